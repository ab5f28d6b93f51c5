"""The tutorial teaches by doing (P-19): a hand that does only what the staff officer says wins it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model.ids import NO_UNIT, Phase, Side
from game.rules.orders.air import AllocateAirOrder
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.move import MoveOrder
from game.session.save import SaveFolder
from game.ui.lobby import Lobby
from game.ui.play.allocation import Allocation
from game.ui.play.end import EndScreen
from game.ui.play.screen import PlayScreen
from game.ui.play.tutor import Prompt, Tutor
from game.ui.screens.menu import MenuScreen
from tests.support.window import Driver

MOST = 900  # things said in a game, and as many answers


class Pupil:
    """Does what is said, with the keys and clicks that are named, and nothing else."""

    def __init__(self, driver: Driver, lobby: Lobby) -> None:
        assert lobby.games.host is not None
        self.driver, self.host = driver, lobby.games.host
        self.said: list[str] = []

    @property
    def screen(self) -> PlayScreen:
        return self.host._screens[Side.UN]

    @property
    def tutor(self) -> Tutor:
        assert self.screen.tutor is not None
        return self.screen.tutor

    def obey(self) -> None:
        """Do one thing."""
        prompt = self.tutor.prompt
        if isinstance(self.driver.app.screens[-1], Allocation):
            self._allot(prompt)
        elif prompt is None:
            self.driver.wait(200)
        elif prompt.order is None:
            self.said.append(prompt.text)
            self._learn(prompt)
        else:
            self.said.append(prompt.text)
            self._order(prompt)

    def _allot(self, prompt: Prompt | None) -> None:
        assert prompt is not None
        self.driver.app.layout()
        assert self.driver.overflow() == []
        if isinstance(prompt.order, AllocateAirOrder):
            self.driver.click("more_cas_")
        else:
            self.driver.key("ctrl+enter")

    def _learn(self, prompt: Prompt) -> None:
        """The keys stand in the words: of two the first is enough; a hex is pointed at by walking there."""
        if "yellow ring" in prompt.text:
            self.driver.key("ctrl+down")
            return
        cap = prompt.text.split("*")[1].split()[0]
        self.driver.key({"+": "plus", "Esc": "escape"}.get(cap, cap.lower()))

    def _order(self, prompt: Prompt) -> None:
        order, driver = prompt.order, self.driver
        if isinstance(order, EndPhaseOrder):
            driver.key("ctrl+enter")
            if driver.ui.dialogs:
                driver.click("warn_end")
        elif isinstance(order, MoveOrder):
            self._select(prompt)
            self._click(order.path[-1], button=3 if "right-click" in prompt.text else 1)
        elif isinstance(order, AssaultOrder):
            self._select(prompt)
            self._click(order.target)
            for unit in order.units[1:]:
                if self.screen.room.plan is not None and unit not in self.screen.room.plan.units:
                    self.driver.key("a")
            driver.key("enter")
        else:
            self._select(prompt)
            driver.key(prompt.text.split("*")[3 if "goes through" not in prompt.text else 5].lower())
        driver.wait(100)

    def _select(self, prompt: Prompt) -> None:
        driver, room = self.driver, self.screen.room
        for _ in range(2):  # a plan first, then the unit
            if room.selected != NO_UNIT or room.plan is not None:
                driver.key("escape")
        if any(widget.name == "guide_show" for widget in driver.root.walk()):
            driver.click("guide_show")
        at = room.view.own[prompt.unit].hex
        self._click(at)
        for _ in room.own_at(at):
            if room.selected != prompt.unit:
                driver.key("v")
        assert room.selected == prompt.unit, prompt.text

    def _click(self, h: int, *, button: int = 1) -> None:
        canvas = self.screen.canvas
        if not canvas.camera.shows(h, 20):
            canvas.center_on(h)
            self.driver.app.step([])
        for _ in range(4):  # what floats over the map may lie on the hex: the map is moved
            x, y = canvas.camera.to_screen(h)
            at = (round(x) + canvas.rect.x, round(y) + canvas.rect.y)
            self.driver.move(at)
            if self.driver.app.layers.path_at(at)[-1] is canvas:
                break
            self.driver.key("down")
        self.driver.click(at, button=button)


@pytest.fixture
def pupil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pupil]:
    """Return a pupil in the tutorial, begun as the menu offers it."""
    monkeypatch.setattr("game.data.files.user_folder", lambda: tmp_path)
    driver = Driver(size=(1280, 720))
    driver.app.settings.animation_speed = 0
    lobby = Lobby(driver.app, SaveFolder(tmp_path / "saves"))
    lobby.menu()
    driver.wait(300)
    menu = driver.app.screens[-1]
    assert isinstance(menu, MenuScreen)
    menu.chosen = "tutorial"
    driver.key("enter")
    driver.key("enter")
    yield Pupil(driver, lobby)
    driver.close()


def test_who_does_only_what_is_said_wins(pupil: Pupil) -> None:
    """Every order of the game is one the officer asked for; the end is a victory of the pupil's side."""
    for _ in range(MOST):
        if isinstance(pupil.driver.app.screens[-1], EndScreen):
            break
        pupil.obey()
    result = pupil.host.match.state.result
    assert result is not None, pupil.said[-3:]
    assert (result.winner, pupil.host.match.names) == ("un", ("recruit", "human"))
    assert len([words for words in pupil.said if "yellow ring" in words]) >= 1
    assert any(words.startswith("Move") for words in pupil.said)


def test_another_order_is_taken_note_of_and_the_officer_can_be_silenced(pupil: Pupil) -> None:
    while not pupil.screen.room.operates or (said := pupil.tutor.prompt) is None or said.order is None:
        pupil.obey()
    advised = said.order
    room = pupil.screen.room
    other = next(u for u in room.view.own.values() if u.on_map and u.id != said.unit and not u.is_hq)
    room.select(other.id)
    pupil.driver.key("z")
    assert pupil.host.match.orders[-1] != advised
    advice = pupil.tutor.prompt
    assert advice is not None
    pupil.driver.click("guide_quiet")
    assert pupil.tutor.prompt is None
    assert room.view.phase is not Phase.EVENTS


def test_nothing_is_cut_off_while_the_officer_speaks(pupil: Pupil) -> None:
    """At 1280x720 whoever is selected: officer, unit and the buttons below fit one under the other."""
    while not pupil.screen.room.operates:
        pupil.obey()
    room = pupil.screen.room
    for unit in (*(u.id for u in room.view.own.values() if u.on_map), NO_UNIT):
        room.select(unit)
        pupil.driver.app.layout()
        assert pupil.driver.overflow() == []
        assert pupil.driver.find("undo").rect.bottom <= 720 - pupil.driver.ui.px(28)
