"""What the documents promise is there."""

import re
import tomllib
from pathlib import Path

import pytest

from game.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PLAY = "python3 -m venv .venv && .venv/bin/pip install -e . && .venv/bin/python main.py"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/python -m pytest"


def test_readme_begins_with_the_two_commands() -> None:
    """PRODUCT P-1: first to play, then to test, Windows beside them."""
    blocks = re.findall(r"```(\w+)\n(.*?)\n```", README, re.DOTALL)
    assert blocks[:4:2] == [("sh", PLAY), ("sh", TEST)]
    assert [kind for kind, text in blocks[1:4:2] if ".venv\\Scripts\\" in text] == ["bat", "bat"]
    assert README.index(TEST) < README.index("\n## ")


def test_readme_lists_the_commands_there_are() -> None:
    listed = re.findall(r"^\| `(\w+)", README, re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_each_command_explains_itself_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert re.search(rf"example:\s+parallel38\s+{command}", capsys.readouterr().out)


def test_an_unknown_command_is_one_line_with_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulat"]) == 2
    assert capsys.readouterr().err == "parallel38: unknown command 'simulat': did you mean 'simulate'?\n"


def test_glossary_is_in_order_and_says_each_word_once() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    terms = [term.strip() for term in re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)][1:]
    keys = [term.replace("`", "").casefold() for term in terms]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_decisions_are_numbered_without_gaps() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_modules_named_by_the_rules_document_exist() -> None:
    """docs/rules.md says where each rule is and which test shows it."""
    text = (ROOT / "docs" / "rules.md").read_text("utf-8")
    named = re.findall(r"`((?:game|tests|scenarios)/[\w/.*]+)`", text)
    assert named
    assert [name for name in named if not list(ROOT.glob(name))] == []


def test_the_version_is_in_the_changelog() -> None:
    from game.version import VERSION

    assert f"## {VERSION}" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_core_install_is_small() -> None:
    """PRODUCT 6: five libraries, everything else is an extra."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = sorted(re.split(r"[<>=]", line)[0] for line in project["dependencies"])
    assert names == ["PyYAML", "platformdirs", "pydantic", "pygame-ce", "rich"]
