"""A fight while it is shown: its bands, the marker that runs to the roll, the band it stops on (LOOK 7)."""

from game.session.witness import Fight
from game.ui import draw
from game.ui.bars import BandsBar
from game.ui.timing import ease_out
from game.ui.typeset import text_image
from game.ui.widget import Rect, Surface, Ui
from game.view.dispatches import odds_text
from game.view.text import t
from game.view.theme import METRICS, SMALL_STRONG

FIGHT_WIDTH, FIGHT_HEIGHT = 300, 66  # units
RUN = 0.72  # the part of the time in which the marker runs; then the band is lifted
ROLLS = 1000
BANDS = ("repulse", "hold", "retreat_1", "retreat_2", "rout")


def paint_fight(ui: Ui, to: Surface, rect: Rect, fight: Fight, share: float) -> None:
    """Draw the panel of a fight of which ``share`` (0-1) is over."""
    palette = ui.palette
    draw.box(to, rect, palette.panel, edge=palette.line, radius=ui.px(METRICS.radius_card))
    stopped = share >= RUN
    odds = t("fight.odds", odds=odds_text(fight.odds_milli))
    head = text_image(ui.face(SMALL_STRONG), odds, palette.text)
    inner = rect.inflate(-2 * ui.px(12), -2 * ui.px(10))
    to.blit(head, head.get_rect(topleft=inner.topleft))
    if stopped:
        words = text_image(ui.face(SMALL_STRONG), t(f"band_name.{BANDS[fight.band]}"), palette.gold)
        to.blit(words, words.get_rect(topright=inner.topright))
    bar = BandsBar(fight.bands, [""] * len(BANDS), legend=False)
    bar.rect = Rect(inner.left, inner.bottom - ui.px(METRICS.bands_bar), inner.width, ui.px(METRICS.bands_bar))
    bar.marker = fight.roll / ROLLS * (1.0 if stopped else ease_out(share / RUN))
    bar.lifted = fight.band if stopped else None
    bar.paint(ui, to)
