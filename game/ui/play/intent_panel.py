"""Why a computer's unit does what it does: a panel while the overlay of plans is on (P-12, P-16)."""

from game.model.ids import NO_UNIT, UnitId
from game.model.intentions import Intentions
from game.ui.labels import Fit, Label
from game.ui.layout import Column, Row, growing, sized
from game.ui.panels import Panel
from game.ui.play.room import Room
from game.ui.scroll import Scroll
from game.view.faces import top_of_stack
from game.view.intent_words import aim_words
from game.view.overlays.plan import NAME
from game.view.text import t
from game.view.theme import LABEL, METRICS, NOTE, SMALL

TITLES = 52  # units


def aimed_unit(room: Room) -> UnitId:
    """Return the unit whose aim is told: while plans are shown, the upper one under the pointer or the selected one."""
    if NAME not in room.overlays:
        return NO_UNIT
    here = room.own_at(room.hover)
    if here:
        return top_of_stack(room.view, here, room.selected).id
    foe = _identified(room)
    return foe if foe != NO_UNIT else room.selected


def _identified(room: Room) -> UnitId:
    """Return the unit that the largest enemy under the pointer is known to be, NO_UNIT if it is not."""
    contact = room.inspected()
    spec = None if contact is None else contact.spec
    units = room.match.state.own[room.viewer.enemy].values() if spec is not None else ()
    return next((unit.id for unit in units if unit.spec is spec), NO_UNIT)


def _plan_of(room: Room, unit: UnitId) -> Intentions | None:
    return next((plan for plan in room.pictures.told() if unit in plan.aims), None)


def intent_panel(room: Room) -> Panel | None:
    """Return what the unit in hand is there for, None while plans are not shown or nobody has one for it."""
    unit = aimed_unit(room)
    plan = _plan_of(room, unit)
    if plan is None:
        return None
    rows = [
        Row(sized(Label(name, NOTE, "t3"), width=TITLES), growing(Label(words, SMALL, "t2", fit=Fit.WRAP)), gap=6)
        for name, words in aim_words(room.view, plan, unit)
    ]
    name = Label(room.match.state.units[unit].spec.name, LABEL, fit=Fit.SHORTEN)
    body = Scroll(Column(name, *rows, gap=4, pad=(METRICS.inset, 8, METRICS.inset, 10)))
    panel = Panel(t("panel.plan"), body, glyph="plan")
    panel.name = "plan_panel"
    return panel
