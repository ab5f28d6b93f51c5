"""What an agent is shown of a choice, as numbers from -1 to 1: of the game, of its unit, of the seven hexes around it.

Each feature is a name and a function; ``names`` lists them in their order, which is that of the observation.
"""

from collections.abc import Callable

from game.model.ids import SIDES, City, HexId, River, Side
from game.model.units import Unit
from game.model.view import SideView
from game.rl.table import DIRECTIONS, Choice
from game.rules.victory import known_score

FAR = 20  # hexes that count as infinitely far
OfGame = Callable[[SideView], float]
OfUnit = Callable[[Unit], float]
OfHex = Callable[[SideView, HexId], float]

GAME: tuple[tuple[str, OfGame], ...] = (
    ("is_un", lambda view: float(view.side == Side.UN)),
    ("time", lambda view: (view.turn - view.scenario.first_turn + 1) / _turns(view)),
    ("score", lambda view: (1 if view.side == Side.COMMUNIST else -1) * known_score(view).result / 100),
    ("morale_own", lambda view: _morale(view, view.side)),
    ("morale_enemy", lambda view: _morale(view, view.side.enemy)),
    ("units", lambda view: sum(unit.on_map for unit in view.own.values()) / 100),
    ("contacts", lambda view: len(view.foes) / 100),
)
UNIT: tuple[tuple[str, OfUnit], ...] = (
    ("is_hq", lambda unit: float(unit.is_hq)),
    ("men", lambda unit: unit.men / 12_500),
    ("strength", lambda unit: unit.men / max(1, unit.max_men)),
    ("guns", lambda unit: unit.guns / 50),
    ("tanks", lambda unit: unit.tanks / 50),
    ("quality", lambda unit: unit.q / 1500),
    ("cohesion", lambda unit: unit.c / 1000),
    ("supply", lambda unit: unit.s / 1000),
    ("entrenchment", lambda unit: unit.e / 4),
    ("movement", lambda unit: unit.mp / 120),
    ("assaults", lambda unit: unit.assaults / 2),
    ("is_isolated", lambda unit: float(unit.isolated_turns > 0)),
    *(
        (f"class_{name}", lambda unit, kind=kind: float(unit.toe.movement == kind))
        for kind, name in enumerate(("foot", "pack", "motor", "tracked"))
    ),
)
HEX: tuple[tuple[str, OfHex], ...] = (
    ("is_ground", lambda view, h: float(view.board.is_ground(h))),
    ("defense", lambda view, h: _defense(view, h)),
    ("city", lambda view, h: view.board.city[h] / City.MAJOR),
    ("is_own", lambda view, h: float(view.holder[h] == view.side)),
    ("own_stack", lambda view, h: view.own_stack[h] / 9),
    ("foe_stack", lambda view, h: view.foe_stack[h] / 9),
    ("foe_men", lambda view, h: sum(view.foes[i].men for i in view.foes_at.get(h, ())) / 25_000),
    ("foe_zoc", lambda view, h: float(view.foe_zoc[h] > 0)),
    ("foe_near", lambda view, h: _nearness(view, h, [foe.hex for foe in view.foes.values()])),
    ("goal_near", lambda view, h: _nearness(view, h, _goals(view))),
    ("goal_points", lambda view, h: sum(goal.vp for goal in view.scenario.goals if goal.hex == h) / 30),
)
EDGE: tuple[str, ...] = ("road", "river")


def names() -> tuple[str, ...]:
    """Return the name of each number of an observation: hex 0 is the unit's, 1 to 6 are clockwise from the north."""
    found = [f"game.{name}" for name, _ in GAME] + [f"unit.{name}" for name, _ in UNIT]
    found += [f"hex{i}.{name}" for i in range(DIRECTIONS + 1) for name, _ in HEX]
    return (*found, *(f"hex{i}.{name}" for i in range(1, DIRECTIONS + 1) for name in EDGE))


def features(choice: Choice) -> list[float]:
    """Return the numbers of a choice, each from -1 to 1."""
    view, unit, board = choice.view, choice.unit, choice.view.board
    around = board.grid.neighbors[unit.hex]
    found = [of(view) for _, of in GAME] + [of(unit) for _, of in UNIT]
    for h in (unit.hex, *around):
        found += [of(view, h) if h >= 0 else 0.0 for _, of in HEX]
    for direction, h in enumerate(around):
        side = 6 * unit.hex + direction
        found += [board.road[side] / 3, board.river[side] / River.MAJOR] if h >= 0 else [0.0, 0.0]
    return [max(-1.0, min(1.0, value)) for value in found]


def _turns(view: SideView) -> int:
    return view.scenario.last_turn - view.scenario.first_turn + 1


def _morale(view: SideView, side: Side) -> float:
    """Return the mean morale of a side's armies."""
    armies = [view.morale[i] for i, army in enumerate(view.ruleset.armies) if army.side == side]
    return sum(armies) / len(armies) / 1000


def _defense(view: SideView, h: HexId) -> float:
    """Return how much better than on the plain a unit stands here."""
    terrain = view.board.terrain[h]
    return view.ruleset.terrain.types[terrain].defense_pm / 1000 - 1 if terrain >= 0 else 0.0


def _goals(view: SideView) -> list[HexId]:
    """Return the goals that the side does not hold."""
    return [goal.hex for goal in view.scenario.goals if view.holder[goal.hex] != view.side]


def _nearness(view: SideView, h: HexId, hexes: list[HexId]) -> float:
    """Return 1 where one of some hexes is, less the farther they are, 0 where all are far or there is none."""
    distance = min((view.board.grid.distance(h, other) for other in hexes if other >= 0), default=FAR)
    return max(0.0, 1 - distance / FAR)


def perspective(side: Side) -> int:
    """Return what turns a score into good and bad for a side: 1 or -1."""
    return (1, -1)[SIDES.index(side)]
