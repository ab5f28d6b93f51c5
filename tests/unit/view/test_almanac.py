"""The almanac is made from the rules and the map."""

from game.data.library import find_scenario, load_scenario
from game.view.almanac import almanac


def test_chapters_have_a_row_for_everything_in_the_rules() -> None:
    board, rules, _ = load_scenario(find_scenario("campaign"))
    chapters = {topic.title: topic for topic in almanac(rules, board)}
    assert len(chapters["Kinds of units"].rows) == len(rules.units.toes)
    assert len(chapters["Armies"].rows) == len(rules.armies)
    assert len(chapters["Places"].rows) == len(board.places)
    for topic in chapters.values():
        assert topic.paragraphs
        assert all(len(row) == len(topic.head) for row in topic.rows)


def test_places_have_their_names_in_korean_and_chinese() -> None:
    board, rules, _ = load_scenario(find_scenario("campaign"))
    places = next(topic for topic in almanac(rules, board) if topic.title == "Places")
    seoul = next(row for row in places.rows if row[0] == "Seoul")
    assert seoul[1:3] == ("\uc11c\uc6b8", "\u6f22\u57ce")
    assert places.east == (1, 2)
