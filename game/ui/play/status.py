"""The bar under the map: what is at the pointer, and the keys that matter now."""

from collections.abc import Callable, Sequence

from game.model.ids import HexId, Phase, River
from game.model.orders import Reason
from game.model.units import Unit
from game.model.view import SideView
from game.rules.closures import is_closed
from game.rules.movement import walk
from game.rules.orders.assault import AssaultOrder
from game.ui.actions import Action
from game.ui.labels import Fit, KeyCap, Label
from game.ui.layout import Row, growing
from game.ui.panels import Plate
from game.ui.play.commands import refusal_text
from game.ui.play.room import Room
from game.ui.widget import Size, Surface, Ui, Widget
from game.view.faces import points
from game.view.stacks import overfull_by
from game.view.summary import hex_facts
from game.view.text import t
from game.view.theme import METRICS, NOTE, SMALL

ROOM_FOR_HINTS = 1150  # units of width


class StatusLine(Widget):
    """The line at the left of the bar, such as the facts of the hex under the pointer, asked for at every drawing."""

    def __init__(self, words: Callable[[], str]) -> None:
        super().__init__(Label(words, SMALL, "t2", fit=Fit.SHORTEN, marked=True, accent="text"))
        self.grow = 1.0

    def measure(self, ui: Ui, width: int) -> Size:
        return 0, self.children[0].measure(ui, width)[1]

    def paint(self, ui: Ui, to: Surface) -> None:
        to.fill(ui.palette.panel, self.rect.inflate(0, -2))


def pointer_facts(room: Room) -> str:
    """Return what the bar says of the hex under the pointer: why the selected unit cannot go there first."""
    if room.hover is None:
        return t("status.idle")
    facts = hex_facts(room.view, room.hover, room.unit, room.supply if room.unit is not None else None)
    return " · ".join([*_why_not(room, room.hover), *_no_room(room, room.hover), *facts])


def _no_room(room: Room, h: HexId) -> list[str]:
    """Return that the selected unit may not stay on a hex it can go to, or may not advance there: it is full."""
    unit, plan = room.unit, room.plan
    goes = plan is None and (h in room.reach or h in room.path)
    if unit is None or not goes or not (over := overfull_by(room.view, unit, h)):
        return []
    return [t("hex.no_advance", why=over) if room.advances(h) else t("hex.no_stay", why=over)]


def _why_not(room: Room, h: HexId) -> list[str]:
    """Return why the selected unit cannot go to a hex, or assault it; nothing where it can."""
    unit, view = room.unit, room.view
    if room.field is None or unit is None or room.plan is not None or h == unit.hex or room.can_reach(h):
        return []
    if view.foe_stack[h]:
        refusal = AssaultOrder(room.viewer, (unit.id,), h).check(view)
        return [] if refusal is None else [t("hex.no_assault", why=refusal_text(view, refusal))]
    if not view.board.is_ground(h) or h in room.reach:
        return []
    return [t("hex.no_move", why=_why_no_way(view, unit, h))]


def _why_no_way(view: SideView, unit: Unit, h: HexId) -> str:
    """Return why a unit cannot get to a hex: beside it the step itself is asked, farther away the points are."""
    if is_closed(view, unit.army, h):
        return t("hex.closed")
    if h not in view.board.near[unit.hex] or (halt := walk(view, unit, (h,)).halt) is None:
        return t("hex.too_far", left=points(unit.mp))
    river = view.board.river[6 * unit.hex + view.board.grid.direction(unit.hex, h)]
    barred = halt.reason is Reason.IMPASSABLE and river == River.MAJOR
    return t("hex.no_bridge") if barred else refusal_text(view, halt)


def _hints(room: Room) -> list[tuple[str, Action]]:
    if not room.seated:
        turns = [("turns", Action.LATER)] if room.recorded else []
        return [("pause", Action.SKIP), ("step", Action.NEXT_UNIT), *turns, ("sight", Action.SIGHT)]
    if room.yours and not room.operates:
        asked = [("politics", Action.POLITICS)]
        if room.view.phase is not Phase.EVENTS:
            asked = [("air_sea", Action.AIR_SEA), ("go_on", Action.END_TURN)]
        return [*asked, ("forces", Action.FORCES), ("help", Action.ALMANAC)]
    if room.match.is_over:
        return [("end", Action.END_TURN), ("forces", Action.FORCES), ("help", Action.ALMANAC)]
    if not room.operates:
        return [("pause", Action.SKIP), ("step", Action.NEXT_UNIT), ("skip", Action.BACK), ("faster", Action.FASTER)]
    if room.plan is not None:
        return [("assault", Action.CONFIRM), ("add", Action.ADD_TO_ATTACK), ("drop", Action.BACK)]
    if room.unit is not None:
        return [("stack", Action.STACK_NEXT), ("undo", Action.UNDO), ("drop", Action.BACK), ("help", Action.ALMANAC)]
    return [
        ("next", Action.NEXT_UNIT),
        ("short", Action.NEXT_SHORT),
        ("forces", Action.FORCES),
        ("help", Action.ALMANAC),
    ]


def status_bar(ui: Ui, room: Room, line: StatusLine, keys: Sequence[tuple[str, Action | str]] = ()) -> Widget:
    """Return the bar with the hints of some ``keys``, those that matter in a match if none are given.

    A key that is no action's is told in its own words.
    """
    hints: list[Widget] = []
    if ui.layout_size[0] >= ROOM_FOR_HINTS:
        for name, action in keys or _hints(room):
            cap = ui.keys.label(action) if isinstance(action, Action) else action
            hints += [KeyCap(cap), Label(t(f"hint.key.{name}"), NOTE, "t3")]
    row = Row(growing(line), Row(*hints, gap=6), gap=14, pad=(14, 0, 14, 0))
    bar = Plate(row, fill="panel", edge="line")
    bar.height = METRICS.status_bar
    return bar
