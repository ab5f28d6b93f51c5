"""What can reach me: where known enemies could assault next turn, and with how much (rules 4.1, 5, 7.1)."""

from heapq import heappop, heappush

from game.model.ids import HexId, Trait, UnitId
from game.model.units import Piece
from game.model.view import SideView
from game.rules.ground import BARRED, step_costs
from game.view.faces import strength_milli
from game.view.overlays.layer import Fill, Ink, LegendRow, OverlayPicture, Tag, overlay
from game.view.text import t

SP = 1000
LEVELS = ((3000, 62), (1500, 44), (0, 26))  # enemy strength that can come against own, per mille, and the fill for it
COMING_PCT = 12


@overlay("threat", key="0", area=True, icon="threat")
def threat(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return own stacks by the strength of the known enemies that can assault them next turn, and own open ground.

    Enemies are as known: full movement for their kind, no help from others, no order that holds them.
    """
    against: dict[HexId, list[int]] = {}
    for key, foe in view.foes.items():
        if not foe.toe.is_hq and foe.c >= view.ruleset.units.assault_min_cohesion_tenths:
            strength = strength_milli(view, key, foe)
            for h in _assaulted(view, foe):
                against.setdefault(h, []).append(strength)
    picture = OverlayPicture()
    stacks = {h: _own_strength(view, h) for h in sorted(view.own_at) if view.own_stack[h]}
    for least, alpha in LEVELS:
        hexes = tuple(h for h, own in stacks.items() if h in against and _level(sum(against[h]), own) == least)
        picture.fills.append(Fill(hexes, Ink.CRITICAL, alpha))
    open_ground = tuple(sorted(h for h in against if h not in stacks and view.holder[h] == view.side))
    picture.fills.append(Fill(open_ground, Ink.CRITICAL, COMING_PCT))
    for h, own in stacks.items():
        if h in against:
            words = t("threat.tag", enemy=_points(sum(against[h])), own=_points(own), count=len(against[h]))
            picture.tags.append(Tag(h, words, Ink.CRITICAL, below=True))
    picture.legend += [LegendRow(Ink.CRITICAL, t("legend.threat")), LegendRow(Ink.NEUTRAL, t("legend.threat.tag"))]
    return picture


def _points(milli: int) -> str:
    return str((milli + SP // 2) // SP)


def _level(enemy: int, own: int) -> int:
    return next(least for least, _ in LEVELS if enemy * SP >= least * max(1, own))


def _own_strength(view: SideView, h: HexId) -> int:
    return sum(strength_milli(view, i, view.own[i]) for i in view.own_at[h] if not view.own[i].is_hq)


def _assaulted(view: SideView, foe: Piece) -> set[HexId]:
    """Return the hexes an enemy can assault next turn: beside those it can reach with enough movement left."""
    rules, board = view.ruleset.units, view.board
    movement = foe.toe.movement
    left = rules.move_tenths[movement] - rules.assault_cost_tenths[movement]
    best = _reached(view, foe, max(0, left))
    return {n for h in best for n in board.near[h]} - set(view.foes_at)


def _reached(view: SideView, foe: Piece, budget: int) -> dict[HexId, int]:
    """Return what it costs the enemy to go where he can within a budget, in tenths; own units and ZOC stop him."""
    board, rules, movement = view.board, view.ruleset.terrain, foe.toe.movement
    night = int(bool(foe.traits & Trait.NIGHT))
    costs = step_costs(board, view.ruleset, movement, night, view.weather, bytes(view.bridges)).cost
    enter, between = rules.zoc_enter_tenths[movement], rules.zoc_to_zoc_tenths
    best, queue = {foe.hex: 0}, [(0, foe.hex)]
    while queue:
        spent, h = heappop(queue)
        if spent > best[h]:
            continue
        for direction, n in enumerate(board.grid.neighbors[h]):
            step = costs[6 * h + direction]
            if step == BARRED or n in view.own_at:
                continue
            if view.own_zoc[n]:
                step += enter + (between if view.own_zoc[h] else 0)
            if (total := spent + step) <= budget and total < best.get(n, budget + 1):
                best[n] = total
                heappush(queue, (total, n))
    return best
