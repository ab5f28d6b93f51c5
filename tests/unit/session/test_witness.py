"""A side sees what its units see, and no more."""

from types import SimpleNamespace

from game.model.events.movement import UnitMoved
from game.model.ids import NO_UNIT, Side, UnitId
from game.session.witness import March, Witness


def _state(sight: set[int], mover: Side) -> SimpleNamespace:
    spec = SimpleNamespace(short="4 Div")
    unit = SimpleNamespace(id=UnitId(0), side=mover, army=0, toe=None, spec=spec, hex=1, covert=False)
    layer = [1 if h in sight else 0 for h in range(10)]
    return SimpleNamespace(units=[unit], sight=(layer, layer))


def test_an_unseen_march_is_no_scene() -> None:
    witness = Witness(Side.UN)
    witness.see(_state(set(), Side.COMMUNIST), UnitMoved(UnitId(0), (2, 3, 4), 30))  # type: ignore[arg-type]
    assert witness.taken() == []


def test_only_the_seen_part_of_an_enemy_march_is_shown() -> None:
    witness = Witness(Side.UN)
    witness.see(_state({3, 4}, Side.COMMUNIST), UnitMoved(UnitId(0), (2, 3, 4, 5), 30))  # type: ignore[arg-type]
    (scene,) = witness.taken()
    assert isinstance(scene, March)
    assert scene.hexes == (3, 4)
    assert scene.figure.unit == NO_UNIT


def test_an_own_march_is_seen_whole_and_taken_once() -> None:
    witness = Witness(Side.UN)
    witness.see(_state(set(), Side.UN), UnitMoved(UnitId(0), (2, 3), 30))  # type: ignore[arg-type]
    (scene,) = witness.taken()
    assert isinstance(scene, March)
    assert scene.hexes == (1, 2, 3)
    assert witness.taken() == []
