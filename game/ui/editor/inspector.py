"""The right side of the editor: the chosen unit, the hex of the cursor, or the scenario, every value to be set."""

from collections.abc import Callable, Sequence

from game.data.patch import GONE
from game.model.ids import NOBODY, HexId, Side
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.choices import Segments
from game.ui.editor.desk import Desk
from game.ui.fields import TextField
from game.ui.labels import Fit, Label
from game.ui.layout import Column, Pad, Row, Spacer, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.unit_panel import CounterPicture
from game.ui.screens.common import caption
from game.ui.scroll import Scroll
from game.ui.stepper import Stepper
from game.ui.widget import Ui, Widget
from game.view.drafts import DraftUnit, turn_date, when_text, where_text
from game.view.summary import ground_facts
from game.view.text import t
from game.view.theme import LABEL, METRICS, NAME, NOTE, SMALL

MEN_STEP, GUN_STEP, POINT_STEP, MOST_MEN = 100, 1, 5, 1_000_000
STANCES = ("delay", "hold", "stand")
HOLDERS = (Side.COMMUNIST, Side.UN)
LONGEST_NAME, LONGEST_SHORT = 60, 16


def inspector(ui: Ui, desk: Desk) -> Widget:
    """Return the panel of what is chosen."""
    unit = desk.unit
    parts = _unit(ui, desk, unit) if unit is not None else [] if desk.hex is not None else _scenario(desk)
    if desk.hex is not None:
        parts += _hex(desk, desk.hex, gap=14 if parts else 0)
    title = t("editor.unit") if unit is not None else t("editor.hex") if desk.hex is not None else t("editor.scenario")
    note = unit.key if unit is not None else ""
    body = named(Scroll(Pad(Column(*parts, gap=4), (METRICS.inset, 10, METRICS.inset, 12))), "inspector")
    return Panel(title, body, glyph="note", note=note)


# --- a unit ---------------------------------------------------------------------------------------------------


def _unit(ui: Ui, desk: Desk, unit: DraftUnit) -> list[Widget]:
    entry, case = unit.entry, desk.case
    toe = case.toe_of(entry)
    words = Column(
        Label(entry.name, NAME, fit=Fit.WRAP),
        Label(f"{entry.army} · {toe.name if toe is not None else entry.toe}", SMALL, "t2", fit=Fit.SHORTEN),
        Label(f"{where_text(case, unit)} · {when_text(case, unit)}", NOTE, "t3", fit=Fit.SHORTEN),
        gap=2,
    )
    picture: list[Widget] = [CounterPicture(unit.face, 56)] if unit.face is not None else []
    rows: list[Widget] = [Row(*picture, growing(words), gap=8), Spacer(4)]
    rows += [_text(desk, "name", entry.name, LONGEST_NAME), _text(desk, "short", entry.short, LONGEST_SHORT)]
    rows += [*_where(desk, unit), _arrives(desk, unit)]
    if toe is None or not toe.is_hq:
        rows.append(_hq(desk, unit))
        rows += _strength(desk, unit)
    rows += _condition(desk, unit)
    copy = named(Button(t("editor.copy"), desk.copy_unit, action=Action.COPY_UNIT, style=LABEL), "copy_unit")
    gone = Button(t("editor.remove"), desk.remove_unit, action=Action.REMOVE_UNIT, kind=Kind.DANGER, style=LABEL)
    return [*rows, Spacer(4), Row(growing(copy), growing(named(gone, "remove_unit")), gap=8)]


def _text(desk: Desk, field: str, value: str, longest: int) -> Widget:
    """Return a line to write a name in; what is written counts with Enter."""

    def done(text: str) -> None:
        if text.strip() and text != value:
            desk.set_field(field, text.strip())

    write = named(TextField(value, lambda text: None, done=done, left=done, longest=longest), f"field.{field}")
    return Row(sized(Label(t(f"editor.field.{field}"), LABEL, "t2", fit=Fit.SHORTEN), width=66), growing(write), gap=6)


def _figure(
    desk: Desk, field: str, value: int | None, *, by: int = 1, most: int, least: int = 0, shown: str = ""
) -> Widget:
    """Return a figure of the chosen unit; below the least of one that the rules can give, it is theirs again."""

    def step(steps: int) -> None:
        start = value if value is not None else least - by
        desk.set_field(field, max(least, min(most, start + steps * by)))

    def write(figure: int) -> None:
        desk.set_field(field, max(least, min(most, figure)))

    words = shown or (f"{value:,}" if value is not None else "–")
    return named(Stepper(t(f"editor.field.{field}"), words, step, write=write), f"field.{field}")


def _strength(desk: Desk, unit: DraftUnit) -> list[Widget]:
    entry = unit.entry
    rows = [
        _figure(desk, "men", entry.men, by=MEN_STEP, most=MOST_MEN),
        _figure(desk, "guns", entry.guns, most=10_000),
        _figure(desk, "tanks", entry.tanks, most=10_000),
    ]
    if entry.q is None:
        rows.append(_figure(desk, "grade", entry.grade, least=1, most=10))
    return rows


def _ruled(desk: Desk, field: str, value: int | None, usual: int) -> Widget:
    """Return a figure from 0 to 100 that the rules give where the file does not say; below 0 it is theirs again."""

    def step(steps: int) -> None:
        after = (usual if value is None else value) + steps * POINT_STEP
        desk.set_field(field, GONE if after < 0 else min(100, after))

    words = str(value) if value is not None else t("editor.usual", value=usual)
    write = lambda figure: desk.set_field(field, min(100, figure))  # noqa: E731  a short answer
    return named(Stepper(t(f"editor.field.{field}"), words, step, write=write), f"field.{field}")


def _condition(desk: Desk, unit: DraftUnit) -> list[Widget]:
    entry, case = unit.entry, desk.case
    rows: list[Widget] = []
    if unit.face is not None and unit.side is not None:
        begin = case.spec.turns.first if unit.turn is None else unit.turn
        rows.append(_ruled(desk, "c", entry.c, case.cohesion_tenths(entry, begin) // 10))
        rows.append(_ruled(desk, "s", entry.s, case.supply_tenths(entry) // 10))
    rows.append(_figure(desk, "e", entry.e, most=4))
    names = [t(f"stance.{stance}") for stance in STANCES]
    chosen = STANCES.index(entry.stance)
    rows.append(_choice("stance", names, chosen, lambda i: desk.set_field("stance", STANCES[i])))
    return rows


def _choice(field: str, names: Sequence[str], chosen: int, choose: Callable[[int], None]) -> Widget:
    """Return a choice that is stepped through, round and round."""

    def step(steps: int) -> None:
        choose((chosen + steps) % len(names))

    shown = names[chosen] if 0 <= chosen < len(names) else "–"
    return named(Stepper(t(f"editor.field.{field}"), shown, step), f"field.{field}")


def _where(desk: Desk, unit: DraftUnit) -> list[Widget]:
    """Return where the unit is if there is a choice: on the map, or in one of the boxes off it."""
    boxes = [box for box in desk.case.spec.boxes if unit.side is None or box.side == unit.side.key]
    names = [where_text(desk.case, unit) if unit.hex is not None else t("editor.on_map"), *(box.name for box in boxes)]
    ids = [box.id for box in boxes]
    chosen = ids.index(unit.entry.box) + 1 if unit.entry.box in ids else 0

    def choose(index: int) -> None:
        if index:
            desk.put_away(ids[index - 1])
        else:
            desk.put_here()

    made = _choice("at", names, chosen, choose)
    made.tooltip = t("editor.put_tip")
    return [made] if boxes else []


def _arrives(desk: Desk, unit: DraftUnit) -> Widget:
    """Return when the unit comes; before the second turn it is there from the start."""
    case = desk.case
    first, last = case.spec.turns.first, case.spec.turns.last
    now = first if unit.turn is None else unit.turn

    def write(turn: int) -> None:
        desk.set_arrival(max(first, min(last, turn)))

    return named(
        Stepper(t("editor.field.arrives"), when_text(case, unit), lambda steps: write(now + steps), write=write),
        "field.arrives",
    )


def _hq(desk: Desk, unit: DraftUnit) -> Widget:
    """Return the headquarters that the unit belongs to, among those of its side."""
    case = desk.case
    hqs = [
        other
        for other in desk.units
        if other.side is unit.side and (toe := case.toe_of(other.entry)) is not None and toe.is_hq
    ]
    keys = [other.key for other in hqs]
    names = [other.entry.name for other in hqs]
    chosen = keys.index(unit.entry.hq) if unit.entry.hq in keys else -1
    made = _choice("hq", names, chosen, lambda i: desk.set_field("hq", keys[i]))
    made.enabled, made.why_disabled = bool(hqs), t("editor.no_hq")
    return made


# --- a hex ----------------------------------------------------------------------------------------------------


def _hex(desk: Desk, h: HexId, *, gap: float) -> list[Widget]:
    case = desk.case
    board = case.board
    facts = ground_facts(board, case.rules.terrain, case.holder, h)
    rows: list[Widget] = [Spacer(gap), caption(facts[0]), Label(" · ".join(facts[1:]), SMALL, "t2", fit=Fit.WRAP)]
    if board.is_ground(h):
        rows.append(_holder(desk, case.holder[h]))
    rows += [_points(desk, place.id) for place in board.places if place.hex == h]
    if not desk.selected:
        new = named(Button(t("editor.new_unit"), desk.ask_unit, action=Action.NEW_UNIT, style=LABEL), "new_unit")
        rows += [Spacer(6), new]
    return rows


def _holder(desk: Desk, holder: int) -> Widget:
    names = [t(f"side.{side.key}") for side in HOLDERS]
    chosen = HOLDERS.index(Side(holder)) if holder != NOBODY else -1
    pick = Segments(names, chosen, lambda i: desk.hold_here(HOLDERS[i]))
    return Row(growing(Label(t("editor.held"), LABEL, "t2", fit=Fit.SHORTEN)), named(pick, "holder"), gap=6)


def _points(desk: Desk, place: str) -> Widget:
    """Return what holding a place is worth."""
    case = desk.case
    given = case.spec.objectives.also.get(place)
    usual = case.board.place(place).vp if case.spec.objectives.from_map else 0
    now = usual if given is None else given

    def write(points: int) -> None:
        desk.set_points(place, max(0, min(1000, points)))

    shown = t("editor.points_usual", value=now) if given is None else str(now)
    label = t("editor.points", place=case.board.place(place).name)
    return named(Stepper(label, shown, lambda steps: write(now + steps), write=write), f"points.{place}")


# --- the scenario ---------------------------------------------------------------------------------------------


def _scenario(desk: Desk) -> list[Widget]:
    spec = desk.case.spec
    rows: list[Widget] = [Label(t("editor.scenario_note"), SMALL, "t2", fit=Fit.WRAP), Spacer(4)]

    def title(text: str) -> None:
        if text.strip():
            desk.set(("title",), text.strip(), t("editor.done.title"))

    write = named(TextField(spec.title, lambda text: None, done=title, left=title, longest=LONGEST_NAME), "field.title")
    rows.append(Row(sized(Label(t("editor.field.title"), LABEL, "t2"), width=66), growing(write), gap=6))
    for name, value in (("first", spec.turns.first), ("last", spec.turns.last)):
        rows.append(_turn(desk, name, value))
    rows.append(_baseline(desk, spec.baseline))
    new = named(Button(t("editor.new_unit"), desk.ask_unit, action=Action.NEW_UNIT, style=LABEL), "new_unit")
    return [*rows, Spacer(8), new]


def _turn(desk: Desk, name: str, value: int) -> Widget:
    def write(turn: int) -> None:
        done = t("editor.done.scenario", field=t(f"editor.field.{name}").lower())
        desk.set(("turns", name), max(1, min(200, turn)), done)

    shown = t("editor.turn", turn=value, date=turn_date(desk.case, value))
    stepper = Stepper(t(f"editor.field.{name}"), shown, lambda steps: write(value + steps), write=write)
    return named(stepper, f"field.{name}")


def _baseline(desk: Desk, value: int) -> Widget:
    def step(steps: int) -> None:
        done = t("editor.done.scenario", field=t("editor.field.baseline").lower())
        desk.set(("baseline",), max(-1000, min(1000, value + steps)), done)

    return named(Stepper(t("editor.field.baseline"), f"{value:+d}".replace("-", "−"), step), "field.baseline")
