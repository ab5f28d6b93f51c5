"""Rule 7.6: where a beaten defender goes, and the bridges behind it."""

from dataclasses import replace

import pytest

from game.model.events.bridges import BridgeBlown
from game.model.events.combat import CohesionChanged, FightResolved, UnitsRetreated
from game.model.ids import River, Road, Status
from tests.support.assault import EAST, SOUTH, TARGET, WEST, S, attack, field, roll_for
from tests.support.ground import place
from tests.support.loaded import NEVER_BLOWS, ROLLED_BLOWS
from tests.support.rules import ruleset
from tests.support.world import U, World, unit


def retreated(made: World, band: str = "retreat_1", bridge: int = NEVER_BLOWS) -> str:
    attack(made, "k", roll=roll_for(made, band), bridge=bridge)
    return made.state.board.grid.label(made["r"].hex) if made["r"].on_map else "gone"


def test_not_into_zones_unless_a_friend_stands_there() -> None:
    """Rule 7.6: an enemy ZOC is barred; where a friend stands it costs 3 % of the men and 5 c."""
    made = field(EAST, WEST)
    assert retreated(made) == S
    held = field(
        EAST,
        WEST,
        SOUTH,
        unit("friend", U, "ROK", S, "ROK_RGT"),
    )
    before = held["r"].men
    assert retreated(held) == S
    losses = [event for event in held.happened if event.kind == "losses_taken"]
    assert [event.cause for event in losses] == ["fight", "retreat"]  # type: ignore[attr-defined]
    assert before > held["r"].men
    fought, fled = (event for event in held.happened if isinstance(event, CohesionChanged))
    assert (fled.cause, fled.c) == ("retreat", (dict(zip(fought.units, fought.c, strict=True))[held["r"].id] - 50,))


def test_the_way_back() -> None:
    """Rule 7.6: least haul to a source, then more distant from the attackers, then the lower id."""
    made = field()
    made["r"].c = 1000
    attack(made, "k", roll=roll_for(made, "rout"))
    moved = next(event for event in made.happened if isinstance(event, UnitsRetreated))
    assert made.labels(moved.path) == "0102 0003 0004"
    supplied = field(places=[place("pusan", "0205")])
    source = next(i for i, rules in enumerate(ruleset().supply.sources) if rules.place == "pusan")
    supplied.state.set_source(source, replace(supplied.state.sources[source], open_turn=1))
    assert retreated(supplied) == S


def test_trapped() -> None:
    """Rule 7.6: no legal path: it stays, loses 20 % more and c -40."""
    made = field(EAST, WEST, SOUTH)
    made["r"].c = 1000
    roll = roll_for(made, "retreat_1")
    attack(made, "k", roll=roll)
    fight = made.happened[0]
    assert isinstance(fight, FightResolved)
    assert made["r"].hex == made.hex(TARGET)
    assert made["r"].c == 1000 - (80 + 120 * (fight.d + 500) // 1000) - 400
    assert "advance_allowed" not in made.kinds()
    made = field(EAST, WEST, SOUTH)
    made["r"].c = 500
    attack(made, "k", roll=roll_for(made, "retreat_1"))
    assert made["r"].status == Status.DISSOLVED


def across(*, road: bool, turn: int = 5) -> World:
    """Return a defender with a major river behind it, a bridge over it if there is a road."""
    return field(
        EAST,
        WEST,
        rivers={River.MAJOR: [f"{TARGET} {S}"]},
        roads={Road.PRIMARY: [f"{TARGET} {S}"]} if road else None,
        un="0203 0204 0205 0206 0103 0303",
        turn=turn,
    )


def test_a_ford_only_if_there_is_nothing_else() -> None:
    """Rule 7.6: across an unbridged major river 5 % of the men and all tanks stay behind."""
    assert retreated(field()) == "0102"
    assert retreated(field(rivers={River.MAJOR: [f"{TARGET} 0102"]})) == "0302"
    made = across(road=False)
    made["r"].tanks, made["r"].c = 5, 1000
    assert retreated(made) == S
    assert made["r"].tanks == 0


@pytest.mark.parametrize(("turn", "chance"), [(1, 600), (5, 850)])
def test_a_bridge_is_blown_behind_the_stack(turn: int, chance: int) -> None:
    """Rule 2.4: 0.85, 0.6 on T1; a stack driven back across tries it by itself."""
    for roll, falls in ((chance - 1, True), (chance, False)):
        made = across(road=True, turn=turn)
        made["r"].tanks, made["r"].c = 5, 1000
        assert retreated(made, bridge=roll) == S
        tried = next(event for event in made.happened if isinstance(event, BridgeBlown))
        assert (tried.success, bool(made.state.bridges[0])) == (falls, falls)
        assert made["r"].tanks > 0


def test_a_kept_bridge_is_not_blown() -> None:
    """Rule 2.4: unless its side has marked the bridge "keep"; and once a turn only."""
    made = across(road=True)
    made.state.keep_bridges[U] = frozenset((0,))
    retreated(made, bridge=ROLLED_BLOWS)
    assert not made.state.bridges[0]
    assert BridgeBlown.kind not in made.kinds()
    made = across(road=True)
    made.state.bridge_attempts[0] = 1
    retreated(made, bridge=ROLLED_BLOWS)
    assert BridgeBlown.kind not in made.kinds()


def test_a_full_hex_is_passed() -> None:
    """Rule 7.6: the last hex may not be over the stack limit: one hex more, at most two, then it stays."""
    rows = ["~~.~~", "~...~", "~~.~~", "~~.~~", "~~.~~", "~~.~~", "~~.~~"]
    packed = [unit(f"{h}{i}", U, "ROK", h, "ROK_DIV") for h in ("0203", "0204") for i in range(3)]
    one = field(*packed[:3], rows=rows, un="0203 0204 0205 0206")
    assert retreated(one) == "0204"
    two = field(*packed, rows=rows, un="0203 0204 0205 0206")
    assert retreated(two) == "0205"
    more = [unit(f"x{i}", U, "ROK", "0205", "ROK_DIV") for i in range(3)]
    assert retreated(field(*packed, *more, rows=rows, un="0203 0204 0205 0206")) == "0205"


def test_nobody_leaves_by_sea() -> None:
    """Rule 7.6: off the coast nobody retreats."""
    made = field(rows=["~~.~~", "~...~", "~~.~~", "~~~~~"], un=TARGET)
    roll = 999
    attack(made, "k", roll=roll)
    assert not made["r"].on_map or made["r"].hex == made.hex(TARGET)


def test_lone_hqs_go_along_when_the_stack_shatters() -> None:
    """Rule 7.6: HQs in the hex go along, though nothing is left of the units they stood with."""
    made = field(unit("rhq", U, "ROK", TARGET, "HQ"))
    made["r"].c = 300
    attack(made, "k", roll=999)
    assert made["r"].status == Status.DISSOLVED
    assert made["rhq"].on_map
    assert made["rhq"].hex != made.hex(TARGET)
    assert made["k"].advance_to == made.hex(TARGET)
