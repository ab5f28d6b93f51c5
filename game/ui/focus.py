"""Where the focus goes: in reading order with Tab, to the nearest widget with the arrows."""

from game.ui.scroll import Scroll
from game.ui.widget import Widget


def focusables(root: Widget) -> list[Widget]:
    """What can be focused under ``root``, in order."""
    return [w for w in root.walk() if w.focusable and w.enabled]


def next_focus(found: list[Widget], current: Widget | None, step: int) -> Widget | None:
    """The widget after or before ``current``, going round."""
    if not found:
        return None
    if current not in found:
        return found[0 if step > 0 else -1]
    return found[(found.index(current) + step) % len(found)]


def move_focus(found: list[Widget], current: Widget | None, way: str) -> Widget | None:
    """The nearest widget on the side ``way`` of ``current``; the first one when there is no focus yet."""
    if current not in found or current is None:
        return found[0] if found else None
    here = current.rect
    best: tuple[float, int] | None = None
    for i, other in enumerate(found):
        there = other.rect
        along, across = {
            "left": (here.left - there.right, there.centery - here.centery),
            "right": (there.left - here.right, there.centery - here.centery),
            "up": (here.top - there.bottom, there.centerx - here.centerx),
            "down": (there.top - here.bottom, there.centerx - here.centerx),
        }[way]
        if other is current or along < -4:
            continue
        overlap = here.top < there.bottom and there.top < here.bottom
        if way in ("up", "down"):
            overlap = here.left < there.right and there.left < here.right
        score = max(0, along) + abs(across) * (0.5 if overlap else 3)
        if best is None or (score, i) < best:
            best = (score, i)
    return found[best[1]] if best else None


def first_scroll(root: Widget) -> Scroll | None:
    """The first scroll area under ``root`` that has more than it shows."""
    return next((w for w in root.walk() if isinstance(w, Scroll) and w.scrolls), None)
