"""The right column of the play screen: the unit, the dispatches, the map in small and what is still to do."""

from collections.abc import Callable

from game.ui.layout import Column, Row, Spacer, growing, sized
from game.ui.panels import Plate
from game.ui.play.intent_panel import intent_panel
from game.ui.play.minimap import Minimap
from game.ui.play.room import Room
from game.ui.play.side_panels import dispatch_panel, step_buttons, to_do
from game.ui.play.unit_panel import selection_panel
from game.ui.widget import Ui, Widget
from game.view.summary import Item
from game.view.theme import METRICS

ROOMY, TIGHT = 860, 690  # units of height from which the panels have room, and from which they fit at all
WIDTHS = ((3000, 420), (1900, 368), (1440, 336), (0, 288))  # by width of the layout (LOOK 9)
CORNERS = ((ROOMY, 250), (TIGHT, 148))  # height of the lowest panel by height of the layout


def right_column(
    ui: Ui,
    room: Room,
    minimap: Minimap,
    *,
    order: Callable[[str], None],
    go: Callable[[Item], None],
    jump: Callable[[int], None],
    guide: Widget | None = None,
) -> Widget:
    """Return the column, what the ``guide`` says over the rest.

    Where it is too low for all of it, dispatches give way to the unit, the guide and a plan, then the small map.
    """
    width, height = ui.layout_size
    wide = next(w for least, w in WIDTHS if width >= least)
    unit = selection_panel(room, order, keys=ui.keys, tight=height < ROOMY)
    plan = intent_panel(room)
    parts = [part for part in (guide, unit, plan) if part is not None]
    if plan is not None and height < ROOMY:
        growing(plan)
    elif guide is not None and height < ROOMY:
        parts.append(growing(Spacer()))
    elif height >= TIGHT or room.unit is None:
        parts.append(growing(dispatch_panel(ui, room, jump)))
    else:
        growing(unit)
    full = guide is not None and room.unit is not None and height < ROOMY
    corner = _corner(ui, room, minimap, go) if height >= TIGHT and not full else step_buttons(room)
    below = [] if plan is not None and height < ROOMY else [corner]
    column = Column(*parts, *below, gap=METRICS.gap, pad=METRICS.gap)
    ground = Plate(column, fill="bg")
    ground.width = wide
    return ground


def _corner(ui: Ui, room: Room, minimap: Minimap, go: Callable[[Item], None]) -> Widget:
    high = next(h for least, h in CORNERS if ui.layout_size[1] >= least)
    small = sized(minimap, width=round(high * 0.53), height=high - 16)
    plate = Plate(
        Row(small, growing(to_do(room, go, tight=high < 200)), gap=4, pad=8),
        fill="panel",
        edge="line",
        radius=METRICS.radius_panel,
    )
    plate.height = high
    return plate
