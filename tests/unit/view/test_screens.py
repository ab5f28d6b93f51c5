from game.view.screens import BriefingData, GameSetup, OpponentChoice, OptionSwitch, SideChoice, first_setup


def test_the_other_side_gets_the_opponent() -> None:
    assert GameSetup("x", "un", "regular", 1).players == {"un": "human", "communist": "regular"}
    assert GameSetup("x", "communist", "human", 1).players == {"un": "human", "communist": "human"}


def test_a_briefing_opens_with_the_first_side_and_a_level_that_can_be_had() -> None:
    data = BriefingData(
        ident="x",
        title="",
        subtitle="",
        when="",
        situation=(),
        history="",
        victory=(),
        first_turn=1,
        balance_sides=("", ""),
        balance=(),
        balance_note="",
        sides=(SideChoice("un", "", "", "us"), SideChoice("communist", "", "", "kpa")),
        opponents=(OpponentChoice("recruit", "", ""), OpponentChoice("regular", "", "", why_not="later")),
        options=(OptionSwitch("fog", "", "", on=True),),
        goal="",
        seed=7,
    )
    setup = first_setup(data)
    assert (setup.side, setup.opponent, setup.seed, setup.switches) == ("un", "recruit", 7, {"fog": True})
