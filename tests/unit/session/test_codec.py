"""Orders as text and back."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import ClassVar

import pytest

from game.errors import GameError
from game.model.dice import Dice
from game.model.events.base import Event
from game.model.ids import NO_UNIT, OFF_MAP, ArmyId, BridgeId, HexId, Side, Stance, UnitId
from game.model.orders import ORDER_KINDS, Refusal
from game.model.state import GameState
from game.model.view import SideView
from game.session.codec import Codec, OrderTextError
from game.session.setting import Setting
from tests.support.matches import skirmish


@dataclass(frozen=True, slots=True)
class OrderOfEverything:
    """Has a field of every type that an order may have."""

    kind: ClassVar[str] = "everything"
    side: Side
    unit: UnitId
    path: tuple[HexId, ...]
    pair: tuple[UnitId, int]
    bridge: BridgeId
    army: ArmyId
    stance: Stance
    line: str
    firmly: bool
    points: int
    target: HexId | None = None

    def check(self, view: SideView) -> Refusal | None:
        return None

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        yield from ()


@pytest.fixture
def setting(monkeypatch: pytest.MonkeyPatch) -> Setting:
    monkeypatch.setitem(ORDER_KINDS, OrderOfEverything.kind, OrderOfEverything)
    return skirmish()


TEXT = {
    "order": "everything",
    "side": "un",
    "unit": "rok-7",
    "path": ["0404", "0504"],
    "pair": ["us-21", 3],
    "bridge": "0405-0406",
    "army": "ROK",
    "stance": "stand",
    "line": "kum",
    "firmly": True,
    "points": -2,
    "target": None,
}


def test_an_order_is_written_by_names(setting: Setting) -> None:
    grid = setting.board.grid
    path = (grid.from_label("0404"), grid.from_label("0504"))
    order = OrderOfEverything(
        Side.UN, UnitId(6), path, (UnitId(8), 3), 0, setting.ruleset.army("ROK"), Stance.STAND, "kum", True, -2
    )
    codec = Codec(setting)
    assert codec.encode(order) == TEXT
    assert codec.decode(TEXT) == order


def test_no_unit_and_no_hex_are_a_dash(setting: Setting) -> None:
    codec = Codec(setting)
    text = {**TEXT, "unit": "-", "target": "-"}
    order = codec.decode(text)
    assert isinstance(order, OrderOfEverything)
    assert (order.unit, order.target) == (NO_UNIT, OFF_MAP)
    assert codec.encode(order) == text


@pytest.mark.parametrize(
    ("change", "path", "message"),
    [
        ({"order": "everythin"}, ("order",), "unknown kind of order 'everythin' (did you mean 'everything'?)"),
        ({"order": 3}, ("order",), "unknown kind of order 3"),
        ({"unit": "rok-77"}, ("unit",), "unknown unit 'rok-77' (did you mean 'rok-7'?)"),
        ({"unit": 6}, ("unit",), "must be a unit, not 6"),
        ({"path": "0404"}, ("path",), "must be a list, not '0404'"),
        ({"path": ["0404", "9904"]}, ("path", 1), "hex 9904 lies outside the map of 10 columns by 10 rows"),
        ({"path": ["404"]}, ("path", 0), "a hex number has four digits (column, row), not '404'"),
        ({"pair": ["us-21"]}, ("pair",), "must have 2 entries, not 1"),
        ({"bridge": "0404-0405"}, ("bridge",), "unknown bridge '0404-0405'"),
        ({"army": "RKO"}, ("army",), "unknown army 'RKO' (did you mean 'ROK'?)"),
        ({"stance": "stnd"}, ("stance",), "must be one of delay, hold, stand, not 'stnd' (did you mean 'stand'?)"),
        ({"stance": 2}, ("stance",), "must be one of delay, hold, stand, not 2"),
        ({"side": None}, ("side",), "must be one of communist, un, not None"),
        ({"firmly": 1}, ("firmly",), "must be true or false, not 1"),
        ({"points": True}, ("points",), "must be a whole number, not True"),
        ({"points": 1.5}, ("points",), "must be a whole number, not 1.5"),
        ({"line": 4}, ("line",), "must be a text, not 4"),
        ({"uint": "rok-7"}, ("uint",), "everything has no field 'uint' (did you mean 'unit'?)"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(
    setting: Setting, change: dict[str, object], path: tuple[str | int, ...], message: str
) -> None:
    with pytest.raises(OrderTextError) as caught:
        Codec(setting).decode({**TEXT, **change})
    assert (caught.value.path, str(caught.value)) == (path, message)


def test_a_missing_field_is_named(setting: Setting) -> None:
    text = {key: value for key, value in TEXT.items() if key != "bridge"}
    with pytest.raises(GameError, match="everything lacks the field 'bridge'"):
        Codec(setting).decode(text)


def test_every_kind_of_order_has_fields_the_codec_knows() -> None:
    """A new kind of order needs nothing here, as long as its fields are of the known types."""
    codec = Codec(skirmish())
    for kind in ORDER_KINDS.values():
        assert is_dataclass(kind)
        with pytest.raises(OrderTextError, match="lacks the field" if fields(kind) else ""):
            codec.decode({"order": kind.kind})  # type: ignore[attr-defined]
