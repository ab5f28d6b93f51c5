"""The made-up fronts of ``bench.scaling``: sound files, twice as much of everything at twice the scale."""

from pathlib import Path

from bench.scaling import written
from game.ai.registry import make_seats
from game.rules.orders.assault import AssaultOrder
from game.session.match import Match
from game.session.setting import open_scenario


def test_a_front_is_sound_and_is_fought_over(tmp_path: Path) -> None:
    match = Match(open_scenario(str(written(tmp_path, 1))), 1, players=make_seats(("regular", "regular"), 1))
    match.run(match.state.turn)
    assert len(match.state.units) == 96
    assert any(isinstance(order, AssaultOrder) for order in match.orders)


def test_twice_the_scale_is_twice_the_ground_and_twice_the_units(tmp_path: Path) -> None:
    found = []
    for scale in (1, 2):
        (tmp_path / str(scale)).mkdir()
        setting = open_scenario(str(written(tmp_path / str(scale), scale)))
        ground = sum(map(setting.board.is_ground, range(setting.board.grid.size)))
        found.append((ground, len(setting.scenario.units)))
    assert [2 * n for n in found[0]] == list(found[1])
