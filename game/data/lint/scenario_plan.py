"""The plan of history (rule 16.4): it names what exists, in turns that do not overlap."""

from collections.abc import Iterator

from game.data.lint.registry import lint_pass, name_pass
from game.data.lint.scenario_references import unknown
from game.data.scenario_case import SIDE_OF, WHOLE, ScenarioCase
from game.data.scenario_spec import StageSpec
from game.data.shape import suggestion
from game.errors import Problem


@name_pass(ScenarioCase)
def plans_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield postures, axes, lines and landing sites that a plan names in vain."""
    hints = case.spec.hints
    known = case.source.is_clear(("hints",))
    has_sites = case.map.rules.has_all_keys("sites", ("sites",))
    for i, stage in enumerate(case.spec.hist_plan):
        path = ("hist_plan", i)
        axes = [axis.id for axis in hints.axes if axis.side == stage.side]
        lines = [line.id for line in hints.lines if line.side == stage.side]
        if case.map.rules.has_all_keys("ai", ("postures",)):
            postures = [posture.id for posture in case.rules.ai.postures]
            yield from unknown(case, (*path, "posture"), "posture", stage.posture, postures)
        if known:
            for key in stage.axes or {}:
                if key not in axes:
                    message = f"no axis '{key}' of this side{suggestion(key, axes)}"
                    yield case.source.key_problem((*path, "axes", key), message)
            yield from unknown(case, (*path, "line"), "defense line of this side", stage.line, lines)
            followed = axes if stage.axes is None else [key for key in axes if key in stage.axes]
            for key in stage.forces:
                if key not in followed:
                    message = f"no axis '{key}' that this stage follows{suggestion(key, followed)}"
                    yield case.source.key_problem((*path, "forces", key), message)
        yield from _forces(case, i, stage)
        yield from _restraint(case, i, stage)
        if stage.landing is not None and has_sites:
            sites = [site.id for site in case.rules.sea.sites]
            yield from unknown(case, (*path, "landing", "site"), "landing site", stage.landing.site, sites)
            yield from unknown(case, (*path, "landing", "cover"), "landing site", stage.landing.cover, sites)


def _restraint(case: ScenarioCase, i: int, stage: StageSpec) -> Iterator[Problem]:
    """Yield armies held back that are not the side's or spared that are not the enemy's, and lines not on the map."""
    clear, side = case.map.rules.has_all_keys("armies", ("armies",)), SIDE_OF[stage.side]
    own = [army.id for army in case.rules.armies if army.side == side] if clear else []
    enemy = [army.id for army in case.rules.armies if army.side != side] if clear else []
    for army, line in stage.limits.items():
        path = ("hist_plan", i, "limits", army)
        if clear and army not in own:
            yield case.source.key_problem(path, f"no army '{army}' of this side{suggestion(army, own)}")
        if case.is_map_clear("lines"):
            yield from unknown(case, path, "line", line, case.board.lines)
    for j, army in enumerate(stage.spares):
        if clear and army not in enemy:
            message = f"no army '{army}' of the enemy{suggestion(army, enemy)}"
            yield case.source.problem(("hist_plan", i, "spares", j), message)


def _forces(case: ScenarioCase, i: int, stage: StageSpec) -> Iterator[Problem]:
    """Yield units bound to an axis that are not there, are the enemy's, or are bound twice."""
    bound: dict[str, str] = {}
    units = case.spec.units if case.source.has_all_keys(("units",)) else None
    for axis, keys in stage.forces.items():
        for j, key in enumerate(keys):
            path = ("hist_plan", i, "forces", axis, j)
            unit = case.spec.units.get(key)
            if unit is None:
                yield from unknown(case, path, "unit", key, units)
            elif (side := case.side_of(unit)) is not None and side != SIDE_OF[stage.side]:
                yield case.source.problem(path, f"'{key}' is not a unit of this side")
            if key in bound:
                yield case.source.problem(path, f"'{key}' is bound to the axis '{bound[key]}' already")
            bound.setdefault(key, axis)


@lint_pass(ScenarioCase)
def plans_are_in_order(case: ScenarioCase) -> Iterator[Problem]:
    """Yield stages that end before they begin or run into the next of their side, and axes that miss their end."""
    before: dict[str, tuple[int, StageSpec]] = {}
    ways = {axis.id: [case.spot(where) for where in axis.via] for axis in case.spec.hints.axes}
    for i, stage in enumerate(case.spec.hist_plan):
        first, last = stage.turns
        if last < first:
            yield case.source.problem(
                ("hist_plan", i, "turns"), f"ends on turn {last}, before it begins on turn {first}"
            )
        if stage.side in before and first <= (end := before[stage.side][1].turns[1]):
            message = (
                f"turn {first} belongs to stage {before[stage.side][0] + 1} of this list, which lasts to turn {end}"
            )
            yield case.source.problem(("hist_plan", i, "turns"), message)
        before[stage.side] = (i, stage)
        for key, end_at in (stage.axes or {}).items():
            if end_at != WHOLE and key in ways and (h := case.spot(end_at)) is not None and h not in ways[key]:
                yield case.source.problem(("hist_plan", i, "axes", key), f"'{end_at}' is not on the axis '{key}'")
