"""Rule 7: combat. The worked examples of rule 18 A, B and D, exact to the printed integers, and the forecast."""

from collections import Counter
from dataclasses import replace

import pytest

from game.model.events.combat import FightResolved, LossesTaken
from game.model.ids import Intelligence, Stance, Status, Trait
from game.rules.combat import outcome
from game.rules.engine import submit
from game.rules.forecast import band_counts, forecast
from game.rules.orders.assault import AssaultOrder
from game.rules.visibility import observe
from tests.support.combat import NW, TARGET, N, assault, true_forecast
from tests.support.loaded import Loaded
from tests.support.world import C, Piece, U, World, unit, world


def uijongbu(**rok: object) -> World:
    """Return example A: two KPA divisions, two tank regiments and a mechanized one on two hexsides of ROK 7th."""
    night = Trait.NIGHT
    return world(
        ["hhhhh"] * 5,
        [
            unit("hq", C, "KPA", "0100", "HQ"),
            unit("3", C, "KPA", N, "KPA_DIV_SOV", men=11000, guns=48, c=900, traits=night, hq="hq"),
            unit("4", C, "KPA", NW, "KPA_DIV_SOV", men=11000, guns=48, q=1100, c=900, traits=night, hq="hq"),
            unit("107", C, "KPA", N, "KPA_TK_RGT", men=950, tanks=40, q=1100, c=950, hq="hq"),
            unit("109", C, "KPA", NW, "KPA_TK_RGT", men=950, tanks=40, c=950, hq="hq"),
            unit("206", C, "KPA", NW, "KPA_MECH_RGT", men=2500, guns=12, c=950, hq="hq"),
            unit("r7", U, "ROK", TARGET, "ROK_DIV", men=9698, guns=15, q=800, c=600, s=600, **rok),
        ],
    )


def first_contact(stance: Stance = Stance.HOLD) -> World:
    """Return example B: the KPA 4th Division and 33 tanks before the 34th Infantry."""
    made = world(
        ["hhhhh"] * 5,
        [
            unit("hq", C, "KPA", "0100", "HQ"),
            unit("4", C, "KPA", NW, "KPA_DIV_SOV", men=10200, guns=46, q=1100, c=820, s=800, hq="hq"),
            unit("107", C, "KPA", NW, "KPA_TK_RGT", men=900, tanks=33, q=1100, c=850, s=800, hq="hq"),
            unit("34", U, "US", TARGET, "US_RCT", men=1981, guns=0, tanks=0, q=600, c=650, s=800, stance=stance),
        ],
        turn=4,
    )
    made.state.armies[made["34"].army].morale = 600
    return made


KPA_A = ("3", "4", "107", "109", "206")


def test_example_a_powers() -> None:
    """Rule 18 A: the strengths, the odds and the threshold."""
    odds = true_forecast(uijongbu(), *KPA_A).odds
    assert [power.power for power in odds.attackers] == [16699, 18369, 6207, 5643, 3979]
    assert [power.power for power in odds.defenders] == [4990]
    assert (odds.attack, odds.defense, odds.ratio, odds.threshold) == (50897, 6736, 7555, 330)
    assert (odds.heavy_attack, odds.heavy_defense) == (308, 54)
    assert ("surprise", 1350) in {(factor.key, factor.pm) for factor in odds.factors}


def test_example_a_bands() -> None:
    """Rule 18 A: the five bands of 1,000 rolls."""
    assert true_forecast(uijongbu(), *KPA_A).bands == (1, 8, 68, 359, 564)


def test_example_a_roll_500() -> None:
    """Rule 18 A: the middle roll routs the 7th Division, which dissolves."""
    made = uijongbu()
    happened = submit(made.state, assault(made, *KPA_A), dice=Loaded(made.state, 500))
    fight = happened[0]
    assert isinstance(fight, FightResolved)
    assert (fight.x, fight.d, fight.band) == (2023, 1693, "rout")
    assert made["3"].men == 11000 - 11000 * 111 // 10_000
    assert made["3"].c == 850
    assert made["3"].s == 750
    assert (made["3"].mp, made["107"].mp) == (40, 70)
    assert made["r7"].status == Status.DISSOLVED
    assert made["3"].advance_to == made.hex(TARGET)
    pool = made.state.armies[made["r7"].army].pool
    assert sum(men for _, men in pool.returning) > 3500  # half of it walks back


def test_example_a_losses_of_roll_500() -> None:
    """Rule 18 A: rates and cohesion of the middle roll."""
    made = uijongbu()
    rules = made.state.ruleset
    odds = true_forecast(made, *KPA_A).odds
    result = outcome(rules, odds, roll=500, logit=rules.tables.logit_milli[500])
    assert (result.attacker_bp, result.defender_bp) == (111, 2197)
    assert (result.attacker_cohesion, result.defender_cohesion) == (50, 543)


def test_example_b() -> None:
    """Rule 18 B: the first American regiment."""
    made = first_contact()
    seen = true_forecast(made, "4", "107")
    odds = seen.odds
    assert [power.power for power in odds.attackers] == [12039, 3675]
    assert [power.power for power in odds.defenders] == [938]
    assert (odds.defense, odds.ratio, odds.threshold) == (1266, 12412, 380)
    assert seen.bands == (0, 3, 21, 159, 817)
    submit(made.state, assault(made, "4", "107"), dice=Loaded(made.state, 500))
    assert made["34"].status == Status.DISSOLVED


def test_example_b_roll_500() -> None:
    """Rule 18 B: rates of the middle roll."""
    made = first_contact()
    rules = made.state.ruleset
    odds = true_forecast(made, "4", "107").odds
    result = outcome(rules, odds, roll=500, logit=rules.tables.logit_milli[500])
    assert (result.d, result.defender_bp, 650 - result.defender_cohesion) == (2140, 2392, 54)


def test_example_b_delay() -> None:
    """Rules 7.5, 18 B: a delaying regiment leaves in 999 rolls, in only 23 of them without extra losses."""
    made = first_contact(Stance.DELAY)
    seen = true_forecast(made, "4", "107")
    assert (seen.leaves, seen.bands[2]) == (999, 23)


def onjong(third: Piece, **rok: int) -> World:
    """Return rule 18 D: two CPV divisions north and north-west of the ROK 6th in the mountains, and a third unit."""
    division = {"men": 12000, "guns": 12, "q": 1100, "c": 900, "s": 950, "hq": "hq"}
    made = world(
        ["mmmmm"] * 5,
        [
            unit("hq", C, "CPV", "0100", "HQ"),
            unit("a", C, "CPV", N, "CPV_DIV", **division),
            unit("b", C, "CPV", NW, "CPV_DIV", **division),
            unit("r6", U, "ROK", TARGET, "ROK_DIV", q=800, **rok),
            third,
        ],
        turn=35,
        scenario={"flags": ((35, "cpv_strikes_rok"),), "first_turn": 35},
    )
    made.state.armies[made.state.ruleset.army("ROK")].morale = 580
    return made


def test_example_d() -> None:
    """Rule 18 D: covert first assault 1.50, three hexsides 1.15 (a patrol on the third), guns halved by night."""
    patrol = unit("patrol", C, "CPV", "0301", "CPV_DIV", men=1, guns=0, s=950, hq="hq")
    made = onjong(patrol, men=9500, guns=24, c=600, s=350)
    seen = true_forecast(made, "a", "b", "patrol")
    odds = seen.odds
    assert [power.power for power in odds.attackers] == [16378, 16378, 0]  # 10.919 x 1.50
    assert [power.power for power in odds.defenders] == [4850]
    assert (odds.attack, odds.defense, odds.ratio, odds.threshold) == (37669, 8245, 4568, 360)
    assert {(f.key, f.pm) for f in odds.factors if f.attacking} == {("covert", 1500), ("several_sides", 1150)}
    assert seen.bands == (2, 36, 231, 504, 227)
    rules = made.state.ruleset
    result = outcome(rules, odds, roll=500, logit=rules.tables.logit_milli[500])
    assert (result.x, result.d, result.attacker_bp, result.defender_bp) == (1520, 1160, 128, 1101)
    assert 600 - result.defender_cohesion == 241


def test_example_d_second_part() -> None:
    """Rule 18 D: a third covert division, alone, strikes with every exit in CPV ZOC: 1.50 x 1.30, surrounded +.30."""
    third = unit("c", C, "CPV", "0302", "CPV_DIV", men=12000, guns=12, q=1100, c=900, s=950, hq="hq")
    made = onjong(third, men=8455, guns=18, c=241, s=250)
    seen = true_forecast(made, "c")
    odds = seen.odds
    assert [power.power for power in odds.defenders] == [3031]
    assert (odds.attack, odds.defense, odds.ratio, odds.threshold) == (21291, 5152, 4132, 660)
    assert odds.is_surrounded
    assert {(f.key, f.pm) for f in odds.factors if f.attacking} == {("covert", 1500), ("all_around", 1300)}
    assert seen.bands == (7, 101, 420, 384, 88)
    assert seen.shattered == (892,)
    submit(made.state, assault(made, "c"), dice=Loaded(made.state, 500))
    assert made["r6"].status == Status.DISSOLVED


# --- forecast -------------------------------------------------------------------------------------------------


def played(made: World, order: AssaultOrder, roll: int) -> FightResolved:
    """Return the fight of a roll, played out on a copy."""
    state = made.state.copy()
    fight = submit(state, order, dice=Loaded(state, roll))[0]
    assert isinstance(fight, FightResolved)
    return fight


@pytest.mark.parametrize("stance", list(Stance))
def test_forecast_counts_what_the_thousand_rolls_do(stance: Stance) -> None:
    """Rules 7.8, 17.3: over all 1,000 rolls, played through the order itself, the shown bands are exact."""
    made = first_contact(stance)
    made["34"].men, made["34"].guns, made["34"].e = 4400, 20, 2
    made["107"].tanks = 0
    order = assault(made, "4", "107")
    seen = true_forecast(made, "4", "107")
    names = [band.id for band in made.state.ruleset.combat.bands]
    found = Counter(played(made, order, roll).band for roll in range(1000))
    assert tuple(found[name] for name in names) == seen.bands
    assert min(seen.bands[1:]) > 0


def test_forecast_losses_are_those_of_the_sorted_rolls() -> None:
    """Rule 7.8: median and 10-90 % losses of both sides, and in how many rolls the defender dissolves."""
    made = first_contact()
    made["34"].men, made["34"].c = 4400, 900
    order = assault(made, "4", "107")
    seen = true_forecast(made, "4", "107")
    own, foe, gone = [], [], 0
    before = {key: made[key].men for key in ("4", "107", "34")}
    for roll in range(1000):
        state = made.state.copy()
        losses = submit(state, order, dice=Loaded(state, roll))[1]
        assert isinstance(losses, LossesTaken)
        lost = dict(zip(losses.units, losses.men, strict=True))
        own.append(lost.get(made.ids["4"], 0) + lost.get(made.ids["107"], 0))
        foe.append(lost.get(made.ids["34"], 0))
        gone += state.units[made.ids["34"]].status == Status.DISSOLVED
    assert sum(before.values()) > max(own) + max(foe)
    assert tuple(sorted(own)[i] for i in (100, 500, 900)) == seen.attacker_men
    assert tuple(sorted(foe)[i] for i in (100, 500, 900)) == seen.defender_men
    assert (gone,) == seen.shattered


def test_forecast_from_a_view_is_wider() -> None:
    """Rule 7.8: against estimates the draw has a larger scale; the odds come from the estimate, never the truth."""
    made = first_contact()
    order = assault(made, "4", "107")
    view = observe(made.state, C)
    seen = forecast(view, order.units, order.target)
    assert seen.intelligence == Intelligence.GOOD
    contact = view.foes[seen.odds.defenders[0].id]
    made["34"].men = 4000
    assert forecast(observe(made.state, C), order.units, order.target) == seen
    rules = made.state.ruleset
    exact = band_counts(rules, seen.odds, rules.tables.logit_milli)
    assert contact.men != 4000
    assert seen.bands == band_counts(rules, seen.odds, rules.tables.logit_good_milli)
    assert exact[0] + exact[1] <= seen.bands[0] + seen.bands[1]
    assert sum(seen.bands) == 1000


@pytest.mark.parametrize(
    ("ratio", "per_cent"),
    [(1000, 26), (1500, 52), (2000, 71), (3000, 88), (4000, 94)],
)
def test_reference_points(ratio: int, per_cent: int) -> None:
    """Rule 7.8: at x* .38 odds of 1:1 make 26 % of defenders leave, 1.5 52 %, 2 71 %, 3 88 %, 4 94 %."""
    made = first_contact()
    odds = replace(true_forecast(made, "4", "107").odds, ratio=ratio)
    rules = made.state.ruleset
    assert odds.threshold == 380
    leaves = sum(band_counts(rules, odds, rules.tables.logit_milli)[2:])
    assert abs(leaves - 10 * per_cent) <= 7
