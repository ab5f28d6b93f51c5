"""The keys that move a map, on every screen that has one."""

from collections.abc import Callable

from game.ui.actions import Action
from game.ui.play.pane import MapPane

PAN_STEP = 90  # pixels an arrow key moves the map


def map_keys(canvas: MapPane) -> dict[Action, Callable[[], object]]:
    """Return what the keys for panning and zooming do."""
    return {
        Action.PAN_LEFT: lambda: canvas.look(canvas.camera.panned(-PAN_STEP, 0)),
        Action.PAN_RIGHT: lambda: canvas.look(canvas.camera.panned(PAN_STEP, 0)),
        Action.PAN_UP: lambda: canvas.look(canvas.camera.panned(0, -PAN_STEP)),
        Action.PAN_DOWN: lambda: canvas.look(canvas.camera.panned(0, PAN_STEP)),
        Action.ZOOM_IN: lambda: canvas.zoom(1),
        Action.ZOOM_OUT: lambda: canvas.zoom(-1),
        Action.WHOLE_MAP: canvas.whole_map,
    }
