"""The conditions of historical events as a side can judge them, in words (rules 14.1; PRODUCT P-12).

``judged`` asks of a view what the rule asks of the state: so, not so, or not known to the side.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatch

from game.model.ids import HexId, Side
from game.model.politics import Choice, Condition, HistoricalEvent
from game.model.view import SideView
from game.rules.effects.flag import FlagEffect
from game.rules.politics import conditions as c
from game.rules.politics.lines import north_of, south_of
from game.view.summary import side_name
from game.view.text import catalogue, t

PM, POINT = 1000, 10
LAST = 200  # a span that ends no sooner has no end


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of what an event waits for: ``is_met`` is None where the side cannot know."""

    text: str
    is_met: bool | None
    depth: int


def requirements(view: SideView, event: HistoricalEvent) -> list[Requirement]:
    """Return what an event waits for, the parts of a choice of conditions set in."""
    return list(_lines(event.when, view, 0))


def choice_needs(view: SideView, choice: Choice) -> str:
    """Return what a choice waits for, in one line; nothing if it is always open."""
    return "" if choice.when is None else "; ".join(line.text for line in _lines(choice.when, view, 0))


def _lines(condition: Condition, view: SideView, depth: int) -> Iterator[Requirement]:
    if isinstance(condition, c.AllOf):
        if depth:
            yield Requirement(t("condition.all"), judged(condition, view), depth)
        for part in condition.parts:
            yield from _lines(part, view, depth + bool(depth))
    elif isinstance(condition, c.AnyOf):
        yield Requirement(t("condition.any"), judged(condition, view), depth)
        for part in condition.parts:
            yield from _lines(part, view, depth + 1)
    elif isinstance(condition, c.Not):
        inside = [line.text for line in _lines(condition.part, view, 0)]
        yield Requirement(t("condition.not", what="; ".join(inside)), judged(condition, view), depth)
    else:
        yield Requirement(_words(condition, view), judged(condition, view), depth)


# --- whether they are met -------------------------------------------------------------------------------------


@singledispatch
def judged(condition: object, view: SideView) -> bool | None:
    """Return whether a condition is met, None if the side cannot know; so of kinds that are asked of effects alone."""
    return None


@judged.register
def _(condition: c.AllOf, view: SideView) -> bool | None:
    found = [judged(part, view) for part in condition.parts]
    return False if False in found else None if None in found else True


@judged.register
def _(condition: c.AnyOf, view: SideView) -> bool | None:
    found = [judged(part, view) for part in condition.parts]
    return True if True in found else None if None in found else False


@judged.register
def _(condition: c.Not, view: SideView) -> bool | None:
    inside = judged(condition.part, view)
    return None if inside is None else not inside


@judged.register
def _(condition: c.InTurns, view: SideView) -> bool | None:
    return condition.span[0] <= view.turn <= condition.span[1]


@judged.register
def _(condition: c.Holds, view: SideView) -> bool | None:
    if view.holder[condition.place] != condition.side:
        return False
    watched = view.scenario.politics.watched
    since = view.politics.watch[watched.index(condition.place)].since if condition.turns else 0
    return not condition.turns or view.turn - since >= condition.turns


@judged.register
def _(condition: c.Retaken, view: SideView) -> bool | None:
    watch = view.politics.watch[view.scenario.politics.watched.index(condition.place)]
    return watch.changes > 0 and watch.holder == condition.side


@judged.register
def _(condition: c.TrackAt, view: SideView) -> bool | None:
    if view.scenario.tracks[condition.track].known_to not in (None, view.side):
        return None
    return condition.least <= view.tracks[condition.track] <= condition.most


@judged.register
def _(condition: c.MoraleAt, view: SideView) -> bool | None:
    own = view.ruleset.armies[condition.army].side == view.side
    if not own and condition.army in view.scenario.politics.veiled:
        return None
    return condition.least * POINT <= view.morale[condition.army] < (condition.most + 1) * POINT


@judged.register
def _(condition: c.ShareCut, view: SideView) -> bool | None:
    record = view.armies[condition.army]
    return None if record is None else record.share_cut_pm >= condition.least * c.PERCENT


@judged.register
def _(condition: c.UnitsIn, view: SideView) -> bool | None:
    if condition.side != view.side:
        return None
    return sum(1 for h in _own_fighters(view) if view.board.zone[h] == condition.zone) >= condition.least


@judged.register
def _(condition: c.FrontNear, view: SideView) -> bool | None:
    if condition.side != view.side:
        return None
    return any(view.board.grid.distance(h, condition.place) <= condition.hexes for h in _own_fighters(view))


@judged.register
def _(condition: c.Across, view: SideView) -> bool | None:
    if condition.side != view.side:
        return None
    far = (north_of if condition.side == Side.UN else south_of)(view.board, condition.line)
    line = view.board.lines[condition.line].hexes if condition.at else ()
    return any(far[h] or h in line for h in _own_fighters(view))


@judged.register
def _(condition: c.FlagSet, view: SideView) -> bool | None:
    if condition.flag in view.scenario.politics.secret_flags[view.side]:
        return None
    return condition.flag in view.flags


@judged.register
def _(condition: c.Chosen, view: SideView) -> bool | None:
    politics = view.scenario.politics
    index = politics.event(condition.event)
    if politics.events[index].hidden_from == view.side:
        return None
    last = next((taken for taken in reversed(view.politics.taken) if taken.event == index), None)
    if last is None or view.turn - last.turn < condition.turns:
        return False
    named = condition.choice == c.ANY_CHOICE
    return named or (last.choice >= 0 and politics.events[index].choices[last.choice].id == condition.choice)


@judged.register
def _(condition: c.Fought, view: SideView) -> bool | None:
    first = view.politics.fought[condition.army]
    return None if first < 0 else first > 0 and view.turn - first >= condition.turns


@judged.register
def _(condition: c.DrivenBack, view: SideView) -> bool | None:
    units = view.politics.driven_back[condition.army]
    return None if units < 0 else units >= condition.units


@judged.register
def _(condition: c.Cities, view: SideView) -> bool | None:
    towns = [place for place in view.board.places if place.pop >= view.ruleset.politics.city_pop_tenths]
    return sum(1 for place in towns if view.holder[place.hex] == condition.side) <= condition.most


def _own_fighters(view: SideView) -> Iterator[HexId]:
    return (unit.hex for unit in view.own.values() if unit.on_map and not unit.is_hq)


# --- what they say --------------------------------------------------------------------------------------------


@singledispatch
def _words(condition: object, view: SideView) -> str:
    return t("condition.unknown")


@_words.register
def _(condition: c.InTurns, view: SideView) -> str:
    first, last = condition.span
    key = "condition.turns" if last < LAST else "condition.from_turn"
    return t(key, first=first, last=last)


def _place(view: SideView, h: HexId) -> str:
    return view.board.places[view.board.place_at[h]].name


@_words.register
def _(condition: c.Holds, view: SideView) -> str:
    key = "condition.holds_since" if condition.turns else "condition.holds"
    return t(key, side=side_name(condition.side), place=_place(view, condition.place), turns=condition.turns)


@_words.register
def _(condition: c.Retaken, view: SideView) -> str:
    return t("condition.retaken", side=side_name(condition.side), place=_place(view, condition.place))


def _limits(least: int, most: int) -> str:
    if least == c.LEAST:
        return t("condition.at_most", most=most)
    return t("condition.at_least", least=least) if most == c.MOST else t("condition.between", least=least, most=most)


@_words.register
def _(condition: c.TrackAt, view: SideView) -> str:
    track = view.scenario.tracks[condition.track]
    limits = _limits(condition.least, condition.most)
    if track.known_to not in (None, view.side):
        return t("condition.level", what=track.name, limits=limits)
    return t("condition.level_now", what=track.name, limits=limits, now=view.tracks[condition.track])


@_words.register
def _(condition: c.MoraleAt, view: SideView) -> str:
    army = t("condition.morale", army=view.ruleset.armies[condition.army].name)
    limits = _limits(condition.least, condition.most)
    if judged(condition, view) is None:
        return t("condition.level", what=army, limits=limits)
    return t("condition.level_now", what=army, limits=limits, now=view.morale[condition.army] // POINT)


@_words.register
def _(condition: c.ShareCut, view: SideView) -> str:
    return t("condition.cut", army=view.ruleset.armies[condition.army].name, least=condition.least)


@_words.register
def _(condition: c.UnitsIn, view: SideView) -> str:
    zone = view.board.zones[condition.zone].name
    return t("condition.units_in", side=side_name(condition.side), count=condition.least, zone=zone)


@_words.register
def _(condition: c.FrontNear, view: SideView) -> str:
    place = _place(view, condition.place)
    return t("condition.near", side=side_name(condition.side), hexes=condition.hexes, place=place)


@_words.register
def _(condition: c.Across, view: SideView) -> str:
    key = "condition.on_or_across" if condition.at else "condition.across"
    return t(key, side=side_name(condition.side), line=view.board.lines[condition.line].name)


@_words.register
def _(condition: c.FlagSet, view: SideView) -> str:
    return flag_words(condition.flag, view)


def flag_words(flag: str, view: SideView) -> str:
    """Say what sets a flag: an outcome of the rules by its own words, else the choice of an event."""
    if told := catalogue().get(f"flag.{flag}"):
        return told
    for event in view.scenario.politics.events:
        for choice in event.choices:
            sets = any(isinstance(it.effect, FlagEffect) and it.effect.flag == flag for it in choice.effects)
            if sets and event.hidden_from != view.side:
                return t("condition.chosen", event=event.title, choice=choice.text)
    return t("condition.secret")


def flag_turn(flag: str, view: SideView) -> int | None:
    """Return the turn on which a flag was set, as far as the side can tell: by history, or by a choice it heard of."""
    if (known := {name: turn for turn, name in view.scenario.flags}.get(flag)) is not None:
        return known
    events = view.scenario.politics.events
    for taken in view.politics.taken if flag in view.flags else ():
        for it in events[taken.event].choices[taken.choice].effects if taken.choice >= 0 else ():
            if isinstance(it.effect, FlagEffect) and it.effect.flag == flag:
                return taken.turn + it.after
    return None


@_words.register
def _(condition: c.Chosen, view: SideView) -> str:
    politics = view.scenario.politics
    event = politics.events[politics.event(condition.event)]
    if event.hidden_from == view.side:
        return t("condition.secret")
    key = "condition.happened" if condition.choice == c.ANY_CHOICE else "condition.chosen"
    choice = next((it.text for it in event.choices if it.id == condition.choice), t("politics.no_agreement"))
    words = t(key, event=event.title, choice=choice)
    return words if not condition.turns else t("condition.turns_ago", what=words, turns=condition.turns)


@_words.register
def _(condition: c.Fought, view: SideView) -> str:
    words = t("condition.fought", army=view.ruleset.armies[condition.army].name)
    return words if not condition.turns else t("condition.turns_ago", what=words, turns=condition.turns)


@_words.register
def _(condition: c.DrivenBack, view: SideView) -> str:
    return t("condition.drove", army=view.ruleset.armies[condition.army].name, units=condition.units)


@_words.register
def _(condition: c.Cities, view: SideView) -> str:
    return t("condition.cities", side=side_name(condition.side), most=condition.most)
