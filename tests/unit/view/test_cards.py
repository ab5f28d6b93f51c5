"""From scenarios to cards and briefings."""

from game.ai.registry import player_names
from game.data.heads import read_head
from game.data.library import find_scenario
from game.model.ids import SIDES
from game.rules.visibility import observe
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.cards import briefing_of
from game.view.screens import BriefingData, first_setup
from game.view.shelf import scenario_card


def briefing(ident: str = "invasion") -> BriefingData:
    state = Match(open_scenario(ident), 7).state
    communist, un = (observe(state, side) for side in SIDES)
    return briefing_of(ident, (communist, un), seed=7, computers=player_names())


def test_a_card_says_when_how_long_and_how_hard() -> None:
    head = read_head(find_scenario("invasion"))
    assert head is not None
    card = scenario_card("invasion", head)
    assert (card.title, card.dates, card.turns) == ("The Invasion", "25 Jun – 2 Aug 1950", "11 turns · 2 sides")
    assert 1 <= card.difficulty <= 5


def test_the_briefing_weighs_both_sides() -> None:
    data = briefing()
    men = data.balance[0]
    left, right = (int(text.replace(",", "")) for text in (men.left, men.right))
    assert left > right > 50_000
    assert men.shares[0] == 1.0
    assert data.victory[0] == ("Pusan", 30)
    assert f"+{open_scenario('invasion').scenario.baseline + 9}" in data.goal  # beyond a draw of 8 (15)


def test_the_briefing_counts_turns_from_the_beginning_of_the_war() -> None:
    """Rule 1.2: a scenario begins on its turn of the campaign's calendar, and the tides are told by those."""
    assert briefing("inchon").first_turn == 23


def test_each_side_reads_its_own_task_and_its_own_forces() -> None:
    data = briefing()
    assert [side.key for side in data.sides] == ["un", "communist"]
    assert data.sides[0].task != data.sides[1].task != ""
    units = {page.side: [row[0] for row in page.rows] for page in data.pages if page.title == "Forces"}
    assert set(units) == {"un", "communist"}
    assert set(units["un"]) & set(units["communist"]) != set(units["un"])
    assert all(len(row) == len(page.head) for page in data.pages for row in page.rows)


def test_only_players_that_exist_can_be_chosen() -> None:
    data = briefing()
    assert {choice.key for choice in data.opponents} <= {*player_names(), "human", "by_file"}
    assert first_setup(data).opponent == "regular"
