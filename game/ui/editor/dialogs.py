"""The questions the editor asks: what unit, who plays, what of changes that are not saved, or made elsewhere."""

from collections.abc import Callable
from functools import partial

from game.ai.registry import HUMAN
from game.model.ids import Side
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.editor.desk import Desk
from game.ui.fields import TextField
from game.ui.labels import Fit, Label
from game.ui.layout import Column, Row, growing, named, sized
from game.ui.popups import Dialog
from game.ui.stepper import Stepper
from game.ui.widget import Ui, Widget
from game.view.text import t
from game.view.theme import BODY, LABEL

COMPUTER = "regular"
Act = Callable[[], None]


def _asking(ui: Ui, title: str, words: str, *choices: tuple[str, str, Act, Kind], glyph: str = "help") -> None:
    """Open a dialog of one question; each choice has a name, words, and what it does; Enter is the last one."""

    def closing(act: Act) -> Act:
        def go() -> None:
            ui.close_dialog()
            act()

        return go

    stay = named(Button(t("editor.stay"), ui.close_dialog, action=Action.BACK), "stay")
    made = [named(Button(text, closing(act), kind=kind), name) for name, text, act, kind in choices]
    body = Label(words, BODY, "t2", fit=Fit.WRAP, marked=True)
    last = made[-1]
    last.action = Action.CONFIRM
    ui.open_dialog(Dialog(ui, title, body, (stay, *made), glyph=glyph, confirm=last.press, back=ui.close_dialog))


def leave_unsaved(ui: Ui, name: str, *, save: Act, leave: Act) -> None:
    """Ask what is to become of changes that are not saved."""
    _asking(
        ui,
        t("editor.leave.title"),
        t("editor.leave.text", name=name),
        ("throw_away", t("editor.leave.drop"), leave, Kind.DANGER),
        ("save_first", t("editor.leave.save"), save, Kind.PRIMARY),
        glyph="save",
    )


def changed_outside(ui: Ui, desk: Desk, theirs: Act) -> None:
    """Ask which text counts: that on the disk or that on the desk; the other one is not lost, undo brings it back."""
    _asking(
        ui,
        t("editor.outside.title"),
        t("editor.outside.text", name=desk.editing.document.path.name),
        ("keep_mine", t("editor.outside.mine"), desk.editing.document.keep_mine, Kind.NORMAL),
        ("take_theirs", t("editor.outside.theirs"), theirs, Kind.PRIMARY),
        glyph="warning",
    )


def recover(ui: Ui, desk: Desk) -> None:
    """Offer what was kept when the file was last left without saving."""
    _asking(
        ui,
        t("editor.recover.title"),
        t("editor.recover.text", name=desk.editing.document.path.name),
        ("forget", t("editor.recover.forget"), desk.editing.document.forget, Kind.DANGER),
        ("restore", t("editor.recover.restore"), desk.restore, Kind.PRIMARY),
        glyph="replay",
    )


def trial(ui: Ui, play: Callable[[dict[str, str]], None]) -> None:
    """Ask who plays: either side against the computer, or the computer both."""
    seats = {
        side.key: {other.key: HUMAN if other is side else COMPUTER for other in Side}
        for side in (Side.COMMUNIST, Side.UN)
    }
    _asking(
        ui,
        t("editor.trial.title"),
        t("editor.trial.text"),
        ("watch", t("editor.trial.watch"), partial(play, {side.key: COMPUTER for side in Side}), Kind.NORMAL),
        ("communist", t("side.communist"), partial(play, seats["communist"]), Kind.NORMAL),
        ("un", t("side.un"), partial(play, seats["un"]), Kind.PRIMARY),
        glyph="play",
    )


class _NewUnit:
    """What the dialog of a new unit has chosen so far."""

    def __init__(self, ui: Ui, desk: Desk) -> None:
        self.ui, self.desk = ui, desk
        case = desk.case
        used = {unit.entry.army for unit in desk.units}
        self.armies = sorted((army.id for army in case.rules.armies), key=lambda army: army not in used)
        near = desk.unit or next((unit for unit in reversed(desk.units)), None)
        self.army = near.entry.army if near is not None and near.entry.army in self.armies else self.armies[0]
        self.toe = near.entry.toe if near is not None and near.entry.toe in self.toes else self.toes[0]
        self.name = ""

    @property
    def toes(self) -> list[str]:
        """Return the tables of organization, first those that the army has in this scenario."""
        used = {unit.entry.toe for unit in self.desk.units if unit.entry.army == self.army}
        return sorted(self.desk.case.toes, key=lambda toe: toe not in used)

    def next_army(self, steps: int) -> None:
        """Choose another army and the first of its tables."""
        self.army = self.armies[(self.armies.index(self.army) + steps) % len(self.armies)]
        self.toe = self.toes[0]
        self.show()

    def next_toe(self, steps: int) -> None:
        """Choose another table."""
        self.toe = self.toes[(self.toes.index(self.toe) + steps) % len(self.toes)]
        self.show()

    def write(self, text: str) -> None:
        """Note the name."""
        self.name = text

    def add(self) -> None:
        """Add the unit."""
        self.ui.close_dialog()
        self.desk.new_unit(self.army, self.toe, self.name.strip() or self.desk.case.toes[self.toe].name)

    def show(self) -> None:
        """Open the dialog, or show it anew with what was chosen; the focus stays where it was."""
        ui, case = self.ui, self.desk.case
        focus = ui.focus.name if ui.focus is not None else "new.name"
        if ui.dialogs:
            ui.close_dialog()
        toe = case.toes[self.toe]
        field = TextField(self.name, self.write, done=lambda text: self.add(), hint=toe.name, longest=60)
        parts: list[Widget] = [
            Label(t("editor.new.text"), BODY, "t2", fit=Fit.WRAP),
            Row(sized(Label(t("editor.field.name"), LABEL, "t2"), width=66), growing(named(field, "new.name")), gap=6),
            named(Stepper(t("editor.field.army"), self.army, self.next_army), "new.army"),
            named(Stepper(t("editor.field.toe"), toe.name, self.next_toe), "new.toe"),
        ]
        stay = named(Button(t("editor.stay"), ui.close_dialog, action=Action.BACK), "stay")
        add = named(Button(t("editor.new.add"), self.add, action=Action.CONFIRM, kind=Kind.PRIMARY), "add")
        dialog = Dialog(
            ui,
            t("editor.new.title"),
            Column(*parts, gap=8),
            (stay, add),
            glyph="plus",
            confirm=self.add,
            back=ui.close_dialog,
        )
        ui.open_dialog(dialog)
        ui.set_focus(next((w for w in dialog.walk() if w.name == focus), field))


def new_unit(ui: Ui, desk: Desk) -> None:
    """Ask what unit is to be added where the cursor is."""
    _NewUnit(ui, desk).show()
