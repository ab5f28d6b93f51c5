"""Players by name."""

import pytest

from game.ai.idle import Idle
from game.ai.registry import HUMAN, make_player, make_seats, player_names
from game.errors import GameError
from game.model.ids import Side


def test_players_are_found_by_name() -> None:
    assert {"idle", "random", "recruit", "regular", "veteran"} <= set(player_names())
    assert isinstance(make_player("idle", Side.UN, 1), Idle)


def test_a_human_seat_is_empty() -> None:
    communist, un = make_seats(("idle", HUMAN), 1)
    assert isinstance(communist, Idle)
    assert un is None


def test_an_unknown_player_is_refused_with_a_suggestion() -> None:
    with pytest.raises(GameError, match=r"unknown player 'regulr': did you mean 'regular'\?"):
        make_seats(("regulr", HUMAN), 1)
    with pytest.raises(GameError, match="unknown player 'zzz': known: historical, idle, "):
        make_player("zzz", Side.UN, 1)
