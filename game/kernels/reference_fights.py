"""What the kernels of ``fights`` must compute, written for reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.kernels.reference import Fate, Odds

PM = 1000


@dataclass(frozen=True, slots=True)
class Attacker:
    """A unit that may take part in an assault; ``ways`` are pairs of a direction and the cost of the walk there."""

    power: int
    covert_pm: int
    command_pm: int
    points: int
    worth: int
    men: int
    ease: int
    supply: int
    opened: Sequence[int]  # by direction
    ways: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Target:
    """A hex under assault, and the weights it is judged by; see ``fights.best_assault``."""

    odds: Odds
    side_pm: Sequence[int]  # by direction
    gaps: frozenset[int]
    surprise_pm: int
    support: int
    defense: int
    victim: tuple[int, int, int]
    ground: int
    most: int
    on_side: int
    many: int
    axes: tuple[int, int]
    prices: tuple[int, int, int, int, int]

    def bonus_pm(self, sides: set[int]) -> int:
        """Return what the hexsides in use make of the attackers' power."""
        if any((side + 3) % 6 in sides for side in sides) or self.gaps <= sides:
            return self.axes[1]
        return self.axes[0] if len(sides) >= self.many else PM

    def power(self, joined: Sequence[tuple[Attacker, int]]) -> int:
        """Return the power of those who have joined, each from its direction."""
        total = 0
        for unit, side in joined:
            power = unit.power * self.side_pm[side] // PM * self.surprise_pm // PM
            total += power * unit.covert_pm // PM * unit.command_pm // PM
        return total * self.bonus_pm({side for _, side in joined}) // PM + self.support

    def worth(self, fate: Fate, joined: Sequence[tuple[Attacker, int]]) -> int:
        """Return what the assault is worth, in men."""
        cohesion_men, shatter_pm, kill_pm, caution_pm, least_chance_pm = self.prices
        loss = 0
        for unit, _ in joined:
            shaken = unit.men * fate.attacker_shaken // PM * cohesion_men // 10 * unit.ease // 100
            loss += unit.worth * fate.attacker_bp // 10_000 + shaken
        if fate.leave_pm < least_chance_pm:
            return -loss
        opened = max([0, *(unit.opened[side] for unit, side in joined)])
        gain = fate.cost(*self.victim, cohesion_men, shatter_pm) * kill_pm // PM
        supply = max(0, sum(unit.supply for unit, _ in joined))
        return gain + (self.ground + opened) * fate.leave_pm // PM - loss * caution_pm // PM - supply

    def side_for(self, unit: Attacker, used: Mapping[int, int]) -> int | None:
        """Return the direction a unit should strike from; ``used`` are the stack points on each hexside in use."""
        merits = []
        for place, (side, cost) in enumerate(unit.ways):
            if used and used.get(side, 0) + unit.points > self.on_side:
                continue
            new = 0 if side in used else (2 * self.axes[0] if (side + 3) % 6 in used else self.axes[0] // 5)
            merits.append((4 * self.side_pm[side] + new - cost, -place, side))
        return max(merits)[2] if merits and max(merits)[0] >= 0 else None


def best_assault(
    target: Target, units: Sequence[Attacker], error_pm: int, join_men: int
) -> tuple[list[tuple[int, int]], int]:
    """Return who strikes in the best assault, by place among ``units`` and direction, and what it is worth."""
    joined: list[tuple[int, int]] = []
    used: dict[int, int] = {}
    best: tuple[list[tuple[int, int]], int] = ([], 0)
    for i, unit in enumerate(units):
        side = target.side_for(unit, used) if sum(used.values()) + unit.points <= target.most else None
        if side is None:
            continue
        joined.append((i, side))
        used[side] = used.get(side, 0) + unit.points
        there = [(units[k], at) for k, at in joined]
        score = target.worth(target.odds.of(target.power(there), target.defense), there)
        score += abs(score) * error_pm // PM
        if not best[0] or score > best[1] + (len(joined) - len(best[0])) * join_men:
            best = ([*joined], score)
    return best


def approaches(reach: Mapping[int, int], most: int, enemies: set[int], nbr: Sequence[int]) -> set[tuple[int, int, int]]:
    """Return target, direction as it sees it, and cost for every hex of a reach beside an enemy."""
    return {
        (nbr[6 * h + k], (k + 3) % 6, cost)
        for h, cost in reach.items()
        for k in range(6)
        if cost <= most and nbr[6 * h + k] in enemies
    }
