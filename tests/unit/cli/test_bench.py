"""``bench``: what its children measure, and how it is told."""

import json

import pytest

from game.cli import bench
from game.cli.bench_child import probe
from game.cli.main import main
from game.errors import GameError
from game.sim.bench import Figure


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("files", ["kilobytes", "load_ms", "save_ms"]),
        ("memory", ["megabytes"]),
        ("first_order", []),
        ("engine", ["anchor_ms", "orders_s"]),
    ],
)
def test_a_child_prints_what_it_measured(what: str, names: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    probe(what, "invasion", "idle", "1", "2")
    assert sorted(json.loads(capsys.readouterr().out)) == names


def test_figures_are_told_as_a_table_and_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "measure", lambda *given: [Figure("speed", 9_000.0, "UA/s", 5_100, 25_000, 6_000.0)])
    assert main(["bench", "invasion", "--player", "idle"]) == 0
    assert "6,000" in capsys.readouterr().out
    assert main(["bench", "invasion", "--player", "idle", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "name": "speed",
            "value": 9_000,
            "unit": "UA/s",
            "least": 5_100,
            "aim": 25_000,
            "normal": 6_000,
            "verdict": "ok",
        }
    ]


def test_a_child_that_fails_is_told_in_one_line() -> None:
    with pytest.raises(GameError, match=r"bench: memory failed: .*no scenario 'nowhere'"):
        bench.child("memory", bench.Match("nowhere", "idle"), 1)


@pytest.mark.parametrize(("player", "asked"), [("regular", (0.25, 0.02)), ("veteran", (5, 1))])
def test_a_turn_is_judged_by_what_is_asked_of_its_player(
    player: str, asked: tuple[float, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [
        "ua_s",
        "orders_s",
        "turn_s",
        "game_ms",
        "anchors",
        "anchor_ms",
        "save_ms",
        "load_ms",
        "kilobytes",
        "megabytes",
    ]
    monkeypatch.setattr(bench, "child", lambda *given: (dict.fromkeys(names, 1.0), 1.0))
    monkeypatch.setattr(bench, "_seconds", lambda *given: 1.0)
    turns = [
        it
        for it in bench.measure(bench.Match("invasion", player), 1)
        if it.unit == "s" and it.name in (f"turn of a side, {player}", "the same without numba")
    ]
    assert [(it.least, it.aim) for it in turns] == [asked, asked]
