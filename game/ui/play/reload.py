"""The files of a scenario that is being played: a game goes on as it was begun, and can be begun anew from them."""

from collections.abc import Callable
from pathlib import Path

from game.data.library import Loaded, files_behind, read_scenario
from game.errors import ScenarioError
from game.session.match import Match
from game.session.setting import Setting
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

    def _read(self) -> Loaded:
        return read_scenario(self.path)

    def _tell(self) -> None:
        """Say that the files have changed; the match stays as it is."""
        loaded, key = self._read(), self.ui.keys.label(Action.RELOAD)
        if loaded.scenario is None:
            self.ui.toast(t("reload.broken", defects=problem_count(loaded.problems), key=key))
        elif loaded.scenario.digest != self.match.setting.scenario.digest:
            self.ui.toast(t("reload.changed", key=key), self.ask)

    def ask(self) -> None:
        """Ask whether to begin again with the files as they are now; ScenarioError if they have defects."""
        loaded, ui = self._read(), self.ui
        if loaded.board is None or loaded.rules is None or loaded.scenario is None:
            raise ScenarioError(list(loaded.problems))
        scenario = loaded.scenario
        if scenario.digest == self.match.setting.scenario.digest:
            ui.toast(t("reload.same"))
            return
        setting = Setting(loaded.board, loaded.rules, scenario, self.path)
        anew = Button(t("reload.anew"), lambda: self.begin(setting), action=Action.CONFIRM, kind=Kind.PRIMARY)
        stay = Button(t("reload.stay"), lambda: None, action=Action.BACK)
        words = t("reload.ask", turn=scenario.first_turn, title=scenario.title)
        ui.open_dialog(ask(ui, t("reload.title"), words, anew, stay, glyph="replay"))
