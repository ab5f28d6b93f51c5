"""Looks from time to time whether files have changed on the disk."""

from collections.abc import Callable

from game.ui.ui import Ui

EVERY_MS = 500


class Watch:
    """Calls ``changed`` when what ``stamp`` returns has become another, as long as ``goes_on`` says so."""

    def __init__(
        self, ui: Ui, stamp: Callable[[], object], changed: Callable[[], None], *, goes_on: Callable[[], bool]
    ) -> None:
        self._ui, self._stamp, self._changed, self._goes_on = ui, stamp, changed, goes_on
        self._seen = stamp()
        ui.timers.after(EVERY_MS, self._look)

    def _look(self) -> None:
        if not self._goes_on():
            return
        if (now := self._stamp()) != self._seen:
            self._seen = now
            self._changed()
        self._ui.timers.after(EVERY_MS, self._look)
