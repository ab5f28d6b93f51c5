"""Rule 10.5 as tests: the landing itself, the beachhead, the waves that follow."""

from game.model.events.sea import BeliefChanged
from game.model.ids import Phase, Status
from game.model.orders import Reason
from game.model.sea import NO_LANDING, LandingStage
from game.rules.combat import attack_odds
from game.rules.landings import wave_limit
from game.rules.orders.embark import EmbarkOrder
from game.rules.orders.landing import LandOrder
from game.rules.sites import blank_weights
from game.rules.sources import BEACHHEAD
from game.rules.supply import supply_forecast
from game.rules.truth import truth
from game.rules.visibility import observe
from tests.support.checks import assert_sound
from tests.support.men import all_men
from tests.support.shore import GARRISON, INCHON, KUNSAN, WAVE, go_on, ids, mine_the_ports, ready, refused, shore
from tests.support.world import C, U, unit

# --- the landing ----------------------------------------------------------------------------------------------


def test_the_wave_has_six_points_or_four_on_a_rough_beach() -> None:
    """Rule 10.5: "6 sp in the assault wave (<= 4 if beach >= 4)"; HQs come along."""
    made = shore(afloat="a b c d e f g")
    at = truth(made.state, U)
    assert (wave_limit(at, INCHON), wave_limit(at, KUNSAN)) == (4, 6)
    ready(made, INCHON, "a b c d e f g x")
    assert refused(made, LandOrder(U, ids(made, "a", "b", "c", "d", "e"))) == Reason.WAVE_LIMIT
    ready(made, KUNSAN, "a b c d e f g x")
    assert refused(made, LandOrder(U, ids(made, *"abcdefg"))) == Reason.WAVE_LIMIT
    made.submit(LandOrder(U, ids(made, *"abcdef", "x")))
    assert made.state.stack[U][made.hex("0602")] == 6
    assert made["x"].hex == made.hex("0602")


def test_an_empty_site_is_simply_taken() -> None:
    """Rule 10.5: "the wave comes ashore on an empty site"; "the wave has no MP this turn"; a port is a dump (6.6)."""
    made = shore()
    ready(made, INCHON, "a b c d e f")
    made["a"].s = 500
    made.submit(LandOrder(U, ids(made, *WAVE)))
    assert {made[key].hex for key in WAVE} == {made.hex("0202")}
    assert [made[key].mp for key in WAVE] == [0] * 4
    assert made.state.holder[made.hex("0202")] == U
    assert (made["a"].s, made["e"].status) == (650, Status.IN_BOX)
    sea = made.state.sea
    assert (sea.plan, sea.successes, sea.sailed_turn) == (NO_LANDING, 1, 24)
    assert_sound(made.state)


def test_only_units_of_the_force_that_are_there_land() -> None:
    """Rule 10.5: the force was listed; it must have reached `japan`."""
    made = shore()
    assert refused(made, LandOrder(U, ids(made, "a"))) == Reason.NO_PLAN
    ready(made, INCHON, "a b")
    assert refused(made, LandOrder(U, ids(made, "c"))) == Reason.NO_PLAN
    assert refused(made, LandOrder(U, ids(made, "a", "a"))) == Reason.NO_SUCH_UNIT
    made["a"].status = Status.AT_SEA
    assert refused(made, LandOrder(U, ids(made, "a"))) == Reason.NOT_AT_HOME
    ready(made, INCHON, "a b", stage=LandingStage.PLANNING)
    assert refused(made, LandOrder(U, ids(made, "b"))) == Reason.NOT_READY


def test_an_assault_from_the_sea_by_hand() -> None:
    """Rules 7.2, 10.5: strength x (1.0 - 0.10 beach) x (1 + 0.40 (1 - alert)), no river, no command, defender's e.

    Beach 4: x .600. Belief 250, one stack point: alert .250: x 1.300.
    """
    made = shore(unit("k", C, "KPA", "0202", GARRISON, men=2000, e=1))
    ready(made, INCHON, "a b c d")
    odds = attack_odds(truth(made.state, U), ids(made, *WAVE), made.hex("0202"))
    assert odds.attackers[0].factors == (("beach", 600), ("landing_surprise", 1300))
    assert [(factor.key, factor.pm) for factor in odds.factors if not factor.attacking and factor.pm > 1000][-1] == (
        "entrenchment",
        1150,
    )
    first = odds.attackers[0]
    unfactored = (first.men + first.arms) * first.quality_pm // 1000 * first.cohesion_pm // 1000
    assert first.power == unfactored * 600 // 1000 * 1300 // 1000


def test_what_the_side_forecasts_is_the_rule() -> None:
    """STYLE 3: the odds of a landing from the view are those of the fight where all is known."""
    made = shore(unit("k", C, "KPA", "0202", GARRISON, men=2000))
    ready(made, INCHON, "a b c d")
    target = made.hex("0202")
    seen = attack_odds(observe(made.state, U), ids(made, *WAVE), target)
    true = attack_odds(truth(made.state, U), ids(made, *WAVE), target)
    assert seen.attack == true.attack


def test_a_strong_wave_takes_the_beach() -> None:
    """Rule 10.5: the garrison is driven off, the wave stands on the beach; all men are accounted for."""
    made = shore(unit("k", C, "KPA", "0202", GARRISON, men=1500, c=400))
    ready(made, INCHON, "a b c d")
    before = [all_men(made.state, army) for army in range(len(made.state.armies))]
    made.submit(LandOrder(U, ids(made, *WAVE)))
    assert made.kinds()[0] == "fight_resolved"
    assert "wave_landed" in made.kinds()
    assert made["k"].hex != made.hex("0202")
    assert {made[key].hex for key in WAVE} == {made.hex("0202")}
    assert all(made[key].mp == 0 and made[key].s == 1000 - 250 + 150 for key in WAVE)  # the port is a dump (6.6)
    assert [all_men(made.state, army) for army in range(len(made.state.armies))] == before
    assert_sound(made.state)


def test_a_wave_that_fails_is_on_board_again_with_fewer_men() -> None:
    """Rule 10.5: "d<0: the wave re-embarks with men x0.85, operation cancelled"."""
    made = shore(*[unit(f"k{i}", C, "KPA", "0202", "KPA_DIV_SOV", e=3) for i in range(2)])
    ready(made, INCHON, "a")
    before = all_men(made.state, made["a"].army)
    men = made["a"].men
    made.submit(LandOrder(U, ids(made, "a")))
    lost = [event for event in made.happened if event.kind == "losses_taken"]
    assert made.kinds()[-3:] == ["wave_repelled", "flags_set", "belief_changed"]
    assert "landing_destroyed" in made.state.flags
    fought = men - sum(event.men[event.units.index(made.ids["a"])] for event in lost[:1])  # type: ignore[attr-defined]
    assert made["a"].men == fought - fought * 15 // 100
    assert (made["a"].status, made["a"].box) == (Status.IN_BOX, 0)
    sea = made.state.sea
    assert (sea.plan, sea.successes, sea.sailed_turn, sea.beachheads) == (NO_LANDING, 0, 24, ())
    assert all_men(made.state, made["a"].army) == before
    assert_sound(made.state)


def test_the_attackers_of_a_landing_need_supply_and_cohesion_only_against_a_garrison() -> None:
    """Rules 5, 10.5: "assaults it as in section 7"; an empty beach asks for nothing."""
    made = shore(unit("k", C, "KPA", "0202", GARRISON, men=1500))
    ready(made, INCHON, "a b")
    made["a"].s = 240
    made["b"].c = 240
    assert refused(made, LandOrder(U, ids(made, "a"))) == Reason.NO_SUPPLY
    assert refused(made, LandOrder(U, ids(made, "b"))) == Reason.NO_COHESION
    ready(made, KUNSAN, "a b")
    made.submit(LandOrder(U, ids(made, "a", "b")))
    assert made["b"].hex == made.hex("0602")


# --- afterwards -----------------------------------------------------------------------------------------------


def test_the_beachhead_is_a_source_for_eight_turns() -> None:
    """Rule 6.4: "beachhead hex: 600 - 80 beach, for 8 turns"; it counts against the sealift of 6.5 like a port."""
    made = shore()
    ready(made, KUNSAN, "a b")
    made.submit(LandOrder(U, ids(made, "a", "b")))
    mine_the_ports(made)
    for turn, served in ((25, True), (32, True), (33, False)):
        made.state.turn = turn
        given = supply_forecast(truth(made.state, U)).units[made.ids["a"]]
        assert (given.source == BEACHHEAD) is served
        if served:
            assert (given.source_hex, given.haul) == (made.hex("0602"), 0)
    assert made.state.sea.beachheads[0].tons == 600 - 80 * 2


def test_the_beachhead_ends_when_its_port_opens() -> None:
    """Rule 6.4: "until a port opens": Inchon delivers two turns after its capture."""
    made = shore()
    ready(made, INCHON, "a b c d")
    made.submit(LandOrder(U, ids(made, *WAVE)))
    found = []
    for turn in (25, 26):
        made.state.turn = turn
        found.append(supply_forecast(truth(made.state, U)).units[made.ids["a"]].source)
    assert found[0] == BEACHHEAD
    assert made.state.ruleset.supply.sources[found[1]].id == "inchon"


def test_waves_follow_for_four_turns() -> None:
    """Rule 10.5: "follow-up waves of 6 sp per turn through beachhead/port for 4 turns, counted against 10.6"."""
    made = shore(afloat="a b c d e f g h i j k l", turn=24)
    ready(made, KUNSAN, "a b c d e f g h i j k l")
    made.submit(LandOrder(U, ids(made, "a", "b")))
    beach = made.hex("0602")
    mine_the_ports(made)
    for key in "cdefgh":
        made.submit(EmbarkOrder(U, made.ids[key], beach))
    assert made.state.sea.lift_used == 6
    assert refused(made, EmbarkOrder(U, made.ids["i"], beach)) == Reason.WAVE_LIMIT
    go_on(made, 25)
    assert [made[key].status for key in "cdefgh"].count(Status.ON_MAP) >= 4  # as many as find room in the hex
    made.state.phase, made.state.decider = Phase.UN_OPERATIONS, U
    for turn, legal in ((27, True), (28, False)):
        made.state.turn = turn
        assert (EmbarkOrder(U, made.ids["i"], beach).check(observe(made.state, U)) is None) is legal


def test_a_wave_of_the_last_turn_still_lands() -> None:
    """Rule 10.5: who sailed on the fourth turn comes ashore in the arrivals of the fifth."""
    made = shore()
    ready(made, KUNSAN, "a b c")
    made.submit(LandOrder(U, ids(made, "a")))
    mine_the_ports(made)
    made.state.turn = 27
    made.submit(EmbarkOrder(U, made.ids["b"], made.hex("0602")))
    go_on(made, 28)
    assert made["b"].hex == made.hex("0602")


def test_after_a_success_the_enemy_starts_guessing_anew() -> None:
    """Rule 10.5: belief is about the landing that is planned."""
    made = shore()
    ready(made, KUNSAN, "a")
    BeliefChanged((3000,) * 10).apply(made.state)
    made.submit(LandOrder(U, ids(made, "a")))
    assert made.state.sea.weights == blank_weights(made.board, made.state.ruleset)
