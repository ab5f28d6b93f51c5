"""Broken files: each in ``tests/scenarios/broken`` with the messages it must give, never a traceback."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.data.check import check_files, files_in
from game.data.library import read_draft, read_scenario
from game.data.lint.rules_names import ECHELONS, SYMBOLS
from game.data.rules import FILES, load_ruleset
from game.data.source import MAX_BYTES, parse_source
from game.errors import ScenarioError
from game.view.counters import Echelon, Symbol

SCENARIOS = Path(__file__).parents[2] / "scenarios"
RULES = Path(__file__).parents[3] / "scenarios" / "rules"
BROKEN = sorted((SCENARIOS / "broken").glob("*/*.yaml"))
TINY = (SCENARIOS / "tiny.yaml").read_bytes()


def place(folder: Path, scenario: Path, tiny_map: Path, events: Path | None = None) -> None:
    """Put a scenario, a map and, if the scenario is to have any, events into a folder under the names inside."""
    (folder / "maps").mkdir()
    if events is not None:
        (folder / "events").mkdir()
        shutil.copy(events, folder / "events" / "tiny.yaml")
    shutil.copy(scenario, folder / "tiny.yaml")
    if events is not None:
        with (folder / "tiny.yaml").open("a", encoding="utf-8") as file:
            file.write("events: tiny\n")
    shutil.copy(tiny_map, folder / "maps" / "tiny.yaml")


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_broken_file_gives_its_messages(broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PRODUCT P-31: file, line, column, path, what is wrong, what was expected."""
    is_map, is_events = broken.parent.name == "map", broken.parent.name == "events"
    good, good_map = SCENARIOS / "tiny.yaml", SCENARIOS / "maps" / "tiny.yaml"
    place(
        tmp_path, good if is_map or is_events else broken, broken if is_map else good_map, broken if is_events else None
    )
    monkeypatch.chdir(tmp_path)
    problems = check_files([tmp_path / ("maps/tiny.yaml" if is_map else "tiny.yaml")])
    assert "".join(f"{problem}\n" for problem in problems) == broken.with_suffix(".txt").read_text(encoding="utf-8")


def test_there_are_enough_broken_files() -> None:
    """PRODUCT P-31 wants sixty; none of them is sound."""
    assert len(BROKEN) >= 60
    assert all(broken.with_suffix(".txt").read_text(encoding="utf-8") for broken in BROKEN)


def test_the_tiny_scenario_itself_is_sound(tmp_path: Path) -> None:
    place(tmp_path, SCENARIOS / "tiny.yaml", SCENARIOS / "maps" / "tiny.yaml")
    assert files_in(tmp_path) == ([tmp_path / "maps" / "tiny.yaml", tmp_path / "tiny.yaml"], [])
    assert check_files(files_in(tmp_path)[0]) == []


def test_the_tiny_events_are_sound(tmp_path: Path) -> None:
    place(tmp_path, SCENARIOS / "tiny.yaml", SCENARIOS / "maps" / "tiny.yaml", SCENARIOS / "events" / "tiny.yaml")
    files = [tmp_path / "events" / "tiny.yaml", tmp_path / "maps" / "tiny.yaml", tmp_path / "tiny.yaml"]
    assert files_in(tmp_path) == (files, [])
    assert check_files(files) == []
    loaded = read_scenario(tmp_path / "tiny.yaml").scenario
    assert loaded is not None
    assert [event.id for event in loaded.politics.events] == ["E01", "E02"]


HAPPENED = (  # what a scenario says of its events, and the message
    ("happened: {E01: {choice: send, when: 1}}", ""),
    ("happened: {E1: {choice: send, when: 1}}", "happened.E1: no event 'E1' (did you mean 'E01'?)"),
    (
        "happened: {E01: {choice: sent, when: 1}}",
        "happened.E01.choice: E01 has no choice 'sent' (did you mean 'send'?)",
    ),
    (
        'happened: {E01: {choice: send, when: "1950-06-31"}}',
        "happened.E01.when: there is no day 1950-06-31",
    ),
    ("clocks: {port_first: 2}", ""),
    ('clocks: {port_first: "1949-06-01"}', "clocks.port_first: no turn of the calendar contains 1949-06-01"),
)


@pytest.mark.parametrize(("line", "message"), HAPPENED)
def test_what_a_scenario_says_of_its_events_is_looked_at(line: str, message: str, tmp_path: Path) -> None:
    place(tmp_path, SCENARIOS / "tiny.yaml", SCENARIOS / "maps" / "tiny.yaml", SCENARIOS / "events" / "tiny.yaml")
    with (tmp_path / "tiny.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    problems = [f"{problem.field}: {problem.message}" for problem in read_scenario(tmp_path / "tiny.yaml").problems]
    assert problems == ([message] if message else [])


def test_events_that_are_not_there_are_told(tmp_path: Path) -> None:
    place(tmp_path, SCENARIOS / "tiny.yaml", SCENARIOS / "maps" / "tiny.yaml", SCENARIOS / "events" / "tiny.yaml")
    text = (tmp_path / "tiny.yaml").read_text(encoding="utf-8").replace("events: tiny", "events: tinny")
    (tmp_path / "tiny.yaml").write_text(text, encoding="utf-8")
    (problem,) = read_scenario(tmp_path / "tiny.yaml").problems
    assert (problem.field, problem.message) == ("events", "no events 'tinny' (did you mean 'tiny'?)")


def test_defects_of_the_map_are_told_with_the_scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(tmp_path, SCENARIOS / "tiny.yaml", SCENARIOS / "broken" / "map" / "short_rows.yaml")
    monkeypatch.chdir(tmp_path)
    lines = [str(problem) for problem in read_scenario(tmp_path / "tiny.yaml").problems]
    assert lines == (SCENARIOS / "broken" / "map" / "short_rows.txt").read_text(encoding="utf-8").splitlines()


TRAITS = "'night', 'infiltrate', 'marine', 'airborne', 'no_winter_kit', 'security', 'covert' or 'cadre'"
NAMES = ", ".join(SYMBOLS)
RULE_DEFECTS = [  # file, what is there, what is put there, field, message
    (
        "terrain",
        "tracked: impassable}\n    defense_pm: 1700",
        "tracked: impasable}\n    defense_pm: 1700",
        "types.mountain.cost_tenths.tracked",
        "must be a whole number or 'impassable', not 'impasable' (did you mean 'impassable'?)",
    ),
    ("terrain", "control_range: 3", "control_range: 3.5", "control_range", "must be a whole number, not 3.5"),
    (
        "terrain",
        "rail_march: track",
        "rail_march: motorway",
        "rail_march",
        "must be 'none', 'track', 'secondary' or 'primary', not 'motorway'",
    ),
    (
        "unit_types",
        "traits: [security]",
        "traits: [secret]",
        "toes.ROK_SEC_RGT.traits.0",
        f"must be {TRAITS}, not 'secret' (did you mean 'security'?)",
    ),
    ("armies", "side: communist", "side: red", "armies.KPA.side", "must be 'communist' or 'un', not 'red'"),
    (
        "armies",
        "gun_power: {1: 45}",
        "gun_power: {first: 45}",
        "armies.KPA.gun_power.first",
        "must be a whole number, not 'first'",
    ),
    (
        "combat",
        "against: ROK, factor_pm: 1350",
        "against: RKO, factor_pm: 1350",
        "surprise_pm.0.against",
        "no army 'RKO'; armies are KPA, CPV, ROK, US, CW",
    ),
    (
        "weather",
        "rain: 50, snow: 150}",
        "rain: 50, snow: 150, snw: 150}",
        "chances_pm.november.south.snw",
        "unknown key (did you mean 'snow'?)",
    ),
    ("tables", "  -2996 ", "  -2996, ", "ln_milli", "must be whole numbers with blanks between them"),
    ("tables", "  -2996 ", "  ", "ln_milli", "has 19,950 numbers, not 19,951; run tools/tables.py"),
    (
        "weather",
        "south: {clear: 450, overcast: 350, rain: 50, snow: 150}",
        "south: {clear: 450, overcast: 350, rain: 50, snow: 160}",
        "chances_pm.november.south",
        "adds up to 1010, not 1000",
    ),
    ("combat", "killed_pm: 250", "killed_pm: 260", "killed_pm", "killed, wounded and missing add up to 1010, not 1000"),
    (
        "morale",
        "army: ROK, cut_off: false",
        "army: RKO, cut_off: false",
        "rows.rok.army",
        "no army 'RKO' (did you mean 'ROK'?)",
    ),
    (
        "combat",
        "    floor_thousandths: 1600",
        "    floor_thousandths: 700",
        "bands.rout.floor_thousandths",
        "must be more than that of retreat_2, 800",
    ),
    (
        "unit_types",
        "symbol: recon",
        "symbol: recom",
        "toes.KPA_MC_RGT.symbol",
        f"no symbol 'recom'; there are {NAMES} (did you mean 'recon'?)",
    ),
    (
        "unit_types",
        "echelon: XXXX",
        "echelon: army",
        "toes.HQ_ARMY.echelon",
        "must be one of II, III, X, XX, XXX, XXXX, not 'army'",
    ),
    ("air", "bombed_army: KPA", "bombed_army: KAP", "bombed_army", "no army 'KAP' (did you mean 'KPA'?)"),
    (
        "air",
        "bridge_sources: [sinuiju,",
        "bridge_sources: [sinuju,",
        "bridge_sources.0",
        "no source 'sinuju' (did you mean 'sinuiju'?)",
    ),
    ("air", "recon_tenths: 10 ", "recon_tenths: ten ", "recon_tenths", "must be a whole number, not 'ten'"),
    ("victory", "marginal: 20", "marginal: 50", "marginal", "draw, marginal and major must rise"),
    (
        "sources",
        "max_tons: 6000",
        "max_tons: 600",
        "sources.inchon.max_tons",
        "is less than tons, 2,500",
    ),
    ("guerrillas", "army: KPA", "army: KAP", "army", "no army 'KAP'; armies are KPA, CPV, ROK, US, CW"),
    (
        "intelligence",
        "covert_toe: KPA_RGT",
        "covert_toe: KPA_RTG",
        "covert_toe",
        "no table of organization 'KPA_RTG' (did you mean 'KPA_RGT'?)",
    ),
    (
        "supply",
        "handicap_pm: {communist: 1000, un: 1000}",
        "handicap_pm: {communist: 1000, un: 1300}",
        "handicap_pm.un",
        "must be from 800 to 1250, not 1300",
    ),
    (
        "lookahead",
        "posture: storm",
        "posture: strom",
        "intents.storm.posture",
        "no posture 'strom' (did you mean 'storm'?)",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "field", "message"), RULE_DEFECTS)
def test_broken_rules_give_their_messages(
    file: str, old: str, new: str, field: str, message: str, tmp_path: Path
) -> None:
    changed = 0
    for name in FILES:
        text = (RULES / f"{name}.yaml").read_text(encoding="utf-8")
        if name == file:
            assert old in text
            changed = text.count("\n", 0, text.index(old)) + 1
            text = text.replace(old, new, 1)
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioError) as error:
        load_ruleset(tmp_path, "rules")
    (problem,) = error.value.problems
    assert (problem.where.file, problem.field, problem.message) == (f"rules/{file}.yaml", field, message)
    assert changed - problem.where.line in (0, 1)  # a block of numbers begins on the line before


def test_symbols_and_echelons_are_those_of_the_counters() -> None:
    assert tuple(symbol.value for symbol in Symbol) == SYMBOLS
    assert tuple(echelon.value for echelon in Echelon) == ECHELONS


@settings(max_examples=150, deadline=None, derandomize=True)
@given(at=st.integers(0, len(TINY) - 1), count=st.integers(0, 12), put=st.binary(max_size=6))
def test_a_damaged_file_never_gives_a_traceback(at: int, count: int, put: bytes) -> None:
    """Some bytes cut out, some put in: the file is read, or its defects are told, each with its place."""
    loaded = read_draft(SCENARIOS / "tiny.yaml", TINY[:at] + put + TINY[at + count :]).loaded
    assert (loaded.scenario is None) == bool(loaded.problems)
    assert all(problem.where.line >= 1 and problem.where.column >= 1 for problem in loaded.problems)


def test_a_huge_file_is_refused() -> None:
    source = parse_source(b"#" * (MAX_BYTES + 1), "huge.yaml")
    assert str(source.problems[0]) == "huge.yaml:1:1: the file has more than 2,000,000 bytes, the most allowed"


def test_control_characters_are_found() -> None:
    source = parse_source(b"format: 1\ntitle: a\x07b\n", "bell.yaml")
    assert [str(problem) for problem in source.problems] == ["bell.yaml:2:9: a character that no text file may hold"]
