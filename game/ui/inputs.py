"""What the player does with hand and keys, freed of pygame's event kinds."""

from dataclasses import dataclass
from enum import Enum, auto

import pygame

Point = tuple[int, int]


class Touch(Enum):
    """What the pointer did."""

    DOWN = auto()
    UP = auto()
    MOVE = auto()
    WHEEL = auto()


@dataclass(frozen=True, slots=True)
class Pointer:
    """One pointer event; ``button`` is 1 left, 2 middle, 3 right, 0 none; ``wheel`` counts notches, up positive."""

    touch: Touch
    at: Point
    button: int = 0
    wheel: float = 0.0
    clicks: int = 1
    ctrl: bool = False
    shift: bool = False


@dataclass(frozen=True, slots=True)
class KeyPress:
    """A key going down: its name as in ``KEY_NAMES``, its modifiers, the letters it types."""

    key: str
    ctrl: bool = False
    shift: bool = False
    alt: bool = False
    text: str = ""

    @property
    def chord(self) -> str:
        """The press as it stands in the settings: ``ctrl+enter``."""
        held = (("ctrl", self.ctrl), ("alt", self.alt), ("shift", self.shift))
        return "+".join([name for name, on in held if on] + [self.key])


KEY_NAMES: dict[int, str] = {
    pygame.K_RETURN: "enter",
    pygame.K_KP_ENTER: "enter",
    pygame.K_ESCAPE: "escape",
    pygame.K_SPACE: "space",
    pygame.K_TAB: "tab",
    pygame.K_BACKSPACE: "backspace",
    pygame.K_DELETE: "delete",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_HOME: "home",
    pygame.K_END: "end",
    pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown",
    pygame.K_INSERT: "insert",
    pygame.K_LALT: "alt",
    pygame.K_RALT: "alt",
    pygame.K_COMMA: "comma",
    pygame.K_PERIOD: "period",
    pygame.K_SLASH: "slash",
    pygame.K_KP_DIVIDE: "slash",
    pygame.K_PLUS: "plus",
    pygame.K_EQUALS: "plus",
    pygame.K_KP_PLUS: "plus",
    pygame.K_MINUS: "minus",
    pygame.K_KP_MINUS: "minus",
    **{getattr(pygame, f"K_F{n}"): f"f{n}" for n in range(1, 13)},
    **{getattr(pygame, f"K_{c}"): c for c in "abcdefghijklmnopqrstuvwxyz0123456789"},
    **{getattr(pygame, f"K_KP{n}"): str(n) for n in range(10)},
}
"""The keys that can be bound; all others only type letters."""

_MODIFIER_KEYS = {"alt"}


def key_press(event: pygame.event.Event) -> KeyPress | None:
    """The key of a KEYDOWN event, or None for a key the game has no name for."""
    name = KEY_NAMES.get(event.key)
    text = getattr(event, "unicode", "")
    text = text if text.isprintable() else ""
    if name is None and not text:
        return None
    held = getattr(event, "mod", 0)
    return KeyPress(
        name or "",
        bool(held & (pygame.KMOD_CTRL | pygame.KMOD_META)),
        bool(held & pygame.KMOD_SHIFT) and name != "plus",
        bool(held & pygame.KMOD_ALT) and name not in _MODIFIER_KEYS,
        text,
    )


def pointer(event: pygame.event.Event, last: Point) -> Pointer | None:
    """The pointer's part of an event; the wheel happens at ``last``, where the pointer was seen."""
    held = getattr(event, "mod", None)
    mod = pygame.key.get_mods() if held is None and pygame.display.get_init() else held or 0
    ctrl, shift = bool(mod & pygame.KMOD_CTRL), bool(mod & pygame.KMOD_SHIFT)
    if event.type == pygame.MOUSEWHEEL:
        notches = float(getattr(event, "precise_y", event.y))
        return Pointer(Touch.WHEEL, last, wheel=notches, ctrl=ctrl, shift=shift)
    if event.type == pygame.MOUSEMOTION:
        return Pointer(Touch.MOVE, event.pos, ctrl=ctrl, shift=shift)
    if event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP) and event.button <= 3:
        touch = Touch.DOWN if event.type == pygame.MOUSEBUTTONDOWN else Touch.UP
        return Pointer(touch, event.pos, event.button, clicks=getattr(event, "clicks", 1), ctrl=ctrl, shift=shift)
    return None
