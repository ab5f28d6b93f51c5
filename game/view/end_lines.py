"""The lines of the charts of a game that is over: both sides' true figures by turn, history's beside them (P-20)."""

from dataclasses import dataclass

from game.model.ids import Side
from game.model.view import SideView
from game.view.annals import Annals, armies_of, first_ashore, shares
from game.view.figures import men_in_history
from game.view.fronts import share_pm
from game.view.text import t
from game.view.their_war import landing_place, past_fronts, second_army

COLORS = {
    Side.UN: ("text", "front_un", "t2"),
    Side.COMMUNIST: ("front_communist", "gold", "bad"),
}  # of armies
WHOLE = {Side.UN: "front_un", Side.COMMUNIST: "front_communist"}  # of a side
MOST = 4  # lines of a chart
THOUSAND = 1000
Points = tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart: its name, the token of its color, its values by turn; ``dashed`` is history's."""

    name: str
    color: str
    values: Points
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """What one chart shows: its key in the catalogue, its lines, and how a value is written."""

    key: str
    lines: tuple[Line, ...]
    written: str

    def shown(self, value: float) -> str:
        """Return a value in words."""
        return self.written.format(value)


def end_lines(view: SideView, annals: Annals) -> list[Lines]:
    """Return what the charts show: men, army morale, the South, losses; those of which there is anything."""
    made = (
        ("men", _men(view, annals), "{:,.0f}"),
        ("morale", _morale(view, annals), "{:,.0f}"),
        ("share", _share(view, annals), "{:.0f} %"),
        ("losses", _losses(view, annals), "{:,.0f}"),
    )
    return [Lines(key, tuple(lines), written) for key, lines, written in made if lines]


def marks(view: SideView, annals: Annals) -> list[tuple[int, str]]:
    """Return the landing and the armies that came in, each on its turn."""
    found = [(it.turn, landing_place(view.board, it.hex)) for it in annals.landings[:1]]
    came = ((first_ashore(annals.moments, army), army) for army in armies_of(view.ruleset, Side.COMMUNIST))
    return [*found, *((turn, view.ruleset.armies[army].id) for turn, army in came if turn is not None)]


def _armies(view: SideView, annals: Annals, side: Side) -> list[int]:
    """Return the armies of a side that were there at any time."""
    return [army for army in armies_of(view.ruleset, side) if any(it.men[army] for it in annals.moments)]


def _since(points: Points) -> Points:
    """Return a line from the last turn before there was anything."""
    start = next((i for i, (_, value) in enumerate(points) if value), len(points))
    return points[max(0, start - 1) :]


def _groups(view: SideView, annals: Annals) -> list[tuple[str, str, list[int]]]:
    """Return the UN side as one, and each Communist army: name, color, armies."""
    un = (t("side.un"), WHOLE[Side.UN], _armies(view, annals, Side.UN))
    reds = zip(_armies(view, annals, Side.COMMUNIST), COLORS[Side.COMMUNIST], strict=False)
    return [un, *((view.ruleset.armies[army].id, color, [army]) for army, color in reds)]


def _men(view: SideView, annals: Annals) -> list[Line]:
    lines = []
    for name, color, armies in _groups(view, annals):
        points = tuple((it.turn, it.men_of(armies) / THOUSAND) for it in annals.moments)
        lines.append(Line(name, color, _since(points)))
    first, last = annals.moments[0].turn, annals.moments[-1].turn
    for side in (Side.UN, Side.COMMUNIST):
        end = last if side is Side.UN else min(last, second_army(view.scenario) - 1)
        past = tuple(
            (turn, men / THOUSAND) for turn, men in men_in_history(view.board.id, side) if first <= turn <= end
        )
        if len(past) > 1:
            lines.append(Line(t("end.in_1950"), WHOLE[side], past, dashed=True))
    return lines


def _losses(view: SideView, annals: Annals) -> list[Line]:
    lines = []
    for name, color, armies in _groups(view, annals):
        points = tuple((it.turn, sum(it.lost[army] for army in armies) / THOUSAND) for it in annals.moments)
        lines.append(Line(name, color, _since(points)))
    return lines


def _morale(view: SideView, annals: Annals) -> list[Line]:
    lines = []
    for side in (Side.UN, Side.COMMUNIST):
        for army, color in zip(_armies(view, annals, side), COLORS[side], strict=False):
            there = [it for it in annals.moments if it.men[army]]
            points = tuple((it.turn, it.morale[army] / 10) for it in there)
            lines.append(Line(view.ruleset.armies[army].id, color, points))
    return lines[:MOST] if len(lines) <= MOST else [*lines[: MOST - 2], *lines[-2:]]


def _share(view: SideView, annals: Annals) -> list[Line]:
    board = view.board
    if "south" not in board.regions:
        return []
    lines = [Line(t("end.game"), "gold", tuple(shares(board, annals.moments, Side.COMMUNIST, "south")))]
    turns = range(annals.moments[0].turn, annals.moments[-1].turn + 1)
    fronts = [it for it in past_fronts(view) if it.turn in turns]
    past = {it.turn: share_pm(board, it.holder, Side.COMMUNIST, "south") / 10 for it in fronts}
    return [*lines, Line(t("end.history"), "bone", tuple(past.items()), dashed=True)] if len(past) > 1 else lines
