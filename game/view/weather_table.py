"""The weather to be expected: the chances of each turn to come by band, as the rules draw them (rule 11)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.model.ids import NO_UNIT, Ice, MovementClass, Sky
from game.model.rule_parts import SkyRules
from game.model.ruleset import at_turn
from game.model.view import SideView
from game.rules.weather import ice_at
from game.view.dates import short_date
from game.view.explain import pm_text
from game.view.faces import points
from game.view.tables import Line
from game.view.text import t

PER_CENT = 10  # of per mille
PM, TENTHS = 1000, 10
COLD, ICE = "cold", "ice"  # what does something beside the skies


@dataclass(frozen=True, slots=True)
class Chances:
    """What the sky of a band may be on a turn: per mille by Sky, severe cold per mille, the ice there is."""

    skies: tuple[int, ...]
    cold: int
    ice: Ice


@dataclass(frozen=True, slots=True)
class TurnSky:
    """A turn with the chances of its bands, by band; of the turn that is played what has been drawn."""

    turn: int
    date: str
    bands: tuple[Chances, ...]
    words: str


def sky_by_turn(view: SideView) -> list[TurnSky]:
    """Return the turns from the one that is played to the last (rule 11)."""
    calendar, names = view.scenario.calendar, view.ruleset.weather.bands
    found = []
    for turn in range(view.turn, view.scenario.last_turn + 1):
        drawn = turn == view.turn
        bands = tuple((_drawn if drawn else _chances)(view, band, turn) for band in range(len(names)))
        date = short_date(calendar.first_day[turn])
        words = "\n".join(_told(names[band], bands[band]) for band in reversed(range(len(names))))
        head = t("sky.drawn" if drawn else "sky.chances", turn=turn, date=date)
        found.append(TurnSky(turn, date, bands, f"{head}\n{words}"))
    return found


def _drawn(view: SideView, band: int, turn: int) -> Chances:
    now = view.weather[band]
    return Chances(tuple(PM * (sky is now.sky) for sky in Sky), PM * now.cold, now.ice)


def _chances(view: SideView, band: int, turn: int) -> Chances:
    rules = view.ruleset.weather
    skies = tuple(rules.chances_pm[view.scenario.calendar.month[turn]][band])
    return Chances(skies, at_turn(rules.cold_pm[band], turn), ice_at(rules, band, turn))


def _told(band: str, chances: Chances) -> str:
    parts = [f"{t(f'column.{Sky(i).name.lower()}')} {pm // PER_CENT} %" for i, pm in enumerate(chances.skies) if pm]
    parts += [f"{t('column.cold')} {chances.cold // PER_CENT} %"] if chances.cold else []
    parts += [t(f"sky.frozen_{chances.ice.name.lower()}")] if chances.ice is not Ice.NONE else []
    return f"{t(f'band.{band}')}: {', '.join(parts)}"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a sky, severe cold or ice does, in words; ``cause`` is the sky, or COLD or ICE."""

    cause: Sky | str
    name: str
    air_pm: int | None
    lines: tuple[str, ...]


def what_sky_does(rules: SkyRules) -> list[str]:
    """Return what a sky changes beside air power, a sentence each: steps off roads, hauls by road, digging in."""
    steps = {it: rules.step_tenths[it] for it in MovementClass if rules.step_tenths[it]}
    lines = []
    if len(steps) == len(MovementClass) and len(set(steps.values())) == 1:
        lines.append(t("sky.off_roads_all", points=points(steps[MovementClass.FOOT])))
    elif steps:
        classes = (
            t("sky.step", who=t(f"movement.{it.name.lower()}"), points=points(cost)) for it, cost in steps.items()
        )
        lines.append(t("sky.off_roads", classes=", ".join(classes)))
    if rules.haul_road_pm != PM:
        lines.append(t("sky.haul", factor=pm_text(rules.haul_road_pm)))
    return lines if rules.entrench else [*lines, t("sky.no_digging")]


def effects(view: SideView, turns: Sequence[TurnSky]) -> list[Effect]:
    """Return what each sky does that can come on ``turns``, then severe cold and ice where they can (rule 11)."""
    rules = view.ruleset.weather
    chances = [it for turn in turns for it in turn.bands]
    found = []
    for sky in (it for it in Sky if any(chance.skies[it] for chance in chances)):
        lines = tuple(what_sky_does(rules.skies[sky])) or (t("sky.nothing"),)
        found.append(Effect(sky, t(f"column.{sky.name.lower()}"), rules.skies[sky].air_pm, lines))
    if any(chance.cold for chance in chances):
        words = t(
            "sky.cold",
            loss=rules.cold_cohesion_tenths // TENTHS,
            more=rules.cold_exposed_cohesion_tenths // TENTHS,
            men=f"{rules.cold_exposed_men_bp / 100:g}",
            supply=rules.cold_exposed_supply_tenths // TENTHS,
            move=pm_text(rules.cold_vehicle_move_pm),
        )
        found.append(Effect(COLD, t("column.cold"), None, (words,)))
    frozen = tuple(
        t(f"sky.ice_{key}", turn=starts[band], band=t(f"band.{name}"))
        for key, starts in (("minor", rules.ice_minor_turn), ("major", rules.ice_major_turn))
        for band, name in enumerate(rules.bands)
        if 0 < starts[band] <= view.scenario.last_turn
    )
    return [*found, Effect(ICE, t("column.ice"), None, frozen)] if frozen else found


def weather_lines(view: SideView) -> Iterator[Line]:
    """Yield a line for each band, the north first, of each turn from the next to the last."""
    calendar, rules = view.scenario.calendar, view.ruleset.weather
    for turn in range(view.turn + 1, view.scenario.last_turn + 1):
        for band, name in reversed(list(enumerate(rules.bands))):
            chances = _chances(view, band, turn)
            shares = [pm // PER_CENT for pm in (*chances.skies, chances.cold)]
            cells = (str(turn), short_date(calendar.first_day[turn]), t(f"band.{name}"))
            figures = (f"{share} %" if share else "–" for share in shares)
            frozen = "–" if chances.ice is Ice.NONE else t(f"sky.frozen_{chances.ice.name.lower()}")
            keys = (float(turn), float(turn), None, *(float(share) for share in shares), None)
            yield Line((*cells, *figures, frozen), keys, NO_UNIT, None)


def weather_now(view: SideView) -> str:
    """Return the weather of this turn in both bands, the north first."""
    rules = view.ruleset.weather
    parts = []
    for band, now in reversed(list(zip(rules.bands, view.weather, strict=True))):
        sky = rules.skies[now.sky].name.lower()
        parts.append(t("bar.band", band=t(f"band.{band}"), sky=t("weather.cold", sky=sky) if now.cold else sky))
    return t("weather.now", parts=" · ".join(parts))
