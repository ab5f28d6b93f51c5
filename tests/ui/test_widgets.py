"""Each widget as the player meets it: pointer, keys, what it tells."""

from collections.abc import Callable

import pytest

from game.ui.actions import Action
from game.ui.bars import BandsBar, Bar, Pips, Stat, Step, Versus, Waterfall
from game.ui.buttons import Button, Kind, MenuItem
from game.ui.cells import Look
from game.ui.choices import Chip, RadioRow, Segments, Toggle
from game.ui.fields import Slider, TextField
from game.ui.icons import ICONS, icon
from game.ui.labels import Fit, Glyph, KeyCap, Label, Picture, Rule, Side, Swatch
from game.ui.layout import Align, Centered, Column, Grid, Pad, Row, Spacer, described, growing, named, sized
from game.ui.panels import Card, Panel, Paper, Plate
from game.ui.popups import lay_tips
from game.ui.scroll import Scroll
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.tabs import Tab, TabBar
from game.ui.widget import Rect, Widget
from game.view.theme import METRICS
from tests.support.window import Driver

Show = Callable[..., Driver]


def test_a_button_answers_click_and_key_but_not_when_disabled(show: Show) -> None:
    pressed: list[str] = []
    off = named(Button("Off", lambda: pressed.append("off")), "off")
    off.enabled = False
    driver = show(Column(named(Button("On", lambda: pressed.append("on"), action=Action.CONFIRM), "on"), off, Spacer()))
    driver.click("on")
    driver.click("off")
    driver.key("tab", "space")
    assert pressed == ["on", "on"]
    assert driver.ui.focus is driver.find("on")


def test_letting_go_outside_takes_the_press_back(show: Show) -> None:
    pressed: list[int] = []
    driver = show(Column(named(Button("On", lambda: pressed.append(1)), "on"), Spacer()))
    driver.drag(driver.find("on").rect.center, (400, 500))
    assert pressed == []


def test_tab_walks_in_order_and_round(show: Show) -> None:
    buttons = [named(Button(str(i), lambda: None), f"b{i}") for i in range(3)]
    driver = show(Row(*buttons, gap=8))
    names = []
    for chord in ("tab", "tab", "tab", "tab", "shift+tab"):
        driver.key(chord)
        assert driver.ui.focus is not None
        names.append(driver.ui.focus.name)
    assert names == ["b0", "b1", "b2", "b0", "b2"]


def test_arrows_go_to_the_nearest_on_that_side(show: Show) -> None:
    buttons = [named(Button(f"{i}", lambda: None), f"b{i}") for i in range(6)]
    driver = show(Column(Grid(*buttons, columns=3, gap=10), Spacer()))
    driver.key("tab", "right", "down", "left")
    assert driver.ui.focus is driver.find("b3")


def test_toggles_and_choices_tell_their_new_value(show: Show) -> None:
    told: list[object] = []
    driver = show(
        Column(
            named(Toggle("Fog", told.append, on=False, note="enemy known by contact"), "fog"),
            named(Segments(["0", "1", "2"], 1, told.append), "level"),
            named(Chip("US", lambda: told.append("us"), count=4, glyph="flag"), "chip"),
            named(RadioRow("Regular", "plans axes", lambda: told.append("regular"), on=True), "radio"),
            named(MenuItem("Load", "14 saves", lambda: told.append("load"), kind=Kind.PRIMARY, glyph="play"), "load"),
            Spacer(),
        )
    )
    driver.click("fog")
    driver.click("level")
    driver.click((driver.find("level").rect.left + 5, driver.find("level").rect.centery))
    for name in ("chip", "radio", "load"):
        driver.click(name)
    assert told == [True, 0, "us", "regular", "load"]
    assert driver.overflow() == []


def test_a_slider_moves_in_steps_by_pointer_and_key(show: Show) -> None:
    told: list[float] = []
    slider = Slider(
        "Supply intake", 1.0, told.append, low=0.8, high=1.25, step=0.05, default=1.0, shown=lambda v: f"× {v:.2f}"
    )
    driver = show(Column(named(slider, "slider"), Spacer()))
    track = driver.find("slider").rect
    driver.drag((track.centerx, track.top + 33), (track.right + 50, track.top + 33))
    assert slider.value == pytest.approx(1.25)
    driver.key("left", "home")
    assert told[-2:] == [pytest.approx(1.2), pytest.approx(1.0)]


def test_a_field_takes_letters_and_only_allowed_ones(show: Show) -> None:
    seen: list[str] = []
    done: list[str] = []
    field = TextField("195", seen.append, done=done.append, allowed="0123456789", longest=8, hint="seed", glyph="dice")
    driver = show(Column(named(field, "seed"), Spacer()))
    driver.click((driver.find("seed").rect.right - 12, driver.find("seed").rect.centery))
    driver.key("0", "x", "6", "2", "5", "left", "left", "backspace", "home", "delete", "enter")
    assert field.text == "95025"
    assert done == ["95025"]
    assert "x" not in "".join(seen)


def table_rows(count: int) -> list[TableRow]:
    return [
        TableRow(f"r{i}", (Cell(f"Unit {i:02}"), Cell(str(i * 7 % 10), key=float(i * 7 % 10)))) for i in range(count)
    ]


def test_a_table_sorts_chooses_scrolls_and_opens(show: Show) -> None:
    chosen: list[str] = []
    opened: list[str] = []
    state = TableState()
    table = Table(
        (ColumnSpec("Unit", 120, grow=1), ColumnSpec("SP", 60)),
        table_rows(40),
        state,
        choose=chosen.append,
        open_row=opened.append,
    )
    driver = show(Column(growing(named(table, "table"))), size=(1000, 300))
    area = driver.find("table").rect
    driver.click((area.left + 40, area.top + 45))
    driver.click((area.right - 40, area.top + 10))
    assert [row.ident for row in table.rows[:2]] == ["r0", "r10"]
    driver.click((area.right - 40, area.top + 10))
    assert table.rows[0].cells[1].text == "9"
    driver.key("end", "enter")
    driver.click((area.left + 40, area.bottom - 20), clicks=2)
    assert chosen[0] == "r0"
    assert opened == [chosen[-1], chosen[-1]]
    assert state.offset > 0
    driver.wheel(area.center, 50)
    assert state.offset == 0


def test_a_table_is_sorted_by_keys_and_what_has_no_figure_comes_last(show: Show) -> None:
    rows = [*table_rows(4), TableRow("none", (Cell("Staff"), Cell("–")))]
    state = TableState()
    table = Table((ColumnSpec("Unit", 120, grow=1), ColumnSpec("SP", 60, side=Side.RIGHT)), rows, state)
    driver = show(growing(named(table, "table")), size=(1000, 300))
    driver.click((driver.find("table").rect.left + 40, driver.find("table").rect.top + 45))
    driver.key("shift+left")
    assert [row.ident for row in table.rows] == ["r1", "r2", "r3", "r0", "none"]  # 7, 4, 1, 0: figures fall at first
    driver.key("shift+up")
    assert [row.ident for row in table.rows] == ["r0", "r3", "r2", "r1", "none"]
    driver.key("shift+left", "shift+left")
    assert [row.ident for row in table.rows] == ["none", "r0", "r1", "r2", "r3"]  # by name, no farther than the first
    driver.key("shift+right", "shift+down")
    assert state.sorting.column == 1
    assert state.sorting.descending


def test_a_level_is_a_bar_as_long_as_its_number_and_colored_by_it(show: Show) -> None:
    """LOOK 4: from 50 the full color, from 25 gold, under that critical; without a number there is no bar."""
    column = ColumnSpec("Supply", 140, look=Look.SUPPLY)
    levels = (80, 40, 10, None)
    rows = [TableRow(f"r{i}", (Cell("–" if v is None else str(v), key=v),)) for i, v in enumerate(levels)]
    driver = show(growing(named(Table((column,), rows, TableState()), "table")), size=(1000, 300))
    area, p = driver.find("table").rect, driver.ui.palette
    lengths = []
    for i, color in enumerate((p.good, p.gold, p.crit, p.good)):
        y = area.top + METRICS.table_head + METRICS.table_row * i + METRICS.table_row // 2
        line = [driver.app.surface.get_at((x, y))[:3] for x in range(area.left, area.left + 120)]
        lengths.append(sum(1 for pixel in line if pixel == color))
    assert lengths[0] > lengths[1] > lengths[2] > 0
    assert lengths[3] == 0


def test_scrolling_shows_what_the_focus_goes_to(show: Show) -> None:
    buttons = [named(Button(f"{i}", lambda: None), f"b{i}") for i in range(30)]
    driver = show(growing(Scroll(Column(*buttons, gap=4))), size=(300, 200))
    driver.key("shift+tab")
    assert driver.root.rect.contains(driver.find("b29").rect)
    driver.wheel((100, 100), 99)
    assert driver.root.rect.contains(driver.find("b0").rect)
    driver.key("end")
    assert driver.root.rect.contains(driver.find("b29").rect)


def test_what_is_scrolled_out_of_sight_cannot_be_clicked(show: Show) -> None:
    pressed: list[int] = []
    inner = Scroll(Column(sized(Spacer(), height=400), Button("low", lambda: pressed.append(1))))
    driver = show(Column(sized(inner, height=100), Spacer(), sized(Plate(fill="raised"), height=60)))
    driver.click((400, 417))
    assert pressed == []


def test_a_card_is_chosen_first_and_opened_then(show: Show) -> None:
    told: list[str] = []
    card = Card(Label("The Invasion"), lambda: told.append("chosen"), lambda: told.append("opened"))
    driver = show(Column(named(card, "card"), Spacer()))
    driver.click("card")
    card.on = True
    driver.click("card")
    assert told == ["chosen", "opened"]


def test_a_floating_panel_is_dragged_by_its_title_and_docks(show: Show) -> None:
    docked: list[int] = []
    panel = named(Panel("Forecast", Label("odds"), glyph="swords", note="1 of 2", floating=True), "panel")
    panel.on_dock = lambda: docked.append(1)
    driver = show(Centered(panel, 300, tall=False))
    before = panel.rect.topleft
    driver.drag((panel.rect.left + 40, panel.rect.top + 10), (panel.rect.left + 140, panel.rect.top + 60))
    assert panel.rect.topleft == (before[0] + 100, before[1] + 50)
    driver.click((panel.rect.left + 40, panel.rect.top + 10), clicks=2)
    assert docked == [1]


def test_tabs_are_chosen_by_click_and_arrow(show: Show) -> None:
    chosen: list[int] = []
    driver = show(
        Column(named(TabBar([Tab("Forces", Action.FORCES), Tab("Arrivals")], 0, chosen.append), "tabs"), Spacer())
    )
    driver.key("tab", "right", "right")
    assert chosen == [1, 0]


def test_a_link_in_a_text_opens_its_explanation(show: Show) -> None:
    driver = show(Column(named(Label("see [cohesion] of the unit", marked=True), "text"), Spacer()))
    driver.ui.explain = lambda term: f"about {term}"
    text = driver.find("text").rect
    driver.click((text.left + 40, text.centery))
    assert [tip.text for tip in driver.ui.tips] == ["about cohesion"]


def test_a_tooltip_stays_where_it_opened_when_the_pointer_goes_onto_it(show: Show) -> None:
    """It once fled to the other side of its target and left half of itself behind: only a part was drawn again."""
    button = named(described(Button("Go", lambda: None), "why it [goes]"), "go")
    driver = show(Column(Spacer(200), sized(button, width=80), Spacer(), align=Align.START))
    driver.move(driver.find("go").rect.center)
    driver.wait(driver.ui.motion.tooltip_delay + driver.ui.motion.tooltip_pins + 200)
    (before,) = lay_tips(driver.ui)
    assert before.tip.pinned
    driver.move(before.rect.center)
    (after,) = lay_tips(driver.ui)
    assert after.rect == before.rect


def test_a_tooltip_gives_way_to_what_it_covers(show: Show) -> None:
    """Of two buttons one over the other, the tooltip of the upper lay over the lower and took the click."""
    pressed: list[str] = []
    upper = named(described(Button("Up", lambda: None), "more"), "upper")
    lower = named(Button("Down", lambda: pressed.append("lower")), "lower")
    driver = show(Column(sized(upper, width=80), sized(lower, width=80), Spacer(), align=Align.START))
    driver.move(driver.find("upper").rect.center)
    driver.wait(driver.ui.motion.tooltip_delay + driver.ui.motion.tooltip_pins + 200)
    (box,) = lay_tips(driver.ui)
    assert box.rect.colliderect(driver.find("lower").rect)
    driver.click((box.rect.left + 5, driver.find("lower").rect.bottom - 3))
    assert pressed == ["lower"]
    assert driver.ui.tips == []


ALL: list[Callable[[], Widget]] = [
    lambda: Bar(0.4, "crit", notches=(0.25, 0.5, 0.75), tick=0.6, after=0.2),
    lambda: Stat("Supply", "72", "full load 180 t a day", Bar(0.72)),
    lambda: Versus("Men in units", "136,100", "94,700", (1.0, 0.7), ("communist", "un")),
    lambda: BandsBar((17, 182, 480, 268, 53), ("Repulsed", "Holds", "Retreat 1", "Retreat 2", "Rout")),
    lambda: Waterfall(
        Step("Base", "50", 50), [Step("Terrain", "+5", 5), Step("Rain", "−9", -9)], Step("Sum", "46", 46)
    ),
    lambda: Pips(2, 5),
    lambda: KeyCap("Ctrl+Enter"),
    lambda: Glyph("sun"),
    lambda: Rule(),
    lambda: Swatch((200, 10, 10)),
    lambda: Picture(lambda size: None),
    lambda: Paper(Pad(Label("Shall the Volunteers cross?", color="ink"), 12), "communist"),
    lambda: Label("A longer sentence that has to go over several lines of the box", fit=Fit.WRAP),
    lambda: Label("A longer sentence that is cut with three dots at the end of it", fit=Fit.SHORTEN),
]


@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
def test_everything_that_shows_fits_its_box_at_any_scale(show: Show, scale: float) -> None:
    column = Column(*(make() for make in ALL), gap=6, pad=10)
    driver = show(Column(sized(column, width=340), Spacer(), align=Align.START), size=(900, 1800), scale=scale)
    assert driver.overflow() == []


def test_too_narrow_a_box_is_found_by_the_overflow_measure(show: Show) -> None:
    driver = show(Row(sized(Label("far too long for this"), width=30), Spacer(), align=Align.START))
    assert len(driver.overflow()) == 1
    driver = show(Widget(Pad(sized(Spacer(), width=10), 1)))
    driver.root.children[0].children[0].rect = Rect(-5, 0, 10, 10)
    assert "outside" in driver.overflow()[0]


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_draws_something(name: str) -> None:
    image = icon(name, 24, (255, 255, 255))
    assert max(image.get_at((x, y)).a for x in range(24) for y in range(24)) > 200


def test_a_line_in_several_styles_is_shortened_where_it_no_longer_fits(show: Callable[..., Driver]) -> None:
    """The name of a long HQ beside an accented word once ran out of its panel."""
    label = Label("KPA General Headquarters · *headquarters*", fit=Fit.SHORTEN, marked=True)
    driver = show(Column(label), size=(1000, 600))
    wide = label.measure(driver.ui, 900)[0]
    for width in range(wide):
        label.rect.width = width
        assert label.overflow(driver.ui) == []
