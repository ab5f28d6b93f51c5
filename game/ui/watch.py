"""Looks from time to time whether files have changed on the disk."""

from collections.abc import Callable, Iterable
from pathlib import Path

from game.data.files import Stamp, stamp
from game.ui.ui import Ui

EVERY_MS = 500


class Watch:
    """Calls ``changed`` when one of ``files``, asked for again after each change, has been written, made or removed.

    It ends when ``goes_on`` says so. A folder counts as changed when a file in it comes or goes.
    """

    def __init__(
        self, ui: Ui, files: Callable[[], Iterable[Path]], changed: Callable[[], None], *, goes_on: Callable[[], bool]
    ) -> None:
        self._ui, self._files, self._changed, self._goes_on = ui, files, changed, goes_on
        self._look_at()
        ui.timers.after(EVERY_MS, self._look)

    def _look_at(self) -> None:
        self._paths = tuple(self._files())
        self._seen = self._stamps()

    def _stamps(self) -> tuple[Stamp, ...]:
        return tuple(stamp(path) for path in self._paths)

    def _look(self) -> None:
        if not self._goes_on():
            return
        if self._stamps() != self._seen:
            self._look_at()
            self._changed()
        self._ui.timers.after(EVERY_MS, self._look)
