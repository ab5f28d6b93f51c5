"""The staff's proposal on the page of air and sea: the computer's allotments, to be changed, sealed or taken back."""

from pathlib import Path

import pytest

from game.ai.registry import make_player
from game.model.air import Mission
from game.model.ids import Phase, Side
from game.rules.orders.air import standing, unallotted
from game.ui.play.allocation import Allocation
from game.ui.play.screen import PlayScreen
from game.view.allotments import STEP, is_idle
from tests.support.play import PlayDriver, against_idle


def opened(folder: Path, scenario: str, size: tuple[int, int] = (1280, 720)) -> PlayDriver:
    """Return the UN side at the page of air and sea power."""
    hand = against_idle(folder, scenario, size=size)
    assert isinstance(hand.app.screens[-1], Allocation)
    return hand


def allotted(hand: PlayDriver) -> tuple[object, ...]:
    view = hand.match.view(Side.UN)
    naval = None if view.naval is None else (view.naval.bombardment, view.naval.cover)
    return view.air.allotments, view.air.doctrine, naval


def computed(hand: PlayDriver) -> tuple[object, ...]:
    """Return what the regular computer allots from the same view, in a game of its own."""
    twin = hand.match.copy()
    regular = make_player("regular", Side.UN, twin.seed)
    while twin.state.phase is Phase.ALLOCATION:
        view = twin.view(Side.UN)
        naval = None if view.naval is None else (view.naval.bombardment, view.naval.cover)
        made = (view.air.allotments, view.air.doctrine, naval)
        twin.submit(regular.choose(view))
    return made


@pytest.mark.parametrize("scenario", ["inchon", "race_to_the_yalu"])
def test_a_proposal_is_what_the_computer_would_allot_and_can_be_sealed(tmp_path: Path, scenario: str) -> None:
    """Every figure stands as the regular player sets it; ending the phase with it is legal."""
    hand = opened(tmp_path, scenario)
    before = allotted(hand)
    hand.key("ctrl+p")
    assert allotted(hand) == computed(hand) != before
    assert unallotted(hand.match.view(Side.UN)) == (0, 0)
    assert hand.overflow() == []
    hand.key("ctrl+p")
    assert [toast.text for toast in hand.ui.toasts] == ["Your staff would change nothing."]
    hand.key("ctrl+enter")
    hand.wait(500)
    assert hand.match.view(Side.UN).phase == Phase.UN_OPERATIONS
    hand.close()


def test_a_proposal_is_changed_and_taken_back(tmp_path: Path) -> None:
    """What was changed since is taken back first, then the whole proposal at once."""
    hand = opened(tmp_path, "inchon", (1920, 1080))
    before, given = allotted(hand), len(hand.match.orders)
    hand.click("allot_propose")
    proposed, points = allotted(hand), standing(hand.match.view(Side.UN), Mission.CAS, "")[0]
    hand.click("less_cas_")
    assert standing(hand.match.view(Side.UN), Mission.CAS, "") == (points - STEP, 0)
    hand.key("ctrl+z")
    assert allotted(hand) == proposed
    hand.click("allot_take_back")
    assert allotted(hand) == before
    assert len(hand.match.orders) == given
    assert not hand.find("allot_take_back").enabled
    assert hand.overflow() == []
    hand.close()


def test_a_proposal_keeps_what_the_player_has_set_only_where_the_staff_agrees(tmp_path: Path) -> None:
    """It is a proposal for the whole: points sent elsewhere before come back to it, and taking back restores them."""
    hand = opened(tmp_path, "inchon")
    hand.click("more_superiority_")
    own = allotted(hand)
    hand.key("ctrl+p")
    assert allotted(hand) == computed(hand) != own
    hand.key("ctrl+z")
    assert allotted(hand) == own
    hand.close()


def test_a_landing_that_is_planned_is_left_alone(tmp_path: Path) -> None:
    hand = opened(tmp_path, "inchon")
    view = hand.match.view(Side.UN)
    assert view.sea is not None
    plan = view.sea.plan
    hand.key("ctrl+p")
    after = hand.match.view(Side.UN).sea
    assert after is not None
    assert after.plan == plan
    hand.close()


def test_the_page_does_not_open_by_itself_where_there_is_nothing_to_allot(tmp_path: Path) -> None:
    """Turn 1 of the campaign: a landing may be planned ahead, so the phase is there; the map says how to go on."""
    hand = against_idle(tmp_path, "campaign", size=(1280, 720))
    assert hand.match.view(Side.UN).phase is Phase.ALLOCATION
    assert is_idle(hand.match.view(Side.UN))
    assert isinstance(hand.app.screens[-1], PlayScreen)
    assert len(hand.ui.toasts) == 1
    assert "Ctrl+Enter" in hand.ui.toasts[0].text
    hand.key("j")
    assert isinstance(hand.app.screens[-1], Allocation)
    assert hand.overflow() == []
    hand.key("escape", "ctrl+enter")
    hand.wait(500)
    assert hand.room.operates
    hand.close()


def test_outside_of_its_phase_the_page_proposes_nothing(tmp_path: Path) -> None:
    hand = opened(tmp_path, "inchon")
    hand.key("ctrl+enter")
    hand.wait(500)
    given = list(hand.match.orders)
    hand.key("j", "ctrl+p")
    assert hand.match.orders == given
    assert "allot_propose" not in {widget.name for widget in hand.root.walk()}
    hand.close()
