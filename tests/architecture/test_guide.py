"""The guide for authors does what it says: its commands and files, from an empty folder to a packed scenario."""

import re
import shlex
from pathlib import Path

import pytest

from game.cli.main import main

GUIDE = Path(__file__).parents[2] / "docs" / "write-a-scenario.md"
STEP = re.compile(r"<!-- (?P<note>.+?) -->\n|^```(?P<kind>\w+)\n(?P<body>.*?)^```\n", re.MULTILINE | re.DOTALL)
EDIT = re.compile(r'edit of: (\S+): "(.+)" -> "(.+)"')
MEANS = re.compile(r"VP: (communist|un)\D+ (-?[\d.]+) ")
FEWER = ("--games 40", "--games 12")  # the test has no hour


class Author:
    """Follows the guide in the current folder."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys
        self.notes: list[str] = []
        self.printed = ""
        self.ran: list[str] = []

    def take(self, note: str | None, kind: str, body: str) -> None:
        """Take a note, or do what a block of the guide shows."""
        if note is not None:
            self._note(note)
        elif kind == "yaml":
            self._write(self.notes.pop(), body)
        elif kind == "sh":
            for line in body.splitlines():
                self._run(line)
        else:
            assert self.printed == body

    def _note(self, note: str) -> None:
        if (edit := EDIT.fullmatch(note)) is None:
            self.notes.append(note)
            return
        file, old, new = Path(edit[1]), edit[2], edit[3]
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        file.write_text(text.replace(old, new.replace("BALANCE", self._difference())), encoding="utf-8")

    def _difference(self) -> str:
        """Return the difference of the mean points of both sides in the games just played."""
        means = {side: float(value) for side, value in MEANS.findall(self.printed)}
        return str(round(means["communist"] - means["un"])) if means else ""

    def _write(self, note: str, body: str) -> None:
        what, _, name = note.partition(": ")
        file = Path(name)
        text = body if what == "file" else _with_sections(file.read_text(encoding="utf-8"), body)
        file.write_text(text, encoding="utf-8")

    def _run(self, line: str) -> None:
        expected = int(self.notes.pop().removeprefix("exit code: ")) if self.notes else 0
        command = shlex.split(line.replace(*FEWER))
        assert command[0] == "parallel38"
        more = ["--jobs", "1"] if command[1] == "simulate" or "--expect" in command else []
        assert main([*command[1:], *more]) == expected, self.capsys.readouterr()
        self.printed = self.capsys.readouterr().out
        self.ran.append(command[1])


def _with_sections(text: str, body: str) -> str:
    """Return a file with some of its sections, from a key at the left edge to the next, replaced."""
    for section in re.split(r"^(?=\w)", body, flags=re.MULTILINE)[1:]:
        key = section.partition(":")[0]
        old = re.compile(rf"^{key}:.*?(?=^\w|\Z)", re.MULTILINE | re.DOTALL)
        assert len(old.findall(text)) == 1, key
        text = old.sub(lambda _, new=section: new, text)  # type: ignore[misc]  # bound now
    return text


def test_the_guide_can_be_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """PRODUCT P-35: nothing in it fails, the mistakes give the messages shown, and both sides can win at the end."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("game.data.archive.cache_folder", lambda: tmp_path / "cache")
    monkeypatch.setenv("COLUMNS", "120")
    author = Author(capsys)
    for step in STEP.finditer(GUIDE.read_text(encoding="utf-8")):
        author.take(step["note"], step["kind"] or "", step["body"] or "")
    assert {"new", "check", "render", "simulate", "pack", "diff"} <= set(author.ran)
    assert author.printed == "no differences\n"
    assert (tmp_path / "ford.zip").stat().st_size < 10_000
