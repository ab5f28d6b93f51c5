"""What decision cards say of their choices (P-15: "decision cards with the history behind them")."""

from functools import cache

import pytest

from game.model.ids import SIDES, Side
from game.model.view import SideView
from game.rules.engine import begin
from game.rules.visibility import observe
from game.session.setting import open_scenario
from game.view.effect_words import known_effects


@cache
def campaign(side: Side) -> SideView:
    setting = open_scenario("campaign")
    state, _ = begin(setting.board, setting.ruleset, setting.scenario, 1)
    return observe(state, side)


def chosen(side: Side, event: str, choice: str) -> list[str]:
    view = campaign(side)
    asked = view.scenario.politics.events[view.scenario.politics.event(event)]
    return known_effects(view, next(it for it in asked.choices if it.id == choice))


def test_effects_are_told_in_the_order_they_come() -> None:
    assert chosen(Side.UN, "E03", "ground") == ["US commitment +4", "US commitment +2 (6 turns later)"]
    assert chosen(Side.UN, "E03", "full")[0] == "US commitment +6"


@pytest.mark.parametrize("side", SIDES)
def test_every_choice_of_the_war_can_be_told_and_says_nothing_of_the_enemys_secrets(side: Side) -> None:
    """A track that only the other side knows, and units, pools and stocks of the other side, are not spoken of."""
    view = campaign(side)
    hidden = [track.name for track in view.scenario.tracks if track.known_to not in (None, side)]
    hidden += [f"{army.name}: " for army in view.ruleset.armies if army.side != side]
    told = 0
    for event in view.scenario.politics.events:
        for choice in event.choices:
            lines = known_effects(view, choice)
            told += bool(lines)
            assert not [line for line in lines for name in hidden if name in line]
    assert told > 20
