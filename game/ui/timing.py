"""Timers and movements of the window, on a clock that the loop moves: tests move it by hand."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

FRAME_MS = 16


def ease_out(share: float) -> float:
    """Fast, then slow."""
    return 1 - (1 - share) ** 3


def ease_in_out(share: float) -> float:
    """Slow, fast, slow."""
    return 4 * share**3 if share < 0.5 else 1 - (-2 * share + 2) ** 3 / 2


@dataclass(slots=True)
class _Timer:
    due: int
    act: Callable[[], None]


@dataclass(slots=True)
class _Movement:
    start: int
    length: int
    step: Callable[[float], None]
    done: Callable[[], None] | None


class Timers:
    """What happens later: once (``after``), on every frame (``animate``, ``flow``), or between frames (``later``)."""

    def __init__(self) -> None:
        self.now = 0
        self._ids = count(1)
        self._timers: dict[int, _Timer] = {}
        self._movements: dict[int, _Movement] = {}
        self._flows: dict[int, Callable[[int], None]] = {}
        self._chores: deque[tuple[int, Callable[[], None]]] = deque()  # with the frame they wait for
        self._frame = 0

    def after(self, ms: int, act: Callable[[], None]) -> int:
        """Call ``act`` once in ``ms`` milliseconds; returns a number for ``cancel``."""
        number = next(self._ids)
        self._timers[number] = _Timer(self.now + ms, act)
        return number

    def animate(self, ms: int, step: Callable[[float], None], done: Callable[[], None] | None = None) -> int:
        """Call ``step`` with 0..1 on each frame for ``ms`` milliseconds, then ``done``; 0 ms is over at once."""
        number = next(self._ids)
        if ms <= 0:
            step(1.0)
            if done:
                done()
            return number
        self._movements[number] = _Movement(self.now, ms, step, done)
        return number

    def flow(self, step: Callable[[int], None]) -> int:
        """Call ``step`` with the time on every frame until cancelled: only for what never rests."""
        number = next(self._ids)
        self._flows[number] = step
        return number

    def later(self, chore: Callable[[], None]) -> None:
        """Do a piece of work once the next frame has been drawn, one such piece between two frames."""
        self._chores.append((self._frame + 1, chore))

    def frame_drawn(self) -> None:
        """Note that the window shows what there is to see."""
        self._frame += 1

    def work(self) -> None:
        """Do the next piece of work that waited for a frame, if there is one."""
        if self._chores and self._chores[0][0] <= self._frame:
            self._chores.popleft()[1]()

    def cancel(self, number: int) -> None:
        """Forget a timer or movement; unknown numbers are fine."""
        self._timers.pop(number, None)
        self._movements.pop(number, None)
        self._flows.pop(number, None)

    def advance(self, now: int) -> None:
        """Move the clock to ``now`` and do everything that is due."""
        self.now = max(self.now, now)
        for number in [n for n, timer in self._timers.items() if timer.due <= self.now]:
            timer = self._timers.pop(number, None)
            if timer:
                timer.act()
        for number, movement in list(self._movements.items()):
            if number not in self._movements:
                continue
            share = min(1.0, (self.now - movement.start) / movement.length)
            if share >= 1.0:
                del self._movements[number]
            movement.step(share)
            if share >= 1.0 and movement.done:
                movement.done()
        for step in list(self._flows.values()):
            step(self.now)

    def wait_ms(self) -> int | None:
        """How long the loop may sleep: None until something happens, else the time to the next thing due."""
        if self._chores:
            return 1
        if self._movements or self._flows:
            return FRAME_MS
        if not self._timers:
            return None
        return max(1, min(timer.due for timer in self._timers.values()) - self.now)
