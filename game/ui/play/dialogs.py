"""The questions the play screen asks: end the turn all the same? Fall back to which line? Give the game up?"""

from collections.abc import Callable

from game.model.ids import Side
from game.model.orders import Order
from game.rules.orders.retreat import RetreatOrder
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.choices import RadioRow, Toggle
from game.ui.labels import Fit, Label, Rule
from game.ui.layout import Column, named
from game.ui.play.room import Room
from game.ui.play.side_panels import ItemRow
from game.ui.popups import Dialog, ask
from game.ui.widget import Ui, Widget
from game.view.summary import Item, side_name
from game.view.text import t
from game.view.theme import NOTE, SMALL
from game.view.threats import RetreatOutlook, retreat_outlook, threats

LINES_SHOWN = 7  # lines a retreat order offers


def end_turn_warning(
    ui: Ui, items: list[Item], *, go: Callable[[Item], None], end: Callable[[], None], silence: Toggle
) -> Dialog:
    """Return the list of what is left to do, each line a jump; ending is the main answer unless somebody is cut off.

    ``silence`` switches the list off for later turns.
    """

    def leave_for(item: Item) -> None:
        ui.close_dialog()
        go(item)

    def finish() -> None:
        ui.close_dialog()
        end()

    danger = any(item.danger for item in items)
    stay = Button(t("warn.stay"), ui.close_dialog, action=Action.BACK, kind=Kind.PRIMARY if danger else Kind.NORMAL)
    label = t("warn.end_anyway") if danger else t("warn.end")
    kind = Kind.NORMAL if danger else Kind.PRIMARY
    go_on = Button(label, finish, action=Action.END_TURN if danger else Action.CONFIRM, kind=kind)
    lines: list[Widget] = [ItemRow(item, leave_for) for item in items]
    rows = Column(*lines, Rule(), named(silence, "warn_silence"), gap=6)
    buttons = (named(stay, "warn_stay"), named(go_on, "warn_end"))
    confirm = ui.close_dialog if danger else finish
    dialog = Dialog(ui, t("warn.title"), rows, buttons, glyph="warning", confirm=confirm, back=ui.close_dialog)
    dialog.shortcuts[Action.END_TURN] = finish  # the same key again ends the turn all the same
    return dialog


def retreat_lines(ui: Ui, room: Room, orders: list[Order]) -> Dialog:
    """Return the choice of the line an HQ's units fall back to, the nearest first (rule 8.4)."""

    def giving(order: Order) -> Callable[[], None]:
        def give() -> None:
            ui.close_dialog()
            if room.give(order) and isinstance(order, RetreatOrder):
                ui.toast(t("fall_back.hint", key=ui.keys.label(Action.FALL_BACK)))

        return give

    view, reach, shown = room.view, threats(room.view), orders[:LINES_SHOWN]
    found = [
        retreat_outlook(view, order.army, order.hq, order.line, reach) if isinstance(order, RetreatOrder) else None
        for order in shown
    ]
    rows = [_line_row(room, order, giving(order), outlook) for order, outlook in zip(shown, found, strict=True)]
    stay = named(Button(t("retreat.cancel"), ui.close_dialog, action=Action.BACK), "retreat_cancel")
    words = Label(t("retreat.text"), SMALL, "t2", fit=Fit.WRAP)
    told = [outlook.safe for outlook in found if outlook is not None and not outlook.lost]
    alike = len(told) > 1 and len(set(told)) == 1
    note = Label(t("retreat.note_alike" if alike else "retreat.note"), NOTE, "t3", fit=Fit.WRAP)
    body = Column(words, *rows, note, gap=6)
    return Dialog(ui, t("retreat.title"), body, (stay,), glyph="left", back=ui.close_dialog)


def _line_row(room: Room, order: Order, give: Callable[[], None], found: RetreatOutlook | None) -> Widget:
    """Return a line to fall back to, how far it is, and the men who get out of the enemy's reach on the way."""
    if not isinstance(order, RetreatOrder):
        return Button(t("retreat.end"), give)
    note = t("retreat.nobody")
    if found is not None:
        hexes = f"{found.near}–{found.far}" if found.near < found.far else str(found.far)
        parts = {"hexes": hexes, "safe": f"{found.safe:,}", "men": f"{found.men:,}"}
        more = found.safe - found.safe_without
        note = t("retreat.lost" if found.lost else "retreat.line", **parts, more=f"{more:+,}".replace("-", "−"))
    return named(RadioRow(room.view.board.lines[order.line].name, note, give, on=False), f"line_{order.line}")


def concede_question(ui: Ui, side: Side, go: Callable[[], None]) -> Dialog:
    """Return the question before a game is given up; to play on is the main answer."""
    stay = named(Button(t("concede.no"), lambda: None, action=Action.BACK, kind=Kind.PRIMARY), "concede_no")
    end = named(Button(t("concede.yes"), go, kind=Kind.DANGER), "concede_yes")
    dialog = ask(ui, t("concede.title"), t("concede.text", side=side_name(side)), end, stay, glyph="flag")
    dialog.confirm = dialog.back
    return dialog
