"""What units are: strength, quality, stance, headquarters, whom they replace."""

from collections.abc import Iterator

from game.data.lint.registry import lint_pass
from game.data.scenario_case import ScenarioCase
from game.data.scenario_spec import UnitEntry
from game.data.source import Location
from game.errors import Problem
from game.model.ids import Side, Trait
from game.model.ruleset import Toe


@lint_pass(ScenarioCase)
def strengths_make_sense(case: ScenarioCase) -> Iterator[Problem]:
    """Yield combat units without men or quality, HQs with men, and strengths no table of organization can explain."""
    for key, unit in case.spec.units.items():
        path: Location = ("units", key)
        graded = case.source.is_clear((*path, "grade"), (*path, "q"))
        if graded and unit.grade is not None and unit.q is not None:
            yield case.source.problem((*path, "q"), "give either 'grade' or 'q'")
        toe = case.toe_of(unit)
        if toe is None:
            continue
        if not toe.is_hq:
            yield from _strength(case, path, unit, toe)
            if graded and unit.grade is None and unit.q is None:
                yield case.source.problem(path, "a combat unit needs 'grade' or 'q'")
            continue
        if any(getattr(unit, kind) and case.source.is_clear((*path, kind)) for kind in ("men", "guns", "tanks")):
            yield case.source.problem(path, "a headquarters has no men, guns, or tanks; its men are 'rear'")


def _strength(case: ScenarioCase, path: Location, unit: UnitEntry, toe: Toe) -> Iterator[Problem]:
    if not case.source.is_clear((*path, "men")):
        return
    if unit.men == 0:
        yield case.source.problem(path, "a combat unit needs 'men'")
    elif 2 * unit.men > 3 * toe.men:
        message = f"{unit.men:,} men are more than half again those of {toe.id}, {toe.men:,}"
        yield case.source.problem((*path, "men"), message)


@lint_pass(ScenarioCase)
def stances_and_trenches_are_legal(case: ScenarioCase) -> Iterator[Problem]:
    """Yield units that stand while too disordered, or are entrenched deeper than their hex allows (rule 3.2)."""
    rules = case.rules.units
    limits = case.map.rules
    stand_known = limits.is_clear("unit_types", ("stand_min_cohesion_tenths",))
    trench_known = limits.is_clear("unit_types", ("entrench_command_max",)) and case.is_map_clear("fortified")
    for key, unit in case.spec.units.items():
        path: Location = ("units", key)
        steady = unit.c is None or unit.c * 10 >= rules.stand_min_cohesion_tenths or not stand_known
        if unit.stance == "stand" and not steady and case.source.is_clear((*path, "c")):
            message = f"'stand' needs a cohesion of {rules.stand_min_cohesion_tenths // 10}, not {unit.c}"
            yield case.source.problem((*path, "stance"), message)
        h = case.spot(unit.at) if unit.at is not None else None
        fortified = h is not None and case.board.fortified[h]
        known = trench_known and case.source.is_clear((*path, "at")) and (h is not None or unit.at is None)
        if known and unit.e > rules.entrench_command_max and not fortified:
            message = f"only units in fortified hexes are entrenched deeper than {rules.entrench_command_max}"
            yield case.source.problem((*path, "e"), message)


@lint_pass(ScenarioCase)
def every_unit_has_its_hq(case: ScenarioCase) -> Iterator[Problem]:
    """Yield combat units without HQ, HQs that are none or of another army, and circles (rule 4.4)."""
    for key, unit in case.spec.units.items():
        hq = case.spec.units.get(unit.hq) if unit.hq is not None else None
        toe = case.toe_of(unit)
        if unit.hq is None:
            if toe is not None and not toe.is_hq and case.source.is_clear(("units", key, "hq")):
                yield case.source.problem(("units", key), "a combat unit needs an 'hq'")
        elif hq is not None:
            yield from _superior(case, key, unit, hq)


def _superior(case: ScenarioCase, key: str, unit: UnitEntry, hq: UnitEntry) -> Iterator[Problem]:
    path = ("units", key, "hq")
    toe = case.toe_of(hq)
    if toe is not None and not toe.is_hq:
        yield case.source.problem(path, f"'{unit.hq}' is no headquarters but a {hq.toe}")
    elif _differ(case, hq.army, unit.army):
        yield case.source.problem(path, f"'{unit.hq}' belongs to the army {hq.army}, the unit to {unit.army}")
    else:
        chain = [key]
        above: UnitEntry | None = unit
        while above is not None and above.hq is not None and above.hq not in chain:
            chain.append(above.hq)
            above = case.spec.units.get(above.hq)
        if above is not None and above.hq == key:
            yield case.source.problem(path, f"'{key}' ends up under its own command")


def _differ(case: ScenarioCase, first: str, second: str) -> bool:
    """Return whether two names stand for two armies."""
    return first != second and first in case.armies and second in case.armies


@lint_pass(ScenarioCase)
def replacements_fit(case: ScenarioCase) -> Iterator[Problem]:
    """Yield units that replace themselves or one of another army, or that do not arrive (rule 3.7)."""
    for key, unit in case.spec.units.items():
        old = case.spec.units.get(unit.replaces) if unit.replaces is not None else None
        path = ("units", key, "replaces")
        if old is None:
            continue
        if old is unit:
            yield case.source.problem(path, "a unit cannot replace itself")
        elif _differ(case, old.army, unit.army):
            yield case.source.problem(
                path, f"'{unit.replaces}' belongs to the army {old.army}, the unit to {unit.army}"
            )
        elif unit.arrives is None and case.source.is_clear(("units", key, "arrives")):
            yield case.source.problem(path, "a unit that replaces another needs 'arrives'")


@lint_pass(ScenarioCase)
def drafts_fit(case: ScenarioCase) -> Iterator[Problem]:
    """Yield drafts of nothing and drafts for a unit of another army (rule 3.7)."""
    for i, draft in enumerate(case.spec.drafts):
        path: Location = ("drafts", i)
        clear = case.source.is_clear((*path, "men"), (*path, "guns"), (*path, "tanks"))
        if clear and not (draft.men or draft.guns or draft.tanks):
            yield case.source.problem(path, "brings nothing: give men, guns, or tanks")
        unit = case.spec.units.get(draft.unit) if draft.unit is not None else None
        if unit is not None and _differ(case, unit.army, draft.army):
            message = f"'{draft.unit}' belongs to the army {unit.army}, the draft to {draft.army}"
            yield case.source.problem((*path, "unit"), message)


@lint_pass(ScenarioCase)
def known_units_are_enemies(case: ScenarioCase) -> Iterator[Problem]:
    """Yield units that a side is said to know although they are its own."""
    for side, known in (("communist", case.spec.known.communist), ("un", case.spec.known.un)):
        for i, key in enumerate(known if isinstance(known, list) else []):
            unit = case.spec.units.get(key)
            owner = case.side_of(unit) if unit is not None else None
            if owner is not None and owner.key == side:
                yield case.source.problem(("known", side, i), f"'{key}' is a unit of this side, not of its enemy")


@lint_pass(ScenarioCase)
def landing_forces_fit(case: ScenarioCase) -> Iterator[Problem]:
    """Yield units of a planned landing that are named twice, are not the UN side's, or come by no box (rule 10.5)."""
    force = case.spec.landing.force if case.spec.landing is not None else []
    for i, key in enumerate(force):
        path: Location = ("landing", "force", i)
        unit = case.spec.units.get(key)
        if key in force[:i]:
            yield case.source.problem(path, f"'{key}' is given twice")
        elif unit is None:
            continue
        elif (side := case.side_of(unit)) is not None and side != Side.UN:
            yield case.source.problem(path, f"'{key}' is no unit of the UN side")
        elif unit.box is None and case.source.is_clear(("units", key, "box")):
            yield case.source.problem(path, f"'{key}' is in no box off the map and comes to none")


@lint_pass(ScenarioCase)
def traits_fit(case: ScenarioCase) -> Iterator[Problem]:
    """Yield traits given twice and HQs that are covert or the like."""
    for key, unit in case.spec.units.items():
        if len(set(unit.traits)) < len(unit.traits):
            yield case.source.problem(("units", key, "traits"), "names a trait twice")
        toe = case.toe_of(unit)
        if toe is not None and toe.is_hq and any(Trait[trait.upper()] != Trait.NIGHT for trait in unit.traits):
            yield case.source.problem(("units", key, "traits"), "a headquarters can only have the trait night")
