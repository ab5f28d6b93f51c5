"""The digest of a state: equal digests mean equal games, on any machine."""

from hashlib import blake2b
from operator import attrgetter
from struct import pack

from game.model.ids import Side
from game.model.picture import Contact
from game.model.state import GameState
from game.model.units import Unit

_OF_THE_SPEC = ("spec", "toe", "traits", "army", "side", "by_night", "is_hq", "slips_through")
_NO_NUMBERS = (*_OF_THE_SPEC, "retreat_line", "zoc_kind")  # or made from the others
_unit_numbers = attrgetter(*(name for name in Unit.__slots__ if name not in _NO_NUMBERS))
_contact_numbers = attrgetter(*(name for name in Contact._fields if name not in ("spec", "toe")))


def _text(value: str) -> int:
    return int.from_bytes(blake2b(value.encode(), digest_size=7).digest(), "little")


def _sides(state: GameState, numbers: list[int]) -> None:
    for side in Side:
        picture = state.pictures[side]
        numbers.extend((picture.version, picture.next_id, state.rail_used[side], state.rail_used_north[side]))
        numbers.extend(sorted(state.keep_bridges[side]))
        numbers.extend(state.interdiction[side])
        for contact_id in sorted(picture.contacts):
            contact = picture.contacts[contact_id]
            numbers.extend(_contact_numbers(contact))
            numbers.append(contact.spec.id if contact.spec else -1)
        for unit in sorted(state.tracked[side]):
            numbers.extend((unit, state.tracked[side][unit]))


def _armies(state: GameState, numbers: list[int]) -> None:
    for army in state.armies:
        pool, toll = army.pool, army.toll
        numbers.extend((army.morale, army.state, army.stock, pool.trained, pool.recruits, pool.tanks, pool.guns))
        numbers.extend(value for pair in pool.returning for value in pair)
        numbers.extend(getattr(toll, name) for name in toll.__slots__)
        numbers.extend((army.general_retreat_turn, _text(army.general_retreat_line), army.general_retreat_given))
        numbers.extend((army.capital_lost, army.capital_regained, army.capital_taken, army.destroyed_points))
        numbers.extend((army.dissolved_units, army.reformed, army.share_cut_pm, army.first_fight_turn))
        numbers.extend((army.contact_broken, *army.lost_in))


def _politics(state: GameState, numbers: list[int]) -> None:
    numbers.extend(state.tracks)
    numbers.extend(_text(flag) for flag in sorted(state.flags))
    record = state.politics
    numbers.extend(_text(f"{name} {getattr(record, name)!r}") for name in record.__slots__)
    for routes in state.route_used:
        numbers.extend(value for route in sorted(routes) for value in (_text(route), routes[route]))


def _hidden(state: GameState, numbers: list[int]) -> None:
    hills = state.insurgency
    numbers.extend(state.guerrillas)
    numbers.extend((*hills.contained, hills.raised, hills.destroyed, hills.dispersed, hills.returned))
    numbers.extend(state.prisoners)
    numbers.extend(men for known in state.estimates for men in known)
    for record in state.escapes:
        numbers.extend((len(record.units), *record.units, *record.men, record.escaped, record.points))


def digest(state: GameState) -> str:
    """Return 32 hexadecimal digits that stand for everything the future of the game depends on."""
    numbers: list[int] = [state.seed, state.turn, state.phase, -1 if state.decider is None else state.decider]
    for band in state.weather:
        numbers.extend((band.sky, band.cold, band.ice))
    for unit in state.units:
        numbers.extend(_unit_numbers(unit))
        numbers.append(_text(unit.retreat_line) if unit.retreat_line else 0)
    _hidden(state, numbers)
    numbers.extend(getattr(state.naval, name) for name in state.naval.__slots__)
    numbers.extend(state.sea.numbers())
    numbers.extend(state.belief)
    numbers.extend(state.early_points)
    numbers.extend(sorted(state.dumps_taken))
    for source in state.sources:
        numbers.extend((source.open_turn, source.cut_since, source.lost))
    _politics(state, numbers)
    for counts in (state.assault_attempts, state.assaulted, state.bridge_attempts):
        for key in sorted(counts):
            numbers.extend((key, counts[key]))
    _armies(state, numbers)
    _sides(state, numbers)
    made = blake2b(pack(f"{len(numbers)}q", *numbers), digest_size=16)
    for layer in (state.holder, state.rail, state.bridges):
        made.update(layer)
    for picture in state.pictures:
        for known in (picture.holder, picture.rail, picture.bridges):
            made.update(known)
    made.update(repr((state.air.numbers(), state.result)).encode())
    return made.hexdigest()
