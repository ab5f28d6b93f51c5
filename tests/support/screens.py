"""Contents for the menus: as full as a real game's, without one."""

from game.view.screens import (
    BalanceLine,
    BriefingData,
    BriefingPage,
    Choice,
    MenuData,
    MenuEntry,
    OpponentChoice,
    OptionSwitch,
    OwnScenario,
    SavedGameRow,
    ScenarioCard,
    SideChoice,
)

MENU = MenuData(
    entries=(
        MenuEntry(Choice.CONTINUE, "Pusan Perimeter · turn 20 · autosave 21:14"),
        MenuEntry(Choice.NEW, "seven scenarios, the campaign"),
        MenuEntry(Choice.LOAD, "14 saves, 3 replays"),
        MenuEntry(Choice.CHRONICLE, "watch the war as it went"),
        MenuEntry(Choice.BY_FILE, "one turn, one text file"),
        MenuEntry(Choice.EDITOR, "scenarios in plain text", why_not="Not for this scenario"),
        MenuEntry(Choice.ALMANAC, "units, rules, sources"),
        MenuEntry(Choice.SETTINGS, "display, sound, keys"),
        MenuEntry(Choice.HELP, "how to play, every key"),
        MenuEntry(Choice.QUIT, ""),
    ),
    cards=tuple(
        ScenarioCard(
            ident, title, "25 Jun – 31 Dec 1950", "54 turns · 2 sides", summary, 1 + i % 5, "regular", "Two hours."
        )
        for i, (ident, title, summary) in enumerate(
            (
                ("invasion", "The Invasion", "Attack fast, or trade space for time"),
                ("pusan", "Pusan Perimeter", "Hold a 230 km line with too little"),
                ("inchon", "Inchon and Breakout", "One tide, one beach, one gamble"),
                ("yalu", "Race to the Yalu", "How far, how fast, on whose fuel"),
                ("china", "Chinese Entry", "Mountains, night, and a long road back"),
                ("campaign", "The Campaign", "The whole half-year, every decision open"),
                ("tutorial", "Tutorial: Osan to Taejon", "Learn by delaying a tank column"),
            )
        )
    ),
    own=(
        OwnScenario("own1", "No landing at Inchon", "extends Campaign · 9 lines changed", "25 Jun – 31 Dec"),
        OwnScenario("own2", "Kum river line", "extends The Invasion · 14 lines", "2 Jul – 2 Aug", defects=2, line=31),
    ),
)

BRIEFING = BriefingData(
    ident="invasion",
    title="The Invasion",
    subtitle="25 June – 2 August 1950 · 11 half-week turns · 1 hex = 15.5 km",
    when="25 June 1950, 04:00",
    situation=(
        "Before dawn on a wet Sunday the Korean People’s Army crosses the 38th parallel on a front of 240 kilometers.",
        "Seoul lies two hexes behind the line. Japan holds four under-strength US divisions; no one has decided yet.",
    ),
    history="What happened: Seoul fell on the fourth day, Taejon on 20 July.",
    victory=(("Pusan", 30), ("Seoul", 20), ("Taegu", 8), ("Taejon", 6), ("Inchon", 6), ("Masan", 4)),
    first_turn=1,
    balance_sides=("Korean People’s Army", "Republic of Korea"),
    balance=tuple(
        BalanceLine(label, "136,100", "94,700", (1.0, 0.7))
        for label in ("Men in units", "Guns", "Tanks", "Strength, SP", "Cohesion, mean", "Army morale", "Air points")
    ),
    balance_note="US, air and naval forces arrive from turn 2 by your decisions.",
    sides=(
        SideChoice("un", "United Nations", "hold, delay, land", "us"),
        SideChoice("communist", "Communist side", "reach Pusan in time", "kpa"),
    ),
    opponents=(
        OpponentChoice("recruit", "Recruit", "plays tactics only, forgives mistakes"),
        OpponentChoice("regular", "Regular", "plans axes, reserves and supply"),
        OpponentChoice("veteran", "Veteran", "looks two turns ahead, 5 s a turn", why_not="Needs the campaign"),
        OpponentChoice("human", "Human, hotseat", "a blank screen between sides"),
    ),
    options=(
        OptionSwitch("fog", "Fog of war", "enemy known by contact, recon, guerrillas", on=True),
        OptionSwitch("perimeter", "What-if: defense perimeter of 1949", "allows “no intervention”", on=False),
    ),
    goal="You need *+80 or less* at the end for better than history (+88 ± 8).",
    seed=19500625,
    handicap=True,
    hints=("Bridges blow once.",),
    pages=(
        BriefingPage(
            "Forces", ("Unit", "Where", "Men"), tuple((f"{n}th Division", "Kaesong", "9,000") for n in range(30))
        ),
        BriefingPage("Arrivals", ("Unit", "Turn"), (), "No arrivals are planned."),
    ),
)

SAVES = tuple(
    SavedGameRow(
        ident=f"save{n}",
        scenario="Pusan Perimeter" if n % 2 else "The Campaign",
        turn=f"turn {20 - n}",
        date="31 Aug 1950",
        side="United Nations",
        kind=("autosave", "save", "replay")[n % 3],
        saved=f"1 Oct 2025, 21:{30 - n}",
        saved_key=1000.0 - n,
        why_not="Made with rules of a later version" if n == 4 else "",
    )
    for n in range(17)
)
