"""Going round the viewer's units: who waits for orders, who is short of supply, who stands in the same hex."""

from game.model.ids import NO_UNIT, UnitId
from game.ui.play.plan import next_in_stack
from game.ui.play.room import Room


def waiting(room: Room) -> tuple[UnitId, ...]:
    """Return the units with movement left that have done nothing this turn and were not skipped, in id order.

    A unit that has marched, assaulted or rests has had its order, whatever movement it has left; a stance or a retreat
    order marches nobody, so whoever has only that still waits.
    """
    return tuple(
        unit.id
        for unit in room.view.own.values()
        if unit.on_map
        and unit.mp > 0
        and not (unit.moved or unit.assaults or unit.rested)
        and unit.id not in room.skipped
    )


def select_waiting(room: Room, step: int = 1) -> None:
    """Select the next unit that waits for orders, or the one before it if ``step`` is -1."""
    if units := waiting(room):
        at = units.index(room.selected) if room.selected in units else (-1 if step > 0 else 0)
        room.select(units[(at + step) % len(units)])


def select_short(room: Room) -> None:
    """Select the next unit that is short of supply."""
    short = room.view.ruleset.supply.levels_tenths[2]
    units = tuple(u.id for u in room.view.own.values() if u.on_map and not u.is_hq and u.s < short)
    if units:
        at = units.index(room.selected) if room.selected in units else -1
        room.select(units[(at + 1) % len(units)])


def select_in_stack(room: Room) -> None:
    """Select the next unit of the selected one's hex."""
    if (unit := room.unit) is not None and unit.on_map:
        room.select(next_in_stack(room.view, room.own_at(unit.hex), unit.id))


def skip(room: Room) -> None:
    """Leave the selected unit as it is this turn and go on."""
    if room.selected != NO_UNIT:
        room.skipped.add(room.selected)
        select_waiting(room)
