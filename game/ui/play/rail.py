"""The strip at the left: a switch for each overlay and a button for each page, with their keys."""

from collections.abc import Callable

from game.ui import draw
from game.ui.actions import Action
from game.ui.buttons import Kind, raised_looks
from game.ui.icons import icon
from game.ui.layout import Align, Column, Spacer
from game.ui.panels import Plate
from game.ui.play.room import Room
from game.ui.typeset import text_image, text_width
from game.ui.widget import Size, Surface, Ui, Widget
from game.view.overlays import OVERLAYS
from game.view.overlays.plan import KEY as PLAN_KEY
from game.view.overlays.plan import NAME as PLAN
from game.view.text import t
from game.view.theme import METRICS, Role, Style

RAIL_TEXT = Style(Role.TEXT, 10)
TALL, LOW, GAP, SPACE = 46, 30, 2, 6  # units: a button with its name, one without, between two, before the pages
AROUND = SPACE + 2 * GAP + 12  # what the strip takes beside its buttons
OVERLAY_ACTIONS = {o.id: Action(f"overlay_{o.key}") for o in OVERLAYS.values()} | {PLAN: Action(f"overlay_{PLAN_KEY}")}
"""What switches each overlay there can be."""


class RailButton(Widget):
    """One switch: icon, name, key; lit while it is on."""

    focusable = True
    hoverable = True

    def __init__(
        self,
        name: str,
        glyph: str,
        action: Action,
        press: Callable[[], None],
        is_on: Callable[[], bool],
        *,
        roomy: bool,
    ) -> None:
        super().__init__()
        self.name = f"rail_{name}"
        self.text, self.glyph, self.action, self.press, self.is_on = t(f"rail.{name}"), glyph, action, press, is_on
        self.roomy = roomy
        self.tooltip = t(f"rail.{name}.tip")

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(METRICS.rail - 6), ui.px(TALL if self.roomy else LOW)

    def activate(self, ui: Ui) -> None:
        ui.play("press")
        self.press()

    def paint(self, ui: Ui, to: Surface) -> None:
        on = self.is_on()
        looks = raised_looks(ui, self, Kind.CHOSEN if on else Kind.NORMAL)
        if on or ui.hover_share(self):
            draw.box(to, self.rect, looks.fill, edge=looks.edge, radius=ui.px(METRICS.radius_button))
        ink = ui.palette.gold if on else ui.palette.t2
        image = icon(self.glyph, ui.px(17), ink)
        top = self.rect.top + ui.px(12 if self.roomy else 10)
        to.blit(image, image.get_rect(center=(self.rect.centerx, top)))
        face = ui.face(RAIL_TEXT)
        lines = [self.text, ui.keys.label(self.action)] if self.roomy else [ui.keys.label(self.action)]
        y = top + ui.px(14 if self.roomy else 13)
        for line in lines:
            text = text_image(face, line, ink)
            to.blit(text, text.get_rect(center=(self.rect.centerx, y)))
            y += ui.px(11)

    def overflow(self, ui: Ui) -> list[str]:
        wide = self.roomy and text_width(ui.face(RAIL_TEXT), self.text) > self.rect.width
        return [f"rail text wider than its box: {self.text!r}"] if wide else []


def rail(ui: Ui, room: Room, pages: list[tuple[str, str, Action, Callable[[], None]]], *, below: float = 0.0) -> Widget:
    """Return the strip; ``pages`` are name, icon, action and what opens them, ``below`` what stands under the map.

    Where it is low the last pages are left to their keys.
    """
    high = ui.layout_size[1] - METRICS.top_bar - METRICS.status_bar - below - AROUND
    offered = room.pictures.offered
    roomy = (len(offered) + len(pages)) * (TALL + GAP) <= high
    fitting = pages if roomy else pages[: max(0, int(high // (LOW + GAP)) - len(offered))]

    def switch(name: str) -> Callable[[], None]:
        return lambda: room.toggle_overlay(name)

    def lit(name: str) -> Callable[[], bool]:
        return lambda: name in room.overlays

    ordered = sorted(offered.values(), key=lambda o: (o.key in "0" + PLAN_KEY, o.key))
    buttons: list[Widget] = [
        RailButton(o.id, o.icon, OVERLAY_ACTIONS[o.id], switch(o.id), lit(o.id), roomy=roomy) for o in ordered
    ]
    buttons.append(Spacer(SPACE))
    buttons += [
        RailButton(name, glyph, action, press, lambda: False, roomy=roomy) for name, glyph, action, press in fitting
    ]
    column = Column(*buttons, Spacer(), gap=GAP, pad=(3, 6, 3, 6), align=Align.STRETCH)
    plate = Plate(column, fill="panel", edge="line")
    plate.width = METRICS.rail
    return plate
