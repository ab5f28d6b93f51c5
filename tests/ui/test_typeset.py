"""Setting text: width, shortening, wrapping, and glyphs for every catalogue."""

import json

import pytest

from game.resources import asset
from game.ui.fonts import font
from game.ui.typeset import Face, Run, face_at, line_width, shortened, text_image, text_width, wrapped
from game.view.theme import COLUMN_HEAD, FONT_FILES, NARRATIVE, NOTE, PANEL_TITLE, SMALL, Role

FACE = face_at(SMALL, 1.0)


def run(text: str) -> Run:
    return Run(text, FACE, (255, 255, 255))


def words(lines: tuple[tuple[Run, ...], ...]) -> list[str]:
    return ["".join(r.text for r in line).rstrip() for line in lines]


def test_text_is_never_smaller_than_can_be_read() -> None:
    assert face_at(NOTE, 0.75).px >= 9.5
    assert face_at(NOTE, 2.0).px == 24


def test_a_picture_is_as_wide_as_was_measured() -> None:
    for style in (SMALL, PANEL_TITLE, NARRATIVE):
        face = face_at(style, 1.0)
        assert text_image(face, "Wonsan 1950", (255, 255, 255)).get_width() == text_width(face, "Wonsan 1950")


def test_kerning_cuts_no_letter_of_spaced_text() -> None:
    """The Y of SUPPLY stands nearer to its L than it would alone; its arm tapers off, it is not cut."""
    image = text_image(face_at(COLUMN_HEAD, 1.0), "SUPPLY", (255, 255, 255))
    w, h = image.get_size()
    ink = [sum(image.get_at((x, y))[3] for y in range(h)) for x in (w - 3, w - 2, w - 1)]
    assert ink == sorted(ink, reverse=True)


def test_shortened_text_fits_and_says_so() -> None:
    room = text_width(FACE, "The Naktong line")
    short = shortened(FACE, "The Naktong line at Yongsan", room)
    assert short.endswith("…")
    assert text_width(FACE, short) <= room
    assert shortened(FACE, "Pusan", room) == "Pusan"
    assert shortened(FACE, "Pusan", 1) == ""


def test_lines_break_between_words_and_at_newlines() -> None:
    room = text_width(FACE, "one two")
    assert words(wrapped((run("one two three"),), room)) == ["one two", "three"]
    assert words(wrapped((run("one\ntwo"),), 1000)) == ["one", "two"]
    assert words(wrapped((run("one\n\ntwo"),), 1000)) == ["one", "", "two"]


def test_a_line_never_ends_between_a_figure_and_its_per_cent() -> None:
    lines = words(wrapped((run("Chunchon 81 %, Seoul"),), text_width(FACE, "Chunchon 81 ")))
    assert lines == ["Chunchon", "81 %, Seoul"]


def test_runs_of_two_looks_break_as_one_text() -> None:
    bold = Run("two", Face(Role.TEXT_BOLD, FACE.px, 0), (9, 9, 9))
    lines = wrapped((run("one "), bold, run(" three four")), text_width(FACE, "one two thr"))
    assert words(lines) == ["one two", "three four"]
    assert [r.color for r in lines[0]][:2] == [(255, 255, 255), (9, 9, 9)]


def test_a_word_longer_than_the_line_stands_alone() -> None:
    lines = wrapped((run("a Manchurian b"),), text_width(FACE, "Manch"))
    assert words(lines) == ["a", "Manchurian", "b"]
    assert line_width(lines[1]) == text_width(FACE, "Manchurian")


def shown(role: Role, text: str) -> list[str]:
    metrics = font(role, 20).metrics(text)
    return [letter for letter, found in zip(text, metrics, strict=True) if found is None]


LATIN_ROLES = [role for role in FONT_FILES if role is not Role.CJK]


@pytest.mark.parametrize("role", LATIN_ROLES)
def test_every_text_of_the_catalogue_has_its_glyphs(role: Role) -> None:
    letters = sorted(set("".join(json.loads(asset("text/en.json").read_text("utf-8")).values()) + "…~×÷±·") - {"\n"})
    assert shown(role, "".join(letters)) == []


def test_every_korean_and_chinese_name_has_its_glyphs() -> None:
    text = asset("text/names.json").read_text("utf-8")
    letters = sorted({c for c in text if ord(c) > 0x2E80})
    assert len(letters) > 100
    assert shown(Role.CJK, "".join(letters)) == []
