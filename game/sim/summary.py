"""What many games have in common: every metric with its interval, as a table for people and as values for programs."""

from collections.abc import Sequence
from csv import writer
from dataclasses import dataclass
from io import StringIO
from math import sqrt
from statistics import fmean, stdev

from rich.table import Table

from game.model.ids import SIDES, Side
from game.session.setting import Setting
from game.sim.lines import Game, Turn

Z = 1.96  # 95 % intervals
EARLY = 3  # the turn whose men are compared with the start (RULES 17.1)
WINNERS = (*(side.key for side in SIDES), "draw")


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure over ``n`` games: its mean, or a share between 0 and 1, with a 95 % interval."""

    name: str
    kind: str  # share, mean
    value: float
    low: float
    high: float
    n: int

    def text(self) -> tuple[str, str]:
        """Return value and interval as a table shows them."""
        if self.kind == "share":
            return f"{self.value:.0%}", f"{self.low:.0%} to {self.high:.0%}"
        form = ",.0f" if abs(self.value) >= 1000 else ",.2f"
        return f"{self.value:{form}}", f"{self.low:{form}} to {self.high:{form}}"


def share(name: str, hits: Sequence[bool]) -> Metric:
    """Return the share of games in which something held, with Wilson's interval."""
    n, p = len(hits), sum(hits) / len(hits)
    center, spread = p + Z * Z / (2 * n), Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    return Metric(name, "share", p, max(0.0, (center - spread) / scale), min(1.0, (center + spread) / scale), n)


def mean(name: str, values: Sequence[float]) -> Metric:
    """Return the mean over games, with the normal interval of a mean."""
    middle = fmean(values)
    spread = Z * stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0
    return Metric(name, "mean", middle, middle - spread, middle + spread, len(values))


def metrics(setting: Setting, lines: Sequence[str]) -> list[Metric]:
    """Return every figure of a run: who won, what fell when, what the armies lost and look like at the end."""
    games = [Game.read(line) for line in lines]
    if not games:
        return []
    found = _results([game for game in games if game.result])
    lasting = [game for game in games if game.turns]
    return [*found, *_places(setting, lasting), *_land(lasting), *_armies(setting, lasting)] if lasting else found


def _results(games: Sequence[Game]) -> list[Metric]:
    if not games:
        return []
    found = [share(f"winner: {winner}", [game.result["winner"] == winner for game in games]) for winner in WINNERS]
    levels = sorted({str(game.result["level"]) for game in games} - {"draw"})
    found += [share(f"level: {level}", [game.result["level"] == level for game in games]) for level in levels]
    found += [mean(f"VP: {side.key}", [Turn(game.result).number("vp", side.key) for game in games]) for side in SIDES]
    return [*found, mean("last turn", [Turn(game.result).number("turn") for game in games])]


def _places(setting: Setting, games: Sequence[Game]) -> list[Metric]:
    """Return for each goal that the enemy can take: how often it changes hands, and when."""
    found: list[Metric] = []
    board = setting.board
    for goal in setting.scenario.goals:
        name, holder = board.places[goal.place].name, setting.scenario.holder[goal.hex]
        if holder not in SIDES:
            continue
        taker = Side(holder).enemy
        falls = [game.fall(name, taker) for game in games]
        if turns := [turn for turn in falls if turn is not None]:
            found.append(share(f"{name} taken by {taker.key}", [turn is not None for turn in falls]))
            found.append(mean(f"{name} taken on turn", turns))
            held = [game.turns[-1].part("holder").get(name) == taker.key for game in games]
            found.append(share(f"{name} held by {taker.key} at the end", held))
    return found


def _land(games: Sequence[Game]) -> list[Metric]:
    found: list[Metric] = []
    for part, side in (("south", Side.COMMUNIST), ("north", Side.UN)):
        if all(part in game.turns[-1].part("land_share") for game in games):
            values = [game.turns[-1].number("land_share", part, side.key) for game in games]
            found.append(mean(f"land of the {part} held by {side.key}", values))
    return found


def _armies(setting: Setting, games: Sequence[Game]) -> list[Metric]:
    found: list[Metric] = []
    for army in setting.ruleset.armies:
        if not all(army.id in game.turns[-1].part("armies") for game in games):
            continue
        last = [game.turns[-1] for game in games]

        def figures(*names: str, turns: Sequence[Turn] = last, key: str = army.id) -> list[float]:
            return [sum(turn.number("armies", key, name) for name in names) for turn in turns]

        found.append(mean(f"{army.id} losses", figures("killed", "wounded", "missing", "prisoners")))
        found += [
            mean(f"{army.id} {name}", figures(name)) for name in ("men", "unit_men", "front_men", "supply", "morale")
        ]
        if start := games[0].start_men(army.id):
            early = [game.turns[EARLY - 1] for game in games if len(game.turns) >= EARLY]
            left = figures("unit_men", turns=early)
            found += (
                [mean(f"{army.id} men in units, turn {EARLY} to start", [men / start for men in left])] if left else []
            )
    return found


def table(title: str, found: Sequence[Metric]) -> Table:
    """Return the metrics as a table for a terminal."""
    made = Table(title=title, title_justify="left")
    made.add_column("metric", no_wrap=True)
    for column in ("value", "95 % interval", "games"):
        made.add_column(column, justify="right")
    for metric in found:
        made.add_row(metric.name, *metric.text(), str(metric.n))
    return made


def csv_text(found: Sequence[Metric]) -> str:
    """Return the metrics as comma-separated values."""
    out = StringIO()
    rows = writer(out, lineterminator="\n")
    rows.writerow(Metric.__slots__)
    rows.writerows([getattr(metric, name) for name in Metric.__slots__] for metric in found)
    return out.getvalue()
