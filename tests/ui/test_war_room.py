"""The order of battle and the arrivals in the window: groups, sorting, the row and its counter (P-15, LOOK 9)."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model.ids import Stance, Status, UnitId
from game.rules.orders.stance import SetStanceOrder
from game.ui.charts import Chart
from game.ui.choices import Chip
from game.ui.labels import Label
from game.ui.play.screen import PlayScreen
from game.ui.play.war_arrivals import ArrivalCard, CardStack
from game.ui.play.war_map import UnitPane
from game.ui.tables import Table
from game.view.counters import Ring
from tests.support.play import PlayDriver, against_idle, to_operations


def perimeter(folder: Path, size: tuple[int, int] = (1600, 900)) -> PlayDriver:
    """Return the UN side at Pusan, at its operations, with the order of battle open."""
    hand = to_operations(against_idle(folder, "pusan_perimeter", size=size))
    hand.key("u")
    return hand


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[PlayDriver]:
    driver = perimeter(tmp_path)
    yield driver
    driver.close()


def table(hand: PlayDriver) -> Table:
    return next(widget for widget in hand.root.walk() if isinstance(widget, Table))


def pane(hand: PlayDriver) -> UnitPane:
    found = hand.find("war_map")
    assert isinstance(found, UnitPane)
    return found


def units_shown(hand: PlayDriver) -> list[UnitId]:
    return [UnitId(int(row.ident.removeprefix("unit_"))) for row in table(hand).rows]


def chosen(hand: PlayDriver) -> UnitId:
    return UnitId(int(table(hand).state.chosen.removeprefix("unit_")))


def test_chips_narrow_the_table_and_count_by_mouse_and_by_key(hand: PlayDriver) -> None:
    view = pane(hand).room.view
    everybody = units_shown(hand)
    hand.click("group_army_rok")
    rok = units_shown(hand)
    assert 0 < len(rok) < len(everybody)
    assert {view.ruleset.armies[view.own[unit].army].id for unit in rok} == {"ROK"}
    chip = hand.find("group_army_rok")
    assert isinstance(chip, Chip)
    assert chip.on
    assert chip.count == len(rok)
    while hand.ui.focus is None or hand.ui.focus.name != "group_all":
        hand.key("shift+tab")
    hand.key("enter")
    assert units_shown(hand) == everybody
    hand.key("tab", "space")
    assert len(units_shown(hand)) < len(everybody)


def test_the_army_is_found_though_its_name_is_not_in_the_row(hand: PlayDriver) -> None:
    view = pane(hand).room.view
    hand.key("slash", "c", "w", "space")
    found = units_shown(hand)
    assert found
    assert {view.ruleset.armies[view.own[unit].army].id for unit in found} == {"CW"}


def test_escape_takes_back_what_is_looked_for_before_it_closes_the_page(hand: PlayDriver) -> None:
    """Esc left for the map out of the find field, and what had been looked for still narrowed the table later."""
    everybody = units_shown(hand)
    hand.key("slash", "r", "o", "k")
    assert 0 < len(units_shown(hand)) < len(everybody)
    hand.key("escape")
    assert units_shown(hand) == everybody
    hand.key("down")
    assert chosen(hand) in everybody
    hand.key("escape")
    assert isinstance(hand.app.screens[-1], PlayScreen)


def test_shift_and_arrows_sort_by_the_next_column_upward_and_downward(hand: PlayDriver) -> None:
    hand.key("shift+right")
    names = [row.cells[0].text for row in table(hand).rows]
    assert names == sorted(names, key=str.casefold)
    hand.key("shift+down")
    assert [row.cells[0].text for row in table(hand).rows] == names[::-1]
    hand.key("shift+right", "shift+right")
    shown = table(hand)
    assert shown.columns[shown.state.sorting.column].title == "Men"
    for way in ("shift+up", "shift+down"):
        hand.key(way)
        men = [row.cells[2].key for row in table(hand).rows]
        known = [value for value in men if isinstance(value, float)]
        assert known == sorted(known, reverse=way == "shift+down")
        assert men[: len(known)] == known  # a headquarters has no men: it comes last either way


def test_the_chosen_row_stays_chosen_however_the_table_is_narrowed(hand: PlayDriver) -> None:
    hand.key("end", "up")
    unit = chosen(hand)
    army = pane(hand).room.view.ruleset.armies[pane(hand).room.view.own[unit].army].id.lower()
    hand.click(f"group_army_{army}")
    assert chosen(hand) == unit
    assert unit in units_shown(hand)


def test_row_and_counter_follow_each_other(hand: PlayDriver) -> None:
    """LOOK 4: row and map marker; a click on a counter goes through its stack."""
    view, beside = pane(hand).room.view, pane(hand)
    strongest = max((u for u in view.own.values() if u.on_map and not u.is_hq), key=lambda u: (u.men, -u.id))
    hand.click("group_all")
    table(hand).choose_row(hand.ui, f"unit_{strongest.id}")
    assert beside.camera.shows(strongest.hex)
    hand.wait(500)
    x, y = beside.camera.to_screen(strongest.hex)
    stack = view.own_at[strongest.hex]
    at = (beside.rect.x + round(x), beside.rect.y + round(y))
    seen = []
    for _ in stack:
        hand.click(at)
        seen.append(chosen(hand))
    assert sorted(seen) == sorted(stack)
    assert isinstance(hand.ui.focus, Table)  # the arrows go on from there
    before = units_shown(hand).index(chosen(hand))
    hand.key("up" if before else "down")
    assert units_shown(hand).index(chosen(hand)) == (before - 1 if before else 1)


def test_a_click_on_a_place_chooses_what_leads_there_and_elsewhere_nothing(hand: PlayDriver) -> None:
    hand.key("o")
    beside = pane(hand)
    lines = {ident: line for ident, line in beside.table._shown.items() if line.hex is not None}
    ident, line = next(iter(lines.items()))
    assert line.hex is not None
    beside.center_on(line.hex)

    def click(h: int) -> None:
        x, y = beside.camera.to_screen(h)
        hand.click((beside.rect.x + round(x), beside.rect.y + round(y)))

    click(line.hex)
    assert table(hand).state.chosen == ident
    places = {other.hex for other in lines.values()}
    plain = next(h for h in beside.room.view.board.near[line.hex] if h not in places)
    click(plain)
    assert table(hand).state.chosen == ident
    hand.key("d")  # no dispatch yet: there is no table to choose in
    hand.click(beside.rect.center)
    assert hand.ui.focus is None


def test_the_ring_is_drawn_round_the_chosen_unit(hand: PlayDriver) -> None:
    view, beside = pane(hand).room.view, pane(hand)
    unit = next(u for u in view.own.values() if u.on_map and not u.is_hq)
    table(hand).choose_row(hand.ui, f"unit_{unit.id}")
    line = beside.table.chosen
    assert line is not None
    face = beside._face(line)
    assert face is not None
    assert face.ring is Ring.SELECTED
    hand.wait(300)
    x, y = beside.camera.to_screen(unit.hex)
    across = range(round(x), round(x) + 60)
    colors = [hand.app.surface.get_at((beside.rect.x + at, beside.rect.y + round(y)))[:3] for at in across]
    assert hand.ui.palette.selection in colors


def test_enter_shows_the_chosen_unit_on_the_map_of_the_match(hand: PlayDriver) -> None:
    hand.key("end", "home", "down")
    on_map = [unit for unit in units_shown(hand) if pane(hand).room.view.own[unit].on_map]
    table(hand).choose_row(hand.ui, f"unit_{on_map[0]}")
    hand.key("enter")
    assert hand.room.selected == on_map[0]
    assert hand.screen.canvas.camera.shows(hand.room.view.own[on_map[0]].hex)


def test_the_map_comes_in_parts_so_that_the_page_opens_at_once(hand: PlayDriver) -> None:
    hand.key("escape", "u")
    assert pane(hand).still.unfinished
    while pane(hand).still.unfinished:
        hand.wait(50)
    own = pane(hand).room.view.own_at
    x, y = pane(hand).camera.to_screen(next(h for h in sorted(own) if pane(hand).camera.shows(h, 30)))
    at = (pane(hand).rect.x + round(x), pane(hand).rect.y + round(y))
    assert hand.app.surface.get_at(at)[:3] != hand.ui.palette.field


def test_space_opens_the_unit_and_the_arrows_go_on_after_it(hand: PlayDriver) -> None:
    view = pane(hand).room.view
    unit = next(u for u in view.own.values() if u.on_map and not u.is_hq)
    table(hand).choose_row(hand.ui, f"unit_{unit.id}")
    hand.key("space")
    words = " ".join(str(label.text) for label in hand.root.walk() if isinstance(label, Label))
    assert unit.spec.name in words
    assert unit.toe.name in words
    assert hand.overflow() == []
    hand.key("escape")
    assert not hand.ui.dialogs
    hand.wait(50)
    hand.key("down")
    assert chosen(hand) == units_shown(hand)[units_shown(hand).index(unit.id) + 1]
    table(hand).choose_row(hand.ui, f"unit_{unit.id}")
    hand.key("space", "enter")
    assert hand.room.selected == unit.id


def test_only_what_the_side_knows_stands_on_the_map_beside(hand: PlayDriver) -> None:
    view, beside = pane(hand).room.view, pane(hand)
    assert {stack.hex for stack in beside.still.stacks} == {*view.own_at, *view.foes_at}
    assert all(unit in view.own for unit in units_shown(hand))


@pytest.mark.parametrize(("size", "roomy"), [((1280, 720), False), ((1600, 900), True), ((1920, 1080), True)])
def test_map_cards_and_charts_stand_beside_the_table_where_there_is_room(
    tmp_path: Path, size: tuple[int, int], roomy: bool
) -> None:
    """LOOK 9: at 1280x720 the table has the whole width; charts and arrivals come from 1600x900."""
    hand = perimeter(tmp_path, size)
    names = {widget.name for widget in hand.root.walk()}
    assert ("war_map" in names) == roomy
    assert ("arrival_cards" in names) == roomy
    assert len([w for w in hand.root.walk() if isinstance(w, Chart)]) == (0 if not roomy else 2 + (size[0] >= 1900))
    if not roomy:
        assert table(hand).rect.width > 1200
    titles = [column.title for column in table(hand).columns]
    assert titles[:10] == ["Unit", "HQ", "Men", "Guns", "Tanks", "SP", "Cohesion", "Supply", "MP", "Entr."]
    assert all(row.face is not None for row in table(hand).rows)
    assert hand.overflow() == []
    hand.close()


def test_an_order_given_from_the_page_is_seen_on_its_map(hand: PlayDriver) -> None:
    beside = pane(hand)
    drawn, room = beside.still.stacks, beside.room
    unit = next(u for u in room.view.own.values() if u.on_map and not u.is_hq and u.mp)
    assert room.give(SetStanceOrder(room.viewer, unit.id, Stance((unit.stance + 1) % len(Stance))))
    hand.app.ui.relayout()
    hand.app.step([])
    assert beside.still.stacks is not drawn


def test_the_cards_of_arrivals_lead_to_their_rows(hand: PlayDriver) -> None:
    hand.key("b")
    view = pane(hand).room.view
    cards = [widget for widget in hand.root.walk() if isinstance(widget, ArrivalCard)]
    assert cards
    assert all(view.own[card.it.unit].status is Status.EXPECTED for card in cards)
    hand.click(cards[-1].rect.center)
    assert chosen(hand) == cards[-1].it.unit
    assert cards[-1].it.hex is None or pane(hand).camera.shows(cards[-1].it.hex)


def test_cards_without_room_are_counted_not_cut(tmp_path: Path) -> None:
    hand = perimeter(tmp_path)
    hand.key("b")
    stack = next(w for w in hand.root.walk() if isinstance(w, CardStack) and len(w.cards) > 1)
    low = stack.rect.copy()
    low.height = hand.ui.px(70)
    stack.place(hand.ui, low)
    assert [card.visible for card in stack.cards] == [True] + [False] * (len(stack.cards) - 1)
    assert stack.more.visible
    assert str(len(stack.cards) - 1) in str(stack.more.content)
    assert all(low.contains(card.rect) for card in stack.cards if card.visible)
    hand.close()


def test_the_status_bar_names_the_chosen_row(hand: PlayDriver) -> None:
    hand.key("home")
    name = table(hand).rows[0].cells[0].text
    words = [str(label.text) for label in hand.root.walk() if isinstance(label, Label)]
    assert any(name in line and "Enter" in line for line in words)


def test_the_rows_are_written_as_they_are_shown(
    hand: PlayDriver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P-15: the table as comma-separated values, sorted and narrowed as on the screen, figures without signs."""
    monkeypatch.setattr("game.ui.play.war_tables.user_folder", lambda: tmp_path)
    hand.click("group_army_rok")
    table(hand).choose_row(hand.ui, table(hand).rows[-1].ident)
    hand.ui.set_focus(table(hand))
    hand.key("shift+right", "ctrl+e")
    (path,) = (tmp_path / "tables").glob("*.csv")
    assert str(path) in hand.ui.toasts[-1].text
    rows = list(csv.reader(path.read_text("utf-8").splitlines()))
    assert rows[0] == [column.title for column in table(hand).columns]
    assert [row[0] for row in rows[1:]] == [row.cells[0].text for row in table(hand).rows]
    own = {unit.spec.name: unit for unit in pane(hand).room.view.own.values()}
    for row in rows[1:]:
        unit = own[row[0]]
        assert row[2] == ("" if unit.is_hq or not unit.on_map else str(unit.men))
        assert row[9] == ("" if unit.is_hq or not unit.on_map else str(unit.e))


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900), (1920, 1080)], ids=str)
def test_no_page_of_the_whole_war_is_cut_off_at_any_size_and_scale(tmp_path: Path, size: tuple[int, int]) -> None:
    """LOOK 9: the UN side of the campaign has armies to choose from, events, ranges of history and boxes."""
    hand = against_idle(tmp_path, "campaign", size=size)
    while not isinstance(hand.app.screens[-1], PlayScreen):
        hand.key("escape")
    found = []
    for key in "ubypsokwd":
        hand.key(key)
        for scale in (0.75, 1.0, 1.25, 1.5, 2.0):
            hand.app.settings.scale = scale
            hand.app.apply_settings()
            hand.app.layout()
            found += [f"{key} at {scale}: {defect}" for defect in hand.overflow()]
        hand.key("escape")
    hand.close()
    assert found == []
