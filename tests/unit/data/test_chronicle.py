"""The chronicle as data (P-17): the shipped one is sound, and what is wrong with one is told with its place."""

from pathlib import Path

import pytest

from game.data.check import check_files
from game.data.chronicle import load_chronicle
from game.resources import scenarios_root
from game.session.setting import open_scenario

SHIPPED = scenarios_root() / "chronicle" / "korea.yaml"


def test_the_shipped_chronicle_tells_the_whole_war() -> None:
    told = load_chronicle("korea")
    scenario = open_scenario(told.scenario).scenario
    assert (told.days[0].date, told.days[-1].date) == ("1950-06-25", "1950-12-31")
    months = {day.date[:7] for day in told.days}
    assert len(months) == 7
    assert {front.date for front in scenario.fronts} - {day.date for day in told.days} <= {
        "1950-07-20",
        "1950-09-30",
        "1950-10-07",
    }
    assert all(40 < len(day.text) < 420 for day in told.days)


BROKEN = [
    ('date: "1950-06-26"', 'date: "1950-06-24"', "days.1.date: must be later than 1950-06-25, not 1950-06-24"),
    ('date: "1950-12-31"', 'date: "1951-01-04"', "days.55.date: must lie in the war, 1950-06-25 to"),
    ("at: kaesong\n", "at: kaesnog\n", "at: no place 'kaesnog' (did you mean 'kaesong'?)"),
    ("taken: {taejon: communist}", "taken: {taejonn: communist}", "no place 'taejonn' (did you mean 'taejon'?)"),
    ("taken: {taejon: communist}", "taken: {taejon: north}", "days.10.taken.taejon"),
    ("lands: inchon", "lands: inchom", "lands: no place 'inchom' (did you mean 'inchon'?)"),
    ("enters: CPV", "enters: CPW", "enters: no army 'CPW'"),
    ("event: E12\n", "event: E99\n", "event: no event 'E99'"),
    ("forces: pusan_perimeter", "forces: pusan_perimetre", "forces: no scenario 'pusan_perimetre' (did you mean"),
    ("forces: pusan_perimeter", "forces: inchon", "'inchon' begins with the turn of 1950-09-10 to"),
    ("scenario: campaign", "scenario: campaing", "scenario: no scenario 'campaing' (did you mean 'campaign'?)"),
    ("id: korea", "id: corea", "id: must be the name of the file, 'korea', not 'corea'"),
    ("title:", "titel:", "days.0.titel"),
]


@pytest.mark.parametrize(("sound", "broken", "message"), BROKEN, ids=[case[1] for case in BROKEN])
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, sound: str, broken: str, message: str) -> None:
    path = tmp_path / "chronicle" / "korea.yaml"
    path.parent.mkdir()
    text = SHIPPED.read_text(encoding="utf-8")
    assert sound in text
    path.write_text(text.replace(sound, broken, 1), encoding="utf-8")
    found = [str(problem) for problem in check_files([path])]
    assert any(message in problem for problem in found), found
    assert all(":" in problem.removeprefix(str(path)) for problem in found)
