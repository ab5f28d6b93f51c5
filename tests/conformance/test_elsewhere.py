"""Nothing in the game knows Korea: an invented island, other armies, the same rules (``tests/scenarios/elsewhere``)."""

import re
from pathlib import Path

import pytest
import yaml

from game.ai.registry import make_seats
from game.data.check import check_files, files_in
from game.data.heads import read_head
from game.model.digest import digest
from game.model.ids import SIDES
from game.session.gamefile import file_text, parse_game
from game.session.match import Match
from game.session.replay import restore
from game.session.setting import Setting, open_scenario
from game.ui.play.render import render_match
from game.view.cards import briefing_of
from game.view.overlays import OVERLAYS
from tests.support.checks import assert_sound
from tests.support.elsewhere import ROOT, elsewhere


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return elsewhere(tmp_path_factory.mktemp("island"))


@pytest.fixture(scope="module")
def setting(home: Path) -> Setting:
    return open_scenario(str(home))


def test_it_is_sound_and_names_nothing_of_korea(home: Path) -> None:
    """Neither its files nor what is made of them: no army, place, zone or region of the shipped ones."""
    files, faults = files_in(home.parent)
    assert (check_files(files), faults) == ([], [])
    shipped = yaml.safe_load((ROOT / "scenarios" / "maps" / "korea.yaml").read_text(encoding="utf-8"))
    names = {place["id"] for place in shipped["places"]} | {zone["id"] for zone in shipped["zones"]["legend"].values()}
    names |= {"KPA", "CPV", "ROK", "US", "CW"}
    keyed = re.compile(r"(?<![\w.-])(\w+)(?![\w-])")
    found = {file.name: sorted(names & set(keyed.findall(_values(file)))) for file in files}
    assert {name: words for name, words in found.items() if words} == {}


def _values(file: Path) -> str:
    return str(yaml.safe_load(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["recruit", "regular", "random"])
def test_it_is_played_to_its_end(name: str, setting: Setting) -> None:
    match = Match(setting, 3, players=make_seats((name, name), 3), names=(name, name))
    while not match.is_over:
        match.run(match.state.turn)
        assert_sound(match.state)
    assert any(unit.men < state_men(setting, unit.id) for unit in match.state.units)
    loaded = restore(parse_game("save", file_text(match)), setting)
    assert digest(loaded.state) == digest(match.state)


def state_men(setting: Setting, unit: int) -> int:
    return setting.scenario.setups[unit].men


def test_its_sources_feed_its_armies(setting: Setting) -> None:
    match = Match(setting, 1, players=make_seats(("idle", "idle"), 1))
    match.run(setting.scenario.first_turn + 1)
    assert all(unit.isolated_turns == 0 for unit in match.state.units if unit.on_map)


@pytest.mark.parametrize("overlay", sorted(OVERLAYS))
def test_it_can_be_drawn(overlay: str, setting: Setting, tmp_path: Path) -> None:
    match = Match(setting, 1, players=make_seats(("regular", "regular"), 1))
    match.run(setting.scenario.first_turn + 1)
    for side in SIDES:
        render_match(match, tmp_path / "map.png", side=side, hex_width=48, overlays=(overlay,))
        assert (tmp_path / "map.png").stat().st_size > 1000


def test_it_has_a_card_and_a_briefing(home: Path, setting: Setting) -> None:
    head = read_head(home)
    assert head is not None
    assert (head.title, head.map_hexes) == ("Elsewhere", 99)
    match = Match(setting, 1)
    briefing = briefing_of("elsewhere", (match.view(SIDES[0]), match.view(SIDES[1])), seed=1, computers=["regular"])
    assert ("Alba", 15) in briefing.victory
    assert briefing.when == "5 Mar 1888"
