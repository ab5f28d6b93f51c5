"""Rule 12.3: fog off is an option for people; the computer reads its own side's view in every mode."""

from pathlib import Path
from typing import cast

import pytest

from game.model.ids import Intelligence, Side
from game.model.picture import Contact
from game.model.view import SideView
from game.session.match import FOG, OFF, Match
from game.session.save import SaveFolder
from game.ui.play.host import MatchHost
from game.ui.play.plan import planned
from game.ui.play.screen import PlayScreen
from game.view.faces import contact_face
from tests.support.play import Elsewhere, PlayDriver, invasion, painter, pass_council


@pytest.fixture
def driver(tmp_path: Path) -> PlayDriver:
    """A hotseat match without fog on show."""
    driver = PlayDriver(tmp_path)
    driver.match = Match(invasion(), 1, settings={FOG: OFF})
    driver.host = MatchHost(driver.app, driver.match, painter(), SaveFolder(tmp_path), Elsewhere())
    driver.host.open()
    driver.key("enter")
    pass_council(driver)
    return driver


def foes(view: SideView) -> list[Contact]:
    return [cast("Contact", foe) for foe in view.foes.values()]


def test_without_fog_every_enemy_is_shown_as_he_is(driver: PlayDriver) -> None:
    view = driver.room.view
    standing = [unit for unit in driver.match.state.own[Side.UN].values() if unit.on_map]
    assert {(foe.hex, foe.men, foe.c) for foe in foes(view)} == {(unit.hex, unit.men, unit.c) for unit in standing}
    face = contact_face(view, foes(view)[0])
    assert not face.estimated
    assert driver.overflow() == []


def test_without_fog_a_forecast_is_exact(driver: PlayDriver) -> None:
    view = driver.room.view
    division = next(unit for unit in view.own.values() if unit.spec.key == "KPA-4D")
    plan = planned(view, driver.hex("2040"), (division.id,))
    assert plan.refusal is None
    assert plan.forecast.intelligence is Intelligence.EXACT


def test_what_the_side_knows_stays_as_it_is(driver: PlayDriver) -> None:
    """The computer, and the judgement of orders, see through the fog even where people do not."""
    known = driver.match.view(Side.COMMUNIST)
    assert len(known.foes) <= len(driver.room.view.foes)
    assert all(foe.intelligence is not Intelligence.EXACT for foe in foes(known))


def test_with_fog_the_window_shows_what_the_side_knows(tmp_path: Path) -> None:
    driver = PlayDriver(tmp_path)
    assert isinstance(driver.app.screens[-1], PlayScreen)
    assert driver.room.view.foes == driver.match.view(Side.COMMUNIST).foes
