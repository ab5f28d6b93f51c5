"""Rule 12.1: what a side sees and what it remembers."""

from game.model.dice import Dice
from game.model.ids import Intelligence, Phase, Side, Status
from game.model.picture import Contact
from game.rules.orders.move import MoveOrder
from game.rules.sequence import begin_phase
from game.rules.sightings import after_loss, spot
from game.rules.visibility import observe
from tests.support.world import C, Piece, U, World, unit, world

NOBODY_KNOWN = {"known": ((), ())}


def plain(*units: Piece, known: bool = False, **options: object) -> World:
    """Return a wide plain; nothing is known at the start unless ``known``."""
    more = options if known else {"scenario": NOBODY_KNOWN, **options}
    return world(["." * 9] * 12, units, **more)  # type: ignore[arg-type]


def contact(game: World, side: Side, key: str) -> Contact | None:
    """Return what a side knows of a unit."""
    number = game.state.tracked[side].get(game.ids[key])
    return None if number is None else game.state.pictures[side].contacts[number]


def go(game: World, key: str, labels: str) -> None:
    """March a unit."""
    game.submit(MoveOrder(game[key].side, game.ids[key], game.path(labels)))


def test_adjacent_enemies_are_seen_others_are_not() -> None:
    """Rule 12.1: identity and men within 20 % of enemies adjacent to combat units; an HQ sees nothing."""
    game = plain(
        unit("a", C, "KPA", "0404", "KPA_DIV_SOV"),
        unit("h", C, "KPA", "0408", "HQ"),
        unit("near", U, "ROK", "0405", "ROK_DIV"),
        unit("far", U, "ROK", "0409", "ROK_DIV"),
    )
    seen = contact(game, C, "near")
    assert seen is not None
    assert (seen.hex, seen.seen, seen.intelligence) == (game.hex("0405"), True, Intelligence.GOOD)
    assert seen.spec is game["near"].spec
    assert 8000 <= seen.men <= 12000
    assert contact(game, C, "far") is None
    assert contact(game, U, "a") is not None
    assert list(observe(game.state, C).foes_at) == [game.hex("0405")]


def test_estimates_hold_for_a_turn_and_differ_between_turns_and_units() -> None:
    """Rules 1.5, 12.1: the INTEL die is keyed by unit and turn."""
    pieces = [
        unit("a", C, "KPA", "0404", "KPA_DIV_SOV"),
        *(unit(f"r{i}", U, "ROK", "0405", "ROK_DIV") for i in range(3)),
    ]
    game = plain(*pieces)
    first = [contact(game, C, f"r{i}") for i in range(3)]
    assert len({c.men for c in first if c}) == 3
    for event in spot(game.state, Dice(1, 1), C, [game.ids["r0"]]):
        event.apply(game.state)
    assert contact(game, C, "r0") == first[0]
    for event in begin_phase(game.state, 2, Phase.COMMUNIST_OPERATIONS):
        event.apply(game.state)
    second = [contact(game, C, f"r{i}") for i in range(3)]
    assert [c.men for c in first if c] != [c.men for c in second if c]


def test_what_is_not_seen_is_assumed() -> None:
    """Rule 12.1: cohesion, supply and weapons of a contact are those its army makes likely, not the truth."""
    pictures = []
    for hidden in ({}, {"c": 300, "s": 100, "guns": 2, "q": 500, "e": 3}):
        game = plain(unit("a", C, "KPA", "0404", "KPA_DIV_SOV"), unit("r", U, "ROK", "0405", "ROK_DIV", **hidden))
        pictures.append(contact(game, C, "r"))
    assert pictures[0] == pictures[1]


def test_a_march_past_the_enemy_is_news_for_both() -> None:
    """Rule 12.1: the mover learns of whom it passed; the enemy of the hex in which the mover passed out of sight."""
    game = plain(unit("a", C, "KPA", "0402", "KPA_TK_RGT"), unit("r", U, "ROK", "0204", "ROK_RGT", men=1000))
    go(game, "a", "0302 0303")
    known = contact(game, U, "a")
    assert known is not None
    assert (known.hex, known.seen) == (game.hex("0303"), True)
    go(game, "a", "0404")
    known = contact(game, U, "a")
    assert known is not None
    assert (known.hex, known.seen, known.intelligence) == (game.hex("0404"), False, Intelligence.POOR)
    remembered = contact(game, C, "r")
    assert remembered is not None
    assert (remembered.seen, remembered.intelligence) == (False, Intelligence.POOR)


def test_a_march_nobody_sees_is_no_news() -> None:
    """Rule 12.1."""
    game = plain(unit("a", C, "KPA", "0402", "KPA_TK_RGT"), unit("r", U, "ROK", "0009", "ROK_RGT"))
    go(game, "a", "0403 0404")
    assert game.kinds() == ["unit_moved"]


def test_a_contact_is_lost_when_its_hex_is_seen_empty() -> None:
    """Rule 12.1."""
    game = plain(unit("a", C, "KPA", "0402", "KPA_TK_RGT"), unit("r", U, "ROK", "0406", "ROK_RGT", men=900), known=True)
    assert contact(game, C, "r") is not None
    game.state.leave(game["r"])
    game.state.enter(game["r"], game.hex("0009"))
    go(game, "a", "0403 0404 0405")
    assert game.kinds() == ["unit_moved", "contacts_lost"]
    assert not observe(game.state, C).foes
    assert not any(observe(game.state, C).foe_zoc)


def test_what_was_told_before_the_war_is_known_but_not_seen() -> None:
    """Rule 15: the scenario lists what each side knows at the start."""
    game = plain(unit("a", C, "KPA", "0402", "KPA_DIV_SOV"), unit("r", U, "ROK", "0409", "ROK_DIV"), known=True)
    told = contact(game, C, "r")
    assert told is not None
    assert (told.seen, told.intelligence, told.hex) == (False, Intelligence.POOR, game.hex("0409"))


def test_the_picture_is_looked_over_once_a_turn() -> None:
    """Rule 12.1: what came into sight by itself is seen, what left it fades, what is gone from sight is lost."""
    game = plain(
        unit("a", C, "KPA", "0404", "KPA_DIV_SOV"),
        unit("r", U, "ROK", "0405", "ROK_RGT"),
        unit("s", U, "ROK", "0304", "ROK_RGT"),
        unit("t", U, "ROK", "0409", "ROK_RGT"),
    )
    game.state.leave(game["r"])
    game["r"].status = Status.DISSOLVED
    game.state.leave(game["t"])
    game.state.enter(game["t"], game.hex("0403"))
    for event in begin_phase(game.state, 2, Phase.COMMUNIST_OPERATIONS):
        event.apply(game.state)
    assert [contact(game, C, key) is not None for key in ("r", "s", "t")] == [False, True, True]


def test_a_lost_unit_is_no_contact_for_those_who_saw_it_go() -> None:
    """Rule 12.1: and its side forgets what only it saw."""
    game = plain(unit("a", C, "KPA", "0404", "KPA_DIV_SOV"), unit("r", U, "ROK", "0405", "ROK_RGT"))
    game.state.leave(game["r"])
    game["r"].status = Status.DISSOLVED
    for event in after_loss(game.state, game["r"], game.hex("0405")):
        event.apply(game.state)
    assert contact(game, C, "r") is None
    remembered = contact(game, U, "a")
    assert remembered is not None
    assert not remembered.seen


def test_the_zone_of_a_contact_is_that_of_its_estimate() -> None:
    """Rule 4.2 read from the picture: 1,500 men as estimated."""
    for men, zone in ((1000, False), (2800, True)):
        game = plain(unit("a", C, "KPA", "0404", "KPA_DIV_SOV"), unit("r", U, "ROK", "0405", "ROK_RGT", men=men))
        assert bool(observe(game.state, C).foe_zoc[game.hex("0406")]) == zone
