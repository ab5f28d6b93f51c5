"""The ledger of victory: places with their holders, deeds done in time, what ends the game at once (rule 15)."""

from dataclasses import replace

import pytest

from game.model.ids import SIDES, Side
from game.model.view import SideView
from game.rules.victory import known_score
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.course import ground
from game.view.ledger import hexes_to, ledger, places_by_turn, sudden_victories


def view_of(scenario: str, side: Side) -> SideView:
    return Match(open_scenario(scenario), 1).view(side)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("scenario", ["invasion", "campaign", "inchon", "chinese_entry", "tutorial"])
def test_the_points_of_the_rows_are_those_of_the_score(scenario: str, side: Side) -> None:
    """Every place worth points has its row, held or not; the two columns add up to the score as the side knows it."""
    view = view_of(scenario, side)
    lines = ledger(view)
    sums = tuple(sum(line.keys[column] or 0 for line in lines) for column in (4, 3))
    assert sums == (known_score(view).vp[Side.UN], known_score(view).vp[Side.COMMUNIST])
    assert {goal.hex for goal in view.scenario.goals} <= {line.hex for line in lines}
    assert len({len(line.cells) for line in lines}) == 1


def test_a_place_tells_how_far_off_the_other_side_is_as_far_as_it_is_known() -> None:
    view = view_of("invasion", Side.COMMUNIST)
    seoul = view.board.place("seoul").hex
    line = next(line for line in ledger(view) if line.hex == seoul)
    assert hexes_to(view, seoul, Side.COMMUNIST) == 2
    assert line.cells[-1] == "Communist side 2 hexes off"
    assert "near" in line.groups
    blind = view._replace(own_at={}, foes_at={})
    assert next(line for line in ledger(blind) if line.hex == seoul).cells[-1] == ""


def test_what_is_to_be_taken_in_time_is_open_won_or_missed() -> None:
    view = view_of("invasion", Side.COMMUNIST)
    goals = len(view.scenario.goals)
    won = (1,) * len(view.early_points)
    said = [ledger(it)[goals].cells[-1] for it in (view, view._replace(early_points=won), view._replace(turn=9))]
    assert said == ["on turns 1–2", "in time: won", "not in time, turns 1–2"]


def test_places_by_turn_stand_beside_those_behind_the_fronts_of_1950() -> None:
    """Both wars begin on the same ground; by August history's North had most of the South's towns."""
    view = view_of("invasion", Side.COMMUNIST)
    own, past = places_by_turn(view, [ground(view)])
    assert own[0][0] == past[0][0] == 1
    assert past[0][1] == own[0][1] == -38
    assert past[-1][1] > 50


def test_sudden_victories_say_what_they_need_and_what_is_not_known() -> None:
    """Inchon: the UN side wins with Seoul and 35,000 men of the KPA lost in the South, which only the KPA counts."""
    for side, known in ((Side.UN, None), (Side.COMMUNIST, False)):
        found = sudden_victories(view_of("inchon", side))
        freed = next(it for it in found if it.side is Side.UN)
        assert [need.is_met for need in freed.needs] == [known]
        assert [need.what for way in freed.ways for need in way] == ["Seoul"]
    pusan = view_of("invasion", Side.UN)
    (gone,) = sudden_victories(pusan)
    assert [len(way) for way in gone.ways] == [1, 2]
    taken = pusan._replace(holder=[Side.COMMUNIST] * len(pusan.holder))
    assert all(need.is_met for way in sudden_victories(taken)[0].ways for need in way)


def test_the_morale_an_army_must_fall_below_is_shown_as_a_share() -> None:
    view = view_of("pusan_perimeter", Side.UN)
    rule = next(it for it in view.scenario.auto_victories if it.morale_army >= 0)
    low = tuple(rule.morale_tenths - 10 if i == rule.morale_army else it for i, it in enumerate(view.morale))
    shares = []
    for it in (view, view._replace(morale=low)):
        (need,) = next(found for found in sudden_victories(it) if found.side is Side.UN).needs
        shares.append((need.is_met, need.share))
    assert shares[0][0] is False
    assert (shares[0][1] or 0) < 1
    assert shares[1] == (True, 1.0)


def test_a_scenario_without_one_has_none() -> None:
    view = view_of("invasion", Side.UN)
    assert sudden_victories(view._replace(scenario=replace(view.scenario, auto_victories=()))) == []
