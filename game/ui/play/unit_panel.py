"""The selected unit, or the stack or place under the pointer: counter, figures with their bars, and its orders."""

from collections.abc import Callable

from game.model.ids import NO_UNIT, Intelligence, RetreatScope, Stance, Trait
from game.model.picture import Contact
from game.model.units import Unit
from game.rules.movement import allowance
from game.ui.actions import Action, Keymap
from game.ui.bars import NOTCHES, Bar, Pips, Stat
from game.ui.buttons import Button, Kind
from game.ui.choices import Chip
from game.ui.labels import Fit, Label, Side
from game.ui.layout import Align, Column, Grid, Row, described, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.commands import why_not
from game.ui.play.plan import stack_note
from game.ui.play.room import Room
from game.ui.play.rounds import skip
from game.ui.popups import Dialog
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.counters import CounterFace
from game.view.explain import cohesion_why, command_why, movement_why, strength_why
from game.view.faces import contact_face, points, strength_milli, unit_face
from game.view.summary import contact_kind, hq_text
from game.view.supply_words import supply_words
from game.view.text import t
from game.view.theme import LABEL, METRICS, NAME, NOTE, SMALL

COUNTER = 64
DIALOG = 380  # units of width
ORDER_KEYS = {
    "rest": Action.REST,
    "stance": Action.STANCE,
    "blow_bridge": Action.BLOW_BRIDGE,
    "retreat": Action.RETREAT,
    "embark": Action.EMBARK,
}
BUTTONS: dict[str, Action | None] = {
    "rest": Action.REST,
    "stance": Action.STANCE,
    "skip": Action.SKIP,
    "rail": Action.RAIL,
    "retreat": Action.RETREAT,
    "more": None,
}
TRAITS = (Trait.NIGHT, Trait.INFILTRATE, Trait.MARINE, Trait.AIRBORNE, Trait.SECURITY, Trait.CADRE)


class CounterPicture(Widget):
    """One counter, as on the map."""

    def __init__(self, face: CounterFace, px: int = COUNTER) -> None:
        super().__init__()
        self.face, self.px = face, px

    def measure(self, ui: Ui, width: int) -> Size:
        side = ui.px(self.px + 10)
        return side, side

    def paint(self, ui: Ui, to: Surface) -> None:
        ui.counters.blit(to, self.face, ui.px(self.px), self.rect.center)


def _stat(name: str, value: str, note: str, bar: Bar | None = None, explain: str = "") -> Stat:
    stat = Stat(name, value, note, bar)
    stat.hoverable = bool(explain)
    stat.tooltip = explain
    return stat


def _level(tenths: int, full: str) -> Bar:
    """Return the bar of a 0-100 figure held in tenths: colored by level, notched in quarters."""
    color = full if tenths >= 500 else "gold" if tenths >= 250 else "crit"
    return Bar(tenths / 1000, color, notches=NOTCHES)


def _order_buttons(room: Room, order: Callable[[str], None], ui_keys: Keymap, *, tight: bool) -> Widget:
    """Return two rows of buttons; where there is little room the key stands in the tooltip."""
    presses = {name: _giver(order, name) for name in (*ORDER_KEYS, "more")}
    presses |= {"rail": room.toggle_rail, "skip": lambda: skip(room)}
    buttons: list[Widget] = []
    for name, action in BUTTONS.items():
        shown = action if not tight else None
        button = Button(t(f"order.{name}"), presses[name], action=shown, style=LABEL, height=30)
        why = _why_not(room, name)
        button.enabled, button.why_disabled = why is None, why or ""
        key = t("order.key", key=ui_keys.label(action)) if action is not None else ""
        buttons.append(named(described(button, t(f"order.{name}.tip") + key), f"order_{name}"))
    return Grid(*buttons, columns=3, gap=4 if tight else 6)


def _why_not(room: Room, name: str) -> str | None:
    if name in ORDER_KEYS:
        return why_not(room, name)
    return room.why_no_rail() if name == "rail" else None


def _giver(order: Callable[[str], None], name: str) -> Callable[[], None]:
    return lambda: order(name)


class ChipLine(Widget):
    """Chips side by side, as many as there is room for; the tooltip of the line has all of them."""

    hoverable = True
    gap = 6  # units

    def __init__(self, words: list[str]) -> None:
        super().__init__(*(Chip(word) for word in words))
        self.tooltip = " · ".join(words)

    def measure(self, ui: Ui, width: int) -> Size:
        return width, max(chip.measure(ui, width)[1] for chip in self.children)

    def arrange(self, ui: Ui) -> None:
        x = self.rect.left
        for chip in self.children:
            wide, high = chip.measure(ui, self.rect.width)
            chip.visible = x + wide <= self.rect.right
            if chip.visible:
                chip.place(ui, Rect(x, self.rect.top, wide, high))
                x += wide + ui.px(self.gap)


def _chips(unit: Unit) -> Widget:
    """Return the stance, a retreat order, then what the unit is good at."""
    words = [t(f"stance.{Stance(unit.stance).name.lower()}")]
    if unit.retreat_scope != RetreatScope.NONE:
        words.append(t("unit.retreating"))
    words += [t(f"trait.{(trait.name or '').lower()}") for trait in TRAITS if unit.traits & trait]
    return ChipLine(words)


def _head(room: Room, unit: Unit) -> Row:
    view = room.view
    in_command = unit.id in room.in_command
    army = view.ruleset.armies[unit.army]
    command = t("unit.staff") if unit.is_hq else t("unit.in_command") if in_command else t("unit.out_of_command")
    accent = "good" if in_command or unit.is_hq else "bad"
    belongs = Label(f"*{command}* · {hq_text(view, unit.id)}", NOTE, "t2", fit=Fit.SHORTEN, marked=True, accent=accent)
    return Row(
        CounterPicture(unit_face(view, unit, in_command=in_command)),
        growing(
            Column(
                Label(unit.spec.name, NAME, fit=Fit.SHORTEN),
                described(Label(unit.toe.name, NOTE, "t2", fit=Fit.SHORTEN), f"{army.name} · {unit.toe.name}"),
                described(belongs, command_why(view, unit)),
                _chips(unit),
                gap=3,
                align=Align.STRETCH,
            )
        ),
        gap=12,
    )


def unit_body(room: Room, unit: Unit, *, tight: bool) -> list[Widget]:
    """Return what there is to know of an own unit: counter, figures with their bars, what it has left."""
    body: list[Widget] = [_head(room, unit)]
    if not unit.is_hq:
        body += _figures(room, unit, tight=tight)
    kind = t(f"class.{unit.toe.movement.name.lower()}")
    left = t("unit.mp", left=points(unit.mp), full=points(allowance(room.view, unit) if unit.on_map else 0))
    body.append(_stat(t("unit.movement"), left, kind, explain=movement_why(room.view, unit)))
    if unit.is_hq:
        body.append(_stat(t("unit.priority"), t(f"priority.{unit.priority}"), "", explain=t("unit.priority.tip")))
    elif not tight:
        body.append(_works(unit.e, t("unit.moved") if unit.moved else ""))
    return body


def unit_panel(room: Room, unit: Unit, order: Callable[[str], None], *, keys: Keymap, tight: bool) -> Panel:
    """Return the panel of an own unit."""
    body = unit_body(room, unit, tight=tight)
    if room.operates and unit.on_map:
        body.append(_order_buttons(room, order, keys, tight=tight))
    gap = 4 if tight else 9
    inside = Column(*body, gap=gap, pad=(METRICS.inset, gap, METRICS.inset, gap + 3))
    panel = Panel(t("panel.unit"), inside, glyph="shield", note=stack_note(room.view, unit))
    panel.name = "unit_panel"
    return panel


def unit_dialog(ui: Ui, room: Room, unit: Unit, show: Callable[[], None]) -> Dialog:
    """Return an own unit on the map as a dialog; ``show`` goes to where it is."""

    def go() -> None:
        ui.close_dialog()
        show()

    shut = named(Button(t("more.close"), ui.close_dialog, action=Action.BACK), "unit_close")
    there = named(Button(t("war.show"), go, action=Action.CONFIRM, kind=Kind.PRIMARY), "unit_show")
    body = sized(Column(*unit_body(room, unit, tight=False), gap=9), width=DIALOG)
    return Dialog(ui, t("panel.unit"), body, [shut, there], glyph="shield", confirm=go, back=ui.close_dialog)


def _works(level: int, note: str) -> Widget:
    return Row(
        sized(Label(t("unit.entrenchment"), SMALL, "t2"), width=78),
        Pips(level, 4, "entrenchment"),
        growing(Label(note, NOTE, "t3", fit=Fit.SHORTEN, side=Side.RIGHT)),
        gap=4,
    )


def rough(men: int) -> int:
    """Return an estimate to two figures: no more is known than that."""
    step: int = 10 ** max(0, len(str(men)) - 2)
    return (men + step // 2) // step * step


def _arms(men: str, guns: int, tanks: int, *, tight: bool) -> str:
    """Return men, guns and tanks in words; what there is none of is left out."""
    words = [t("unit.men", men=men)]
    for kind, count in (("guns", guns), ("tanks", tanks)):
        words += [t(f"unit.{kind}_short" if tight else f"unit.{kind}", count=count)] if count else []
    return " · ".join(words)


def _figures(room: Room, unit: Unit, *, tight: bool) -> list[Widget]:
    view = room.view
    strength = strength_milli(view, unit.id, unit)
    arms = _arms(f"{unit.men:,}", unit.guns, unit.tanks, tight=tight)
    full = max(unit.toe.men, unit.men, 1)
    supply = supply_words(view, room.supply, unit.id)
    return [
        _stat(
            t("unit.strength"),
            f"{strength / 1000:.1f} SP",
            arms,
            Bar(unit.men / full, "bone"),
            strength_why(view, unit),
        ),
        _stat(
            t("unit.cohesion"),
            str(unit.c // 10),
            t("unit.quality", q=f"{unit.q / 1000:.2f}"),
            _level(unit.c, "bone"),
            cohesion_why(view, unit),
        ),
        _stat(t("unit.supply"), str(unit.s // 10), supply.short, _level(unit.s, "good"), supply.long),
    ]


def _last_seen(ago: int) -> str:
    """Return in words how many turns ago an enemy out of sight was seen."""
    now_or_then = ("contact.seen_before", "contact.seen_last_turn")
    return t(now_or_then[ago]) if ago < len(now_or_then) else t("contact.last_seen", turns=ago)


def contact_panel(room: Room, contact: Contact, *, tight: bool) -> Panel:
    """Return the panel of an enemy as far as he is known."""
    view = room.view
    name = contact.spec.name if contact.spec else t("contact.unknown")
    kind = contact_kind(view, contact)
    seen = t("contact.seen") if contact.seen else _last_seen(view.turn - contact.turn)
    grade = t(f"intelligence.{contact.intelligence.name.lower()}")
    rows: list[Widget] = [
        Row(
            CounterPicture(contact_face(view, contact)),
            growing(
                Column(
                    Label(name, NAME, fit=Fit.SHORTEN),
                    described(Label(kind, NOTE, "t2", fit=Fit.SHORTEN), kind),
                    Label(f"{seen} · {grade}", NOTE, "t2", fit=Fit.WRAP),
                    gap=3,
                )
            ),
            gap=12,
        )
    ]
    if not contact.toe.is_hq:
        strength = strength_milli(view, contact.id, contact)
        about = "" if contact.intelligence is Intelligence.EXACT else "~"
        men = contact.men if contact.intelligence is Intelligence.EXACT else rough(contact.men)
        arms = _arms(f"{about}{men:,}", contact.guns, contact.tanks, tight=tight)
        rows.append(_stat(t("unit.strength"), f"{about}{strength / 1000:.{int(strength < 500)}f} SP", arms))
        rows.append(_works(contact.e, ""))
    inside = Column(*rows, gap=9, pad=(METRICS.inset, 10, METRICS.inset, 12))
    panel = Panel(t("panel.enemy"), inside, glyph="eye")
    panel.name = "enemy_panel"
    return panel


def empty_panel(note: str) -> Panel:
    """Return the panel while nothing is selected."""
    words = Label(note, SMALL, "t2", fit=Fit.WRAP)
    panel = Panel(t("panel.unit"), Column(words, pad=METRICS.inset), glyph="shield")
    panel.name = "unit_panel"
    return panel


def selection_panel(room: Room, order: Callable[[str], None], *, keys: Keymap, tight: bool) -> Panel:
    """Return the panel for what is selected, else for the enemy under the pointer, else a hint."""
    unit = room.unit
    if unit is not None and room.selected != NO_UNIT:
        return unit_panel(room, unit, order, keys=keys, tight=tight)
    contact = room.inspected()
    if contact is not None:
        return contact_panel(room, contact, tight=tight)
    return empty_panel(t("hint.select") if room.operates else room.waiting_for)
