"""What a choice of a decision card brings, as far as the side that chooses can know it, in words (rule 14.1)."""

from collections.abc import Iterator
from functools import singledispatch

from game.model.ids import ArmyId, Side
from game.model.politics import ANY_ARMY, FOR_GOOD, Choice
from game.model.view import SideView
from game.rules.effects.air import AirEffect
from game.rules.effects.am import MoraleEffect
from game.rules.effects.cohesion import CohesionEffect
from game.rules.effects.entrench import EntrenchEffect
from game.rules.effects.param_for import ParamEffect
from game.rules.effects.pool import PoolEffect
from game.rules.effects.retreat import RetreatEffect
from game.rules.effects.selection import UnitsEffect
from game.rules.effects.stock import StockEffect
from game.rules.effects.supply import SupplyEffect
from game.rules.effects.track import TrackEffect
from game.view.score import signed
from game.view.text import t


def known_effects(view: SideView, choice: Choice) -> list[str]:
    """Return what follows at once, then what follows later or on a condition; nothing of what only the enemy knows."""
    lines: list[str] = []
    for planned in sorted(choice.effects, key=lambda it: (it.when is not None, it.after)):
        for words in effect_words(planned.effect, view):
            text = t("effect.later", what=words, turns=planned.after) if planned.after else words
            lines.append(t("effect.perhaps", what=text) if planned.when is not None else text)
    return lines


@singledispatch
def effect_words(effect: object, view: SideView) -> Iterator[str]:
    """Yield an effect in words; most kinds speak of what cannot be foreseen, or of nothing to be told."""
    yield from ()


def _army(view: SideView, army: ArmyId) -> str:
    return view.ruleset.armies[army].name


def _is_own(view: SideView, army: ArmyId) -> bool:
    return view.ruleset.armies[army].side == view.side


@effect_words.register
def _(effect: TrackEffect, view: SideView) -> Iterator[str]:
    for track, points in effect.points:
        definition = view.scenario.tracks[track]
        if points and definition.known_to in (None, view.side):
            yield t("effect.track", track=definition.name, points=signed(points))


@effect_words.register
def _(effect: MoraleEffect, view: SideView) -> Iterator[str]:
    for army, points in effect.points:
        yield t("effect.morale", army=_army(view, army), points=signed(points))


def _of_units(effect: UnitsEffect, view: SideView, what: str) -> Iterator[str]:
    if effect.side == view.side:
        who = t("effect.all_units") if effect.army == ANY_ARMY else _army(view, effect.army)
        yield t("effect.units", who=who, what=what, points=signed(effect.points))


@effect_words.register
def _(effect: CohesionEffect, view: SideView) -> Iterator[str]:
    yield from _of_units(effect, view, t("effect.cohesion"))


@effect_words.register
def _(effect: SupplyEffect, view: SideView) -> Iterator[str]:
    yield from _of_units(effect, view, t("effect.supply"))


@effect_words.register
def _(effect: EntrenchEffect, view: SideView) -> Iterator[str]:
    yield from _of_units(effect, view, t("effect.entrenchment"))


@effect_words.register
def _(effect: PoolEffect, view: SideView) -> Iterator[str]:
    parts = {"trained": effect.trained, "recruits": effect.recruits, "tanks": effect.tanks, "guns": effect.guns}
    for name, count in parts.items():
        if count and _is_own(view, effect.army):
            points = f"{count:+,}".replace("-", "−")
            yield t("effect.pool", army=_army(view, effect.army), count=points, what=t(f"effect.{name}"))


@effect_words.register
def _(effect: StockEffect, view: SideView) -> Iterator[str]:
    if _is_own(view, effect.army):
        yield t("effect.stock", army=_army(view, effect.army), tons=f"{effect.tons:+,}".replace("-", "−"))


@effect_words.register
def _(effect: RetreatEffect, view: SideView) -> Iterator[str]:
    if _is_own(view, effect.army) and effect.line in view.board.lines:
        yield t("effect.retreat", army=_army(view, effect.army), line=view.board.lines[effect.line].name)


@effect_words.register
def _(effect: AirEffect, view: SideView) -> Iterator[str]:
    if effect.side == view.side:
        yield t("effect.air", points=f"{effect.tenths / 10:+.1f}".replace("-", "−"), turns=effect.turns)


@effect_words.register
def _(effect: ParamEffect, view: SideView) -> Iterator[str]:
    if effect.side == Side(view.side):
        until = t("param.for_good") if effect.turns == FOR_GOOD else t("effect.for_turns", turns=effect.turns)
        yield t("param.line", name=t(f"param.{effect.name}"), value=effect.value, until=until)
