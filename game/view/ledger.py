"""The ledger of victory: every place and deed worth points, who has them, what ends the game at once (rule 15)."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.model.ids import NO_UNIT, NOBODY, HexId, Side
from game.model.scenario import AutoVictory, EarlyGoal
from game.model.view import SideView
from game.rules.victory import Entry, known_score, lost_men
from game.view.condition_words import flag_words
from game.view.course import Ground
from game.view.summary import side_color, side_name
from game.view.tables import Line, where_words
from game.view.text import t
from game.view.their_war import past_fronts

NEAR = 3  # hexes: a place is disputed while the side that does not hold it is known so near


def ledger(view: SideView) -> list[Line]:
    """Return the places with their holders, then what is to be taken in time, then every other entry of the score."""
    scenario = view.scenario
    lines = [_place(view, goal.hex, goal.vp, i) for i, goal in enumerate(scenario.goals)]
    lines += [_early(view, i, goal) for i, goal in enumerate(scenario.early_goals)]
    others = [entry for entry in known_score(view).entries if entry.key not in ("place", "early")]
    return [*lines, *(_other(view, entry) for entry in others)]


def _line(what: str, worth: int, side: Side | None, points: int, note: str, h: HexId | None, *, near: bool) -> Line:
    """Return a row: what, its worth, whose it is, the points each side has by it, what is to be said of it."""
    own = [points if side is it else 0 for it in (Side.COMMUNIST, Side.UN)]
    cells = (what, str(worth), "–" if side is None else side_name(side), *(str(it) if it else "" for it in own), note)
    keys = (None, float(worth), None, *(float(it) for it in own), None)
    groups = (*((side.key,) if side is not None else ()), *(("near",) if near else ()))
    color = "t3" if side is None else f"front_{side_color(side)}"
    return Line(cells, keys, NO_UNIT, h, groups=groups, colors=("", "", color, "", "", "gold" if near else ""))


def _place(view: SideView, h: HexId, worth: int, goal: int) -> Line:
    holder = view.holder[h]
    side = None if holder == NOBODY else Side(holder)
    if side is not None and 2 * goal + side in view.politics.forfeited:
        return _line(where_words(view, h), worth, side, 0, t("ledger.forfeited"), h, near=False)
    far = {it: hexes_to(view, h, it) for it in Side if it is not side}
    nearest = min((it for it in far if far[it] is not None), key=lambda it: (far[it] or 0, it), default=None)
    hexes = None if nearest is None else far[nearest]
    note = "" if nearest is None else off_words(nearest, hexes)
    near = hexes is not None and hexes <= NEAR
    return _line(where_words(view, h), worth, side, worth if side is not None else 0, note, h, near=near)


def hexes_to(view: SideView, h: HexId, side: Side) -> int | None:
    """Return how far the nearest unit of a side is from a hex as far as the viewer knows, None if none is known."""
    there = view.own_at if side is view.side else view.foes_at
    return min((view.board.grid.distance(h, at) for at in there), default=None)


def off_words(side: Side, hexes: int | None) -> str:
    """Return how far off a side is, "" if that is not known."""
    if hexes is None:
        return ""
    return t("ledger.off", side=side_name(side), hexes=hexes)


def _early(view: SideView, index: int, goal: EarlyGoal) -> Line:
    won = bool(view.early_points[index])
    span = {"first": goal.from_turn, "last": goal.to_turn}
    state = "won" if won else "missed" if view.turn > goal.to_turn else "open"
    what = t("ledger.early", place=where_words(view, goal.hex))
    note = t(f"ledger.early.{state}", **span)
    return _line(what, goal.vp, goal.side, goal.vp if won else 0, note, goal.hex, near=False)


def _other(view: SideView, entry: Entry) -> Line:
    if entry.key == "escape":
        what, note = t("ledger.escape", army=view.ruleset.armies[view.scenario.escapes[entry.subject].army].name), ""
    elif entry.key == "prisoners":
        what, note = t("end.kind.prisoners"), t("ledger.men", men=f"{entry.amount:,}")
    else:
        army = view.ruleset.armies[entry.subject].name
        what, note = t("ledger.losses", army=army), t("ledger.men", men=f"{entry.amount:,}")
    return _line(what, entry.points, entry.side, entry.points, note, None, near=False)


def places_of(view: SideView, holder: Sequence[int]) -> int:
    """Return the points of the places the Communist side holds less those of the UN side."""
    sign = {Side.COMMUNIST: 1, Side.UN: -1}
    return sum(
        sign.get(Side(holder[goal.hex]), 0) * goal.vp for goal in view.scenario.goals if holder[goal.hex] != NOBODY
    )


Points = tuple[tuple[int, float], ...]


def places_by_turn(view: SideView, course: Sequence[Ground]) -> tuple[Points, Points]:
    """Return the points of places by turn, Communist less UN, as this game had them and as the fronts of 1950 had."""
    own = tuple((known.turn, float(places_of(view, known.holder))) for known in course)
    turns = range(view.scenario.first_turn, view.scenario.last_turn + 2)
    past = tuple((it.turn, float(places_of(view, it.holder))) for it in past_fronts(view) if it.turn in turns)
    return own, past


# --- what ends the game at once ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Need:
    """A condition of an automatic victory: ``is_met`` is None where the side cannot know."""

    what: str
    state: str
    is_met: bool | None
    share: float | None = None  # how much of it is done, 0 to 1, where that is a number


@dataclass(frozen=True, slots=True)
class Sudden:
    """An automatic victory: whose, in words, when it is judged, what it needs: all ``needs`` and one of ``ways``."""

    side: Side
    text: str
    when: str
    needs: tuple[Need, ...]
    ways: tuple[tuple[Need, ...], ...]


def sudden_victories(view: SideView) -> list[Sudden]:
    """Return what would end the game before its last turn, as far as the side can judge it (rule 15)."""
    return [
        Sudden(
            it.side,
            it.text,
            t("auto.on_turn", turn=it.turn) if it.turn else t("auto.any_turn"),
            tuple(_needs(view, it)),
            tuple(tuple(_held(view, it.side, h) for h in group) for group in it.groups),
        )
        for it in view.scenario.auto_victories
    ]


def _held(view: SideView, side: Side, h: HexId) -> Need:
    what = where_words(view, h)
    if view.holder[h] == side:
        return Need(what, t("auto.held"), is_met=True)
    hexes = hexes_to(view, h, side)
    state = t("auto.not_held") if hexes is None else off_words(side, hexes)
    return Need(what, state, is_met=False)


def _needs(view: SideView, it: AutoVictory) -> list[Need]:
    found = []
    if it.flag:
        secret = it.flag in view.scenario.politics.secret_flags[view.side]
        found.append(Need(flag_words(it.flag, view), "", None if secret else it.flag in view.flags))
    if it.morale_army >= 0:
        army, now, below = view.ruleset.armies[it.morale_army].id, view.morale[it.morale_army], it.morale_tenths
        what = t("auto.morale", army=army, below=below // 10)
        share = (1000 - now) / max(1, 1000 - below)
        found.append(Need(what, t("auto.now", value=now // 10), now < below, min(1.0, share)))
    if it.lost_army >= 0:
        army = view.ruleset.armies[it.lost_army].id
        where = t("auto.anywhere") if it.lost_region < 0 else t(f"auto.region.{view.board.regions[it.lost_region]}")
        what, record = t("auto.lost", army=army, men=f"{it.lost_men:,}", where=where), view.armies[it.lost_army]
        if record is None:
            found.append(Need(what, t("auto.unknown"), None))
        else:
            lost = lost_men(record, it.lost_region)
            found.append(
                Need(what, t("auto.now", value=f"{lost:,}"), lost >= it.lost_men, min(1.0, lost / it.lost_men))
            )
    return found
