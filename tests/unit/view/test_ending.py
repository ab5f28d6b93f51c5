"""What the page of a game that is over is made of: the annals, both wars, the balance, the scale of results (P-20)."""

from dataclasses import replace
from functools import lru_cache

import pytest

from game.ai.registry import make_seats
from game.data.chronicle import load_chronicle
from game.data.metrics import load_metrics
from game.model.ids import SIDES, Side
from game.model.view import SideView
from game.resources import scenarios_root
from game.rules.truth import without_fog
from game.rules.victory import Score, level_of
from game.session.match import Match
from game.session.setting import Setting, open_scenario
from game.view import ending
from game.view.annals import Annals, Fight, Moment, falls, luck, moment
from game.view.course import Ground, date_ticks, dated, stage
from game.view.end_lines import end_lines
from game.view.export import game_page
from game.view.front import front_curves, generalized
from game.view.hexpixels import HexPixels
from game.view.their_war import READERS, beside_band, covered, past_fronts, rows, span_words, turn_of


def played(scenario: str, player: str) -> tuple[Match, Annals]:
    """Return a game between two computers with its annals."""
    match = Match(open_scenario(scenario), 1, players=make_seats((player, player), 1))
    annals = Annals(match.state)
    match.listeners.append(lambda state, order, events: annals.hear(len(match.orders) - 1, state, events))
    match.run()
    return match, annals


@lru_cache(maxsize=2)
def over(scenario: str = "tutorial") -> tuple[Match, Annals, SideView]:
    """Return a game that is over, its annals, and the view of its end without fog."""
    match, annals = played(scenario, "regular")
    state = match.state
    return match, annals, without_fog(state, Side.UN)._replace(armies=state.armies)


def moved(setting: Setting, *changes: dict[str, Side]) -> list[Moment]:
    """Return moments of which each has the holders of some places, by id, changed from the one before."""
    start = moment(Match(setting, 1).state)
    found, ground = [start], bytearray(start.holder)
    hexes = {place.id: place.hex for place in setting.board.places}
    for i, change in enumerate(changes, 1):
        for place, side in change.items():
            ground[hexes[place]] = side
        found.append(replace(start, turn=start.turn + i, holder=bytes(ground)))
    return found


def annals_of(setting: Setting, *changes: dict[str, Side]) -> Annals:
    """Return annals of made-up moments."""
    annals = Annals(Match(setting, 1).state)
    annals.moments = moved(setting, *changes)
    return annals


def view_of(setting: Setting, turn: int) -> SideView:
    """Return a view of the start of a scenario, the clock put on."""
    state = Match(setting, 1).state
    return without_fog(state, Side.UN)._replace(armies=state.armies, turn=turn)


# --- the annals -------------------------------------------------------------------------------------------------


def test_annals_have_the_truth_as_each_turn_began_and_at_the_end() -> None:
    match, annals, _ = over()
    scenario = match.setting.scenario
    assert [it.turn for it in annals.moments] == list(range(scenario.first_turn, scenario.last_turn + 2))
    last, result = annals.moments[-1], match.state.result
    assert result is not None
    assert (last.score.vp, last.score.result) == (result.vp, result.score)
    assert last.holder == bytes(match.state.holder)
    assert sum(last.men) == sum(unit.men for unit in match.state.units if unit.on_map)


def test_annals_up_to_a_turn_know_nothing_later() -> None:
    _, annals, _ = over()
    order = annals.fights[2].order
    kept = annals.until(order, 5)
    assert [it.turn for it in kept.moments] == [3, 4, 5]
    assert kept.fights == annals.fights[:2]
    assert annals.until(order + 1, 5).fights == annals.fights[:3]


def test_annals_of_a_game_given_up_end_with_the_turn_it_was_given_up_in() -> None:
    match = Match(open_scenario("tutorial"), 1)
    annals = Annals(match.state).closed(match.state)
    assert [it.turn for it in annals.moments] == [3, 4]


def test_places_fall_in_the_turn_after_which_others_hold_them() -> None:
    setting = open_scenario("campaign")
    moments = moved(setting, {"seoul": Side.COMMUNIST}, {}, {"seoul": Side.UN})
    seoul = next(place.index for place in setting.board.places if place.id == "seoul")
    found = falls(setting.board, setting.scenario, moments)
    assert [(fall.turn, fall.place, fall.side) for fall in found] == [(1, seoul, Side.COMMUNIST), (3, seoul, Side.UN)]


def test_luck_is_the_sum_of_what_dice_gave_over_its_spread() -> None:
    ruleset = open_scenario("tutorial").ruleset
    best = max(ruleset.tables.logit_milli)
    mixed = [Fight(1, Side.UN, best), Fight(2, Side.COMMUNIST, best)]
    assert luck(ruleset, [], Side.UN) is None
    assert luck(ruleset, mixed, Side.UN) == pytest.approx(0, abs=0.01)
    alone = luck(ruleset, mixed[:1], Side.UN)
    assert alone is not None
    assert alone > 2
    assert luck(ruleset, mixed[:1], Side.COMMUNIST) == pytest.approx(-alone)


# --- both wars --------------------------------------------------------------------------------------------------


def test_dates_of_history_are_those_of_the_chronicle() -> None:
    setting = open_scenario("campaign")
    annals = annals_of(setting, {"seoul": Side.COMMUNIST}, *[{}] * 9, {"taejon": Side.COMMUNIST})
    told = {row.what: row for row in rows(view_of(setting, 12), annals)}
    assert (told["Seoul falls"].own, told["Seoul falls"].history) == ("25–28 Jun", "28 Jun")
    assert (told["Seoul falls"].difference, told["Seoul falls"].better) == ("same turn", None)
    assert told["Taejon falls"].history == "20 Jul"
    assert (told["Taejon falls"].difference, told["Taejon falls"].better) == ("3 turns later", Side.UN)
    assert "Pyongyang falls" not in told  # it lies after the end of this game


def test_a_place_that_did_not_fall_is_told_and_one_that_never_did() -> None:
    setting = open_scenario("invasion")
    annals = annals_of(setting, *[{}] * 11, {"pusan": Side.COMMUNIST})
    told = {row.what: row for row in rows(view_of(setting, 12), annals)}
    assert (told["Seoul falls"].own, told["Seoul falls"].better) == ("–", Side.UN)
    assert "Pusan falls" not in told  # the scenario has no later front to compare with
    annals = annals_of(setting, *[{}] * 6, {"pusan": Side.COMMUNIST, "kwangju": Side.COMMUNIST})
    told = {row.what: row for row in rows(view_of(setting, 7), annals)}
    assert (told["Pusan falls"].history, told["Pusan falls"].difference) == ("not by 20 Jul", "ahead")


def test_the_front_of_the_end_is_one_near_to_it() -> None:
    """The holders of history at the end are those of the nearest front, told only where one is near."""
    setting = open_scenario("invasion")
    held = {row.what: row for row in rows(view_of(setting, 11), annals_of(setting, *[{}] * 11))}
    assert (held["Seoul at the end"].own, held["Seoul at the end"].history) == ("UN", "Communist")
    assert [front.turn for front in past_fronts(view_of(setting, 1))] == [1, 2, 3, 8, 12]
    campaign = open_scenario("campaign")
    assert not any("at the end" in row.what for row in rows(view_of(campaign, 41), annals_of(campaign, *[{}] * 39)))


def test_only_what_a_scenario_covers_is_compared() -> None:
    _, annals, view = over()
    assert {row.what for row in rows(view, annals)} >= {"Taejon falls", "UN men lost for good"}
    told = " ".join(row.what for row in rows(view, annals))
    assert not any(name in told for name in ("Seoul", "Landing", "CPV", "KPA losses"))


def test_days_lie_in_the_turns_of_a_scenario() -> None:
    setting = open_scenario("inchon")
    scenario, calendar = setting.scenario, setting.scenario.calendar
    assert turn_of(calendar, "1949-12-31") is None
    told = covered(scenario, scenario.last_turn)
    assert all(calendar.first_day[turn] <= day.date <= calendar.last_day[turn] for turn, day in told)
    assert [day.lands for _, day in told if day.lands] == ["inchon"]
    assert span_words(calendar, 1) == "25–28 Jun"


def test_every_figure_read_is_one_of_the_calibration_and_keeps_its_turn() -> None:
    metrics = {metric.id: metric for metric in load_metrics(scenarios_root() / "rules")}
    for key, (turn, *_) in READERS.items():
        assert f"turn {turn}" in metrics[key].text or key == "kpa_back_north"
    metric = metrics["kpa_losses_t12"]
    inside, more = (beside_band(metric, value, (12, "2 Aug"), Side.UN) for value in (metric.low, metric.high + 1500))
    assert inside.better is None
    assert (more.difference, more.better) == ("+1,500", Side.UN)
    assert beside_band(metric, metric.low - 1, (12, ""), Side.UN).better is Side.COMMUNIST


def test_the_chronicle_says_who_took_what() -> None:
    taken = [(place, side) for day in load_chronicle("korea").days for place, side in day.taken]
    assert taken.count(("seoul", Side.COMMUNIST)) == 1
    assert ("pyongyang", Side.UN) in taken
    assert [day.enters for day in load_chronicle("korea").days if day.enters] == ["CPV"]


# --- the balance and the scale ------------------------------------------------------------------------------------


@pytest.mark.parametrize("scenario", ["tutorial", "inchon"])
def test_the_balance_by_kind_sums_to_the_points(scenario: str) -> None:
    _, annals, view = over(scenario)
    score = annals.moments[-1].score
    kinds = ending.balance(view, score)
    assert (sum(kind.communist for kind in kinds), sum(kind.un for kind in kinds)) == score.vp
    for kind in kinds:
        entries = [it for it in score.entries if it.key == kind.key]
        assert sum(f" {it.points}" in kind.told for it in entries) == len(entries)
        assert kind.told.count("\n") + 1 == len({it.side for it in entries})


def test_every_result_has_its_step_and_its_place_within() -> None:
    ruleset = open_scenario("tutorial").ruleset
    ends = ending.edges(ruleset)
    assert len(ends) == ending.STEPS + 1
    for points in range(-120, 121):
        winner = "draw" if level_of(ruleset, points) == "draw" else "communist" if points > 0 else "un"
        step = ending.step_of(winner, level_of(ruleset, points))
        assert max(ends[step], min(points, ends[step + 1])) == points or step in (0, ending.STEPS - 1)
        assert 0 <= ending.along(ruleset, points, step) <= 1
    assert ending.along(ruleset, 0, 6) == 0.5  # won by something else than points


def test_the_turning_point_is_the_greatest_swing() -> None:
    setting = open_scenario("campaign")
    moments = moved(setting, {}, {"seoul": Side.COMMUNIST}, {})
    scores = [Score((), (0, 0), points) for points in (0, 5, 30, 28)]
    moments = [replace(it, score=score) for it, score in zip(moments, scores, strict=True)]
    swing = ending.turning_point(setting.board, setting.scenario, moments)
    assert swing is not None
    assert (swing.turn, swing.points, len(swing.falls)) == (2, 25, 1)
    words = ending.swing_words(view_of(setting, 4), swing, "29 Jun")
    assert "turn 2" in words
    assert "Seoul" in words
    assert ending.turning_point(setting.board, setting.scenario, moments[:2]) is None  # the first turn is none
    fall = ending.turning_point(setting.board, setting.scenario, moments, Side.UN)
    assert fall is not None
    assert (fall.turn, fall.points) == (3, -2)


def test_points_are_compared_with_equal_players_and_with_history() -> None:
    """Decision 0024: two yardsticks, each told with its own figure; the tutorial has no history."""
    tutorial = open_scenario("tutorial").scenario
    campaign = replace(open_scenario("campaign").scenario, baseline=-71, history=-30)
    assert ending.against_words(campaign, (70, 100)) == (
        "Against equal players (−71): *Communist +41*",
        "Against 1950 (−30): *the same*",
    )
    assert ending.against_words(campaign, (67, 100)) == (
        "Against equal players (−71): *Communist +38*",
        "Against 1950 (−30): *UN +3*",
    )
    assert len(ending.against_words(tutorial, (tutorial.baseline + 3, 0))) == 1


def test_what_1950_itself_is_by_the_measure_of_the_result_is_said() -> None:
    """A war that is better than history for a side and yet lost by it is understood by where 1950 itself stands."""
    setting = open_scenario("campaign")
    rules = setting.ruleset
    for baseline, history, said in (
        (-71, -30, "*+41*, a decisive victory of the Communist side"),
        (-28, -30, "*−2*, a draw"),
    ):
        scenario = replace(setting.scenario, baseline=baseline, history=history)
        assert said in ending.measured_words(rules, scenario)
    assert ending.measured_words(rules, replace(setting.scenario, history=None)) == ""


def test_history_has_its_mark_on_the_scale_of_results() -> None:
    _, annals, view = over()
    shown = ending.ending_of(view, annals, None).scale
    assert ending.across(shown, shown.edges[6]) < ending.across(shown, 41) < 1  # in the step of the decisive
    assert ending.across(shown, 0) == 0.5
    assert ending.across(shown, 500) == 1.0
    assert ending.ending_of(view, annals, None).scale.past is None  # the tutorial has no history


def test_a_game_that_goes_on_has_no_ending() -> None:
    match = Match(open_scenario("tutorial"), 1)
    with pytest.raises(ValueError, match="not over"):
        ending.ending_of(match.view(Side.UN), Annals(match.state), None)


# --- charts, the map, the page --------------------------------------------------------------------------------------


def test_charts_have_both_sides_and_leave_out_who_never_came() -> None:
    _, annals, view = over()
    told = {it.key: [line.name for line in it.lines] for it in end_lines(view, annals)}
    assert told["men"] == ["UN", "KPA"]
    assert told["morale"] == ["ROK", "US", "KPA"]
    assert told["share"] == ["this game", "history"]
    men = next(it for it in end_lines(view, annals) if it.key == "men")
    assert men.lines[1].values[-1] == (9, annals.moments[-1].men[0] / 1000)


def test_dates_under_a_chart_are_months_in_a_long_game() -> None:
    campaign = view_of(open_scenario("campaign"), 1)
    assert [words for _, words in date_ticks(campaign, (1, 55))] == ["Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert date_ticks(view_of(open_scenario("tutorial"), 3), (3, 9))[0] == (3, "2 Jul")


def test_the_front_of_a_date_is_one_line_without_pockets() -> None:
    match, annals, view = over()
    board, holder = view.board, annals.moments[0].holder
    lone = next(h for h in range(board.grid.size) if holder[h] == Side.UN and len(_alike(match, holder, h)) == 6)
    spotted = bytearray(holder)
    spotted[lone] = Side.COMMUNIST
    assert generalized(board, bytes(spotted))[lone] == Side.UN
    pixels = HexPixels(board.grid, 20.0)
    assert len(front_curves(board, pixels, generalized(board, spotted), 8)) == 1
    moments = [Ground(it.turn, it.holder) for it in annals.moments]
    assert dated(moments)[0] is moments[0]
    assert dated(moments)[-1] is moments[-1]


def _alike(match: Match, holder: bytes, h: int) -> list[int]:
    near = match.setting.board.grid.neighbors[h]
    return [n for n in near if n >= 0 and holder[n] == holder[h] and holder[n] in SIDES]


def test_the_stage_holds_what_changed_hands_and_has_the_shape_asked_for() -> None:
    setting = open_scenario("campaign")
    moments = tuple(Ground(it.turn, it.holder) for it in moved(setting, {"seoul": Side.COMMUNIST}))
    left, top, right, bottom = stage(setting.board, moments, 0.5)
    seoul = next(place.hex for place in setting.board.places if place.id == "seoul")
    x, y = HexPixels(setting.board.grid, 1.0).center(seoul)
    assert left < x < right
    assert top < y < bottom
    assert (right - left) / (bottom - top) == pytest.approx(0.5)
    assert stage(setting.board, moments[:1], 0.5) == (0.0, 0.0, *HexPixels(setting.board.grid, 1.0).size)


def test_the_page_of_a_game_is_the_same_from_both_windows_but_for_the_dispatches() -> None:
    match, annals, _ = over()
    pages = []
    for side in SIDES:
        view = without_fog(match.state, side)._replace(armies=match.state.armies)
        shown = ending.ending_of(view, annals, None)
        pages.append(game_page(annals, shown, rows(view, annals), ()))
    first, second = (page.replace("Communist side</h2>", "").replace("UN side</h2>", "") for page in pages)
    assert first == second
    assert "Losses of United States Army" in first
    assert "Losses of Korean People" in first
