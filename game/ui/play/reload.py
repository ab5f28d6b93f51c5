"""The files of a scenario that is being played: a game goes on as it was begun, and can be begun anew from them."""

from collections.abc import Callable
from pathlib import Path

from game.data.library import files_behind
from game.errors import GameError, ScenarioError
from game.session.match import Match
from game.session.setting import Setting, changes_in, open_scenario
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.popups import ask
from game.ui.problems import problem_count
from game.ui.ui import Ui
from game.ui.watch import Watch
from game.view.text import t


class Reload:
    """Looks after the files of a match while ``goes_on`` says so; ``begin`` starts it again on another setting."""

    def __init__(
        self, ui: Ui, match: Match, path: Path, *, begin: Callable[[Setting], None], goes_on: Callable[[], bool]
    ) -> None:
        self.ui, self.match, self.path, self.begin = ui, match, path, begin
        Watch(ui, lambda: files_behind(path), self._tell, goes_on=goes_on)

    def _read(self) -> Setting:
        """Return the scenario as its files are now, with the handicap of the match; GameError if it has defects."""
        return open_scenario(str(self.path), changes_in(self.match.settings))

    def _tell(self) -> None:
        """Say that the files have changed; the match stays as it is."""
        key = self.ui.keys.label(Action.RELOAD)
        try:
            setting = self._read()
        except ScenarioError as error:
            self.ui.toast(t("reload.broken", defects=problem_count(error.problems), key=key))
        except GameError as error:
            self.ui.toast(str(error))
        else:
            if setting.scenario.digest != self.match.setting.scenario.digest:
                self.ui.toast(t("reload.changed", key=key), self.ask)

    def ask(self) -> None:
        """Ask whether to begin again with the files as they are now; GameError if they have defects."""
        setting, ui = self._read(), self.ui
        scenario = setting.scenario
        if scenario.digest == self.match.setting.scenario.digest:
            ui.toast(t("reload.same"))
            return
        anew = Button(t("reload.anew"), lambda: self.begin(setting), action=Action.CONFIRM, kind=Kind.PRIMARY)
        stay = Button(t("reload.stay"), lambda: None, action=Action.BACK)
        words = t("reload.ask", turn=scenario.first_turn, title=scenario.title)
        ui.open_dialog(ask(ui, t("reload.title"), words, anew, stay, glyph="replay"))
