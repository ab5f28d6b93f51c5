"""A replay whose orders were changed by hand plays, or is refused with its line; it never falls over."""

import json
import re

import pytest

from game.errors import GameError
from game.model.dice import Dice, Purpose
from game.session.codec import Json
from game.session.gamefile import file_text, parse_game
from game.session.replay import restore
from tests.support.matches import LAST_TURN, played, skirmish

PLACE = re.compile(r"^a\.json:\d+:\d+: ")
ODD: tuple[Json, ...] = (
    None,
    True,
    -1,
    10**30,
    "",
    "-",
    "0000",
    "0909",
    "kpa-3",
    "us-21",
    [],
    ["0404"],
    {},
    "seoul",
    1.5,
)  # type: ignore[assignment]


def changed(order: dict[str, Json], dice: Dice, key: int) -> dict[str, Json]:
    """Return the order with one of its fields replaced by something odd."""
    names = sorted(order)
    name = names[dice.roll(Purpose.AI, len(names), key, 0)]
    odd = ODD[dice.roll(Purpose.AI, len(ODD), key, 1)]
    value = order[name]
    if isinstance(value, list) and value and dice.roll(Purpose.AI, 2, key, 2):
        return {**order, name: [*value[:-1], odd]}
    return {**order, name: odd}


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_an_order_changed_by_hand_is_refused_in_words(start: int) -> None:
    match = played("random", "random", seed=12)
    match.run(LAST_TURN)
    data = json.loads(file_text(match))
    refused: list[str] = []
    for key in range(start, start + 50):
        dice = Dice(99, key)
        i = dice.roll(Purpose.AI, len(data["orders"]), key)
        orders = [*data["orders"][:i], changed(data["orders"][i], dice, key), *data["orders"][i + 1 :]]
        try:
            restore(parse_game("a.json", json.dumps({**data, "orders": orders}, indent=1)), skirmish())
        except GameError as error:
            refused.append(str(error))
    assert len(refused) > 25
    assert [message for message in refused if not PLACE.match(message)] == []


def test_orders_left_out_or_given_twice_are_noticed() -> None:
    match = played("random", "random", seed=12)
    match.run(LAST_TURN)
    data = json.loads(file_text(match))
    orders = data["orders"]
    for other in (orders[1:], orders[:-1], [orders[0], *orders], list(reversed(orders)), []):
        with pytest.raises(GameError, match=PLACE):
            restore(parse_game("a.json", json.dumps({**data, "orders": other}, indent=1)), skirmish())
