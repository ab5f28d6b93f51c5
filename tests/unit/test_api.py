"""The Python API (PRODUCT P-42): what is not shown by the examples of docs/python.md."""

from pathlib import Path

import pytest

from game import api
from game.session.match import Match
from tests.support.matches import skirmish


def skirmish_game(seed: int = 1) -> api.Game:
    return api.Game(Match(skirmish(), seed))


def test_the_same_seed_and_orders_give_the_same_game() -> None:
    first, second = skirmish_game(), skirmish_game()
    for game in (first, second):
        game.play(until_turn=2)
        game.submit(game.legal_orders()[0])
        game.play()
    assert first.digest() == second.digest()
    assert first.digest() != skirmish_game(2).play().digest()


def test_a_copy_has_the_same_future_and_leaves_the_original_alone() -> None:
    game = skirmish_game().play(until_turn=2)
    before = game.digest()
    twin = game.copy()
    twin.play()
    assert game.digest() == before
    assert game.play().digest() == twin.digest()


def test_a_view_is_a_picture_that_later_orders_do_not_change() -> None:
    game = skirmish_game().play(un="human", until_turn=3)
    view = game.observe(api.Side.COMMUNIST)
    places = {unit.id: unit.hex for unit in view.own.values()}
    game.play()
    assert {unit.id: unit.hex for unit in view.own.values()} == places
    assert view.turn == 1


def test_play_leaves_the_human_side_alone() -> None:
    game = skirmish_game().play(un="human")
    assert game.side == api.Side.UN
    while game.side == api.Side.UN and not game.is_over:
        game.submit(api.pass_on(game.observe()))
    assert game.side != api.Side.UN


def test_a_refused_order_changes_nothing() -> None:
    game = skirmish_game()
    before = game.digest()
    with pytest.raises(api.IllegalOrderError):
        game.submit(api.EndPhaseOrder(api.Side(1 - (game.side or 0))))
    assert game.digest() == before


def test_a_game_that_is_over_has_no_orders_and_no_side(tmp_path: Path) -> None:
    game = skirmish_game().play("idle", "idle")
    assert game.is_over
    assert game.legal_orders() == []
    assert repr(game) == "<skirmish, seed 1, over>"
    with pytest.raises(api.GameError, match="say which side"):
        game.observe()
    assert game.observe(api.Side.UN).result == game.result


def test_changed_rules_are_kept_in_the_file(tmp_path: Path) -> None:
    game = api.load("tutorial", changes=["combat.surrounded_thousandths=400", "supply.guerrilla_pm=60"])
    game.play("idle", "idle", until_turn=4)
    game.save(tmp_path / "game.json")
    assert api.read(tmp_path / "game.json").digest() == game.digest()


def test_many_games_are_those_of_simulate() -> None:
    records = api.simulate("tutorial", 2, communist="idle", un="idle", seed=5)
    assert [record.seed for record in records] == [5, 6]
    assert records[0].result["ended"] == "turn_limit"
    assert "tutorial" in api.scenarios()
    assert "regular" in api.players()


def test_every_name_is_there() -> None:
    assert [name for name in api.__all__ if not hasattr(api, name)] == []


def test_hexes_are_named_as_on_the_map() -> None:
    game = skirmish_game()
    assert game.label(game.hex("0405")) == "0405"
