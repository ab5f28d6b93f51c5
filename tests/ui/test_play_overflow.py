"""Nothing of the play screen is cut off, in any of its states, at any size and scale."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.model.ids import NO_UNIT
from game.rules.orders.retreat import RetreatOrder
from tests.support.play import PlayDriver

SIZES = [(1280, 720), (1600, 900), (1920, 1080), (3840, 2160)]
SCALES = [0.75, 1.0, 1.25, 1.5, 2.0]


def nothing(hand: PlayDriver) -> None:
    hand.room.select(NO_UNIT)


def selecting(unit: str) -> Callable[[PlayDriver], None]:
    return lambda hand: hand.room.select(hand.unit(unit))


def enemy(hand: PlayDriver) -> None:
    hand.room.select(NO_UNIT)
    hand.room.point_at(hand.hex("2040"))


def planned(hand: PlayDriver) -> None:
    units = tuple(hand.unit(key) for key in ("KPA-4D", "KPA-107T", "KPA-3D"))
    hand.room.plan_attack(hand.hex("2040"), units)


def overlaid(hand: PlayDriver) -> None:
    hand.room.plan_attack(hand.hex("2040"), ())
    for name in ("supply", "weather", "history", "reach"):
        hand.room.toggle_overlay(name)


def pressing(*keys: str) -> Callable[[PlayDriver], None]:
    def press(hand: PlayDriver) -> None:
        if keys[0] != "escape":
            hand.room.select(hand.unit("KPA-4D"))
        hand.key(*keys)

    return press


def ordered_back(hand: PlayDriver) -> None:
    """A division with a stance, traits, and a retreat order: more chips than a narrow column has room for."""
    hand.key("escape")
    unit = hand.room.view.own[hand.unit("KPA-4D")]
    assert hand.room.give(RetreatOrder(hand.room.viewer, unit.army, unit.hq, "yalu"))
    hand.room.select(unit.id)


STATES: dict[str, Callable[[PlayDriver], None]] = {
    "nothing": nothing,
    "division": selecting("KPA-4D"),
    "headquarters": selecting("KPA-105HQ"),
    "enemy": enemy,
    "plan": planned,
    "overlays": overlaid,
    "warning": pressing("ctrl+enter"),
    "lines": pressing("l"),
    "more": lambda hand: hand.screen.order("more"),
    "menu": lambda hand: hand.screen.menu(),
    "forces": pressing("u"),
    "arrivals": pressing("escape", "b"),
    "dispatches": pressing("escape", "d"),
    "victory": pressing("escape", "o"),
    "replacements": pressing("escape", "y"),
    "supply": pressing("escape", "p"),
    "charts": pressing("escape", "s"),
    "politics": pressing("escape", "k"),
    "weather": pressing("escape", "w"),
    "find": pressing("escape", "slash"),
    "ordered back": ordered_back,
}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_off_at_any_size_and_scale(size: tuple[int, int], tmp_path: Path) -> None:
    hand = PlayDriver(tmp_path, size=size)
    found = []
    for name, set_up in STATES.items():
        hand.app.settings.scale = 1.0
        hand.app.apply_settings()
        set_up(hand)
        for scale in SCALES:
            hand.app.settings.scale = scale
            hand.app.apply_settings()
            hand.app.layout()
            found += [f"{name} at {scale}: {defect}" for defect in hand.overflow()]
        while hand.ui.dialogs:
            hand.ui.close_dialog()
    hand.close()
    assert found == []
