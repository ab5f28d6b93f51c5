"""The sites of a landing in a table: beach, tides, garrison, what he expects there, how the fight would go (10.5)."""

from collections.abc import Sequence

from game.model.ids import Intelligence
from game.ui import draw
from game.ui.bars import Pips
from game.ui.buttons import Button, Kind
from game.ui.labels import Fit, Glyph, Label, Side
from game.ui.layout import Column, Row, Spacer, described, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.landing import LandingPlan
from game.ui.rows import PickRow
from game.ui.typeset import shortened, text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.landing_outlook import Outlook, confidence, garrison_men, garrison_why, percent
from game.view.landing_words import SiteLine
from game.view.text import t
from game.view.theme import BODY_STRONG, COLUMN_HEAD, METRICS, NOTE, NOTE_STRONG, SMALL, SMALL_MEDIUM

BEACHES, ROUGH, FAIR = 5, 4, 3
ALL, MOST = 840, 690  # units of width from which every column is shown, and all but the way inland
MARK = 16


class TurnChips(Widget):
    """Turns as chips, the one it sails in gold, and words after them."""

    def __init__(self, turns: Sequence[int], sails: int, words: str) -> None:
        super().__init__()
        self.turns, self.sails, self.words = list(turns), sails, words

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(20)

    def paint(self, ui: Ui, to: Surface) -> None:
        p, face, x = ui.palette, ui.face(NOTE_STRONG), self.rect.left
        for turn in self.turns:
            text = t("landing.turn", turn=turn)
            wide = text_width(face, text) + ui.px(10)
            if x + wide > self.rect.right:
                return
            box = Rect(x, self.rect.centery - ui.px(9), wide, ui.px(18))
            on = turn == self.sails
            draw.box(to, box, p.gold if on else p.hover, radius=ui.px(4))
            image = text_image(face, text, p.gold_ink if on else p.t2)
            to.blit(image, image.get_rect(center=box.center))
            x = box.right + ui.px(5)
        small = ui.face(SMALL)
        words = text_image(small, shortened(small, self.words, max(0, self.rect.right - x)), p.t2)
        to.blit(words, words.get_rect(midleft=(x, self.rect.centery)))


class Signal(Widget):
    """How well something is known: one to three rising blocks, and the word for it."""

    def __init__(self, grade: Intelligence) -> None:
        super().__init__()
        self.grade = grade

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(16)

    def paint(self, ui: Ui, to: Surface) -> None:
        p, wide, low = ui.palette, ui.px(7), self.rect.centery + ui.px(6)
        for i in range(3):
            high = ui.px(4 + 4 * i)
            box = Rect(self.rect.left + i * (wide + ui.px(2)), low - high, wide, high)
            draw.box(to, box, p.good if i <= self.grade else p.line, radius=ui.px(1))
        words = text_image(ui.face(NOTE), t(f"confidence.{self.grade.name.lower()}"), p.t2)
        to.blit(words, words.get_rect(midleft=(self.rect.left + 3 * wide + ui.px(10), self.rect.centery)))


def _line(parts: Sequence[tuple[Widget, float]]) -> Row:
    """Return widgets in the columns of the table; a width of 0 takes what is left."""
    return Row(*(growing(part) if not width else sized(part, width=width) for part, width in parts), gap=10)


def _head(key: str, side: Side = Side.LEFT) -> Widget:
    return Label(t(f"site_table.{key}").upper(), COLUMN_HEAD, "t3", fit=Fit.SHORTEN, side=side)


class SiteTable:
    """Makes the table of a plan in a width of so many units, with rows so high."""

    def __init__(self, plan: LandingPlan, width: float, row: float) -> None:
        self.plan, self.view = plan, plan.room.view
        self.row = row
        self.inland, self.graded = width >= ALL, width >= MOST
        self.tides = 138 if width >= MOST else 96

    def panel(self) -> Panel:
        """Return the table with its title."""
        group: list[PickRow] = []
        rows: list[Widget] = [Row(growing(self._heads()), pad=(8, 0, 8, 0))]
        rows[0].height = METRICS.table_head - 4
        for line, found in self.plan.table:
            on, stop = line.id == self.plan.site, not (self.plan.site or group)
            choose = self.plan.site_chooser(line.id)
            rows.append(
                named(
                    PickRow(self._cells(line, found), choose, group, on=on, stop=stop, height=self.row),
                    f"site_{line.id}",
                )
            )
        body = Column(*rows, pad=(6, 2, 6, 6))
        return named(Panel(t("landing.title"), body, glyph="anchor", note=self.plan.words), "site_table")

    def _columns(self, parts: dict[str, Widget]) -> Row:
        widths = [("mark", MARK), ("site", 0), ("beach", 64), ("tides", self.tides), ("garrison", 96)]
        widths += [("confidence", 66)] if self.graded else []
        widths += [("inland", 88)] if self.inland else []
        widths += [("belief", 48), ("success", 56), ("cover", 62)]
        return _line([(parts[name], float(width)) for name, width in widths])

    def _heads(self) -> Row:
        right = {"belief", "success"}
        names = ("site", "beach", "tides", "garrison", "confidence", "inland", "belief", "success", "cover")
        heads: dict[str, Widget] = {name: _head(name, Side.RIGHT if name in right else Side.LEFT) for name in names}
        for name in names[4:]:
            described(heads[name], t(f"site_table.{name}.why"))
        return self._columns({"mark": Spacer(0), **heads})

    def _cells(self, line: SiteLine, found: Outlook) -> Row:
        view, on, seen = self.view, line.id == self.plan.site, line.id == self.plan.seen
        known = found.garrison
        color = "bad" if line.beach >= ROUGH else "gold" if line.beach >= FAIR else "good"
        turns = [found.sails] if line.tides is None and found.sails else list(line.tides or ())
        in_time = found.sails or line.tides == ()
        words = line.tide_words if in_time else t("landing.too_late", turn=found.ready)
        inland = t("site_table.way", place=found.objective, hexes=found.inland) if found.objective else "–"
        men = Label(garrison_men(view, known), SMALL_MEDIUM, "text" if known else "t2", fit=Fit.SHORTEN)
        men.hoverable = True
        parts: dict[str, Widget] = {
            "mark": Glyph("flag" if on else "eye" if seen else "pin", 14, "gold" if on or seen else "t3"),
            "site": Label(line.name, BODY_STRONG if on else SMALL_MEDIUM, fit=Fit.SHORTEN),
            "beach": described(Pips(line.beach, BEACHES, color, 9, 8), t("site_table.beach.why", grade=line.beach)),
            "tides": described(TurnChips(turns, found.sails, words), t("outlook.when.why")),
            "garrison": described(men, garrison_why(view, known)),
            "confidence": Signal(confidence(known)) if known else Label("–", SMALL, "t3"),
            "inland": Label(inland, SMALL, "t2", fit=Fit.SHORTEN),
            "belief": described(Label(percent(found.belief), SMALL_MEDIUM, side=Side.RIGHT), t("outlook.belief.why")),
            "success": self._success(found),
            "cover": self._cover(line),
        }
        return self._columns(parts)

    @staticmethod
    def _success(found: Outlook) -> Widget:
        if found.forecast is None:
            return described(Label("–", SMALL, "t3", side=Side.RIGHT), t("outlook.no_fight.why"))
        leaves = found.forecast.leaves
        label = Label(percent(leaves), BODY_STRONG, "good" if leaves >= 500 else "bad", side=Side.RIGHT)
        return described(label, t("site_table.success.counts", rolls=leaves))

    def _cover(self, line: SiteLine) -> Widget:
        if line.id == self.plan.site:
            return Spacer(0)
        on = line.id == self.plan.cover
        kind = Kind.CHOSEN if on else Kind.NORMAL
        button = Button(t("site_table.feint"), self.plan.cover_chooser(line.id), kind=kind, style=NOTE, height=22)
        return named(described(button, t("site_table.cover.why")), f"cover_{line.id}")
