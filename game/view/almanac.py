"""The almanac: what the rules say of units, ground, weather, armies and fights, made from the rules themselves."""

import json
from functools import lru_cache

from game.model.board import Board
from game.model.ids import City, MovementClass, Sky, Trait
from game.model.ruleset import IMPASSABLE, Ruleset
from game.resources import asset
from game.view.explain import pm_text
from game.view.faces import points
from game.view.screens import HelpTopic
from game.view.text import t

PM = 1000
NEVER = "–"
TRAITS = ("airborne", "cadre", "infiltrate", "marine", "night", "security")  # those that players are told of
LEAST = -100_000  # a band without a floor begins below


def almanac(rules: Ruleset, board: Board) -> tuple[HelpTopic, ...]:
    """Return the chapters in reading order."""
    return (_units(rules), _ground(rules), _weather(rules), _fights(rules), _armies(rules), _places(board))


def _head(*names: str) -> tuple[str, ...]:
    return tuple(t(f"almanac.{name}") for name in names)


def _units(rules: Ruleset) -> HelpTopic:
    head = _head("unit", "echelon", "men", "guns", "tanks", "class", "moves", "upkeep", "stack", "traits")
    rows = [
        (
            toe.name,
            toe.echelon,
            f"{toe.men:,}",
            str(toe.guns),
            str(toe.tanks),
            t(f"class.{toe.movement.name.lower()}"),
            points(rules.units.move_tenths[toe.movement]),
            points(toe.upkeep_tenths),
            str(toe.stack_points),
            ", ".join(t(f"trait.{name}") for name in TRAITS if toe.traits & Trait[name.upper()]),
        )
        for toe in rules.units.toes
    ]
    return HelpTopic(t("almanac.units"), (t("almanac.units.about"),), head, tuple(rows))


def _ground(rules: Ruleset) -> HelpTopic:
    classes = (t(f"class.{c.name.lower()}") for c in MovementClass)
    head = (*_head("ground", "defense", "against_tanks", "limit"), *classes)
    rows = [
        (
            kind.name,
            pm_text(kind.defense_pm),
            pm_text(kind.tank_pm),
            str(kind.stack_limit),
            *(_cost(kind.cost_tenths[movement]) for movement in MovementClass),
        )
        for kind in rules.terrain.types
    ]
    for city in City:
        if city != City.NONE:
            name = t(f"almanac.city.{city.name.lower()}")
            defense, tanks = rules.terrain.city_defense_pm[city], rules.terrain.city_tank_pm[city]
            blank = (NEVER,) * len(MovementClass)
            rows.append((name, pm_text(defense), pm_text(tanks), str(rules.terrain.stack_limit_default), *blank))
    return HelpTopic(t("almanac.grounds"), (t("almanac.grounds.about"),), head, tuple(rows))


def _cost(tenths: int) -> str:
    return NEVER if tenths == IMPASSABLE else points(tenths)


def _weather(rules: Ruleset) -> HelpTopic:
    head = (*_head("sky", "air"), *(t(f"class.{c.name.lower()}") for c in MovementClass), *_head("haul", "digging"))
    rows = []
    for sky in Sky:
        row = rules.weather.skies[sky]
        steps = (f"+{points(row.step_tenths[c])}" if row.step_tenths[c] else NEVER for c in MovementClass)
        dig = t("almanac.yes") if row.entrench else t("almanac.no")
        rows.append((row.name, pm_text(row.air_pm), *steps, pm_text(row.haul_road_pm), dig))
    return HelpTopic(t("almanac.weather"), (t("almanac.weather.about"),), head, tuple(rows))


def _fights(rules: Ruleset) -> HelpTopic:
    head = _head("band", "odds", "retreat", "defender_loses", "attacker_loses")
    rows = [
        (
            t(f"band_name.{band.id}"),
            NEVER if band.floor_thousandths < LEAST else f"{band.floor_thousandths / PM:+.1f}".replace("-", "−"),
            str(band.retreat_hexes),
            points(band.defender_cohesion_tenths) if band.defender_cohesion_tenths else NEVER,
            points(band.attacker_cohesion_tenths) if band.attacker_cohesion_tenths else NEVER,
        )
        for band in rules.combat.bands
    ]
    return HelpTopic(t("almanac.fights"), (t("almanac.fights.about"),), head, tuple(rows))


def _armies(rules: Ruleset) -> HelpTopic:
    head = _head("army", "short", "morale", "reach", "command", "recruits", "trained", "points")
    rows = [
        (
            army.name,
            army.id,
            points(army.morale_tenths),
            f"{army.haul_reach_hundredths / 100:.0f}",
            str(army.command_range),
            pm_text(army.recruit_quality_pm),
            pm_text(army.trained_quality_pm),
            f"{army.loss_victory_men:,}",
        )
        for army in rules.armies
    ]
    return HelpTopic(t("almanac.armies"), (t("almanac.armies.about"),), head, tuple(rows))


@lru_cache(maxsize=1)
def _eastern() -> dict[str, tuple[str, str]]:
    """Return the Korean and Chinese names of places by id."""
    names = json.loads(asset("text/names.json").read_text("utf-8"))
    return {key: (korean, chinese) for key, (korean, chinese) in names["places"].items()}


def _places(board: Board) -> HelpTopic:
    head = _head("place", "korean", "chinese", "hex", "port", "people")
    rows = []
    for place in sorted(board.places, key=lambda it: it.name):
        korean, chinese = _eastern().get(place.id, ("", ""))
        port = t("almanac.yes") if place.port else ""
        people = f"{place.pop * 10_000:,}" if place.pop else ""
        rows.append((place.name, korean, chinese, board.grid.label(place.hex), port, people))
    return HelpTopic(t("almanac.places"), (t("almanac.places.about"),), head, tuple(rows), east=(1, 2))
