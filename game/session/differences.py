"""What differs between two saved games: who plays, where their orders part, how they stand."""

from collections.abc import Iterator

from game.errors import GameError
from game.model.ids import SIDES, Side, Status
from game.model.state import GameState
from game.model.units import Unit
from game.session.gamefile import GameFile
from game.session.match import Match
from game.session.replay import restore
from game.session.setting import open_again

Row = tuple[str, str, object, object]  # where, in words, before, after
TENTHS = 10


def game_differences(first: GameFile, second: GameFile) -> list[Row]:
    """Return what differs in the second of two games of one scenario; GameError if one cannot be played again."""
    if first.scenario != second.scenario:
        raise GameError(f"games of two scenarios, {first.scenario} and {second.scenario}: compare these first")
    rows = [*_heads(first, second), *_orders(first, second)]
    one, other = (
        restore(game, open_again(game.scenario, game.settings, game.scenario_hash)).state for game in (first, second)
    )
    return [*rows, *_states(one, other)]


def _restored(game: GameFile) -> Match:
    return restore(game, open_again(game.scenario, game.settings, game.scenario_hash))


def _heads(a: GameFile, b: GameFile) -> Iterator[Row]:
    if a.seed != b.seed:
        yield "seed", f"the seed is {b.seed}, was {a.seed}", a.seed, b.seed
    for side in SIDES:
        if (one := a.players[side]) != (other := b.players[side]):
            yield f"players.{side.key}", f"the {_name(side)} side is played by {other}, was {one}", one, other
    for key in sorted({*a.settings, *b.settings}):
        before, after = a.settings.get(key), b.settings.get(key)
        if before != after:
            words = f"the setting {key} is {after or 'not given'}, was {before or 'not given'}"
            yield f"settings.{key}", words, before, after


def _orders(a: GameFile, b: GameFile) -> Iterator[Row]:
    pairs = list(zip(a.orders, b.orders, strict=False))
    same = next((i for i, (one, other) in enumerate(pairs) if one.value != other.value), len(pairs))
    if same == len(a.orders) == len(b.orders):
        return
    one, other = (game.orders[same].value if same < len(game.orders) else None for game in (a, b))
    turn = max((mark.turn for mark in a.marks if mark.orders <= same), default=a.turn)
    words = f"the first {same} orders are the same; on turn {turn} the next is {_order(other)}, was {_order(one)}"
    yield f"orders.{same}", words, one, other


def _order(value: object) -> str:
    if not isinstance(value, dict):
        return "none"
    return ", ".join(f"{key} {inner}" for key, inner in value.items())


def _states(a: GameState, b: GameState) -> Iterator[Row]:
    if a.turn != b.turn:
        yield "turn", f"it is turn {b.turn}, was {a.turn}", a.turn, b.turn
    for place in a.board.places:
        one, other = a.holder[place.hex], b.holder[place.hex]
        if place.is_key and one != other:
            text = f"{place.name} is held by the {_name(Side(other))} side, was by the {_name(Side(one))}"
            yield f"holder.{place.id}", text, Side(one).key, Side(other).key
    for rules, before, after in zip(a.ruleset.armies, a.armies, b.armies, strict=True):
        if before.morale != after.morale:
            was, now = before.morale / TENTHS, after.morale / TENTHS
            yield f"morale.{rules.id}", f"the morale of {rules.id} is {now:.1f}, was {was:.1f}", was, now
    rows = (_unit(a, unit, other) for unit, other in zip(a.units, b.units, strict=True))
    yield from (row for row in rows if row is not None)


def _unit(state: GameState, a: Unit, b: Unit) -> Row | None:
    places, strengths = (_where(state, a), _where(state, b)), (a.men, b.men)
    said = [f"is {places[1]}, was {places[0]}"] if places[0] != places[1] else []
    if strengths[0] != strengths[1] and not a.is_hq:
        said.append(f"has {strengths[1]:,} men, was {strengths[0]:,}")
    if not said:
        return None
    return (
        f"units.{a.spec.key}",
        f"{a.spec.name} ({a.spec.key}) {' and '.join(said)}",
        (places[0], a.men),
        (places[1], b.men),
    )


def _where(state: GameState, unit: Unit) -> str:
    return f"at {state.board.grid.label(unit.hex)}" if unit.status == Status.ON_MAP else unit.status.name.lower()


def _name(side: Side) -> str:
    return "UN" if side == Side.UN else "communist"
