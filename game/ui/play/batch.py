"""Several orders given at once, and taken back at once as long as nothing else has been ordered since."""

from collections.abc import Iterable

from game.model.orders import Order
from game.session.match import UndoError
from game.ui.play.room import Room


class Batch:
    """Gives orders of one room together; every order given otherwise is taken back by itself."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self._begun = 0  # how many orders there were before the last batch
        self._last: Order | None = None  # of that batch

    def give(self, orders: Iterable[Order]) -> int:
        """Give orders until one is refused or brings news that cannot be taken back; return how many were given."""
        match, self._begun = self.room.match, len(self.room.match.orders)
        for order in orders:
            if not self.room.give(order) or match.cannot_undo() is not None:
                break
        given = len(match.orders) - self._begun
        self._last = match.orders[-1] if given else None
        return given

    def take_back(self) -> None:
        """Take back the last batch if nothing was ordered since, else the last order; UndoError says why neither."""
        match = self.room.match
        is_batch = self._last is not None and bool(match.orders) and match.orders[-1] is self._last
        self.room.undo()
        while is_batch and len(match.orders) > self._begun and match.cannot_undo() is None:
            self.room.undo()

    def take_back_or_tell(self) -> None:
        """Take back as ``take_back`` does; tell the player why where it cannot be."""
        try:
            self.take_back()
        except UndoError as error:
            self.room.refuse(None, str(error))
