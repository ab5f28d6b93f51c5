"""Rule 8: army morale, states, recovery, retreat orders, dissolution, reform."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.manpower import UnitDissolved
from game.model.events.morale import ArmyMoraleChanged
from game.model.ids import NO_UNIT, ArmyState, RetreatScope, Stance, Status, Trait
from game.model.orders import IllegalOrderError, Reason
from game.model.scenario import TrackDef
from game.rules.dissolution import dissolve, split_men
from game.rules.morale import army_morale, army_states, morale_change, recovery, state_of
from game.rules.orders.reform import ReformOrder
from game.rules.orders.retreat import EndRetreatOrder, RetreatOrder
from game.rules.reform import reformable
from game.rules.retreat_orders import fallback_line
from game.rules.upkeep import upkeep_phase
from game.rules.visibility import observe
from tests.support.ground import place
from tests.support.men import all_men
from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit, world

FLAT = ["......"] * 6
KPA, ROK = ruleset().army("KPA"), ruleset().army("ROK")


def carry_out(made: World, events: object) -> list[Event]:
    """Apply events one by one and return them."""
    happened = []
    for event in events:  # type: ignore[attr-defined]
        event.apply(made.state)
        happened.append(event)
    return happened


def quiet(**changes: object) -> World:
    """Return two KPA divisions far from one ROK division, all with their HQs."""
    return world(
        FLAT,
        [
            unit("khq", C, "KPA", "0000", "HQ"),
            unit("k1", C, "KPA", "0000", "KPA_DIV_LIGHT", hq="khq"),
            unit("k2", C, "KPA", "0100", "KPA_DIV_LIGHT", hq="khq"),
            unit("rhq", U, "ROK", "0505", "HQ"),
            unit("r1", U, "ROK", "0504", "ROK_DIV", hq="rhq"),
        ],
        un="0503 0505 0405 0404",
        **changes,  # type: ignore[arg-type]
    )


def parts(change: ArmyMoraleChanged | None) -> dict[str, int]:
    return dict(change.parts) if change else {}


# --- 8.1 ------------------------------------------------------------------------------------------------------


def test_morale_drifts_toward_60() -> None:
    """Rule 8.1: +1 a turn below 60, -0.5 above, never past it."""
    made = quiet()
    kpa = made.state.armies[KPA]
    for morale, drift in ((800, -5), (603, -3), (600, 0), (595, 5), (300, 10)):
        kpa.morale = morale
        assert parts(morale_change(made.state, KPA)).get("drift", 0) == drift


def test_morale_does_not_drift_up_when_cut_off() -> None:
    """Rule 8.1: no drift upward from a cut-off share of .1 on, and -14 times the share."""
    made = quiet()
    kpa = made.state.armies[KPA]
    kpa.morale, kpa.share_cut_pm = 500, 100
    assert parts(morale_change(made.state, KPA)) == {"cut_off": -14}
    kpa.general_retreat_turn = 1
    assert parts(morale_change(made.state, KPA)) == {"cut_off": -7}


def test_morale_parts_of_the_turn() -> None:
    """Rule 8.1: -2 x starved men, -3 x retreated units, +1 x advanced units."""
    made = quiet()
    made.state.armies[KPA].morale = 600
    made["k1"].s = 249
    made["k1"].retreated = True
    made["k2"].advanced = True
    assert parts(morale_change(made.state, KPA)) == {"starved": -10, "retreated": -15, "advanced": 5}


def test_morale_of_divisions_destroyed() -> None:
    """Rule 8.1: -1.2 x 10/N per own division destroyed, +0.6 x 10/N per enemy one, N at least 5."""
    made = quiet()
    made.state.armies[KPA].morale = made.state.armies[ROK].morale = 600
    made.state.armies[ROK].destroyed_points = 3
    assert parts(morale_change(made.state, ROK)) == {"destroyed": -24}
    assert parts(morale_change(made.state, KPA)) == {"enemy_destroyed": 12}
    carry_out(made, army_morale(made.state))
    assert made.state.armies[ROK].morale == 576
    assert parts(morale_change(made.state, KPA)) == {"drift": -5}  # counted once


def capital_world(turn: int) -> World:
    return quiet(places=[place("seoul", "0503", pop=150), place("pyongyang", "0001", pop=50)], turn=turn)


@pytest.mark.parametrize(("turn", "loss"), [(3, -150), (4, -120)])
def test_capital_lost_and_taken_count_once(turn: int, loss: int) -> None:
    """Rule 8.1: the ROK loses 15 with Seoul on T1-T3, 12 later; the KPA gains 8; each once."""
    made = capital_world(turn)
    made.state.armies[ROK].morale = made.state.armies[KPA].morale = 600
    made.state.set_holder(made.hex("0503"), C)
    carry_out(made, army_morale(made.state))
    assert made.state.armies[ROK].morale == 600 + loss
    assert made.state.armies[KPA].morale == 680
    assert "capital_lost" not in parts(morale_change(made.state, ROK))
    assert "capital_taken" not in parts(morale_change(made.state, KPA))


def test_capital_regained() -> None:
    """Rule 8.1: +10 once for the capital regained."""
    made = capital_world(5)
    made.state.set_holder(made.hex("0503"), C)
    carry_out(made, army_morale(made.state))
    made.state.set_holder(made.hex("0503"), U)
    assert parts(morale_change(made.state, ROK))["capital_regained"] == 100
    carry_out(made, army_morale(made.state))
    assert "capital_regained" not in parts(morale_change(made.state, ROK))


# --- 8.2 ------------------------------------------------------------------------------------------------------


def test_army_states() -> None:
    """Rule 8.2: firm from 45, shaken 25-44, broken below 25, collapsed below 10."""
    found = [state_of(ruleset(), morale) for morale in (450, 449, 250, 249, 100, 99)]
    assert found == [
        ArmyState.FIRM,
        ArmyState.SHAKEN,
        ArmyState.SHAKEN,
        ArmyState.BROKEN,
        ArmyState.BROKEN,
        ArmyState.COLLAPSED,
    ]


def test_a_broken_army_falls_back_and_melts_beside_the_enemy() -> None:
    """Rule 8.2: broken units beside an enemy lose 10 c a turn, a general retreat starts by itself."""
    made = world(
        FLAT,
        [
            unit("k1", C, "KPA", "0202", "KPA_DIV_LIGHT"),
            unit("r1", U, "ROK", "0203", "ROK_DIV", c=800),
            unit("r2", U, "ROK", "0505", "ROK_DIV", c=800),
        ],
        lines={"kum": "0005 0105 0205 0305 0405 0505"},
    )
    made.state.armies[ROK].morale = 200
    carry_out(made, army_states(made.state))
    assert (made["r1"].c, made["r2"].c) == (700, 800)
    carry_out(made, upkeep_phase(made.state, Dice(1, 1)))
    record = made.state.armies[ROK]
    assert (record.general_retreat_turn, record.general_retreat_line) == (1, "kum")
    assert made["r1"].retreat_scope == RetreatScope.GENERAL
    assert made["r1"].stance == Stance.DELAY


def test_men_leave_a_collapsed_army() -> None:
    """Rule 8.2: a tenth of the men of every unit leaves, split as by rule 8.5; nobody is lost count of."""
    made = quiet()
    before = all_men(made.state, ROK)
    made.state.armies[ROK].morale = 50
    carry_out(made, army_states(made.state))
    assert made["r1"].men == 9000
    assert all_men(made.state, ROK) == before


# --- 8.3 ------------------------------------------------------------------------------------------------------


def recovered(made: World, key: str) -> int:
    before = made[key].c
    carry_out(made, recovery(made.state))
    return made[key].c - before


def calm(c: int = 300, morale: int = 600) -> World:
    made = quiet()
    made["k1"].c = c
    made.state.armies[KPA].morale = morale
    return made


def test_recovery() -> None:
    """Rule 8.3: 10 away from the enemy, x AM/60, at most 1.3 times."""
    assert recovered(calm(), "k1") == 100
    assert recovered(calm(morale=700), "k1") == 116
    assert recovered(calm(morale=900), "k1") == 130
    assert recovered(calm(morale=480), "k1") == 80


def test_recovery_of_a_shaken_army_is_halved() -> None:
    """Rule 8.2: recovery x 0.5."""
    made = calm(morale=300)
    made.state.armies[KPA].state = ArmyState.SHAKEN
    assert recovered(made, "k1") == 25


def test_recovery_after_a_fight_and_at_rest() -> None:
    """Rule 8.3: nothing when it fought; +5 resting."""
    made = calm()
    made["k1"].fought = True
    assert recovered(made, "k1") == 0
    made = calm()
    made["k1"].rested = True
    assert recovered(made, "k1") == 150


def test_recovery_beside_the_enemy() -> None:
    """Rule 8.3: 4 when adjacent and not fought."""
    made = world(
        FLAT,
        [
            unit("hq", C, "KPA", "0202", "HQ"),
            unit("k1", C, "KPA", "0202", "KPA_DIV_LIGHT", c=300, hq="hq"),
            unit("r1", U, "ROK", "0203", "ROK_DIV"),
        ],
    )
    made.state.armies[KPA].morale = 600
    assert recovered(made, "k1") == 40


def test_recovery_with_advisers() -> None:
    """Rule 4.4: while SOVIET is 5 or more the KPA recovers 2 more, before morale counts."""
    for level, gain in ((5, 120), (4, 100)):
        track = TrackDef("soviet", "Soviet support", 0, 10, ((1, level),))
        made = quiet(scenario={"tracks": (track,), "soviet_track": 0})
        made["k1"].c = 300
        made.state.armies[KPA].morale = 600
        assert recovered(made, "k1") == gain


def test_recovery_out_of_command_or_supply() -> None:
    """Rule 8.3: halved out of command, none with s = 0."""
    made = calm()
    made["k1"].hq = NO_UNIT
    assert recovered(made, "k1") == 50
    made = calm()
    made["k1"].s = 0
    assert recovered(made, "k1") == 0


def test_recovery_stops_at_its_ceiling() -> None:
    """Rule 8.3: it stops at 50 + 0.5 s and never lowers c."""
    made = calm(c=600)
    made["k1"].s = 300
    assert recovered(made, "k1") == 50
    made = calm(c=700)
    made["k1"].s = 300
    assert recovered(made, "k1") == 0


# --- 8.4 ------------------------------------------------------------------------------------------------------


def ordered() -> World:
    return quiet(lines={"kum": "0005 0105 0205 0305 0405 0505"})


def test_a_batch_falls_back() -> None:
    """Rule 8.4: the units of the HQ are bound, delay, lose 5 c and gain 2 MP; assaults are forbidden."""
    made = ordered()
    points = made["k1"].mp
    made.submit(RetreatOrder(C, KPA, made.ids["khq"], "kum"))
    for key in ("k1", "k2"):
        assert (made[key].retreat_scope, made[key].retreat_line) == (RetreatScope.BATCH, "kum")
        assert (made[key].stance, made[key].c) == (Stance.DELAY, 850)
    assert made["k1"].mp == points + 20
    assert made.state.armies[KPA].morale == 800  # a batch costs no army morale


def test_a_general_retreat_costs_morale_once() -> None:
    """Rule 8.4: AM -4 once."""
    made = ordered()
    made.submit(RetreatOrder(C, KPA, NO_UNIT, "kum"))
    assert made.state.armies[KPA].morale == 760
    made.state.turn = 4
    made.submit(EndRetreatOrder(C, KPA, NO_UNIT))
    assert made["k1"].retreat_scope == RetreatScope.NONE
    made.submit(RetreatOrder(C, KPA, NO_UNIT, "kum"))
    assert made.state.armies[KPA].morale == 760


def test_a_retreat_order_holds_for_three_turns() -> None:
    """Rule 8.4: in force at least 3 turns."""
    made = ordered()
    made.submit(RetreatOrder(C, KPA, made.ids["khq"], "kum"))
    made.state.turn = 3
    with pytest.raises(IllegalOrderError) as refused:
        made.submit(EndRetreatOrder(C, KPA, made.ids["khq"]))
    assert refused.value.refusal.reason == Reason.ORDER_IN_FORCE
    made.state.turn = 4
    made.submit(EndRetreatOrder(C, KPA, made.ids["khq"]))
    assert made["k2"].retreat_scope == RetreatScope.NONE


@pytest.mark.parametrize(
    ("hq", "line", "reason"),
    [
        ("khq", "nowhere", Reason.NO_SUCH_LINE),
        ("k1", "kum", Reason.NOT_AN_HQ),
        ("rhq", "kum", Reason.NO_SUCH_UNIT),
    ],
)
def test_refused_retreat_orders(hq: str, line: str, reason: Reason) -> None:
    """Rule 8.4: an own HQ and a line of the map."""
    made = ordered()
    with pytest.raises(IllegalOrderError) as refused:
        made.submit(RetreatOrder(C, KPA, made.ids[hq], line))
    assert refused.value.refusal.reason == reason


def refused(made: World, order: RetreatOrder | EndRetreatOrder | ReformOrder) -> Reason:
    with pytest.raises(IllegalOrderError) as refusal:
        made.submit(order)
    return refusal.value.refusal.reason


def test_retreat_orders_that_say_nothing_new() -> None:
    """Rule 8.4: an order in force is not given twice, one not in force not withdrawn; armies obey their own side."""
    made = ordered()
    khq = made.ids["khq"]
    assert refused(made, EndRetreatOrder(C, KPA, khq)) == Reason.NO_ORDER_IN_FORCE
    assert refused(made, EndRetreatOrder(C, KPA, NO_UNIT)) == Reason.NO_ORDER_IN_FORCE
    made.submit(RetreatOrder(C, KPA, khq, "kum"))
    assert refused(made, RetreatOrder(C, KPA, khq, "kum")) == Reason.ORDER_IN_FORCE
    assert refused(made, RetreatOrder(C, ROK, NO_UNIT, "kum")) == Reason.NOT_YOURS
    assert refused(made, RetreatOrder(C, ruleset().army("CPV"), NO_UNIT, "kum")) == Reason.NOT_ON_MAP
    assert refused(made, RetreatOrder(C, ruleset().army("CPV"), khq, "kum")) == Reason.NOT_YOURS
    assert refused(made, RetreatOrder(U, ROK, NO_UNIT, "kum")) == Reason.NOT_YOUR_PHASE


def test_a_general_order_stands_beside_a_batch() -> None:
    """Rule 8.4: units under an earlier order stay under it and pay nothing again; the general one is given once."""
    made = quiet(lines={"kum": "0005", "han": "0505"})
    made["k2"].hq = NO_UNIT
    made.submit(RetreatOrder(C, KPA, made.ids["khq"], "kum"))
    made.submit(RetreatOrder(C, KPA, NO_UNIT, "han"))
    assert (made["k1"].retreat_line, made["k1"].c) == ("kum", 850)
    assert (made["k2"].retreat_line, made["k2"].c) == ("han", 850)
    assert refused(made, RetreatOrder(C, KPA, NO_UNIT, "kum")) == Reason.ORDER_IN_FORCE
    made.state.turn = 4
    made.state.armies[KPA].state = ArmyState.BROKEN
    assert refused(made, EndRetreatOrder(C, KPA, NO_UNIT)) == Reason.ARMY_BROKEN


def test_units_are_free_at_the_line() -> None:
    """Rule 8.4: they are free on reaching it."""
    made = quiet(lines={"here": "0100"})
    made.submit(RetreatOrder(C, KPA, made.ids["khq"], "here"))
    carry_out(made, upkeep_phase(made.state, Dice(1, 1)))
    assert (made["k1"].retreat_scope, made["k2"].retreat_scope) == (RetreatScope.BATCH, RetreatScope.NONE)


def test_a_broken_army_makes_for_the_nearest_line() -> None:
    """Rule 8.2: without supply nothing lies behind anything, so the nearest line it is."""
    made = quiet(lines={"far": "0003", "near": "0502"})
    assert fallback_line(made.state, ROK) == "near"


def test_a_broken_army_makes_for_a_line_behind_it() -> None:
    """Rule 8.2: the nearest line that supply reaches more cheaply than half of its units."""
    made = world(
        ["........"],
        [unit("r1", U, "ROK", "0200", "ROK_DIV"), unit("k1", C, "KPA", "0000", "KPA_RGT", men=900)],
        places=[place("pusan", "0700")],
        un="0100 0300 0400 0500 0600 0700",
        lines={"ahead": "0100", "behind": "0400", "far": "0600"},
    )
    source = next(i for i, rules in enumerate(ruleset().supply.sources) if rules.place == "pusan")
    made.state.set_source(source, replace(made.state.sources[source], open_turn=1))
    assert fallback_line(made.state, ROK) == "behind"


# --- 8.5 ------------------------------------------------------------------------------------------------------


def split_of(made: World, key: str) -> Mapping[str, int]:
    events = carry_out(made, dissolve(made.state, [made[key]], cause="shattered"))
    event = events[0]
    assert isinstance(event, UnitDissolved)
    return event.split._asdict()


def lone(glyph: str = "h", **changes: object) -> World:
    return world(
        [glyph * 5] * 5,
        [unit("r1", U, "ROK", "0202", "ROK_DIV", men=10000, rear=200), unit("k1", C, "KPA", "0000", "KPA_DIV_LIGHT")],
        **changes,  # type: ignore[arg-type]
    )


def test_dissolution_of_a_rok_division() -> None:
    """Rule 8.5: .50 to the pool after 4 turns, .02 guerrillas, .18 prisoners, the rest killed; rear men share it."""
    made = lone()
    before = all_men(made.state, ROK)
    assert split_of(made, "r1") == {"escaped": 5100, "guerrillas": 204, "prisoners": 1836, "killed": 3060}
    assert made["r1"].status == Status.DISSOLVED
    assert made.state.armies[ROK].pool.returning == ((5, 5100),)
    assert made.state.guerrillas == (204,)
    assert made.state.armies[ROK].destroyed_points == 3
    assert all_men(made.state, ROK) == before


def test_dissolution_on_the_plain() -> None:
    """Rule 8.5: plain -.10 guerrillas (none left of .02), +.10 prisoners; values brought back to a whole."""
    made = lone(".")
    # .50 / 0 / .28 / .30 of 1.08
    assert split_of(made, "r1") == {"escaped": 4712, "guerrillas": 0, "prisoners": 2641, "killed": 2847}


def test_dissolution_of_a_surrounded_unit() -> None:
    """Rule 8.5: completely surrounded, escape x 0.4."""
    made = world(
        ["hhhhh"] * 5,
        [
            unit("r1", U, "ROK", "0202", "ROK_DIV", men=10000),
            *(unit(f"k{h}", C, "KPA", h, "KPA_DIV_LIGHT") for h in ("0201", "0302", "0103")),
            *(unit(f"k{h}", C, "KPA", h, "KPA_DIV_LIGHT") for h in ("0101", "0203", "0301", "0102")),
        ],
    )
    # .20 / .02 / .18 / .30 of .70
    assert split_of(made, "r1")["escaped"] == 2850


def test_dissolution_in_a_general_retreat_and_in_masses() -> None:
    """Rule 8.5: general retreat +.15 escape; the third of a turn and later +.10 prisoners."""
    made = lone()
    record = made.state.armies[ROK]
    record.general_retreat_turn, record.dissolved_units = 1, 2
    # .65 / .02 / .28 / .30 of 1.25
    assert split_of(made, "r1") == {"escaped": 5304, "guerrillas": 163, "prisoners": 2284, "killed": 2449}


@pytest.mark.parametrize(
    ("isolated", "region", "expected"),
    [
        (1, {"south": "0202"}, (0.35, 0.38, 0.20, 0.17)),
        (0, {"south": "0202"}, (0.45, 0.20, 0.30, 0.15)),
        (1, {"north": "0202"}, (0.45, 0.20, 0.30, 0.15)),
    ],
)
def test_dissolution_of_the_kpa(isolated: int, region: dict[str, str], expected: tuple[float, ...]) -> None:
    """Rule 8.5: a row of its own south of the 38th without an open path; +.10 guerrillas in the mountains."""
    made = world(
        ["mmmmm"] * 5,
        [unit("k1", C, "KPA", "0202", "KPA_DIV_LIGHT", men=10000), unit("r1", U, "ROK", "0000", "ROK_DIV")],
        regions=region,
    )
    made["k1"].isolated_turns = isolated
    found = split_of(made, "k1")
    total = sum(expected)
    for name, part in zip(("escaped", "guerrillas", "prisoners"), expected, strict=False):
        assert found[name] == 10000 * int(1000 * part / total + 1e-9) // 1000


def test_split_keeps_every_man() -> None:
    """Rule 8.5: floors, the rest killed."""
    for men in (0, 1, 7, 999, 10001):
        assert split_men(men, (333, 333, 333, 1)).men == men


def test_a_unit_without_cohesion_dissolves_in_upkeep() -> None:
    """Rule 6.7: cohesion 0 is the end."""
    made = quiet()
    made["r1"].c = 0
    made["r1"].fought = True
    carry_out(made, upkeep_phase(made.state, Dice(1, 1)))
    assert made["r1"].status == Status.DISSOLVED


# --- 8.6 ------------------------------------------------------------------------------------------------------


def ruined(trained: int = 2000, recruits: int = 5000) -> World:
    """Return a KPA division dissolved on turn 1, with a city of its own to come back to, on turn 7."""
    made = world(
        ["." * 12] * 3,
        [
            unit("khq", C, "KPA", "0000", "HQ"),
            unit("k1", C, "KPA", "0000", "KPA_DIV_LIGHT", hq="khq"),
            unit("k2", C, "KPA", "0300", "KPA_DIV_LIGHT", hq="khq"),
            unit("r1", U, "ROK", "1100", "ROK_DIV"),
        ],
        places=[place("pyongyang", "0001"), place("sariwon", "0900"), place("sinuiju", "0000")],
    )
    carry_out(made, dissolve(made.state, [made["k1"]], cause="shattered"))
    made.state.turn = 7
    pool = made.state.armies[KPA].pool
    pool.trained, pool.recruits = trained, recruits
    made.state.armies[KPA].dissolved_units = 0
    source = next(i for i, s in enumerate(ruleset().supply.sources) if s.place == "sinuiju")
    made.state.set_source(source, replace(made.state.sources[source], open_turn=1))
    return made


def test_reform() -> None:
    """Rule 8.6: 30 % of TOE men, trained first, no guns, c 50, s 50, a cadre of its army's nearest HQ."""
    made = ruined()
    before = all_men(made.state, KPA)
    made.submit(ReformOrder(C, made.ids["k1"], made.hex("0001")))
    k1 = made["k1"]
    assert (k1.status, k1.hex) == (Status.ON_MAP, made.hex("0001"))
    assert (k1.men, k1.raw, k1.guns, k1.c, k1.s, k1.hq) == (3000, 1000, 0, 500, 500, made.ids["khq"])
    assert k1.q == (2000 * 850 + 1000 * 500) // 3000
    assert k1.traits & Trait.CADRE
    assert all_men(made.state, KPA) == before


def test_where_a_division_may_come_back() -> None:
    """Rule 8.6: a held city with supply and no enemy within 5."""
    made = ruined()
    places = {h for _, h, _ in reformable(observe(made.state, C))}
    assert places == {made.hex("0000"), made.hex("0001")}


@pytest.mark.parametrize(
    ("turn", "trained", "h"), [(6, 9000, "0001"), (7, 2999, "0001"), (7, 9000, "0900"), (7, 9000, "0101")]
)
def test_refused_reforms(turn: int, trained: int, h: str) -> None:
    """Rule 8.6: six turns, enough men, a city, away from the enemy."""
    made = ruined(trained, 0)
    made.state.turn = turn
    with pytest.raises(IllegalOrderError):
        made.submit(ReformOrder(C, made.ids["k1"], made.hex(h)))


def test_at_most_two_a_turn() -> None:
    """Rule 8.6: two per army and turn."""
    made = ruined()
    made.state.armies[KPA].reformed = 2
    assert refused(made, ReformOrder(C, made.ids["k1"], made.hex("0001"))) == Reason.CANNOT_REFORM


def test_what_cannot_come_back_and_where() -> None:
    """Rules 8.6, 3.3, 4.9: dissolved divisions of the own side; supply, room and open ground."""
    made = ruined()
    there = made.hex("0001")
    assert refused(made, ReformOrder(C, made.ids["k2"], there)) == Reason.CANNOT_REFORM
    assert refused(made, ReformOrder(C, made.ids["r1"], there)) == Reason.NO_SUCH_UNIT
    assert refused(made, ReformOrder(U, made.ids["r1"], there)) == Reason.NOT_YOUR_PHASE
    assert refused(made, ReformOrder(C, made.ids["k1"], made.hex("0900"))) == Reason.ENEMY_NEAR
    for i, source in enumerate(made.state.sources):
        made.state.set_source(i, replace(source, open_turn=0))
    assert refused(made, ReformOrder(C, made.ids["k1"], there)) == Reason.NO_SUPPLY


def test_recruits_leave_in_proportion() -> None:
    """Rules 3.2, 8.2: recruits shrink in proportion with the men who leave a collapsed army."""
    made = quiet()
    made["r1"].raw = 5000
    made.state.armies[ROK].morale = 50
    carry_out(made, army_states(made.state))
    assert (made["r1"].men, made["r1"].raw) == (9000, 4500)
