"""The examples of the documents run (PRODUCT P-42)."""

import re
from pathlib import Path

import pytest

from game.ai.registry import PLAYERS, player_names

DOCS = Path(__file__).parents[2] / "docs"


def examples(name: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", (DOCS / name).read_text("utf-8"), re.DOTALL)


@pytest.mark.filterwarnings("ignore:The old environment creation API:DeprecationWarning")  # of PettingZoo by itself
@pytest.mark.parametrize("name", ["agents.md", "python.md"])
def test_the_python_examples_of_a_page_run_one_after_the_other(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert player_names()  # those of the game are in the register for good
    monkeypatch.setattr("game.ai.registry.PLAYERS", dict(PLAYERS))  # what a page registers is gone afterwards
    blocks = examples(name)
    assert blocks
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, name, "exec"), names)
    assert capsys.readouterr().out


def test_a_player_takes_about_thirty_lines() -> None:
    """PRODUCT P-42."""
    lines = [line for line in examples("python.md")[-1].partition("\n\n\ngame =")[0].splitlines() if line.strip()]
    assert len(lines) <= 32
