"""Kept games come out as they did, and there are as many orders as there were (STYLE 8, property 7).

They change only when a rule, its numbers or a set-up changed on purpose; then ``python -m tests.golden.record``
writes them anew and CHANGELOG.md says why. Computers that play otherwise change nothing here: the orders are kept.
"""

import json
from dataclasses import replace

import pytest

from game.session.gamefile import read_game
from game.session.replay import restore
from game.version import VERSION
from tests.golden.games import GAMES, PERFT, Golden
from tests.golden.record import counts


@pytest.mark.parametrize("golden", GAMES, ids=lambda golden: golden.name)
def test_a_kept_game_comes_out_as_it_did(golden: Golden) -> None:
    setting = golden.setting()
    kept = replace(read_game(golden.path), version=VERSION, scenario_hash=setting.scenario.digest)
    match = restore(kept, setting)
    assert match.is_over or match.state.turn == golden.last_turn + 1


def test_there_are_as_many_orders_as_there_were() -> None:
    assert counts() == json.loads(PERFT.read_text("utf-8"))
