"""Rule 7: combat. The worked examples of rule 18 A, B and D, exact to the printed integers."""

from game.model.dice import Dice, Purpose
from game.model.events.combat import FightResolved
from game.model.ids import Stance, Status, Trait
from game.model.state import GameState
from game.rules.combat import outcome
from game.rules.engine import submit
from game.rules.forecast import Forecast, forecast
from game.rules.orders.assault import AssaultOrder
from game.rules.truth import truth
from tests.support.world import C, U, World, unit, world

N, NE = "0201", "0101"  # two adjoining hexsides of the target
TARGET = "0202"


class Loaded(Dice):
    """Dice whose fights come out as told."""

    def __init__(self, state: GameState, combat: int) -> None:
        super().__init__(state.seed, state.turn)
        self.combat = combat

    def roll(self, purpose: Purpose, sides: int, *key: int) -> int:
        return self.combat if purpose == Purpose.COMBAT else super().roll(purpose, sides, *key)


def uijongbu(**rok: object) -> World:
    """Return example A: two KPA divisions, two tank regiments and a mechanized one on two hexsides of ROK 7th."""
    night = Trait.NIGHT
    return world(
        ["hhhhh"] * 5,
        [
            unit("hq", C, "KPA", "0100", "HQ"),
            unit("3", C, "KPA", N, "KPA_DIV_SOV", men=11000, guns=48, c=900, traits=night, hq="hq"),
            unit("4", C, "KPA", NE, "KPA_DIV_SOV", men=11000, guns=48, q=1100, c=900, traits=night, hq="hq"),
            unit("107", C, "KPA", N, "KPA_TK_RGT", men=950, tanks=40, q=1100, c=950, hq="hq"),
            unit("109", C, "KPA", NE, "KPA_TK_RGT", men=950, tanks=40, c=950, hq="hq"),
            unit("206", C, "KPA", NE, "KPA_MECH_RGT", men=2500, guns=12, c=950, hq="hq"),
            unit("r7", U, "ROK", TARGET, "ROK_DIV", men=9698, guns=15, q=800, c=600, s=600, **rok),
        ],
    )


def first_contact(stance: Stance = Stance.HOLD) -> World:
    """Return example B: the KPA 4th Division and 33 tanks before the 34th Infantry."""
    made = world(
        ["hhhhh"] * 5,
        [
            unit("hq", C, "KPA", "0100", "HQ"),
            unit("4", C, "KPA", NE, "KPA_DIV_SOV", men=10200, guns=46, q=1100, c=820, s=800, hq="hq"),
            unit("107", C, "KPA", NE, "KPA_TK_RGT", men=900, tanks=33, q=1100, c=850, s=800, hq="hq"),
            unit("34", U, "US", TARGET, "US_RCT", men=1981, guns=0, tanks=0, q=600, c=650, s=800, stance=stance),
        ],
        turn=4,
    )
    made.state.armies[made["34"].army].morale = 600
    return made


def assault(made: World, *keys: str, at: str = TARGET) -> AssaultOrder:
    side = made[keys[0]].side
    return AssaultOrder(side, tuple(made.ids[key] for key in keys), made.hex(at))


def true_forecast(made: World, *keys: str) -> Forecast:
    order = assault(made, *keys)
    return forecast(truth(made.state, order.side), order.units, order.target)


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


def test_example_d_first_part() -> None:
    """Rule 18 D: three hexsides, the guns halved by night, mountain; the surprise of covert units is put in by hand."""
    made = world(
        ["mmmmm"] * 5,
        [
            unit("hq", C, "CPV", "0100", "HQ"),
            unit("a", C, "CPV", N, "CPV_DIV", men=12000, guns=12, q=1100, c=900, s=950, hq="hq"),
            unit("b", C, "CPV", NE, "CPV_DIV", men=12000, guns=12, q=1100, c=900, s=950, hq="hq"),
            unit("r6", U, "ROK", TARGET, "ROK_DIV", men=9500, guns=24, q=800, c=600, s=350),
        ],
        turn=35,
    )
    odds = true_forecast(made, "a", "b").odds
    assert [power.power for power in odds.attackers] == [10919, 10919]
    assert [power.power for power in odds.defenders] == [4850]
    assert odds.defense == 8245
