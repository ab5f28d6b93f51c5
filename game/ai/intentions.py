"""What a computer player intends, read from what it thinks: for those who look on, never for an opponent (P-16).

A plan is made of the side's view alone, so it can be made again from the same view at any time, in a recorded game
too, and nothing of it is kept in a file (decision 0025). What the veteran has found by playing it out is the one thing
that is not made again: it is asked for where the player himself sits, else his plan is shown as he begins to think.
"""

from collections.abc import Mapping
from functools import cached_property

from game.ai.assaults import strikes
from game.ai.axes import Thrust
from game.ai.fields import FAR, Field
from game.ai.lines import chosen_line, heartland
from game.ai.lookahead import Leader
from game.ai.mind import Mind
from game.ai.orders import choice_of, goal_field
from game.model.ids import HexId, Side, UnitId
from game.model.intentions import Aim, AimKind, Blow, Intentions, Push, Stand
from game.model.rule_lookahead import FREE, Intent
from game.model.ruleset import Ruleset
from game.model.scenario import DefenseLine
from game.model.units import Unit
from game.model.view import SideView
from game.rules.movement import points_left

MOST_WAY = 400  # hexes of a way: longer than any on a map


def has_intentions(ruleset: Ruleset, level: str) -> bool:
    """Return whether a player of this name is one of the levels of the rules, which plan or at least weigh (16.3)."""
    return any(known.id == level for known in ruleset.ai.levels)


def intent_of(player: object) -> Intent:
    """Return what a player who looks ahead has set out to do; whoever does not is free."""
    leader = getattr(player, "leader", None)
    return leader.mind.intent if isinstance(leader, Leader) else FREE


class Reader:
    """Reads the plans of one side off its view, as a player of a level would make them."""

    def __init__(self, side: Side, seed: int, level: str) -> None:
        """``seed`` is that of the player, whose errors of judgment are read with the rest."""
        self.side, self.seed, self.level = side, seed, level
        self._mind = Mind(side, seed, level)
        self._orders = -1

    def read(self, view: SideView, orders: int, intent: Intent = FREE) -> Intentions:
        """Return what the side intends now, after so many orders of the game."""
        if orders < self._orders or intent != self._mind.intent:  # the game has been put elsewhere
            self._mind = Mind(self.side, self.seed, self.level)
            self._mind.intent = intent
        self._orders = orders
        self._mind.look(view)
        return _Reading(self._mind).intentions()


class _Reading:
    """The plans of one moment."""

    def __init__(self, mind: Mind) -> None:
        self.mind, self.view = mind, mind.view

    def intentions(self) -> Intentions:
        mind, line = self.mind, self._line
        return Intentions(
            self.view.side,
            mind.level_id,
            mind.posture,
            mind.balance_pm,
            self._pushes,
            self._stands(AimKind.POST),
            self._stands(AimKind.GARRISON),
            line.name if line is not None else "",
            line.hexes if line is not None else (),
            tuple(
                Blow(strike.target, tuple(sorted(set(strike.places))), strike.units, strike.score)
                for strike in strikes(mind)
            ),
            self._aims,
        )

    @property
    def _line(self) -> DefenseLine | None:
        """Return the line that a defender who plans holds, None where there is none to hold."""
        mind, home = self.mind, heartland(self.view)
        if mind.attacks or not mind.level.plans or home is None:
            return None
        planned = mind.stage.line if mind.stage is not None else ""
        found = chosen_line(self.view, mind.survey, mind.fighters, home, planned=planned)
        return found[0] if found is not None else None

    @cached_property
    def _pushes(self) -> tuple[Push, ...]:
        mind = self.mind
        if not mind.attacks:
            return ()
        own = self.view.own
        found = []
        for i, thrust in enumerate(mind.thrusts):
            units = tuple(key for key, taken in mind.axes.items() if taken == i and key not in mind.guards)
            nearest = min(((thrust.field.cost(own[key].hex), key) for key in units), default=(FAR, UnitId(-1)))
            start = own[nearest[1]].hex if nearest[0] < FAR else thrust.goal
            way, beyond = (start, *thrust.field.way(start, MOST_WAY)), self._beyond(thrust)
            found.append(Push(thrust.axis.name, thrust.goal, way, beyond, thrust.weight_pm, units))
        return tuple(found)

    def _beyond(self, thrust: Thrust) -> tuple[HexId, ...]:
        """Return the hexes of an axis from its goal on, as far as a plan of history follows it (16.4).

        None where the side holds a later one: it has gone past the goal.
        """
        axis, stage = thrust.axis, self.mind.stage
        hexes = axis.hexes[axis.hexes.index(thrust.goal) :]
        if any(self.view.holder[h] == self.view.side for h in hexes[1:]):
            return ()
        ends = {self.view.scenario.axes[i].id: last for i, last in (stage.axes or () if stage is not None else ())}
        return hexes[: hexes.index(ends[axis.id]) + 1] if ends.get(axis.id) in hexes else hexes

    @cached_property
    def _aims(self) -> Mapping[UnitId, Aim]:
        return {unit.id: self._aim(unit) for unit in self.mind.fighters}

    def _aim(self, unit: Unit) -> Aim:
        mind = self.mind
        field, kind, push = goal_field(mind, unit), AimKind.NONE, -1
        if mind.garrison_way(unit) is not None:
            kind = AimKind.GARRISON
        elif field is not None and mind.attacks:
            kind, push = AimKind.THRUST, mind.axes[unit.id]
        elif field is not None:
            kind = AimKind.POST
        goal, way = _end(field, unit.hex) if field is not None else (unit.hex, 0)
        step, gain = unit.hex, 0
        if points_left(unit) > 0:
            choice = choice_of(mind, unit)
            if choice.score > choice.stay:
                step, gain = choice.hex, choice.score - choice.stay
        return Aim(kind, goal, push, way, mind.is_tired(unit), step, gain)

    def _stands(self, kind: AimKind) -> tuple[Stand, ...]:
        held: dict[HexId, list[UnitId]] = {}
        for key, aim in self._aims.items():
            if aim.kind is kind:
                held.setdefault(aim.hex, []).append(key)
        own, power = self.view.own, self.mind.power
        return tuple(Stand(h, tuple(units), sum(power(own[key]) for key in units)) for h, units in sorted(held.items()))


def _end(field: Field, h: HexId) -> tuple[HexId, int]:
    """Return where a field leads to from a hex and the walk there in tenths; from beyond its end nowhere."""
    way = field.way(h, MOST_WAY)
    return (way[-1] if way else h), field.cost(h)
