"""One key marches all units of an HQ back under its retreat order, until one of them meets something (rule 8.4)."""

from collections.abc import Iterator

from game.model.orders import Order
from game.ui.play.batch import Batch
from game.ui.play.room import Room
from game.view.text import t
from game.view.threats import threats
from game.view.withdrawal import march_back, withdrawing


def fall_back(room: Room) -> None:
    """March the units of the selected unit's HQ back; tell why where nobody marches."""
    unit = room.unit
    if unit is None or not room.operates:
        room.refuse(None, t("hint.select") if room.operates else room.waiting_for)
    elif not withdrawing(room.view, unit):
        room.refuse(None, t("fall_back.no_order"))
    elif not Batch(room).give(_marches(room)):
        room.refuse(None, t("fall_back.nobody"))


def _marches(room: Room) -> Iterator[Order]:
    """Yield the march of each unit, found when those before it have marched."""
    if room.unit is None:
        return
    reach = threats(room.view)
    for key in withdrawing(room.view, room.unit):
        if (order := march_back(room.view, key, reach)) is not None:
            yield order
