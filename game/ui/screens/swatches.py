"""A row of counters, one of each army: what a palette looks like."""

from game.ui.widget import Size, Surface, Ui, Widget
from game.view.counters import CounterFace, Echelon, Shape, Symbol

SIDE = 48
FACES = (
    CounterFace(Shape.SQUARE, "us", Symbol.MOTORIZED, Echelon.REGIMENT, "21 Inf", 4400, 68, 60, "12", 1),
    CounterFace(Shape.SQUARE, "usmc", Symbol.MARINE, Echelon.REGIMENT, "5 Mar", 8900, 78, 72, "12"),
    CounterFace(Shape.SQUARE, "rok", Symbol.INFANTRY, Echelon.DIVISION, "1 Div", 6800, 58, 48, "6", 3),
    CounterFace(Shape.SQUARE, "cw", Symbol.MOTORIZED, Echelon.BRIGADE, "27 Bde", 2600, 84, 88, "12"),
    CounterFace(Shape.CUT, "kpa", Symbol.ARMOR, Echelon.REGIMENT, "107 Tk", 3100, 70, 22, "10"),
    CounterFace(Shape.CUT, "cpv", Symbol.MOUNTAIN, Echelon.DIVISION, "112 Div", 11000, 92, 96, "6"),
)


class CounterRow(Widget):
    """The six armies side by side."""

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(SIDE + 12) * len(FACES), ui.px(SIDE + 14)

    def paint(self, ui: Ui, to: Surface) -> None:
        for i, face in enumerate(FACES):
            x = self.rect.left + ui.px((SIDE + 12) * i + SIDE / 2)
            ui.counters.blit(to, face, ui.px(SIDE), (x, self.rect.centery))
