"""What a computer player keeps from one order to the next is what it would find out anew (decision 0016)."""

from collections.abc import Iterator

from game.ai.mind import Mind
from game.ai.regular import Regular
from game.ai.survey import Survey, roll_of
from game.model.ids import Side
from game.model.orders import Order
from game.model.view import SideView
from game.rules.movement import Lay, lay_of, movement_field
from game.rules.sources import haul_costs
from game.session.match import Match
from tests.support.matches import skirmish

TURNS = 3


class Audited(Regular):
    """A regular player whose notes are compared with new ones before each of its orders."""

    def __init__(self, side: Side, seed: int) -> None:
        super().__init__(side, seed)
        self.reviews = 0

    def choose(self, view: SideView) -> Order:
        order = super().choose(view)
        for kept, fresh in _pairs(self.course.mind, view):
            assert kept == fresh
        self.reviews += 1
        return order


def _pairs(mind: Mind, view: SideView) -> Iterator[tuple[object, object]]:
    """Return what was kept beside what is found anew."""
    assert mind.view is view
    yield mind.foes, roll_of(view, {})
    yield _layers(mind.lay), _layers(lay_of(view))
    yield list(mind.source_hauls), list(haul_costs(view))
    survey = Survey(view, mind.survey.foes)
    yield list(mind.survey.threat), list(survey.threat)
    yield sorted(mind.survey.massed), sorted({foe.hex for foe in mind.foes})
    yield (mind.posture, mind.attacks), (mind.posture_for(mind.intent), mind.posture.attacks)
    for unit in mind.fighters:
        if unit.on_map:
            kept, fresh = mind.reach(unit), movement_field(view, unit)
            yield (kept.best, kept.order, kept.overruns), (fresh.best, fresh.order, fresh.overruns)


def _layers(lay: Lay) -> list[list[int]]:
    return [[layer[h] for h in range(len(layer))] for layer in (lay.foes, lay.zoc)]


def test_what_is_kept_is_what_would_be_found() -> None:
    players = (Audited(Side.COMMUNIST, 1), Audited(Side.UN, 1))
    match = Match(skirmish(), 1, players=players)
    match.run(TURNS)
    assert sum(player.reviews for player in players) > 40
