"""Supply at the start: every unit has a way to a source over ground its side holds (rules 6.2, 6.4)."""

from collections.abc import Iterator

from game.data.lint.registry import lint_pass
from game.data.scenario_case import ScenarioCase
from game.errors import Problem
from game.model.ids import SIDES, HexId, Side


@lint_pass(ScenarioCase)
def set_up_is_supplied(case: ScenarioCase) -> Iterator[Problem]:
    """Yield units that stand apart from every source, even without the enemy's zones of control.

    The UN side is also supplied over beaches where it will have the sea; units with the trait infiltrate begin behind
    the enemy. Where no side holds any source the scenario is meant to be without supply.
    """
    if not _is_known(case):
        return
    sources = {side: _sources_of(case, side) for side in SIDES}
    for side in SIDES:
        if not sources[side]:
            if sources[side.enemy] and any(owner == side for _, _, _, owner in case.at_start):
                yield case.source.problem(("sources",), f"the {side.key} side has units but holds no source of supply")
            continue
        fed = _reached(case, side, [*sources[side], *_beaches(case, side)])
        for key, unit, h, owner in case.at_start:
            behind = "infiltrate" in unit.traits or not case.source.is_clear(("units", key, "traits"))
            if owner == side and h not in fed and case.board.is_ground(h) and not behind:
                label = case.board.grid.label(h)
                yield case.source.problem(("units", key, "at"), f"no source of supply can be reached from {label}")


@lint_pass(ScenarioCase)
def sources_are_new(case: ScenarioCase) -> Iterator[Problem]:
    """Yield sources of a place that has one already, in the rules or further up (rule 6.4)."""
    known = [source.id for source in case.map.rules.rules.supply.sources]
    for i, source in enumerate(case.spec.sources):
        if source.place in known:
            yield case.source.problem(("sources", i, "place"), f"'{source.place}' is a source already")
        known.append(source.place)


def _is_known(case: ScenarioCase) -> bool:
    """Return whether everything is sound that supply rests on."""
    sources_clear = case.map.rules.is_clear("sources", ("sources",)) and case.is_map_clear("places", "beaches")
    return (
        sources_clear
        and case.source.is_clear(("sources",))
        and case.is_holder_clear
        and case.all_placed
        and case.source.is_clear(("sea_control_from",))
    )


def _sources_of(case: ScenarioCase, side: Side) -> list[HexId]:
    """Return the hexes of the sources that a side holds."""
    return [case.places[source.place] for source in case.rules.supply.sources if _serves(case, source.place, side)]


def _serves(case: ScenarioCase, place: str, side: Side) -> bool:
    serving = [source for source in case.rules.supply.sources if source.place == place and source.side == side]
    return bool(serving) and place in case.places and case.holder[case.places[place]] == side


def _beaches(case: ScenarioCase, side: Side) -> list[HexId]:
    if side != Side.UN or not (case.spec.sea_control_from or case.spec.events):
        return []
    return [h for h, beach in enumerate(case.board.beach) if beach and case.holder[h] == side]


def _reached(case: ScenarioCase, side: Side, starts: list[HexId]) -> set[HexId]:
    """Return the hexes that supply can reach from some hexes: held by the side or taken by its units.

    Units whose side or arrival is at fault count as its own and as there.
    """
    own = {h for _, unit, h in case.placed if case.is_there(unit) is not False and case.side_of(unit) != side.enemy}
    reached = set(starts)
    edge = list(starts)
    while edge:
        for n in case.board.near[edge.pop()]:
            if n not in reached and (case.holder[n] == side or n in own):
                reached.add(n)
                edge.append(n)
    return reached
