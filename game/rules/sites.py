"""Landing sites (rule 10.5): where they are, how alert the enemy is there, and what that makes of an assault."""

from functools import lru_cache

from game.model.board import Board
from game.model.ids import OFF_MAP, HexId, Side
from game.model.ruleset import Ruleset
from game.model.sea import NO_SITE
from game.model.sea_rules import SiteRules
from game.model.view import Position
from game.rules.politics.params import param

PM = 1000


@lru_cache(maxsize=16)
def site_hexes(board: Board, ruleset: Ruleset) -> tuple[HexId, ...]:
    """Return the hex of each site of the ruleset, OFF_MAP where the map has no such place or no beach there."""
    places = {place.id: place.hex for place in board.places}
    found = [_numbered(board, site.at) if site.at.isdigit() else places.get(site.at) for site in ruleset.sea.sites]
    return tuple(h if h is not None and board.is_ground(h) and board.beach[h] else OFF_MAP for h in found)


def _numbered(board: Board, label: str) -> HexId | None:
    try:
        return board.grid.from_label(label)
    except ValueError:
        return None


def site_index(at: Position, key: str) -> int:
    """Return the index of a site that the map has by its id, NO_SITE if there is none."""
    hexes = site_hexes(at.board, at.ruleset)
    sites = zip(at.ruleset.sea.sites, hexes, strict=True)
    return next((i for i, (site, h) in enumerate(sites) if site.id == key and h != OFF_MAP), NO_SITE)


def is_open(site: SiteRules, turn: int) -> bool:
    """Return whether the tide lets ships land at a site on a turn."""
    return not site.windows or turn in site.windows


def first_window(at: Position, site: int, ready_turn: int) -> int:
    """Return the first turn, not before now, on which a force that is ready on a turn can land; 0 if there is none.

    A mined site is swept first; two operations lie some turns apart (rule 10.5).
    """
    rules = at.ruleset.sea
    sailed = at.sea.sailed_turn if at.sea is not None else 0
    first = max(at.turn, ready_turn + (rules.mine_turns if rules.sites[site].mined else 0))
    first = max(first, sailed + rules.pause_turns) if sailed else first
    turns = range(first, at.scenario.last_turn + 1)
    return next((turn for turn in turns if is_open(rules.sites[site], turn)), 0)


def blank_weights(board: Board, ruleset: Ruleset) -> tuple[int, ...]:
    """Return the weights of a belief that knows nothing: one for each site of the map and for none (rule 10.5)."""
    return (*(PM if h != OFF_MAP else 0 for h in site_hexes(board, ruleset)), PM)


def shares_pm(weights: tuple[int, ...]) -> tuple[int, ...]:
    """Return the belief that weights make: each by their sum, per mille (rule 10.5)."""
    total = max(1, sum(weights))
    return tuple(weight * PM // total for weight in weights)


def alert_pm(at: Position, site: int) -> int:
    """Return how alert the enemy is at a site, per mille: belief, bombardment and garrison (rule 10.5).

    Only for the UN side, which knows its own plan; the garrison is what the position shows.
    """
    rules, sea = at.ruleset.sea, at.sea
    if sea is None:
        return PM
    weights = sea.weights or blank_weights(at.board, at.ruleset)
    belief = shares_pm(weights)[site]
    if rules.ignored_flag in at.flags:
        belief = belief * rules.ignored_pm // PM
    shelled = sea.plan.bombarded if sea.plan.site == site else 0
    garrison = at.foe_stack[site_hexes(at.board, at.ruleset)[site]]
    alert = belief + rules.bombard_alert_pm * shelled + rules.garrison_alert_pm * (garrison - 1)
    alert = alert * (PM + param(at, "alert_pm", Side.COMMUNIST)) // PM
    return max(0, min(PM, alert))


def landing_factors(at: Position, target: HexId) -> tuple[tuple[str, int], ...]:
    """Return the factors of an assault from the sea on a site, per mille: the beach, and surprise (rules 7.2, 10.5)."""
    rules = at.ruleset.sea
    site = site_hexes(at.board, at.ruleset).index(target)
    return (
        ("beach", PM - rules.beach_strength_pm * at.board.beach[target]),
        ("landing_surprise", PM + rules.surprise_pm * (PM - alert_pm(at, site)) // PM),
    )
