"""Rules 5, 7.2-7.5, 7.7: the assault order, its limits, and what follows a roll."""

import pytest

from game.model.events.base import Event
from game.model.events.combat import AdvanceAllowed, FightResolved, UnitsRetreated
from game.model.ids import ArmyState, RetreatScope, Side, Stance, Status, UnitId
from game.model.orders import IllegalOrderError, Reason
from game.rules.engine import submit
from game.rules.orders.assault import AssaultOrder
from game.rules.sequence import begin_phase
from tests.support.assault import ROK, TARGET, N, attack, field, roll_for
from tests.support.loaded import Loaded
from tests.support.men import all_men
from tests.support.rules import ruleset
from tests.support.world import OPERATIONS, C, U, World, unit


def refusal(made: World, *keys: str, at: str = TARGET, side: Side = C) -> Reason:
    with pytest.raises(IllegalOrderError) as refused:
        made.submit(AssaultOrder(side, tuple(made.ids[key] for key in keys), made.hex(at)))
    return refused.value.refusal.reason


# --- limits ---------------------------------------------------------------------------------------------------


def test_an_assault_is_paid_by_each() -> None:
    """Rules 5, 6.1: foot 2 MP, 25 supply, at most 2 assaults per unit and turn."""
    made = field()
    attack(made, "k", roll=roll_for(made, "hold"))
    k = made["k"]
    assert (k.mp, k.s, k.assaults, k.fought) == (40, 750, 1, True)
    assert made["r"].fought
    attack(made, "k", roll=roll_for(made, "hold"))
    assert refusal(made, "k") == Reason.ASSAULTS_SPENT


def test_a_defense_is_paid_too() -> None:
    """Rule 6.1: -10 x min(1, A/D)."""
    made = field()
    attack(made, "k", roll=0)
    fight = made.happened[0]
    assert isinstance(fight, FightResolved)
    assert made["r"].s == 1000 - 100 * min(1000, fight.ratio) // 1000
    assert fight.ratio > 1000


def test_the_next_attempt_has_its_own_dice() -> None:
    """Rule 1.5: the key is target hex and attempt on it this turn."""
    made = field()
    attack(made, "k", roll=roll_for(made, "hold"))
    attack(made, "k", roll=roll_for(made, "hold"))
    fight = made.happened[0]
    assert isinstance(fight, FightResolved)
    assert fight.attempt == 1


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("s", 249, Reason.NO_SUPPLY),
        ("c", 249, Reason.NO_COHESION),
        ("mp", 19, Reason.NO_MOVEMENT_LEFT),
        ("retreat_scope", RetreatScope.BATCH, Reason.RETREAT_ORDER),
    ],
)
def test_what_a_unit_needs(name: str, value: int, reason: Reason) -> None:
    """Rules 5, 8.4: s >= 25, c >= 25, MP for it, no retreat order."""
    made = field()
    setattr(made["k"], name, value)
    assert refusal(made, "k") == reason


def test_a_broken_army_does_not_assault() -> None:
    """Rule 8.2."""
    made = field()
    made.state.armies[made["k"].army].state = ArmyState.BROKEN
    assert refusal(made, "k") == Reason.ARMY_BROKEN


def test_who_may_assault_what() -> None:
    """Rule 5: own combat units beside enemy combat units, in the own phase."""
    made = field(unit("far", C, "KPA", "0500", "KPA_DIV_LIGHT"), unit("rhq", U, "ROK", "0102", "HQ"))
    assert refusal(made, "hq") == Reason.NOT_A_COMBAT_UNIT
    assert refusal(made, "far") == Reason.NOT_ADJACENT
    assert refusal(made, "k", at="0301") == Reason.NO_ENEMY_THERE
    assert refusal(made, "r") == Reason.NO_SUCH_UNIT
    assert refusal(made, "k", "k") == Reason.NO_SUCH_UNIT
    assert refusal(made) == Reason.NO_SUCH_UNIT
    assert refusal(made, "r", at=N, side=U) == Reason.NOT_YOUR_PHASE


def test_a_strait_is_no_way_in() -> None:
    """Rule 2.2: a hexside that is all water."""
    assert refusal(field(straits=[f"{N} {TARGET}"]), "k") == Reason.NOT_ADJACENT


def test_four_assaults_on_a_hex() -> None:
    """Rule 5: at most four a side-turn, then again in the next one."""
    made = field(*(unit(f"k{i}", C, "KPA", N, "KPA_RGT", hq="hq", men=800) for i in range(3)))
    for key in ("k0", "k1", "k2", "k0"):
        attack(made, key, roll=700)
        made["r"].c, made["r"].men = 950, 10000
    assert refusal(made, "k1") == Reason.HEX_ASSAULTED_OUT
    for event in begin_phase(made.state, 6, OPERATIONS[C]):
        event.apply(made.state)
    attack(made, "k1", roll=0)


def test_points_through_a_hexside_and_in_all() -> None:
    """Rule 7.2: at most 6 stack points through one hexside, 12 in all."""
    more = [unit(f"n{i}", C, "KPA", N, "KPA_DIV_LIGHT", hq="hq") for i in range(2)]
    more += [unit(f"{h}{i}", C, "KPA", h, "KPA_DIV_LIGHT", hq="hq") for h in ("0101", "0301") for i in range(2)]
    made = field(*more)
    assert refusal(made, "k", "n0", "n1") == Reason.HEXSIDE_LIMIT
    assert refusal(made, "k", "n0", "01010", "01011", "03010") == Reason.ASSAULT_LIMIT
    attack(made, "k", "n0", "01010", "01011", roll=0)


# --- what follows ---------------------------------------------------------------------------------------------


def test_a_repulse_costs_the_attacker() -> None:
    """Rules 7.3, 7.5: -(5 + 12 max(0, -d)) and 8 more when repulsed; the defender stays."""
    made = field()
    made["r"].e = 4
    attack(made, "k", roll=0)
    fight = made.happened[0]
    assert isinstance(fight, FightResolved)
    assert fight.band == "repulse"
    assert made["k"].c == 900 - (50 + 120 * -fight.d // 1000 + 80)
    assert made["r"].hex == made.hex(TARGET)
    assert AdvanceAllowed.kind not in made.kinds()


@pytest.mark.parametrize(("band", "hexes"), [("retreat_1", 1), ("retreat_2", 2), ("rout", 3)])
def test_a_defender_retreats(band: str, hexes: int) -> None:
    """Rules 7.3, 7.6, 7.7: so many hexes, its works lost, HQs go along, the attackers may follow."""
    made = field(unit("rhq", U, "ROK", TARGET, "HQ"))
    made["r"].c, made["r"].e = 1000, 2
    attack(made, "k", roll=roll_for(made, band))
    moved = next(event for event in made.happened if isinstance(event, UnitsRetreated))
    assert len(moved.path) == hexes
    assert made["r"].hex == made["rhq"].hex == moved.path[-1]
    assert (made["r"].e, made["r"].retreated) == (0, True)
    assert all(made.state.holder[h] == U for h in moved.path)
    assert made["k"].advance_to == made.hex(TARGET)
    for event in begin_phase(made.state, 5, OPERATIONS[U]):
        event.apply(made.state)
    assert made["k"].advance_to == -1


def test_a_rout_abandons_guns() -> None:
    """Rule 7.3: 60 % of the guns that were not lost in the fight."""
    made = field()
    made["r"].c, made["r"].guns = 1000, 20
    attack(made, "k", roll=roll_for(made, "rout"))
    lost = ruleset().combat
    assert made["r"].guns <= 20 - 20 * lost.bands[4].guns_abandoned_pm // 1000
    assert made.state.armies[ROK].toll.guns == 20 - made["r"].guns


def test_men_are_conserved_through_every_event() -> None:
    """Rule 17.3: before and after every event of a hundred fights, losses, retreats and dissolutions."""
    armies = range(len(ruleset().armies))
    for roll in range(0, 1000, 10):
        made = field(unit("rhq", U, "ROK", TARGET, "HQ"), unit("r2", U, "ROK", TARGET, "ROK_RGT", c=300, rear=150))
        before = [all_men(made.state, army) for army in armies]

        def watch(state: object, event: Event, made: World = made, before: list[int] = before) -> None:
            assert [all_men(made.state, army) for army in armies] == before

        order = AssaultOrder(C, (made.ids["k"],), made.hex(TARGET))
        submit(made.state, order, dice=Loaded(made.state, roll), watch=watch)
        watch(made.state, made.happened[-1] if made.happened else None)  # type: ignore[arg-type]
        for piece in made.state.units:
            assert 0 <= piece.c <= 1000
            assert 0 <= piece.s <= 1000
            assert not piece.on_map or not made.state.stack[piece.side.enemy][piece.hex]


def test_experience() -> None:
    """Rule 3.2: +0.01 a fight survived up to the cap, never lowered by it."""
    made = field()
    made["k"].q, made["r"].q = 1195, 1100
    attack(made, "k", roll=0)
    assert (made["k"].q, made["r"].q) == (1200, 1100)


def test_works_suffer() -> None:
    """Rule 3.2: e -1 when losing 5 % of the men in a fight or more."""
    made = field()
    made["k"].men, made["k"].e, made["r"].e = 1500, 2, 2
    attack(made, "k", roll=0)
    assert made["k"].men < 1500 * 95 // 100
    assert made["r"].men > 10000 * 95 // 100
    assert (made["k"].e, made["r"].e) == (1, 2)


def test_shatter_by_cohesion_or_men() -> None:
    """Rule 7.6: c = 0, or c < 15 with d >= 0.8, or fewer men than 15 % of TOE or of arrival strength."""
    made = field()
    made["r"].c = 100
    attack(made, "k", roll=0)
    assert made["r"].status == Status.ON_MAP  # c is low, but it held
    made = field()
    made["r"].c = 350
    attack(made, "k", roll=roll_for(made, "retreat_2"))
    assert made["r"].status == Status.DISSOLVED
    made = field()
    made["r"].men = 1450
    made["r"].arrival_men = 9000
    made["k"].men = 2000
    attack(made, "k", roll=0)
    assert made["r"].on_map  # 15 % of arrival strength are 1,350
    made["r"].men = 1350
    attack(made, "k", roll=0)
    assert made["r"].status == Status.DISSOLVED
    assert made["k"].advance_to == made.hex(TARGET)


def test_delay_leaves_without_extras() -> None:
    """Rule 7.5: leaving with unshifted d < 0.8 is a withdrawal of one hex without extra losses."""
    made = field()
    made["r"].stance = Stance.DELAY
    made["k"].men = 5000
    rolls = []
    for roll in range(0, 1000, 10):
        state = made.state.copy()
        happened = submit(state, AssaultOrder(C, (made.ids["k"],), made.hex(TARGET)), dice=Loaded(state, roll))
        fight = happened[0]
        assert isinstance(fight, FightResolved)
        if fight.band == "retreat_1":
            rolls.append((fight.d, state.units[made.ids["r"]]))
    assert rolls[0][0] < 0
    for d, division in rolls:
        assert -400 <= d < 800
        assert division.hex != made.hex(TARGET)
        assert division.men > 9500


def test_ids_are_units() -> None:
    """Rule 17.3: the fight names real units on both sides."""
    made = field()
    attack(made, "k", roll=500)
    fight = made.happened[0]
    assert isinstance(fight, FightResolved)
    assert fight.attackers == (made.ids["k"],)
    assert fight.defenders == (UnitId(made.ids["r"]),)
