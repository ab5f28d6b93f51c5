"""The weather to come as the war room shows it: the chances of the rules, what has been drawn, what each sky does."""

from game.model.ids import Ice, Side, Sky
from game.model.view import SideView
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.weather_table import COLD, ICE, effects, sky_by_turn


def view_of(scenario: str) -> SideView:
    return Match(open_scenario(scenario), 1).view(Side.UN)


def test_the_turn_that_is_played_has_its_weather_and_the_others_their_chances() -> None:
    view = view_of("chinese_entry")
    now, *coming = sky_by_turn(view)
    assert [it.turn for it in (now, *coming)] == list(range(34, 55))
    assert [it.skies.index(1000) for it in now.bands] == [it.sky for it in view.weather]
    month = view.scenario.calendar.month[54]
    assert coming[-1].bands[1].skies == tuple(view.ruleset.weather.chances_pm[month][1])
    assert all(sum(band.skies) == 1000 for it in (now, *coming) for band in it.bands)


def test_cold_and_ice_come_to_the_north_when_the_rules_say() -> None:
    """Rule 11: cold in the north from turn 42, in the south from 47; ice on small rivers from 45, on all from 49."""
    turns = {it.turn: it.bands for it in sky_by_turn(view_of("chinese_entry"))}
    south, north = 0, 1
    assert [turns[turn][north].cold for turn in (41, 42, 47)] == [0, 200, 450]
    assert [turns[turn][south].cold for turn in (46, 47)] == [0, 150]
    assert [turns[turn][north].ice for turn in (44, 45, 49)] == [Ice.NONE, Ice.MINOR, Ice.MAJOR]
    assert turns[54][south].ice is Ice.NONE


def test_only_what_can_come_is_told_with_the_figures_of_the_rules() -> None:
    summer, winter = (effects(view, sky_by_turn(view)) for view in map(view_of, ("invasion", "chinese_entry")))
    assert [it.cause for it in summer] == [Sky.CLEAR, Sky.OVERCAST, Sky.RAIN]
    assert [it.air_pm for it in summer] == [1000, 750, 400]
    assert summer[0].lines == ("Nothing else",)
    assert summer[2].lines == (
        "Off roads: +1 MP a step",
        "Hauls by road: cost ×1.20",
        "No digging in",
    )
    assert [it.name for it in winter[3:]] == ["Snow", "Cold", "Ice"]
    assert [it.cause for it in winter[3:]] == [Sky.SNOW, COLD, ICE]
    assert winter[3].lines == (
        "Off roads, MP a step: foot +0.5, pack +0.5, motor +1, tracked +1",
        "Hauls by road: cost ×1.20",
    )
    assert "lose 4 cohesion" in winter[4].lines[0]
    assert winter[5].lines == (
        "North: small rivers frozen from turn 45",
        "North: all rivers frozen from turn 49",
    )
