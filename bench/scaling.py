"""How the cost of a unit's activation (UA, PRODUCT 7) grows as units and hexes double: ``python -m bench.scaling``.

A front of sectors side by side, each with its own divisions, roads, sources and goals, twice and four times as wide;
played by the regular computer on both sides, with compiled kernels and without, each in a process of its own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from game.kernels import compile_kernels
from game.session.setting import open_scenario
from game.sim.bench import anchor_ms
from game.sim.play import Plan, Played, play_game

WIDE, DEEP = 12, 48  # hexes of a sector
FRONT = DEEP // 2
SCALES = (1, 2, 4)
SECTORS = 2  # of scale 1: as many hexes and units as the campaign has
FIRST, LAST = 9, 14  # turns
PLAIN_LAST = 10  # without numba
SEEDS = (1, 2, 3)
GROWTH_MOST = 1.3  # for each doubling
GROUND = ".h..h.m.h..hh."  # drawn along and across, so that no two sectors are alike
NORTH, SOUTH = "KPA", "ROK"
DIVISIONS: dict[str, tuple[dict[str, Any], ...]] = {  # of each corps, in turn
    NORTH: (
        {"toe": "KPA_DIV_LIGHT", "men": 9000, "guns": 36},
        {"toe": "KPA_DIV_LIGHT", "men": 9000, "guns": 36},
        {"toe": "KPA_TK_RGT", "men": 900, "tanks": 20},
    ),
    SOUTH: (
        {"toe": "ROK_DIV", "men": 9000, "guns": 15},
        {"toe": "ROK_DIV", "men": 9000, "guns": 15},
        {"toe": "ROK_RGT", "men": 2800},
    ),
}
IN_A_CORPS = 11
PLACES: dict[str, dict[str, Any]] = {  # of each sector; the row, and what it is
    "depot": {"row": 0, "tier": 1, "city": "minor", "pop": 2, "vp": 12},
    "upper": {"row": FRONT - 8, "tier": 3, "vp": 5},
    "lower": {"row": FRONT + 8, "tier": 2, "pop": 1, "vp": 10},
    "port": {"row": DEEP - 2, "tier": 1, "city": "minor", "pop": 2, "vp": 20, "port": True, "airfield": True},
}


def _label(column: int, row: int) -> str:
    return f"{column:02}{row:02}"


def _glyph(column: int, row: int) -> str:
    if row == DEEP - 1:
        return "~"
    return "." if row == FRONT + 8 else GROUND[(5 * row + 3 * column + column // WIDE) % len(GROUND)]


def _map(sectors: int) -> dict[str, Any]:
    """Return the map file of a front of so many sectors."""
    wide = WIDE * sectors
    middles = [WIDE * i + WIDE // 2 for i in range(sectors)]
    down = [" ".join(_label(column, row) for row in range(DEEP - 1)) for column in middles]
    across = " ".join(_label(column, FRONT + 8) for column in range(wide))
    zones = {chr(ord("A") + i): {"id": f"z{i}", "name": f"Zone {i}"} for i in range(sectors)}
    roads = [{"name": f"Road {i}", "class": "primary", "hexes": way} for i, way in enumerate(down)]
    return {
        "format": 1,
        "id": "front",
        "title": "A front",
        "columns": wide,
        "rows": DEEP,
        "hex_km": 15.5,
        "terrain": {
            "legend": {"~": "sea", ".": "plain", "h": "hills", "m": "mountain"},
            "rows": ["".join(_glyph(column, row) for column in range(wide)) for row in range(DEEP)],
        },
        "regions": {
            "legend": {"n": "north", "s": "south"},
            "rows": [("n" if row < FRONT else "s") * wide for row in range(DEEP)],
        },
        "zones": {"legend": zones, "rows": ["".join(letter * WIDE for letter in zones)] * DEEP},
        "places": [_place(kind, i, column) for i, column in enumerate(middles) for kind in PLACES],
        "roads": [*roads, {"name": "Across", "class": "secondary", "hexes": across}],
        "railways": [{"name": f"Line {i}", "track": "single", "hexes": way} for i, way in enumerate(down)],
    }


def _place(kind: str, sector: int, column: int) -> dict[str, Any]:
    more = {key: value for key, value in PLACES[kind].items() if key != "row"}
    name = f"{kind}{sector}"
    return {"id": name, "name": name.title(), "hex": _label(column, PLACES[kind]["row"]), **more}


def _corps(army: str, sector: int, number: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield a corps of a sector, its HQ and two ranks behind its half of the front."""
    sign = -1 if army == NORTH else 1
    first = WIDE * sector + WIDE // 2 * number
    hq = f"{army}-{sector}-{number}"
    at = _label(first + WIDE // 4, FRONT + 6 * sign)
    yield hq, {"name": hq, "short": hq, "army": army, "toe": "HQ", "at": at}
    for i in range(IN_A_CORPS):
        rank, place = divmod(i, WIDE // 2)
        key, at = f"{hq}-{i}", _label(first + place, FRONT + (2 + rank) * sign)
        kind = DIVISIONS[army][i % len(DIVISIONS[army])]
        yield key, {"name": key, "short": key, "army": army, "hq": hq, "at": at, "grade": 5, **kind}


def _scenario(sectors: int) -> dict[str, Any]:
    """Return the scenario file of a front of so many sectors."""
    each = range(sectors)
    ways = {"communist": ("depot", "upper", "lower", "port"), "un": ("port", "lower", "upper", "depot")}
    sources = [(f"{kind}{i}", side) for i in each for kind, side in (("depot", "communist"), ("port", "un"))]
    axes = [
        {"id": f"{side}{i}", "name": f"{side} {i}", "side": side, "weight": 80, "via": [f"{kind}{i}" for kind in way]}
        for i in each
        for side, way in ways.items()
    ]
    return {
        "format": 1,
        "id": "front",
        "title": "A front",
        "map": "front",
        "turns": {"first": FIRST, "last": LAST},
        "calendar": {"turn_1": "1950-06-25", "days": [4, 3], "last_day": "1950-12-31"},
        "briefing": {
            **dict.fromkeys(("summary", "situation", "communist", "un"), "A front."),
            "difficulty": {"communist": 3, "un": 3},
        },
        "control": {"by_region": {"north": "communist", "south": "un"}},
        "sources": [{"place": place, "side": side, "tons": 1200} for place, side in sources],
        "units": dict(unit for army in (NORTH, SOUTH) for i in each for n in (0, 1) for unit in _corps(army, i, n)),
        "known": {"communist": "all", "un": "all"},
        "hints": {"axes": axes},
        "objectives": {"from_map": True},
        "baseline": 0,
    }


def written(folder: Path, scale: int) -> Path:
    """Write map and scenario of a scale into a folder and return the scenario's file."""
    (folder / "maps").mkdir()
    path = folder / "front.yaml"
    for file, content in ((folder / "maps" / "front.yaml", _map(SECTORS * scale)), (path, _scenario(SECTORS * scale))):
        file.write_text(json.dumps(content, indent=1), encoding="utf-8")  # which is YAML too
    return path


def measured(scale: int) -> dict[str, float]:
    """Return what one scale costs in this process: microseconds and anchor loops for each activation."""
    compiled = compile_kernels()
    with TemporaryDirectory() as folder:
        path = written(Path(folder), scale)
        plan = Plan(str(path), open_scenario, ("regular", "regular"), last_turn=LAST if compiled else PLAIN_LAST)
        play_game(plan, 0)  # fills caches and compiles
        before = anchor_ms()
        played = [_sound(play_game(plan, seed)) for seed in (SEEDS if compiled else SEEDS[:1])]
        anchor = (before + anchor_ms()) / 2
        board, scenario = plan.setting.board, plan.setting.scenario
    cost = median(game.cpu_s / game.activations for game in played)
    return {
        "hexes": sum(map(board.is_ground, range(board.grid.size))),
        "units": len(scenario.units),
        "ua": median(game.activations for game in played),
        "us": cost * 1e6,
        "anchors": cost * 1e6 / anchor,  # thousandths of an anchor loop
    }


def _sound(game: Played) -> Played:
    if game.trouble:
        raise RuntimeError(game.trouble)
    return game


def _child(scale: int, plain: str) -> dict[str, float]:
    environment = {**os.environ, **({"NOJIT": plain} if plain else {})}
    command = [sys.executable, "-m", "bench.scaling", str(scale)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print a table: each row against the one above it, by the anchor loop, so that a busy machine changes little."""
    columns = {"scale": 6, "hexes": 8, "units": 7, "UA": 8, "us/UA": 9, "anchors/1000 UA": 17, "growth": 8}
    print(f"{'kernels':10}" + "".join(f"{name:>{width}}" for name, width in columns.items()))
    for name, plain in (("compiled", ""), ("plain", "1")):
        before = 0.0
        for scale in SCALES:
            row = _child(scale, plain)
            growth = f"{row['anchors'] / before:.2f}" if before else ""
            before = row["anchors"]
            counts = f"{row['hexes']:8.0f}{row['units']:7.0f}{row['ua']:8.0f}"
            print(f"{name:10}{scale:5}x{counts}{row['us']:9.0f}{row['anchors']:17.2f}{growth:>8}", flush=True)
    print(f"asked for: at most {GROWTH_MOST} for each doubling (PRODUCT 7)")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured(int(sys.argv[1]))))
    else:
        main()
