"""Whatever stands against whatever: the forecast is exact, nobody is lost count of, nobody stands where none may."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from game.model.events.base import Event
from game.model.events.combat import FightResolved
from game.model.ids import Stance, UnitId
from game.model.state import GameState
from game.rules.combat import outcome
from game.rules.engine import submit
from game.rules.flight import own_flight
from game.rules.forecast import forecast
from game.rules.orders.assault import AssaultOrder
from game.rules.truth import truth
from tests.support.loaded import Loaded
from tests.support.men import all_men
from tests.support.world import C, Piece, U, World, unit, world

TARGET, AROUND = "0303", ("0302", "0403", "0404", "0304", "0204", "0203")
ROWS = st.lists(st.text("..hhma~", min_size=7, max_size=7), min_size=7, max_size=7)


@st.composite
def pieces(draw: st.DrawFn, key: str, *, communist: bool, h: str) -> Piece:
    """Return a unit as bad or as good as units get."""
    side, army = (C, "KPA") if communist else (U, draw(st.sampled_from(("ROK", "US"))))
    toe = draw(st.sampled_from({"KPA": ("KPA_DIV_LIGHT", "KPA_TK_RGT"), "ROK": ("ROK_DIV",), "US": ("US_RCT",)}[army]))
    return unit(
        key,
        side,
        army,
        h,
        toe,
        men=draw(st.integers(300, 12_000)),
        q=draw(st.integers(400, 1400)),
        c=draw(st.integers(250, 1000)),
        s=draw(st.integers(250, 1000)),
        e=draw(st.integers(0, 4)),
        stance=draw(st.sampled_from(Stance)),
        rear=draw(st.integers(0, 500)),
    )


@st.composite
def fights(draw: st.DrawFn) -> tuple[World, tuple[str, ...]]:
    """Return a game with a fight about to happen, and who attacks."""
    rows = draw(ROWS)
    fixed = {(3, 3): ".", **{(int(h[:2]), int(h[2:])): "." for h in AROUND}}
    rows = ["".join(fixed.get((c, r), glyph) for c, glyph in enumerate(row)) for r, row in enumerate(rows)]
    sides = draw(st.lists(st.sampled_from(AROUND), min_size=1, max_size=4, unique=True))
    attackers = [draw(pieces(f"a{h}", communist=True, h=h)) for h in sides]
    defenders = [draw(pieces(f"d{i}", communist=False, h=TARGET)) for i in range(draw(st.integers(1, 3)))]
    free = [h for h in AROUND if h not in sides]
    friends = [draw(pieces(f"f{h}", communist=False, h=h)) for h in free if draw(st.integers(0, 3)) == 0]
    made = world(
        rows,
        [*attackers, *defenders, *friends, unit("uhq", U, "ROK", TARGET, "HQ")],
        un=TARGET,
        turn=draw(st.integers(1, 12)),
    )
    for i in range(len(made.state.armies)):
        made.state.armies[i].morale = draw(st.integers(250, 1000))
    return made, tuple(piece.key for piece in attackers)


def order_of(made: World, keys: tuple[str, ...]) -> AssaultOrder:
    return AssaultOrder(C, tuple(UnitId(made.ids[key]) for key in keys), made.hex(TARGET))


@settings(max_examples=40, deadline=None)
@given(fights())
def test_the_forecast_is_the_count_of_all_rolls(case: tuple[World, tuple[str, ...]]) -> None:
    """Rules 7.8, 17.3: bands sum to 1,000 and equal the count; losses are those of the sorted rolls."""
    made, keys = case
    order, rules = order_of(made, keys), made.state.ruleset
    seen = forecast(truth(made.state, C), order.units, order.target)
    results = [outcome(rules, seen.odds, roll=i, logit=logit) for i, logit in enumerate(rules.tables.logit_milli)]
    found = Counter(result.band for result in results)
    assert tuple(found[i] for i in range(len(rules.combat.bands))) == seen.bands
    men = [made.state.units[power.id].men for power in seen.odds.defenders]
    lost = sorted(sum(m * result.defender_bp // 10_000 for m in men) for result in results)
    if not seen.odds.is_surrounded:
        assert tuple(seen.defender_men) == tuple(lost[i] for i in (100, 500, 900))
    own = [made[key].men for key in keys]
    lost = sorted(sum(m * result.attacker_bp // 10_000 for m in own) for result in results)
    assert tuple(seen.attacker_men) == tuple(lost[i] for i in (100, 500, 900))


@settings(max_examples=40, deadline=None)
@given(fights(), st.integers(0, 999), st.integers(0, 999))
def test_a_fight_keeps_the_world_whole(case: tuple[World, tuple[str, ...]], roll: int, bridge: int) -> None:
    """Rule 17.3: men conserved through every event, c and s in range, nobody in the sea or on an enemy's hex."""
    made, keys = case
    armies = range(len(made.state.armies))
    before = [all_men(made.state, army) for army in armies]

    def watch(state: GameState, event: Event) -> None:
        assert [all_men(state, army) for army in armies] == before

    happened = submit(made.state, order_of(made, keys), dice=Loaded(made.state, roll, bridge=bridge), watch=watch)
    assert isinstance(happened[0], FightResolved)
    assert [all_men(made.state, army) for army in armies] == before
    assert sum(made.state.guerrillas) == sum(record.toll.guerrillas for record in made.state.armies)
    enemies = own_flight(truth(made.state, U)).enemies
    for piece in made.state.units:
        assert 0 <= piece.c <= 1000
        assert 0 <= piece.s <= 1000
        assert 0 <= piece.raw <= piece.men
        assert piece.guns >= 0
        assert piece.tanks >= 0
        if piece.on_map:
            assert made.state.board.is_ground(piece.hex)
            assert piece.side == C or piece.hex not in enemies
