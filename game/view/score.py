"""The score in words: what it is made of, what history had, what is still to be fought for (rule 15)."""

from game.model.ids import SIDES, Side
from game.model.view import SideView
from game.rules.victory import Score, known_score, level_of
from game.view.summary import side_name
from game.view.text import t

PM = 1000
KINDS = ("place", "early", "escape", "losses", "prisoners")


def signed(value: int) -> str:
    """Return a number with its sign, a true minus."""
    return f"{value:+d}".replace("-", "−") if value else "0"


def handicap_words(view: SideView) -> list[str]:
    """Return the handicaps of both sides in words: nothing where there are none (16.3)."""
    values = zip(SIDES, view.ruleset.supply.handicap_pm, strict=True)
    return [t("bar.handicap", side=side_name(side), factor=f"{pm / PM:.2f}") for side, pm in values if pm != PM]


def score_words(view: SideView) -> tuple[str, str, bool]:
    """Return the score if the game ended now, its level in words, and whether the viewer leads.

    In the first half of a game the turns to go stand for the level: what history gained later is part of the
    baseline, so that the side which is to gain it seems to lose at first.
    """
    scenario = view.scenario
    points = known_score(view).result if view.result is None else view.result.score
    level = level_of(view.ruleset, points)
    leads = Side.COMMUNIST if points > 0 else Side.UN
    left = scenario.last_turn - view.turn + 1
    words = t("bar.level", side=t(f"side.{leads.key}"), level=t(f"level.{level}"))
    if view.result is None and 2 * left > scenario.last_turn - scenario.first_turn + 1:
        words = t("bar.level.early", turns=left)
    elif level == "draw":
        words = t("bar.level.draw")
    return signed(points), words, leads is view.side and level != "draw"


def history_words(view: SideView) -> str:
    """Return a sentence on what history's campaign came to, "" if the scenario does not say."""
    history = view.scenario.history
    return " " + t("why.score.history", history=signed(history)) if history is not None else ""


def score_why(view: SideView) -> str:
    """Return both sides' points by what brought them, the sum against the baseline, and what is still to come."""
    known, rules = known_score(view), view.ruleset.victory
    difference = known.vp[Side.COMMUNIST] - known.vp[Side.UN]
    lines = [_side_points(known, side) for side in SIDES]
    lines.append(
        t(
            "why.score.sum",
            difference=signed(difference),
            baseline=signed(view.scenario.baseline),
            result=signed(known.result),
        )
        + history_words(view)
    )
    if view.result is None:
        lines += _ahead(view)
    lines.append(t("why.score.levels", draw=rules.draw, marginal=rules.marginal, major=rules.major))
    return "\n".join(lines)


def _ahead(view: SideView) -> list[str]:
    """Return what can still change hands, and what can still be won in time."""
    held = [sum(goal.vp for goal in view.scenario.goals if view.holder[goal.hex] == side) for side in SIDES]
    left = max(0, view.scenario.last_turn - view.turn + 1)
    lines = [t("why.score.ahead", turns=left, communist=held[Side.COMMUNIST], un=held[Side.UN])]
    if early := sum(g.vp for g, got in zip(view.scenario.early_goals, view.early_points, strict=True) if not got):
        lines.append(t("why.score.early_left", vp=early))
    return lines


def _side_points(known: Score, side: Side) -> str:
    parts = []
    for kind in KINDS:
        points = sum(entry.points for entry in known.entries if entry.side is side and entry.key == kind)
        if points:
            parts.append(t(f"why.score.{kind}", points=points))
    told = ", ".join(parts) or t("why.score.nothing")
    return t("why.score.side", side=side_name(side), points=known.vp[side], parts=told)
