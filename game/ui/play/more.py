"""Every other order of a unit that is legal now, one a line: stances, bridges, mergers, HQs, priorities, boxes."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from game.model.ids import NO_UNIT, OFF_MAP, Priority, RetreatScope, Stance, Status, Trait, UnitId
from game.model.orders import Order
from game.model.units import NO_BOX, Unit
from game.model.view import SideView
from game.rules.airlift import can_board, is_drop_zone
from game.rules.boxes import crossing_distances, exits_of
from game.rules.landings import first_wave
from game.rules.orders.air_drop import AirDropOrder
from game.rules.orders.boxes import EnterBoxOrder, LeaveBoxOrder
from game.rules.orders.bridges import BlowBridgeOrder, KeepBridgeOrder
from game.rules.orders.embark import EmbarkOrder
from game.rules.orders.landing import LandOrder
from game.rules.orders.merge import MergeOrder
from game.rules.orders.reform import ReformOrder
from game.rules.orders.retreat import EndRetreatOrder
from game.rules.orders.staff import MARKS, AssignHqOrder, MarkReplacementsOrder, SetPriorityOrder
from game.rules.orders.stance import SetStanceOrder
from game.rules.reform import reformable
from game.rules.sea import havens
from game.ui.actions import Action
from game.ui.buttons import Button
from game.ui.labels import Fit, Label
from game.ui.layout import Column, Grid, growing, named
from game.ui.play.room import Room
from game.ui.play.withdrawal import fall_back
from game.ui.popups import Dialog
from game.ui.scroll import Scroll
from game.ui.widget import Ui, Widget
from game.view.order_words import order_words
from game.view.text import t
from game.view.theme import LABEL, SMALL

DROPS = 16  # places that a drop is offered on
COLUMNS = 2  # of orders: more of them are scrolled to


def _candidates(view: SideView, unit: Unit) -> Iterator[Order]:
    side = view.side
    if unit.status == Status.IN_BOX:
        near = crossing_distances(view, unit)
        yield from (LeaveBoxOrder(side, unit.id, h) for h in sorted(exits_of(view, unit), key=lambda h: (near[h], h)))
        yield from _by_air(view, unit)
        yield from _by_sea(view, unit)
        return
    for stance in Stance:
        yield SetStanceOrder(side, unit.id, stance)
    for priority in sorted(Priority, reverse=True):
        yield SetPriorityOrder(side, unit.id, priority)
    for bridge in view.board.bridges:
        if unit.hex in (bridge.a, bridge.b):
            yield BlowBridgeOrder(side, unit.id, bridge.index)
            yield KeepBridgeOrder(side, bridge.index, bridge.index not in view.keep_bridges)
    for other in view.own_at.get(unit.hex, ()):
        yield MergeOrder(side, unit.id, other)
    for box in range(len(view.scenario.boxes)):
        yield EnterBoxOrder(side, unit.id, box)
    yield from _by_air(view, unit)
    yield from _by_sea(view, unit)
    yield EndRetreatOrder(side, unit.army, unit.id if unit.is_hq else unit.hq)
    yield EndRetreatOrder(side, unit.army, NO_UNIT)
    for mark in MARKS:
        yield MarkReplacementsOrder(side, unit.id, mark)
    staffs = [hq for hq in view.own.values() if hq.is_hq and hq.on_map]
    for hq in sorted(staffs, key=lambda it: (view.board.grid.distance(it.hex, unit.hex), it.id)):
        yield AssignHqOrder(side, unit.id, hq.id)


def _by_air(view: SideView, unit: Unit) -> Iterator[Order]:
    """Yield drops on places of the enemy's and near him, the largest places first (rule 10.4)."""
    if not can_board(view, unit) or view.air.lift_left < view.ruleset.air.drop_lift_tenths:
        return
    places = [place for place in view.board.places if is_drop_zone(view, place.hex)]
    places.sort(key=lambda place: (view.holder[place.hex] == view.side, place.tier, place.index))
    yield from (AirDropOrder(view.side, unit.id, place.hex) for place in places[:DROPS])


def _by_sea(view: SideView, unit: Unit) -> Iterator[Order]:
    for port in (OFF_MAP, *havens(view)):
        yield EmbarkOrder(view.side, unit.id, port)
    if view.sea is not None and unit.id in view.sea.plan.force:
        yield LandOrder(view.side, first_wave(view))


def other_orders(view: SideView, unit: Unit) -> list[Order]:
    """Return the legal orders of a unit that have no button of their own, what concerns it most first."""
    return [order for order in _candidates(view, unit) if order.check(view) is None]


def reform_orders(room: Room) -> list[ReformOrder]:
    """Return for each division that can be raised again now the order to do it at the first place it can (8.6)."""
    if not room.operates:
        return []
    places = {unit: (h, box) for unit, h, box in reversed(reformable(room.view))}
    return [ReformOrder(room.viewer, unit, *places[unit]) for unit in sorted(places)]


def more_orders(ui: Ui, room: Room, unit: Unit) -> Dialog:
    """Return the list of a unit's other orders; a click gives one."""
    title = "more.title" if unit.on_map else "more.come_out"
    orders = other_orders(room.view, unit)
    drops = any(isinstance(order, AirDropOrder) for order in orders)
    note = t("more.no_drop") if unit.traits & Trait.AIRBORNE and not drops else ""
    box, beside = NO_BOX if unit.on_map else unit.box, []

    def march_back() -> None:
        ui.close_dialog()
        fall_back(room)

    if unit.on_map and unit.retreat_scope != RetreatScope.NONE:
        beside.append(named(Button(t("fall_back.all"), march_back, action=Action.FALL_BACK), "fall_back"))
    after = partial(_ask_next, ui, room, unit.id, box)
    return order_list(ui, room, orders, t(title, unit=unit.spec.name), note, after=after, beside=beside)


def _ask_next(ui: Ui, room: Room, last: UnitId, box: int) -> None:
    """Ask the same of the unit that follows ``last`` in its box, if any can still come out of it."""
    view = room.view
    boxed = [unit for unit in view.own.values() if unit.status == Status.IN_BOX and unit.box == box]
    inside = [unit for unit in boxed if exits_of(view, unit)]
    if inside:
        ui.open_dialog(more_orders(ui, room, min(inside, key=lambda unit: (unit.id < last, unit.id))))


def order_list(
    ui: Ui,
    room: Room,
    orders: Sequence[Order],
    title: str,
    note: str = "",
    *,
    after: Callable[[], None] = lambda: None,
    beside: Sequence[Button] = (),
) -> Dialog:
    """Return a list of orders, with a note below it; a click gives one, ``after`` follows it.

    The buttons ``beside`` the one that closes it have keys of their own.
    """

    def giving(order: Order) -> Callable[[], None]:
        def give() -> None:
            ui.close_dialog()
            if room.give(order):
                after()

        return give

    rows = [
        named(Button(order_words(room.view, order), giving(order), style=LABEL, height=30), f"more_{i}")
        for i, order in enumerate(orders)
    ]
    body: Widget = Label(t("more.none"), SMALL, "t2", fit=Fit.WRAP)
    if rows:
        body = named(Scroll(Grid(*rows, columns=COLUMNS, gap=6)), "more_list")
    if note:
        body = Column(growing(body), Label(note, SMALL, "t2", fit=Fit.WRAP), gap=8)
    close = named(Button(t("more.close"), ui.close_dialog, action=Action.BACK), "more_close")
    dialog = Dialog(ui, title, body, (*beside, close), glyph="list", back=ui.close_dialog)
    dialog.shortcuts |= {button.action: button.press for button in beside if button.action is not None}
    return dialog
