"""The scenarios of the menu as cards, from the heads of their files."""

from game.data.heads import Head
from game.view.dates import span_of_days
from game.view.screens import ScenarioCard
from game.view.text import t

HARDEST = 5


def scenario_card(ident: str, head: Head) -> ScenarioCard:
    """Return the card of a scenario; its difficulty is the mean of both sides', the harder way round."""
    communist, un = head.difficulty
    mean = min(HARDEST, max(1, (communist + un + 1) // 2))
    return ScenarioCard(
        ident=ident,
        title=head.title,
        dates=span_of_days(head.first_day, head.last_day),
        turns=t("card.turns", count=head.last_turn - head.first_turn + 1),
        summary=head.summary,
        difficulty=mean,
        level=t(f"difficulty.{mean}"),
        about=t("card.about", communist=communist, un=un),
    )
