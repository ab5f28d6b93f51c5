"""Two turns of the invasion played at one window by two people, with mouse and keys alone."""

from game.model.digest import digest
from game.model.events.combat import FightResolved
from game.model.ids import Side, Stance
from game.model.orders import Reason, Refusal
from game.model.units import NO_HEX
from game.rules.forecast import forecast
from game.rules.orders.move import MoveOrder
from game.rules.orders.retreat import RetreatOrder
from game.rules.stacking import stack_limit
from game.session.match import Match
from game.ui.bars import BandsBar
from game.ui.labels import Label
from game.ui.play.curtain import Curtain
from game.ui.play.dialogs import retreat_lines
from game.ui.play.outcome import outcome
from game.ui.play.rounds import waiting
from game.ui.play.status import pointer_facts
from game.ui.popups import Dialog
from game.view.summary import left_to_do
from game.view.text import t
from game.view.threats import retreat_outlook, threats
from tests.support.play import PlayDriver, invasion, pass_council


def end_turn(hand: PlayDriver) -> None:
    """End the turn by key and answer the warning if there is one."""
    hand.key("ctrl+enter")
    if hand.ui.dialogs:
        hand.click("warn_end")


def bridge_behind_the_first_division(hand: PlayDriver) -> None:
    """Try a bridge, once."""
    hand.tab_to("ROK-1D")
    hand.key("x")
    assert hand.match.orders[-1].kind == "blow_bridge"
    assert hand.ui.toasts[-1].text.startswith("The bridge")  # what came of it is told at once


def lift_curtain(hand: PlayDriver) -> None:
    """Hand the window over to the other player."""
    assert isinstance(hand.app.screens[-1], Curtain)
    hand.key("enter")
    pass_council(hand)
    if isinstance(hand.app.screens[-1], Curtain):  # the other side's turn to allot, or to operate
        lift_curtain(hand)
    assert hand.room.yours


def shown_bands(hand: PlayDriver) -> list[int]:
    return next(w for w in hand.find("forecast").walk() if isinstance(w, BandsBar)).counts


def first_communist_turn(hand: PlayDriver) -> None:
    """Move, take back, give again, move into a stack, assault with three units, advance."""
    hand.key("tab")
    assert hand.room.selected == hand.unit("KPA-GHQ")
    hand.tab_to("KPA-I")
    hand.key("escape")
    hand.click_hex("1638")
    assert hand.room.selected == hand.unit("KPA-6D")  # a click on a stack shows its combat unit first
    before = digest(hand.match.state)
    hand.click_hex("1639")
    assert hand.where("KPA-6D") == "1639"
    hand.key("ctrl+z")
    assert digest(hand.match.state) == before
    hand.key("ctrl+y")
    assert hand.where("KPA-6D") == "1639"
    hand.click_hex("1638")
    hand.click_hex("1639", button=3)
    assert hand.where("KPA-I") == "1639"  # the right button moves among friends
    assault(hand)


def assault(hand: PlayDriver) -> None:
    hand.key("escape")
    hand.click_hex("2039")
    assert hand.room.selected == hand.unit("KPA-4D")
    hand.hover_hex("2040")
    alone = forecast(hand.room.view, (hand.unit("KPA-4D"),), hand.hex("2040"))
    assert shown_bands(hand) == list(alone.bands)  # before anything is decided
    hand.click_hex("2040")
    hand.click_hex("2139")
    hand.key("a")
    plan = hand.room.plan
    assert plan is not None
    assert len(plan.units) == 3
    foreseen = forecast(hand.room.view, plan.units, plan.target)
    assert shown_bands(hand) == list(foreseen.bands)
    fights: list[FightResolved] = []
    hand.match.listeners.append(
        lambda state, order, events: fights.extend(e for e in events if isinstance(e, FightResolved))
    )
    hand.key("enter")
    hand.match.listeners.pop()
    assert [fight.attackers for fight in fights] == [plan.units]
    assert hand.room.log.latest()[0].about == "fight"
    assert hand.ui.toasts[-1].text == hand.room.log.latest()[0].text  # how it went is told at once
    reason = hand.match.cannot_undo()
    assert reason is not None
    hand.key("escape", "ctrl+z")
    assert [toast.text for toast in hand.ui.toasts][-1] == reason.value
    winner = hand.match.state.units[hand.unit("KPA-4D")]
    assert winner.advance_to == plan.target
    hand.click_hex("2039")
    for _ in hand.room.own_at(winner.hex):
        if hand.room.selected != winner.id:
            hand.key("v")
    hand.click_hex("2040")
    assert hand.where("KPA-4D") == "2040"


def second_communist_turn(hand: PlayDriver) -> None:
    """Rest, change a stance, go by rail."""
    hand.tab_to("KPA-15D")
    hand.key("z")
    assert hand.match.state.units[hand.unit("KPA-15D")].rested
    hand.tab_to("KPA-7D")
    hand.key("t")
    assert hand.match.state.units[hand.room.selected].stance != Stance.HOLD
    hand.tab_to("KPA-10D")
    hand.wheel(hand.point("1128"), -4)
    hand.key("r")
    ride = sorted(hand.room.rail_paths)
    assert ride
    hand.click_hex(invasion().board.grid.label(ride[-1]))
    assert hand.match.orders[-1].kind == "rail"


def test_a_hotseat_match_is_the_same_match_without_a_window(hand: PlayDriver) -> None:
    first_communist_turn(hand)
    hand.key("ctrl+enter")
    assert isinstance(hand.root, Dialog)  # units can still move
    hand.key("escape")
    assert hand.match.decider == Side.COMMUNIST
    end_turn(hand)
    lift_curtain(hand)
    assert hand.room.viewer is Side.UN
    bridge_behind_the_first_division(hand)
    end_turn(hand)
    lift_curtain(hand)
    assert hand.match.state.turn == 2
    second_communist_turn(hand)
    end_turn(hand)
    lift_curtain(hand)
    hand.key("tab", "l")
    hand.click("retreat_cancel")
    hand.key("tab", "space")
    end_turn(hand)
    assert hand.match.state.turn == 3
    headless = Match(invasion(), hand.match.seed)
    for order in hand.match.orders:
        headless.submit(order)
    assert digest(headless.state) == digest(hand.match.state)


def test_a_click_on_a_stack_adds_one_of_it_after_another_to_an_assault(hand: PlayDriver) -> None:
    """The first unit of the stack is in the plan already: the click adds the others, then takes them out again."""
    hand.click_hex("2039")
    hand.click_hex("2040")
    here = hand.room.own_at(hand.hex("2039"))
    able = [u for u in here if not hand.match.state.units[u].is_hq]
    assert len(able) > 1
    taken = []
    for _ in range(len(able)):
        assert hand.room.plan is not None
        taken.append(len(hand.room.plan.units))
        hand.click_hex("2039")
    assert hand.room.plan is not None
    assert [*taken, len(hand.room.plan.units)] == [*range(1, len(able) + 1), len(able) - 1]


def test_the_morale_of_an_enemy_army_stays_on_the_bar(hand: PlayDriver) -> None:
    """Rule 8.1: morale is public; an army that was seen is not forgotten when nobody of it is in sight."""
    rok = next(i for i, army in enumerate(hand.room.view.ruleset.armies) if army.id == "ROK")
    assert rok in hand.room.log.met
    assert "ROK" in [w.text for w in hand.root.walk() if isinstance(w, Label)]
    hand.match.state.pictures[Side.COMMUNIST].contacts.clear()
    assert all(foe.army != rok for foe in hand.room.view.foes.values())
    hand.ui.relayout()
    hand.app.step([])
    assert "ROK" in [w.text for w in hand.root.walk() if isinstance(w, Label)]


def test_a_march_that_ended_before_its_end_says_so(hand: PlayDriver) -> None:
    """Rule 4.1: unseen enemies make a march shorter than it was ordered; on the map that looks like a slip."""
    division = hand.unit("KPA-6D")
    here = hand.hex(hand.where("KPA-6D"))
    assert outcome(hand.room, MoveOrder(Side.COMMUNIST, division, (here,))) == []
    (told,) = outcome(hand.room, MoveOrder(Side.COMMUNIST, division, (here, hand.hex("1639"))))
    assert "stopped short" in told


def test_a_stack_that_keeps_the_turn_from_ending_is_shown(hand: PlayDriver) -> None:
    """Rule 3.3: the refusal says where it is and what stands there, and selects somebody who can leave."""
    here = hand.hex(hand.where("KPA-4D"))
    hand.screen._refused(Refusal(Reason.STILL_OVERSTACKED, needs=6, has=17, where=here), "")
    assert "17 stack points stand where 6 may" in hand.ui.toasts[-1].text
    assert hand.room.selected in hand.room.own_at(here)


def test_who_has_had_an_order_waits_for_none(hand: PlayDriver) -> None:
    """Movement left over from a march is no reason to be listed, nor are points kept by who rests."""
    division, corps = hand.unit("KPA-6D"), hand.unit("KPA-I")
    assert {division, corps} <= set(waiting(hand.room))
    hand.click_hex("1638")
    assert hand.room.selected == division
    hand.key("t")
    assert division in waiting(hand.room)  # a stance marches nobody
    hand.click_hex("1639")
    assert hand.match.state.units[division].mp > 0
    listed = next(item for item in left_to_do(hand.room.view, waiting(hand.room)) if item.text == t("todo.waiting"))
    assert division not in listed.units
    assert corps in listed.units
    hand.key("ctrl+z")
    assert division in waiting(hand.room)


def test_a_hex_that_would_be_too_full_says_so_before_the_click_and_after(hand: PlayDriver) -> None:
    """Rules 3.3, 7.7: limits hold at the end of the operations: the march is legal, but somebody must leave again."""
    division, here = hand.unit("KPA-6D"), hand.hex("1639")
    hand.click_hex("1638")
    hand.hover_hex("1639")
    limit = stack_limit(hand.room.view.board, hand.room.view.ruleset, here)
    points = hand.match.state.units[division].toe.stack_points
    layer = hand.match.state.stack[Side.COMMUNIST]
    layer[here] = limit - points
    assert "too full" not in pointer_facts(hand.room)
    assert f"{limit - points} of {limit} stack points" in pointer_facts(hand.room)
    layer[here] = limit - points + 1
    assert f"too full to stay at the turn's end: {limit + 1} stack points with it" in pointer_facts(hand.room)
    hand.match.state.units[division].advance_to = here
    assert f"no advance: {limit + 1} stack points" in pointer_facts(hand.room)
    hand.click_hex("1639", button=3)
    assert f"needs {limit + 1}, has {limit}" in hand.ui.toasts[-1].text  # an advance is refused, with its figures
    hand.match.state.units[division].advance_to = NO_HEX
    hand.click_hex("1639", button=3)
    assert hand.where("KPA-6D") == "1639"
    assert "is too full" in hand.ui.toasts[-1].text
    listed = next(item for item in left_to_do(hand.room.view, ()) if item.text == t("todo.overfull"))
    assert division in listed.units


def test_a_retreat_says_why_every_line_saves_the_same_men(hand: PlayDriver) -> None:
    """Rule 8.4: a line only forbids steps away from it; where none bars a way out the panel says so."""
    view, said = hand.room.view, set()
    reach = threats(view)
    for hq in (unit for unit in view.own.values() if unit.is_hq and unit.on_map):
        orders = [RetreatOrder(view.side, hq.army, hq.id, line) for line in view.board.lines]
        found = [retreat_outlook(view, hq.army, hq.id, order.line, reach) for order in orders]
        told = [outlook.safe for outlook in found if outlook is not None and not outlook.lost]
        dialog = retreat_lines(hand.ui, hand.room, list(orders))
        alike = t("retreat.note_alike") in [label.text for label in dialog.walk() if isinstance(label, Label)]
        assert alike == (len(told) > 1 and len(set(told)) == 1)
        said.add(alike)
    assert said == {False, True}


def test_the_key_that_ends_the_turn_ends_it_when_pressed_again(hand: PlayDriver) -> None:
    """The list of what is left is answered with the same key: no mouse is needed, whoever is cut off."""
    hand.key("ctrl+enter")
    assert isinstance(hand.ui.dialogs[-1], Dialog)
    hand.key("ctrl+enter")
    assert isinstance(hand.app.screens[-1], Curtain)


def test_enter_takes_the_marked_entry_of_the_menu_and_arrows_move_the_mark(hand: PlayDriver) -> None:
    """Enter did nothing there; it goes on with the game unless another entry is marked."""
    hand.key("escape")
    assert hand.ui.focus is hand.find("host_continue")
    hand.key("enter")
    assert not hand.ui.dialogs
    hand.key("escape", "f1")
    assert (hand.elsewhere.gone.pop(), hand.ui.dialogs) == ("help", [])
    hand.key("escape", "down", "down", "down", "down", "up")
    assert hand.ui.focus is hand.find("host_settings")
    hand.key("enter")
    assert not hand.ui.dialogs
    assert hand.elsewhere.gone == ["settings"]


def test_an_order_with_nobody_selected_says_so(hand: PlayDriver) -> None:
    """A key that does nothing says why."""
    for key in ("l", "t", "z"):
        hand.ui.toasts = []
        hand.key(key)
        assert "Click a unit" in hand.ui.toasts[-1].text


def test_a_game_of_two_is_loaded_behind_the_curtain(hand: PlayDriver) -> None:
    """P-16: whoever has loaded a saved game sees nothing before the player whose turn it is sits there."""
    first_communist_turn(hand)
    assert hand.ui.toasts
    hand.host.open()
    assert isinstance(hand.app.screens[-1], Curtain)
    assert hand.ui.toasts == []  # nor what the player before was told
    assert hand.app.screens[-1].side is Side.COMMUNIST
    lift_curtain(hand)


def test_support_that_is_not_there_is_refused_in_words(hand: PlayDriver) -> None:
    """G on a planned assault for which no aircraft are held ready did nothing and said nothing."""
    hand.click_hex("2039")
    hand.hover_hex("2040")
    hand.key("g")
    assert hand.room.plan is not None
    assert [toast.text for toast in hand.ui.toasts] == [t("forecast.no_support")]
