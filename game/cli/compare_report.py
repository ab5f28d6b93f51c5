"""What ``compare`` found, as tables and sentences or as JSON."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table

from game.sim.compare import Duel, Effect, in_words, number
from game.sim.stopping import DOUBT

BY_CHANCE = 20  # one interval of so many shows a difference where there is none


@dataclass(frozen=True, slots=True)
class Effects:
    """The effect on every figure of a scenario, over so many pairs."""

    scenario: str
    pairs: int
    found: list[Effect]


def show_duels(duels: Sequence[tuple[str, Duel]], names: tuple[str, str], *, as_json: bool) -> None:
    """Print who won the pairs of each scenario, and of all."""
    total = Duel(*(sum(getattr(it, name) for _, it in duels) for name in Duel.__slots__))
    if as_json:
        rows = [{"scenario": scenario, **_duel_facts(it)} for scenario, it in duels]
        _print_json({"a": names[0], "b": names[1], "total": _duel_facts(total), "scenarios": rows})
        return
    table = Table(title=f"{names[0]} (a) against {names[1]} (b), each pair with sides exchanged", title_justify="left")
    table.add_column("scenario")
    for column in ("won by a", "won by b", "undecided"):
        table.add_column(column, justify="right")
    for scenario, it in duels:
        table.add_row(scenario, str(it.a), str(it.b), str(it.undecided))
    Console().print(table)
    sys.stdout.write(verdict(total, names) + "\n")


def verdict(total: Duel, names: tuple[str, str]) -> str:
    """Return in a sentence which computer is better, or that nothing is shown."""
    share = total.share
    if share is None:
        return f"No pair was decided: {names[0]} and {names[1]} play alike."
    first = total.a >= total.b
    better, won = (names[0], total.a) if first else (names[1], total.b)
    low, high = (share.low, share.high) if first else (1 - share.high, 1 - share.low)
    found = f"{better} won {won} of {total.a + total.b} decided pairs ({low:.0%} to {high:.0%})"
    if total.is_settled:
        return f"{found}: it is the better one (by chance less than once in {DOUBT} such comparisons)."
    return f"{found}: that may be chance."


def _duel_facts(it: Duel) -> dict[str, object]:
    share = it.share
    interval = None if share is None else {"value": share.value, "low": share.low, "high": share.high}
    return {"a": it.a, "b": it.b, "undecided": it.undecided, "share_of_a": interval, "decided": it.is_settled}


def show_effects(rounds: Sequence[Effects], labels: tuple[str, str], *, as_json: bool) -> None:
    """Print what is different in each scenario, with intervals and in words."""
    if as_json:
        rows = [
            {"scenario": it.scenario, "pairs": it.pairs, "effects": [_facts(each) for each in it.found]}
            for it in rounds
        ]
        _print_json({"a": labels[0], "b": labels[1], "scenarios": rows})
        return
    sys.stdout.write(f"a: {labels[0]}\nb: {labels[1]}\n")
    for it in rounds:
        shown = [each for each in it.found if each.is_shown]
        Console().print(_effect_table(f"{it.scenario}, {it.pairs} pairs", it.found))
        for each in shown:
            sys.stdout.write(f"- {in_words(each)}\n")
        sys.stdout.write(f"A difference is shown in {len(shown)} of {len(it.found)} figures; ")
        sys.stdout.write(f"by chance alone it would be in about {round(len(it.found) / BY_CHANCE)}.\n")


def _effect_table(title: str, found: Sequence[Effect]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("figure")
    for column in ("a", "b", "b - a", "95 % interval", "pairs"):
        table.add_column(column, justify="right", no_wrap=True)
    for it in found:
        numbers = [number(it.figure, value) for value in (it.a, it.b, it.more, it.low, it.high)]
        style = "bold" if it.is_shown else "dim"
        table.add_row(it.figure.name, *numbers[:3], f"{numbers[3]} to {numbers[4]}", str(it.n), style=style)
    return table


def _facts(it: Effect) -> dict[str, object]:
    return {
        "figure": it.figure.name,
        "kind": it.figure.kind,
        **{name: getattr(it, name) for name in ("a", "b", "more", "low", "high", "n")},
        "shown": it.is_shown,
        "words": in_words(it),
    }


def _print_json(answer: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
