"""The end of a game on the screen, and finding places and units by name."""

from pathlib import Path

import pytest

from game.ai.registry import make_player
from game.model.ids import Side
from game.ui.charts import Chart
from game.ui.labels import Label
from game.ui.play.end import EndScreen
from game.ui.play.finder import Finder
from game.ui.play.screen import PlayScreen
from game.ui.tables import Table
from tests.support.play import PlayDriver


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_the_end_is_shown_with_its_points_and_charts(tmp_path: Path, size: tuple[int, int], scale: float) -> None:
    """P-20: the result against history and the course of the war; Esc looks at the map, Enter goes to the menu."""
    seats = (make_player("idle", Side.COMMUNIST, 1), None)
    hand = PlayDriver(tmp_path, scenario="tutorial", players=seats, size=size, scale=scale, speed=0)
    for _ in range(40):
        hand.wait(200)
        if hand.match.is_over:
            break
        if isinstance(hand.app.screens[-1], PlayScreen) and hand.room.yours:
            hand.room.end_turn()
        else:
            hand.key("ctrl+enter")
    hand.wait(300)
    end = hand.app.screens[-1]
    assert isinstance(end, EndScreen)
    assert hand.overflow() == []
    words = " ".join(label.text for label in hand.root.walk() if isinstance(label, Label))
    assert "victory" in words.lower() or "draw" in words.lower()
    charts = [widget for widget in hand.root.walk() if isinstance(widget, Chart)]
    assert charts[0].series[0].values[-1][0] == hand.match.state.turn + 1
    hand.click("end_replay")
    assert hand.elsewhere.gone == ["replay"]
    hand.key("escape")
    assert isinstance(hand.app.screens[-1], PlayScreen)
    hand.close()


def test_a_place_and_a_unit_are_found_by_name(tmp_path: Path) -> None:
    """P-19: letters narrow the list, names that begin with them first; Enter goes to the first."""
    hand = PlayDriver(tmp_path)
    hand.key("slash", *"pusan")
    assert isinstance(hand.app.screens[-1], Finder)
    assert hand.overflow() == []
    hand.key("enter")
    assert isinstance(hand.app.screens[-1], PlayScreen)
    assert hand.screen.canvas.camera.shows(hand.hex("3258"))
    hand.key("slash", *"4th", "space", *"inf")
    table = next(widget for widget in hand.root.walk() if isinstance(widget, Table))
    assert table.rows[0].cells[0].text == "KPA 4th Infantry Division"
    hand.key("enter")
    assert hand.room.selected == hand.unit("KPA-4D")
    hand.key("slash", *"xyzzy")
    assert "Nothing" in " ".join(label.text for label in hand.root.walk() if isinstance(label, Label))
    hand.key("escape")
    assert isinstance(hand.app.screens[-1], PlayScreen)
    hand.close()
