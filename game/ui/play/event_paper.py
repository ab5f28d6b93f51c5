"""A historical event on paper: the head of its card, its story, and the choices that it leaves (rule 14)."""

from collections.abc import Callable, Sequence

from game.model.politics import Choice, HistoricalEvent
from game.model.view import SideView
from game.ui import draw
from game.ui.labels import Fit, Label, Rule
from game.ui.layout import Align, Column, Row, growing, named
from game.ui.panels import ON_PAPER, Card, Paper, Plate
from game.ui.scroll import Scroll
from game.ui.typeset import text_image
from game.ui.widget import Rect, Size, Surface, Ui, Widget, outer_size
from game.view.condition_words import choice_needs
from game.view.effect_words import known_effects
from game.view.politics import history_chose
from game.view.text import t
from game.view.theme import (
    CARD_TITLE,
    COLUMN_HEAD,
    LABEL,
    NARRATIVE,
    NARRATIVE_ITALIC,
    SMALL,
)

NUMERAL, BULLET, TITLE_GAP = 24, 4, 10  # units


class Numeral(Widget):
    """The number of a choice in a circle, filled where the choice is marked."""

    def __init__(self, number: int, *, on: bool) -> None:
        super().__init__()
        self.number, self.on = number, on

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(NUMERAL), ui.px(NUMERAL)

    def paint(self, ui: Ui, to: Surface) -> None:
        p, middle = ui.palette, self.rect.center
        draw.disc(to, middle, ui.px(NUMERAL) // 2, p.seal if self.on else p.ink2)
        if not self.on:
            draw.disc(to, middle, ui.px(NUMERAL) // 2 - max(1, ui.px(1)), p.paper_row)
        digit = text_image(ui.face(LABEL), str(self.number), p.paper if self.on else p.ink)
        to.blit(digit, digit.get_rect(center=middle))


class TitleLine(Widget):
    """A title with its tags right behind it; the title wraps where they leave no room."""

    def __init__(self, title: Label, tags: Sequence[Widget]) -> None:
        super().__init__(title, *tags)
        self.title, self.tags = title, list(tags)

    def _room(self, ui: Ui, width: int) -> int:
        return width - sum(outer_size(ui, it, width)[0] + ui.px(TITLE_GAP) for it in self.tags)

    def measure(self, ui: Ui, width: int) -> Size:
        title = outer_size(ui, self.title, self._room(ui, width))
        return width, max(title[1], *(outer_size(ui, it, width)[1] for it in self.children[1:]), 0)

    def arrange(self, ui: Ui) -> None:
        r = self.rect
        w, h = outer_size(ui, self.title, self._room(ui, r.width))
        self.title.place(ui, Rect(r.left, r.top + (r.height - h) // 2, w, h))
        x = r.left + w + ui.px(TITLE_GAP)
        for tag in self.tags:
            w, h = outer_size(ui, tag, r.width)
            tag.place(ui, Rect(x, r.top + (r.height - h) // 2, w, h))
            x += w + ui.px(TITLE_GAP)


class Bullet(Widget):
    """The dot before an effect."""

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(BULLET), ui.px(BULLET)

    def paint(self, ui: Ui, to: Surface) -> None:
        draw.disc(to, self.rect.center, max(1, ui.px(BULLET) // 2), ui.palette.ink2)


def event_head(event: HistoricalEvent) -> list[Widget]:
    """Return the head of an event's card: number, date, title, and what was known of it."""
    return [
        Label(t("politics.card_head", id=event.id, date=event.date), COLUMN_HEAD, "seal"),
        Label(event.title, CARD_TITLE, "ink", fit=Fit.WRAP),
        Rule("ink2"),
        Label(event.known, NARRATIVE, "ink", fit=Fit.WRAP),
    ]


def event_card(event: HistoricalEvent, parts: Sequence[Widget], side_color: str) -> Widget:
    """Return an event on paper, ``parts`` under what was known of it."""
    return Paper(Scroll(Column(*event_head(event), *parts, gap=10, pad=(20, 16, 20, 16))), side_color)


def story(event: HistoricalEvent) -> list[Widget]:
    """Return what was known and who decided; then, in the color of the seal, what history chose and what came of it."""
    words = [
        Label(event.known, NARRATIVE, "ink", fit=Fit.WRAP),
        Label(t("decision.by", who=event.decided_by), NARRATIVE, "ink2", fit=Fit.WRAP),
    ]
    chose = [t("decision.history_chose", choice=history_chose(event))]
    chose += [t("decision.came_of_it", words=event.led_to)] if event.led_to else []
    return [*words, Label(" ".join(chose), NARRATIVE_ITALIC, "seal", fit=Fit.WRAP)]


def choice_card(
    view: SideView,
    choice: Choice,
    number: int,
    mark: Callable[[], None],
    take: Callable[[], None],
    *,
    on: bool,
    brief: bool,
) -> Widget:
    """Return a choice: number, title, what history did, why it is open, its known effects; ``brief``: in one line."""
    tag = Plate(Row(Label(t("decision.history"), COLUMN_HEAD, "paper"), pad=(7, 3, 7, 3)), fill="seal", radius=3)
    needs = choice_needs(view, choice)
    met = [Label(t("decision.open", what=needs), SMALL, "ink2", fit=Fit.WRAP)] if needs else []
    title = Label(choice.text, CARD_TITLE, "ink", fit=Fit.WRAP)
    known = known_effects(view, choice)
    if brief:
        known = [" · ".join(known)] if known else []
    effects = [Row(Bullet(), growing(Label(it, SMALL, "ink2", fit=Fit.WRAP)), gap=8) for it in known]
    words = Column(TitleLine(title, [tag] if choice.historical else []), *met, *effects, gap=4)
    line = Row(Numeral(number, on=on), growing(words), gap=12, pad=(14, 10, 14, 10), align=Align.START)
    return named(Card(line, mark, take, on=on, colors=ON_PAPER), f"choice_{number - 1}")


def closed_choice(view: SideView, choice: Choice, *, brief: bool) -> Widget:
    """Return a choice that may not be taken now, without a number, and why; ``brief``: in one paragraph."""
    needs = choice_needs(view, choice)
    why = t("decision.closed", what=needs) if needs else t("decision.taken_before")
    if brief:
        return named(Label(f"{choice.text} {why}", SMALL, "ink2", fit=Fit.WRAP), "closed")
    words = Column(Label(choice.text, LABEL, "ink2", fit=Fit.WRAP), Label(why, SMALL, "ink2", fit=Fit.WRAP), gap=3)
    row = Row(growing(words), pad=(14 + NUMERAL + 12, 8, 14, 8))
    return named(Plate(row, fill="paper", edge="paper_edge", radius=4), "closed")
