"""Each metric is read from the record as it says (rule 17.1), on records that are made up."""

from math import inf

import pytest

from game.data.metrics import load_targets
from game.resources import scenarios_root
from game.sim.lines import Game, Json
from game.sim.readings import READINGS
from tests.support.records import made_up, turn

C, U = "communist", "un"


def holding(*holders: tuple[int, str, str]) -> Game:
    """Return a game of turns in which places have these holders: (turn, place, holder)."""
    return made_up(*(turn(number, holder={place: holder}) for number, place, holder in holders))


def army(number: int, key: str, **figures: Json) -> dict[str, Json]:
    return turn(number, armies={key: figures})


def deeds(key: str, last: int = 54, **found: Json) -> Game:
    return made_up(turn(last), deeds={"armies": {key: {**found}}})


def landing(*waves: tuple[str, int, bool, dict[str, int]]) -> Game:
    listed: list[Json] = [
        {"site": site, "turn": number, "won": won, "men": {**men}} for site, number, won, men in waves
    ]
    return made_up(turn(24), turn(25), deeds={"landings": listed})


SEOUL = holding((1, "Seoul", U), (2, "Seoul", C), (27, "Seoul", C), (28, "Seoul", U))
PYONGYANG = holding((33, "Pyongyang", C), (34, "Pyongyang", U), (47, "Pyongyang", C))
WAVES = landing(("kunsan", 24, True, {"24": 9000}), ("inchon", 24, True, {"24": 21_000, "25": 52_000}))
CUT_OFF = made_up(
    army(24, "KPA", killed=20_000, missing=10_000, prisoners=2_000, guerrillas=1_000),
    army(30, "KPA", killed=26_000, missing=14_000, prisoners=12_500, guerrillas=19_000),
)
UNITS = {"ROK": {"unit_men": 80_000}, "US": {"unit_men": 50_000}, "CW": {"unit_men": 3_000}, "KPA": {"unit_men": 1}}

CASES: list[tuple[str, Game, float | None]] = [
    ("seoul_by_t1", SEOUL, 0),
    ("seoul_by_t1", holding((1, "Seoul", C)), 1),
    ("seoul_by_t2", SEOUL, 1),
    ("seoul_by_t2", holding((3, "Seoul", C)), 0),
    ("rok_men_t3", made_up(army(3, "ROK", unit_men=40_000), start={"ROK": 80_000}), 50),
    ("rok_men_t3", made_up(army(2, "ROK"), start={"ROK": 80_000}), None),
    ("rok_morale_low", made_up(army(1, "ROK", morale=55.0), army(2, "ROK", morale=31.5), army(3, "ROK")), 31.5),
    ("us_regiment_broken", deeds("US", broken_early=1), 1),
    ("us_regiment_broken", deeds("US", broken_early=0), 0),
    ("us_regiment_broken", deeds("ROK", broken_early=4), 0),
    ("taejon_falls", holding((7, "Taejon", U), (8, "Taejon", C)), 8),
    ("taejon_falls", holding((54, "Taejon", U)), inf),
    ("kpa_supply_t5", made_up(army(5, "KPA", front_supply=71.5)), 71.5),
    ("kpa_front_t11", made_up(army(11, "KPA", front_men=91_000)), 91_000),
    ("nearest_to_pusan_t20", made_up(turn(20, threat={"Pusan": 6})), 6),
    ("nearest_to_pusan_t20", made_up(turn(19, threat={"Pusan": 6})), None),
    ("kpa_losses_t12", made_up(army(12, "KPA", killed=1, wounded=20, missing=300, prisoners=4000)), 4321),
    ("kpa_losses_t24", made_up(army(24, "KPA", killed=70_000)), 70_000),
    ("kpa_supply_t12", made_up(army(12, "KPA", front_supply=45.0)), 45),
    ("kpa_supply_t22", made_up(army(22, "KPA", front_supply=30.0)), 30),
    ("kpa_stock_empty", made_up(army(20, "KPA", stock=900), army(21, "KPA", stock=40), army(22, "KPA", stock=0)), 21),
    ("kpa_stock_empty", made_up(army(54, "KPA", stock=5000)), inf),
    ("kpa_front_t23", made_up(army(23, "KPA", front_men=80_000)), 80_000),
    ("kpa_recruits_t23", made_up(army(23, "KPA", recruit_share=0.3125)), 31.25),
    ("un_men_t23", made_up(turn(23, armies=UNITS)), 133_000),
    ("south_share_t23", made_up(turn(23, land_share={"south": {C: 0.9}})), 90),
    ("inchon_success", WAVES, 1),
    ("inchon_success", landing(("inchon", 24, False, {})), 0),
    ("inchon_men_t24", WAVES, 21_000),
    ("inchon_men_t25", WAVES, 52_000),
    ("inchon_men_t25", landing(("kunsan", 24, True, {"24": 9000})), 0),
    ("inchon_men_t25", made_up(turn(20)), None),
    ("kpa_batch_retreat", deeds("KPA", batch_retreat=25), 25),
    ("kpa_general_retreat", deeds("KPA", batch_retreat=25), inf),
    ("kpa_general_retreat", deeds("KPA", general_retreat=26), 26),
    ("kpa_morale_t28", made_up(army(28, "KPA", morale=12.0)), 12),
    ("seoul_retaken", SEOUL, 28),
    ("seoul_retaken", holding((1, "Seoul", U)), inf),
    ("kpa_back_north", deeds("KPA", escaped={"turn": 30, "men": 28_000}), 28_000),
    ("kpa_back_north", made_up(turn(20)), None),
    ("kpa_prisoners", CUT_OFF, 10_500),
    ("kpa_dead", CUT_OFF, 10_000),
    ("kpa_guerrillas", CUT_OFF, 18_000),
    ("kpa_guerrillas", made_up(army(24, "KPA")), None),
    ("pyongyang_falls", PYONGYANG, 34),
    ("un_reaches_yalu", made_up(deeds={"lines": {"yalu": {U: {"turn": 36, "army": "ROK"}}}}), 36),
    ("un_reaches_yalu", made_up(deeds={"lines": {"yalu": {C: {"turn": 36, "army": "KPA"}}}}), inf),
    ("cpv_crosses_in_time", deeds("CPV", arrived=34), 1),
    ("cpv_crosses_in_time", deeds("CPV", arrived=40), 0),
    ("cpv_crosses_in_time", made_up(turn(36)), 0),
    ("cpv_crosses_in_time", made_up(turn(13)), None),
    ("cpv_never_crosses", made_up(turn(36)), 1),
    ("cpv_never_crosses", deeds("CPV", arrived=40), 0),
    ("cpv_never_crosses", made_up(turn(13)), None),
    ("cpv_strikes_rok", deeds("CPV", first_fight={"turn": 35, "against": "ROK"}), 1),
    ("cpv_strikes_rok", deeds("CPV", first_fight={"turn": 35, "against": "US"}), 0),
    ("cpv_strikes_rok", deeds("CPV", arrived=34), None),
    (
        "rok_ii_corps_wrecks",
        made_up(
            turn(36),
            deeds={"armies": {"ROK": {"wrecks": {"ROK-II": [3, 35, 36, 37]}}, "CPV": {"arrived": 34}}},
        ),
        2,
    ),
    ("rok_ii_corps_wrecks", made_up(turn(36)), 0),
    ("rok_ii_corps_wrecks", made_up(turn(13)), None),
    ("pyongyang_retaken", PYONGYANG, 47),
    ("seoul_falls", holding((1, "Seoul", U), (2, "Seoul", C)), 2),
    ("kpa_at_naktong", made_up(turn(12), deeds={"lines": {"naktong": {C: {"turn": 11, "army": "KPA"}}}}), 11),
    ("kpa_at_naktong", made_up(turn(12)), inf),
    ("first_landing", made_up(turn(24)), inf),
    ("first_landing", WAVES, 24),
    ("cpv_enters", deeds("CPV", arrived=34), 34),
    ("cpv_enters", made_up(turn(36)), inf),
    ("armistice", made_up(turn(3), winner="draw"), inf),
    ("armistice", Game(1, {"ended": "armistice", "turn": 40}, {}, {}, (), ()), 40),
    ("pyongyang_retaken", holding((1, "Pyongyang", C)), inf),
    ("front_t54", made_up(turn(54, front=-1.5)), -1.5),
    *[
        (f"{scenario}_even", made_up(winner=winner), value)
        for scenario in ("campaign", "invasion", "pusan_perimeter", "inchon", "race_to_the_yalu", "chinese_entry")
        for winner, value in ((C, 1.0), (U, 0.0), ("draw", None))
    ],
]


@pytest.mark.parametrize(("metric", "game", "value"), CASES)
def test_a_metric_is_read(metric: str, game: Game, value: float | None) -> None:
    assert READINGS[metric](game) == value


def test_every_metric_of_the_file_has_its_reading_and_its_test() -> None:
    targets = load_targets(scenarios_root() / "rules")
    ids = {*(it.id for it in targets.metrics), *(it.id for it in targets.hinges)}
    assert set(READINGS) == ids
    assert {metric for metric, _, _ in CASES} == ids
