"""The contacts in a side's picture: noted, dropped, and the layers made of them alone (rule 12.1).

What a side knows is state; only events call this.
"""

from typing import TYPE_CHECKING

from game.model.ids import ContactId, Side, UnitId
from game.model.layers import zoc_reach
from game.model.picture import Contact

if TYPE_CHECKING:
    from game.model.state import GameState


def note(state: "GameState", side: Side, contact: Contact, unit: UnitId) -> None:
    """Add or replace a contact of a side."""
    picture = state.pictures[side]
    old = picture.contacts.get(contact.id)
    if old is not None and old.hex == contact.hex and old.zoc_kind == contact.zoc_kind and old.toe is contact.toe:
        picture.contacts[contact.id] = contact  # the layers stay as they are
        picture.version += 1
        return
    if old is not None:
        _erase(state, side, contact.id)
    picture.contacts[contact.id] = contact
    picture.next_id = max(picture.next_id, contact.id + 1)
    state.tracked[side][unit] = contact.id
    picture.at[contact.hex] = tuple(sorted((*picture.at.get(contact.hex, ()), contact.id)))
    picture.stack[contact.hex] += contact.toe.stack_points
    _spread(state, side, contact, 1)
    picture.version += 1


def forget(state: "GameState", side: Side, unit: UnitId) -> None:
    """Drop the contact that stands for a unit, if there is one."""
    if (contact := state.tracked[side].pop(unit, None)) is not None:
        _erase(state, side, contact)
        state.pictures[side].version += 1


def _erase(state: "GameState", side: Side, contact_id: ContactId) -> None:
    picture = state.pictures[side]
    contact = picture.contacts.pop(contact_id)
    left = tuple(other for other in picture.at[contact.hex] if other != contact_id)
    if left:
        picture.at[contact.hex] = left
    else:
        del picture.at[contact.hex]
    picture.stack[contact.hex] -= contact.toe.stack_points
    _spread(state, side, contact, -1)


def _spread(state: "GameState", side: Side, contact: Contact, step: int) -> None:
    if contact.zoc_kind:
        picture = state.pictures[side]
        reach = zoc_reach(state.board, state.ruleset)
        for n in reach.hexes(contact.hex, contact.zoc_kind, picture.bridges, state.weather):
            picture.zoc[n] += step


def rebuild_zoc(state: "GameState", side: Side) -> None:
    """Make the contacts' ZOC layer anew after a bridge or the ice changed."""
    picture = state.pictures[side]
    picture.zoc[:] = bytes(len(picture.zoc))
    for contact in picture.contacts.values():
        _spread(state, side, contact, 1)
