"""How the enemy's supply may run, by the rule's own search, from what the viewer knows of him (rules 6.1-6.3)."""

from dataclasses import dataclass

from game.model.ids import OFF_MAP, HexId
from game.model.layers import source_hexes
from game.model.picture import Contact
from game.model.view import SideView
from game.rules.haul import NO_PATH, Hauler


@dataclass(frozen=True, slots=True)
class EnemySupply:
    """Estimates: the sources he is known to hold, the way to each known stack of his, and the stacks without one.

    ``stocks`` has the least stock believed of each stack, in tenths.
    """

    sources: tuple[HexId, ...]
    paths: tuple[tuple[HexId, ...], ...]
    cut_off: tuple[HexId, ...]
    stocks: dict[HexId, int]


def enemy_supply(view: SideView) -> EnemySupply:
    """Return how supply reaches the known enemies if nothing bars it that the viewer does not know of."""
    rules = zip(view.ruleset.supply.sources, source_hexes(view.board, view.ruleset), strict=True)
    foe = view.side.enemy
    sources = tuple(h for source, h in rules if source.side == foe and h != OFF_MAP and view.holder[h] == foe)
    stocks: dict[HexId, int] = {}
    for contact in view.foes.values():
        if isinstance(contact, Contact) and not contact.toe.is_hq:
            stocks[contact.hex] = min(contact.s, stocks.get(contact.hex, contact.s))
    if not sources:
        return EnemySupply((), (), tuple(sorted(stocks)), stocks)
    field = Hauler(_his_eyes(view)).field(sources, [0] * len(sources))
    reached = [h for h in sorted(stocks) if field.cost[h] != NO_PATH]
    return EnemySupply(
        sources,
        tuple(path for h in reached if len(path := field.path(h)) > 1),
        tuple(h for h in sorted(stocks) if field.cost[h] == NO_PATH),
        stocks,
    )


def _his_eyes(view: SideView) -> SideView:
    """Return the position as the enemy would have it, were what the viewer knows all there is."""
    return view._replace(
        side=view.side.enemy,
        own_at=dict.fromkeys(view.foes_at, ()),
        own_stack=view.foe_stack,
        own_zoc=view.foe_zoc,
        foes_at=view.own_at,
        foe_stack=view.own_stack,
        foe_zoc=view.own_zoc,
        interdiction=view.interdiction_dealt,
        sea=None,
        naval=None,
    )
