"""Opening games whose orders are carried out again: step by step, while the window lives and shows how far it is."""

from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from time import perf_counter
from typing import TypeVar, cast

from game.ai.registry import make_seats
from game.errors import GameError
from game.model.ids import Side
from game.session.film import Film, filming
from game.session.gamefile import GameFile, read_game
from game.session.letters import BY_FILE, Letter, Post, addressee, opening, read_turn
from game.session.match import Match
from game.session.replay import finished, restoring
from game.session.setting import open_again
from game.ui.actions import Action
from game.ui.bars import Bar
from game.ui.buttons import Button
from game.ui.labels import Fit, Label
from game.ui.layout import Column, named
from game.ui.play.logbook import Archivist, Logbook
from game.ui.popups import Dialog
from game.ui.widget import Ui
from game.view.text import t
from game.view.theme import BODY

MANY_ORDERS = 700  # about as many are carried out in half a second
STEP_SECONDS = 0.04  # how long is worked between two frames
T = TypeVar("T")
Steps = Generator[int, None, T]  # yields how many orders have been carried out


def game_steps(saved: GameFile) -> Steps[tuple[Match, Mapping[Side, Logbook]]]:
    """Carry out a saved game; return it with what its sides have been told."""
    archivist = Archivist()
    seats = make_seats(saved.players, saved.seed)
    setting = open_again(saved.scenario, saved.settings, saved.scenario_hash)
    match = yield from restoring(saved, setting, seats, attend=archivist.attend)
    return match, archivist.retire()


def film_steps(saved: GameFile) -> Steps[tuple[Film, Mapping[Side, Logbook]]]:
    """Carry out a record; return it with all that its sides were told. One by file must be over, for it shows both."""
    archivist = Archivist()
    film = yield from filming(
        saved, open_again(saved.scenario, saved.settings, saved.scenario_hash), attend=archivist.attend
    )
    if addressee(saved) is not None and film.frames[-1].state.result is None:
        raise saved.source.defect(("settings", BY_FILE), t("turns.not_over"))
    return film, archivist.retire()


def turn_steps(saved: GameFile) -> Steps[tuple[Letter, Logbook]]:
    """Carry out a turn that has come by file; return it with what its reader had been told by his last order."""
    archivist = Archivist()
    letter = yield from opening(saved, archivist.attend)
    log = archivist.retire()[letter.reader].until(letter.seen, letter.match.view(letter.reader))
    log.end_turn()
    return letter, log


def open_film(path: Path) -> tuple[Film, Mapping[Side, Logbook]]:
    """Return a recorded game, carried out once, and all that its sides were told; GameError says what is wrong."""
    return finished(film_steps(read_game(path)))


def open_turn(path: Path, post: Post) -> tuple[Letter, Logbook]:
    """Return a turn that has come by file and what its reader had been told; GameError says what is wrong with it."""
    saved = read_turn(path)
    post.compare(saved)
    return finished(turn_steps(saved))


def patiently(
    ui: Ui, saved: GameFile, steps: Steps[T], then: Callable[[T], None], refuse: Callable[[GameError], None]
) -> None:
    """Take the steps of opening a game and go on with what comes of it.

    A short game is opened at once, and GameError says what is wrong with it. A long one is opened between frames, under
    a bar; Esc gives it up, ``refuse`` is told what is wrong.
    """
    if len(saved.orders) < MANY_ORDERS:
        then(finished(steps))
        return
    _Patience(ui, saved, steps, then, refuse).begin()


class _Patience:
    """A long game being opened."""

    def __init__(
        self, ui: Ui, saved: GameFile, steps: Steps[T], then: Callable[[T], None], refuse: Callable[[GameError], None]
    ) -> None:
        self._ui, self._steps, self._refuse = ui, steps, refuse
        self._then = cast("Callable[[object], None]", then)
        self._total = max(1, len(saved.orders))
        self._bar = Bar(0.0, "gold")
        words = Label(t("games.patience", count=f"{len(saved.orders):,}"), BODY, "t2", fit=Fit.WRAP)
        stop = named(Button(t("games.stop"), self._stop, action=Action.BACK), "stop")
        body = Column(words, self._bar, gap=12)
        self._dialog = Dialog(ui, saved.title, body, (stop,), glyph="replay", back=self._stop)

    def begin(self) -> None:
        """Show the bar and begin when it has been drawn."""
        self._ui.open_dialog(self._dialog)
        self._ui.timers.later(self._work)

    def _stop(self) -> None:
        self._steps.close()
        self._ui.close_dialog()

    def _work(self) -> None:
        if self._dialog not in self._ui.dialogs:
            return
        deadline = perf_counter() + STEP_SECONDS
        try:
            while perf_counter() < deadline:
                self._bar.share = next(self._steps) / self._total
        except StopIteration as end:
            self._ui.close_dialog()
            self._then(end.value)
        except GameError as error:
            self._ui.close_dialog()
            self._refuse(error)
        else:
            self._ui.repaint(self._bar)
            self._ui.timers.later(self._work)
