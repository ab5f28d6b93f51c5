"""Looking ahead (rule 16.3): plans are played out on games that look to the side as the real one does.

Every playout is a game of its own that the side imagines; both sides are led in it by the regular computer. The budget
is a number of playouts, so the same view leads to the same plan everywhere.
"""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from math import isqrt

from game.ai import council, regular
from game.ai.course import Course
from game.ai.estimate import worth_men
from game.ai.mind import Mind
from game.ai.terrain import terrain_of
from game.model.dice import Dice, Purpose
from game.model.ids import HexId, Side
from game.model.orders import Order
from game.model.rule_ai import AiPosture
from game.model.rule_lookahead import Intent, LookaheadRules
from game.model.units import Piece
from game.model.view import Position, SideView
from game.rules.imagine import Imagined, imagine

PM = 1000
KEY = 16  # of its dice: no other decision of the computer is keyed so
LEVEL = "veteran"
SALTS = 2**62
Deliberation = Generator[None, None, Intent]


class Leader:
    """A player who follows an intent with all the means of the regular one and without his errors."""

    def __init__(self, side: Side, seed: int) -> None:
        self.mind = Mind(side, seed, LEVEL)
        self.course = Course(self.mind)

    def choose(self, view: SideView) -> Order:
        """Return the first proposal that is legal, or the end of the phase."""
        return self.course.choose(view, council.STAGES.get(view.phase, regular.STAGES))


def deliberate(view: SideView, seed: int) -> Deliberation:
    """Play the intents out, one playout after each ``yield``, and return the one that comes out best.

    That is by how much it does better than the first one on the same guesses: the mean of the differences less a part
    of their spread; ties: the first listed. The view must stay good until the end.
    """
    rules = view.ruleset.lookahead
    intents = different(view, seed)
    if len(intents) == 1:
        return intents[0]
    found: dict[Intent, list[int]] = {intent: [] for intent in intents}
    yield from _play_all(view, seed, found, range(rules.first_samples))
    rivals = sorted(intents[1:], key=lambda intent: (-merit(rules, found, intent), intents.index(intent)))
    kept = {intent: found[intent] for intent in (intents[0], *rivals[: rules.rivals])}
    yield from _play_all(view, seed, kept, range(rules.first_samples, rules.first_samples + rules.more_samples))
    return min(kept, key=lambda intent: (-merit(rules, kept, intent), intents.index(intent)))


def different(view: SideView, seed: int) -> list[Intent]:
    """Return the intents that lead to different conduct as things stand, each but the first of its like left out."""
    mind = Mind(view.side, seed, LEVEL)
    mind.look(view)
    found: dict[tuple[AiPosture, bool], Intent] = {}
    for intent in view.ruleset.lookahead.intents:
        posture = replace(mind.posture_for(intent), id="", free=True, balance_pm=0)  # what it does, not when
        found.setdefault((posture, intent.gives_way and not posture.attacks), intent)
    return list(found.values())


def _play_all(view: SideView, seed: int, found: Mapping[Intent, list[int]], samples: range) -> Generator[None]:
    """Play every intent out on the same guesses, and note what came of it."""
    dice = Dice(seed, view.turn)
    for sample in samples:
        salt = dice.roll(Purpose.AI, SALTS, KEY, int(view.side), sample)
        guess = imagine(view, salt)
        for intent, values in found.items():
            yield
            values.append(playout(guess.copy(), view.side, intent, salt))


def merit(rules: LookaheadRules, found: Mapping[Intent, Sequence[int]], intent: Intent) -> int:
    """Return how much better an intent has come out than the first one: the mean less what is doubtful of it.

    The doubt is a part of the spread (standard deviation) of the differences from guess to guess.
    """
    first = next(iter(found.values()))
    gains = [mine - other for mine, other in zip(found[intent], first, strict=True)]
    mean = sum(gains) // len(gains)
    spread = isqrt(sum((gain - mean) ** 2 for gain in gains) // len(gains))
    return mean - spread * rules.doubt_pm // PM


def playout(game: Imagined, side: Side, intent: Intent, seed: int) -> int:
    """Return what a game is worth to a side, in men, after the turns that are played out with an intent of its own."""
    players = [Leader(who, seed) for who in Side]
    players[side].mind.intent = intent
    turn, phase, _ = game.clock
    last = (turn + game.view(side).ruleset.lookahead.turns, phase)
    while not game.is_over:
        now, phase, decider = game.clock
        if decider is None or (now, phase) >= last:
            break
        view = game.view(decider)
        game.submit(players[decider].choose(view), view)
    return value_of(game, side)


# --- what has come of it --------------------------------------------------------------------------------------


def value_of(game: Imagined, side: Side) -> int:
    """Return what a game is worth to a side, in men: its points; until it is over, army and places too."""
    at = game.whole(side)
    points = game.points() if side == Side.COMMUNIST else -game.points()
    value = points * at.ruleset.ai.vp_men
    if game.is_over:
        return value
    rules = at.ruleset.lookahead
    left = min(rules.army_turns, at.scenario.last_turn - at.turn + 1)
    own, foes = [unit for unit in at.own.values() if unit.on_map], list(at.foes.values())
    balance = _army(rules, own) - _army(rules, [foe for foe in foes if foe.hex >= 0])
    return value + balance * rules.army_pm // PM * left // rules.army_turns + _grip(at, own, foes)


def _army(rules: LookaheadRules, pieces: Sequence[Piece]) -> int:
    """Return what pieces are worth in men, the less the worse they are off."""
    rest = (PM - rules.fresh_pm) // 2
    return sum(worth_men(it) * (rules.fresh_pm + rest * it.c // PM + rest * it.s // PM) // PM for it in pieces)


def _grip(at: Position, own: Sequence[Piece], foes: Sequence[Piece]) -> int:
    """Return what the strength around the places is worth: whoever has more of it may take or lose them."""
    rules, worth = at.ruleset.lookahead, 0
    prizes = terrain_of(at.board, at.ruleset).prizes(at)
    for h, points in prizes.items():
        if points:
            ours, theirs = (_near(at, h, pieces) for pieces in (own, foes))
            held = 1 if at.holder[h] == at.side else -1
            share = (ours - theirs + held * rules.grain_men) * PM // (ours + theirs + rules.grain_men)
            worth += points * at.ruleset.ai.vp_men // 2 * (share - held * PM) // PM * rules.reach_pm // PM
    return worth


def _near(at: Position, h: HexId, pieces: Sequence[Piece]) -> int:
    """Return the men around a place, the fewer the farther they are."""
    reach, distance = at.ruleset.lookahead.reach_hexes, at.board.grid.distance
    found = 0
    for piece in pieces:
        if piece.hex >= 0 and (far := distance(piece.hex, h)) < reach:
            found += piece.men * (reach - far) // reach
    return found
