"""The shipped fonts, opened once per role and size."""

from functools import lru_cache

import pygame

from game.resources import asset
from game.view.theme import FONT_FILES, Role


@lru_cache(maxsize=256)
def font(role: Role, px: int) -> pygame.font.Font:
    """The font of ``role`` at ``px`` physical pixels of em height."""
    if not pygame.font.get_init():
        pygame.font.init()
    return pygame.font.Font(asset(f"fonts/{FONT_FILES[role]}"), px)


def close_fonts() -> None:
    """Forget every open font, before pygame's font module is closed."""
    font.cache_clear()
