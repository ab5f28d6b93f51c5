"""Finds what does not fit: text wider than its box, widgets outside their parent. For tests and for authors."""

from game.ui.scroll import Scroll
from game.ui.widget import Ui, Widget


def measure_overflow(root: Widget, ui: Ui) -> list[str]:
    """Every defect of a laid-out tree, in words; an empty list is what a finished screen has."""
    found: list[str] = []
    _visit(root, ui, found)
    return found


def _visit(widget: Widget, ui: Ui, found: list[str]) -> None:
    found += [f"{_label(widget)} {widget.rect}: {defect}" for defect in widget.overflow(ui)]
    rigid = widget.height is None and not any(part.clips for part in widget.walk())
    if rigid and widget.rect.width:
        wanted = widget.measure(ui, widget.rect.width)[1]
        if wanted > widget.rect.height + 1:
            found.append(f"{_label(widget)} {widget.rect} is too low by {wanted - widget.rect.height}")
    for child in widget.children:
        if not child.visible:
            continue
        outside = not widget.rect.contains(child.rect) and child.rect.width and child.rect.height
        if outside and not isinstance(widget, Scroll):
            found.append(f"{_label(child)} {child.rect} outside {_label(widget)} {widget.rect}")
        _visit(child, ui, found)


def _label(widget: Widget) -> str:
    return f"{type(widget).__name__}{'#' + widget.name if widget.name else ''}"
