"""The window's times against PRODUCT 7: frames while panning and zooming, answers to a click, rest, start, memory.

``python -m bench.frames`` prints a table; nothing is gated. It runs on the dummy driver: software rendering.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time, sleep

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame

from game.ai.registry import make_player
from game.model.ids import Side
from game.resources import asset
from game.rules.orders.end_phase import EndPhaseOrder
from game.session.match import Match
from game.session.save import SaveFolder
from game.session.setting import open_scenario
from game.ui.ground import GroundPainter
from game.ui.play.host import MatchHost
from game.ui.play.screen import PlayScreen
from game.ui.window import App
from game.view.settings import Settings

SIZE = (1920, 1080)
ROOT = Path(__file__).parents[1]
MENU = "from game.ui.lobby import Lobby; from game.ui.window import App; from game.view.settings import Settings; \
app = App(Settings(), size=(1920, 1080)); Lobby(app).menu(); app.step([])"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; ``least`` and ``aim`` are those of PRODUCT 7, in the same unit."""

    name: str
    value: float
    unit: str
    least: float
    aim: float


class Nowhere:
    """Where the menu of the match leads: nowhere."""

    def menu(self) -> None:
        """Stay."""

    def settings(self) -> None:
        """Stay."""

    def help(self) -> None:
        """Stay."""

    def load(self) -> None:
        """Stay."""

    def chronicle(self, first: str) -> None:
        """Nothing leads there."""

    def replay(self, match: Match) -> None:
        """Stay."""


def percentile(times: Sequence[float], share: float) -> float:
    """Return the time that ``share`` (0-1) of the times do not exceed, in milliseconds."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1000


def timed(act: Callable[[], object]) -> float:
    """Return the seconds of a core an act takes: what else runs on the machine does not count."""
    start = process_time()
    act()
    return process_time() - start


class Bench:
    """An open match of the invasion at 1920x1080, at its first operations."""

    def __init__(self, folder: Path) -> None:
        setting = open_scenario("invasion")
        self.match = Match(setting, 1, players=(None, make_player("idle", Side.UN, 1)))
        self.match.submit(EndPhaseOrder(Side.COMMUNIST))  # its aircraft as they stand
        self.app = App(Settings(animation_speed=0), size=SIZE)
        ground = GroundPainter(setting.board, asset("maps").parent, 72)
        MatchHost(self.app, self.match, ground, SaveFolder(folder), Nowhere()).open()
        self.app.step([])

    @property
    def screen(self) -> PlayScreen:
        """Return the play screen."""
        shown = self.app.screens[-1]
        if not isinstance(shown, PlayScreen):
            raise TypeError(f"not at play: {shown!r}")
        return shown

    def pan(self) -> list[float]:
        """Return the time of each frame while the map moves about, 12 pixels a frame."""
        canvas, times = self.screen.canvas, []
        for dx, dy in ((12, 0), (0, 12), (-12, 0), (0, -12), (9, 9), (-9, -9)):
            for _ in range(60):
                canvas.look(canvas.camera.panned(dx, dy))
                times.append(timed(lambda: self.app.step([])))
        return times

    def zoom(self) -> list[float]:
        """Return the time of each frame while the map is zoomed out to all of it, and in."""
        canvas, times = self.screen.canvas, []
        for _ in range(3):
            for step in (-1, -1, -1, -1, -1, 1, 1, 1, 1, 1, 1, 1, -1, -1):
                canvas.zoom(step)
                times.append(timed(lambda: self.app.step([])))
                while canvas.still.unfinished:
                    times.append(timed(self._next_frame))
        return times

    def _next_frame(self) -> None:
        self.app.ui.repaint(self.screen.canvas)
        self.app.step([])

    def _at(self, label: str) -> tuple[int, int]:
        canvas = self.screen.canvas
        x, y = canvas.camera.to_screen(self.match.setting.board.grid.from_label(label))
        return round(x) + canvas.rect.x, round(y) + canvas.rect.y

    def _event(self, kind: int, at: tuple[int, int]) -> None:
        if kind == pygame.MOUSEMOTION:
            event = pygame.event.Event(kind, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        else:
            event = pygame.event.Event(kind, pos=at, button=1)
        self.app.step([event])

    def clicks(self) -> list[float]:
        """Return the times from a click on a unit to the picture with its reach."""
        times = []
        for label in ("2039", "1939", "2139", "1638", "2439", "2639") * 3:
            self.screen.room.cancel()
            self.screen.canvas.center_on(self.match.setting.board.grid.from_label(label))
            self._event(pygame.MOUSEMOTION, self._at(label))
            self._event(pygame.MOUSEBUTTONDOWN, self._at(label))
            times.append(timed(lambda label=label: self._event(pygame.MOUSEBUTTONUP, self._at(label))))  # type: ignore[misc]
        return times

    def hovers(self) -> list[float]:
        """Return the times from the pointer's coming to an enemy to the picture of the forecast."""
        times = []
        self.screen.room.cancel()
        self._event(pygame.MOUSEBUTTONDOWN, self._at("2039"))
        self._event(pygame.MOUSEBUTTONUP, self._at("2039"))
        for _ in range(10):
            self._event(pygame.MOUSEMOTION, self._at("2038"))
            times.append(timed(lambda: self._event(pygame.MOUSEMOTION, self._at("2040"))))
        return times

    def idle(self) -> float:
        """Return the share of a core, in percent, that the window takes while nothing happens."""
        for _ in range(20):
            self.app.step([])
            sleep(0.03)
        seconds = 2.0
        start, used = perf_counter(), process_time()
        while (left := seconds - (perf_counter() - start)) > 0:
            wait = self.app.ui.timers.wait_ms()
            sleep(min(left, seconds if wait is None else wait / 1000))
            if wait is not None:
                self.app.step([])
        return (process_time() - used) / (perf_counter() - start) * 100


def start_seconds(code: str) -> float:
    """Return the median of three cold starts of a program."""
    return sorted(_child_seconds([sys.executable, "-c", code]) for _ in range(3))[1]


def _child_seconds(run: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(run, check=True, cwd=ROOT, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured() -> list[Line]:
    """Return every line of the table."""
    lines = [Line("start to menu", start_seconds(MENU), "s", 1.2, 0.6)]
    with TemporaryDirectory() as folder:
        start = process_time()
        bench = Bench(Path(folder))
        opened = process_time() - start
        pans, zooms = bench.pan(), bench.zoom()
        lines += [
            Line("match opened", opened, "s", 3.0, 1.0),
            Line("pan, 95th percentile", percentile(pans, 0.95), "ms", 16.7, 8.3),
            Line("pan, median", percentile(pans, 0.5), "ms", 16.7, 8.3),
            Line("zoom, median", percentile(zooms, 0.5), "ms", 16.7, 8.3),
            Line("zoom, 95th percentile", percentile(zooms, 0.95), "ms", 16.7, 8.3),
            Line("click to reach, median", percentile(bench.clicks(), 0.5), "ms", 50, 16),
            Line("forecast on hover, median", percentile(bench.hovers(), 0.5), "ms", 50, 16),
            Line("idle", bench.idle(), "% of a core", 2.0, 0.5),
            Line("memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB", 400, 250),
        ]
        bench.app.close()
    return lines


def main() -> None:
    """Print the table."""
    print(f"{'what':<28}{'measured':>10}  {'at least':>9}{'aim':>8}  unit")
    for line in measured():
        mark = "ok" if line.value <= line.least else "MISSED"
        print(f"{line.name:<28}{line.value:>10.2f}  {line.least:>9.1f}{line.aim:>8.1f}  {line.unit}  {mark}")


if __name__ == "__main__":
    main()
