"""What a side learns of the other (rule 12.1): contacts appear, fade and go."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.contacts import forget, note
from game.model.events.base import event_kind
from game.model.ids import ContactId, Intelligence, Side, UnitId
from game.model.picture import Contact
from game.model.state import GameState


def fade(state: GameState, by: Side, contacts: tuple[ContactId, ...]) -> None:
    """Turn contacts into what was last known of them."""
    known = state.pictures[by].contacts
    for contact in contacts:
        known[contact] = known[contact]._replace(seen=False, intelligence=Intelligence.POOR)


@event_kind
@dataclass(slots=True)
class UnitSpotted:
    """A side saw an enemy unit; every estimate was rolled by the rule."""

    kind: ClassVar[str] = "unit_spotted"
    by: Side
    unit: UnitId
    contact: Contact

    def apply(self, state: GameState) -> None:
        """Note the contact."""
        note(state, self.by, self.contact, self.unit)


@event_kind
@dataclass(slots=True)
class ContactsLost:
    """A side saw that enemy units are not where it thought, or no more at all."""

    kind: ClassVar[str] = "contacts_lost"
    by: Side
    units: tuple[UnitId, ...]

    def apply(self, state: GameState) -> None:
        """Drop the contacts."""
        for unit in self.units:
            forget(state, self.by, unit)


@event_kind
@dataclass(slots=True)
class ContactsFaded:
    """Enemy units passed out of a side's sight; it remembers them where they were."""

    kind: ClassVar[str] = "contacts_faded"
    by: Side
    contacts: tuple[ContactId, ...]

    def apply(self, state: GameState) -> None:
        """Mark them as no longer seen."""
        fade(state, self.by, self.contacts)


@event_kind
@dataclass(slots=True)
class PictureUpdated:
    """A side looked over its whole front: once a turn. ``spotted`` and ``contacts`` are parallel tuples."""

    kind: ClassVar[str] = "picture_updated"
    by: Side
    spotted: tuple[UnitId, ...]
    contacts: tuple[Contact, ...]
    lost: tuple[UnitId, ...]
    faded: tuple[ContactId, ...]

    def apply(self, state: GameState) -> None:
        """Note, drop and fade."""
        for unit in self.lost:
            forget(state, self.by, unit)
        for unit, contact in zip(self.spotted, self.contacts, strict=True):
            note(state, self.by, contact, unit)
        fade(state, self.by, self.faded)
