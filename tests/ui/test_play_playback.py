"""The enemy's turn shown: pause, step, pace, skip, and the same game in the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ai.registry import make_seats
from game.model.digest import digest
from game.model.events.base import Event
from game.model.events.movement import UnitMoved
from game.model.ids import NO_UNIT, Side
from game.model.state import GameState
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.session.match import Match
from game.session.witness import Fight, March, Raid, Wave, Witness
from game.ui.labels import Label
from tests.support.play import PlayDriver, invasion, pass_council

STEPS = 400  # more frames of 50 ms than a turn of one side takes


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[PlayDriver]:
    driver = PlayDriver(tmp_path, players=make_seats(("recruit", "human"), 1), speed=4)
    yield driver
    driver.close()


def until_rest(hand: PlayDriver) -> None:
    for _ in range(STEPS):
        if not hand.screen.playback.busy:
            hand.wait(100)
            return
        hand.wait(50)
    raise AssertionError("the playback does not come to rest")


def until_scene(hand: PlayDriver) -> None:
    for _ in range(STEPS):
        if hand.screen.playback.scene is not None:
            return
        hand.wait(50)
    raise AssertionError("nothing is shown")


def test_the_enemy_turn_is_held_stepped_and_skipped(hand: PlayDriver) -> None:
    until_scene(hand)
    hand.key("space")
    playback = hand.screen.playback
    assert playback.paused
    given = len(hand.match.orders)
    hand.wait(500)
    assert len(hand.match.orders) == given
    assert hand.find("pause").enabled
    hand.key("tab")
    assert isinstance(playback.scene, March | Fight | Raid)
    hand.key("comma", "comma")
    assert playback.speed == 1
    hand.key("escape")
    until_rest(hand)
    assert hand.match.decider is Side.UN
    headless = Match(invasion(), 1, players=make_seats(("recruit", "human"), 1))
    headless.run()
    assert digest(headless.state) == digest(hand.match.state)


def test_only_what_the_viewer_may_see_is_shown() -> None:
    witness, in_sight = Witness(Side.UN), []

    def watch(state: GameState, event: Event) -> None:
        if isinstance(event, UnitMoved) and state.units[event.unit].side is Side.COMMUNIST:
            walked = (state.units[event.unit].hex, *event.path)
            in_sight.append({h for h in walked if state.sight[Side.UN][h]})
        witness.see(state, event)

    match = Match(invasion(), 1, players=make_seats(("recruit", "human"), 1), watch=watch)
    match.run()
    marches = [s for s in witness.taken() if isinstance(s, March) and s.figure.side is Side.COMMUNIST]
    assert marches
    assert len([march for march in marches if not march.is_retreat]) == len([seen for seen in in_sight if seen])
    for march in marches:
        assert march.figure.unit == NO_UNIT
        assert any(march.hexes[0] in seen and march.hexes[-1] in seen for seen in in_sight)


def test_at_once_shows_nothing(tmp_path: Path) -> None:
    hand = PlayDriver(tmp_path, players=make_seats(("recruit", "human"), 1), speed=0)
    for _ in range(STEPS):
        assert hand.screen.playback.scene is None
        if not hand.screen.playback.busy:
            break
        hand.wait(50)
    assert hand.match.decider is Side.UN
    hand.close()


def test_what_happened_meanwhile_is_summed_up(hand: PlayDriver) -> None:
    hand.key("escape")
    until_rest(hand)
    hand.key("ctrl+enter")
    if hand.ui.dialogs:
        hand.click("warn_end")
    hand.wait(50)
    pass_council(hand)
    hand.wait(50)
    hand.key("escape")
    until_rest(hand)
    assert hand.match.state.turn == 2
    assert EndPhaseOrder(Side.UN) in hand.match.orders
    assert any("lost" in toast.text or "ours" in toast.text for toast in hand.ui.toasts)
    texts = [w.text for w in hand.find("dispatches").walk() if isinstance(w, Label)]
    assert any("29 Jun" in text for text in texts)


def test_the_second_player_sees_the_first_ones_turn_once_he_sits_down(tmp_path: Path) -> None:
    hand = PlayDriver(tmp_path, speed=4)
    for key in ("KPA-1D", "KPA-4D"):
        hand.room.give(AssaultOrder(Side.COMMUNIST, (hand.unit(key),), hand.hex("2040")))
    hand.wait(2000)
    hand.room.end_turn()
    hand.wait(1000)
    hand.key("enter")
    assert hand.room.viewer is Side.UN
    scene = hand.screen.playback.scene or hand.screen.playback.waiting[0]
    assert isinstance(scene, Fight)
    defenders = {hand.match.state.units[u].spec.short for u in hand.room.view.own}
    assert scene.defender.name in defenders  # drawn where he stood, though he has gone since
    until_rest(hand)
    hand.close()


def test_reduced_motion_shows_no_fight_and_all_marches(tmp_path: Path) -> None:
    hand = PlayDriver(tmp_path, speed=1)
    hand.app.settings.reduced_motion = True
    hand.app.apply_settings()
    hand.room.give(AssaultOrder(Side.COMMUNIST, (hand.unit("KPA-4D"),), hand.hex("2040")))
    hand.app.step([])
    assert not isinstance(hand.screen.playback.scene, Fight)
    until_rest(hand)
    hand.close()


def test_aircraft_and_landings_are_shown_for_themselves_and_skipped(tmp_path: Path) -> None:
    """LOOK 7: a raid over the zones aircraft are sent to, a wave before its beach; Esc skips them like all else."""
    hand = PlayDriver(tmp_path, scenario="inchon", players=make_seats(("idle", "regular"), 1), speed=1)
    shown: set[type] = set()
    looked = set()
    for _ in range(2 * STEPS):
        hand.wait(50)
        scene = hand.screen.playback.scene
        if scene is not None:
            shown.add(type(scene))
        if isinstance(scene, Raid | Wave):
            targets = scene.targets if isinstance(scene, Raid) else (scene.target,)
            looked.add(hand.screen.canvas.camera.shows(targets[0]))
        if {Raid, Wave} <= shown:
            break
    assert {Raid, Wave} <= shown
    assert looked == {True}
    assert hand.overflow() == []
    hand.screen.playback.skip()
    assert hand.screen.playback.scene is None
    hand.close()


def test_raids_are_told_of_both_sides_and_fly_only_where_they_were_sent() -> None:
    match = Match(invasion(), 1, players=make_seats(("regular", "regular"), 1))
    witness = Witness(Side.UN)
    match.watch = witness.see
    board, zones = match.setting.board, set[int]()
    while match.state.turn < 5:
        match.step()
        for scene in witness.taken():
            if isinstance(scene, Raid):
                zones |= {board.zone[h] for h in scene.targets}
                assert all(match.state.interdiction[scene.side.enemy][board.zone[h]] for h in scene.targets)
    assert zones
