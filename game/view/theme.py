"""Every color, size and type style of the window: the tokens, once, and the three palettes made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

Color = tuple[int, int, int]


class Role(StrEnum):
    """What a piece of text is for; each role is one font file."""

    TITLE = "title"  # titles, buttons, unit names in panels
    TITLE_BOLD = "title_bold"
    TEXT = "text"
    TEXT_MEDIUM = "text_medium"
    TEXT_BOLD = "text_bold"
    LAND = "land"  # names on the map
    LAND_BOLD = "land_bold"
    WATER = "water"
    SERIF = "serif"  # history on paper
    SERIF_ITALIC = "serif_italic"
    CJK = "cjk"


FONT_FILES: Mapping[Role, str] = MappingProxyType(
    {
        Role.TITLE: "BarlowCondensed-SemiBold.ttf",
        Role.TITLE_BOLD: "BarlowCondensed-Bold.ttf",
        Role.TEXT: "RobotoCondensed-Regular.ttf",
        Role.TEXT_MEDIUM: "RobotoCondensed-Medium.ttf",
        Role.TEXT_BOLD: "RobotoCondensed-Bold.ttf",
        Role.LAND: "Label-Semibold.ttf",
        Role.LAND_BOLD: "Label-Bold.ttf",
        Role.WATER: "NotoSerif-Italic.ttf",
        Role.SERIF: "NotoSerif-Regular.ttf",
        Role.SERIF_ITALIC: "NotoSerif-Italic.ttf",
        Role.CJK: "NotoSansCJK-Regular.otf",
    }
)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: its role, its size in units, the space added after each letter in units."""

    role: Role
    size: float
    tracking: float = 0.0


HERO = Style(Role.TITLE_BOLD, 66, 3.0)
HERO_SUB = Style(Role.TITLE, 20, 2.6)
RESULT = Style(Role.TITLE_BOLD, 46, 0.4)
FIGURE = Style(Role.TITLE_BOLD, 38)
SCREEN_TITLE = Style(Role.TITLE, 24, 1.0)
PAPER_TITLE = Style(Role.TITLE, 38)
PANEL_TITLE = Style(Role.TITLE, 17, 0.8)
CARD_TITLE = Style(Role.TITLE, 20)
MENU_TITLE = Style(Role.TITLE, 22)
BUTTON = Style(Role.TITLE, 17)
NAME = Style(Role.TITLE, 18)
KEY_FIGURE = Style(Role.TEXT_BOLD, 16)
BODY = Style(Role.TEXT, 14)
BODY_STRONG = Style(Role.TEXT_BOLD, 14)
LABEL = Style(Role.TEXT_MEDIUM, 14)
SMALL = Style(Role.TEXT, 13)
SMALL_STRONG = Style(Role.TEXT_BOLD, 13)
SMALL_MEDIUM = Style(Role.TEXT_MEDIUM, 13)
NOTE = Style(Role.TEXT, 12)
NOTE_STRONG = Style(Role.TEXT_MEDIUM, 12)
COLUMN_HEAD = Style(Role.TEXT_MEDIUM, 10.5, 0.8)
KEY_CAP = Style(Role.TEXT_MEDIUM, 12)
NARRATIVE = Style(Role.SERIF, 15)
NARRATIVE_ITALIC = Style(Role.SERIF_ITALIC, 14)

LINE_HEIGHT = 1.38
NARRATIVE_LINE_HEIGHT = 23 / 15
MIN_TEXT_PX = 9.5


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in units (1 px at scale 1.0)."""

    grid: int = 4
    gap: int = 8  # between panels
    inset: int = 14  # inside a panel
    screen_edge: int = 24
    top_bar: int = 52
    status_bar: int = 28
    rail: int = 48
    right_column: int = 336
    panel_title: int = 34
    table_row: int = 30
    table_head: int = 28
    list_row: int = 23
    button: int = 34
    primary: int = 42
    radio_row: int = 36
    chip: int = 23
    hit: int = 28
    key_cap: int = 18
    toggle_width: int = 34
    toggle_height: int = 18
    slider_track: int = 6
    slider_knob: int = 18
    bar: int = 8
    bands_bar: int = 22
    scroll_bar: int = 4
    tooltip_width: int = 320
    dialog_width: int = 640
    radius_panel: int = 8
    radius_button: int = 5
    radius_card: int = 6
    radius_tag: int = 10
    radius_paper: int = 2
    focus_gap: int = 3
    content_max: int = 2200
    layout_min: int = 1000  # a narrower layout lowers the scale


METRICS = Metrics()


@dataclass(frozen=True, slots=True)
class Motion:
    """Lengths of movements in milliseconds; with reduced motion all but the unit step are zero."""

    hover: int = 80
    panel_in: int = 140
    panel_out: int = 100
    zoom: int = 160
    center: int = 220
    unit_step: int = 90
    fight: int = 700
    raid: int = 600
    front: int = 600
    toast: int = 180
    toast_stays: int = 4000
    tooltip_delay: int = 350
    tooltip_pins: int = 1000
    fan_delay: int = 250
    caret: int = 530


MOTION = Motion()
REDUCED_MOTION = replace(MOTION, hover=0, panel_in=0, panel_out=0, zoom=0, center=0, fight=0, raid=0, front=0, toast=0)


@dataclass(frozen=True, slots=True)
class ArmyColors:
    """The color of an army's counters and the text on it."""

    fill: Color
    text: Color


@dataclass(frozen=True, slots=True)
class Palette:
    """One set of colors; names as in the style book."""

    key: str
    color_blind_safe: bool
    map_saturation: float
    armies: Mapping[str, ArmyColors]
    bands: tuple[Color, Color, Color, Color, Color]
    bg: Color = (14, 17, 20)
    panel: Color = (23, 28, 32)
    raised: Color = (34, 41, 46)
    hover: Color = (47, 56, 62)
    hover_line: Color = (108, 118, 122)
    line: Color = (66, 76, 82)
    soft: Color = (44, 52, 57)
    text: Color = (238, 233, 220)
    t2: Color = (186, 187, 178)
    t3: Color = (142, 147, 143)
    gold: Color = (242, 200, 92)
    gold_dark: Color = (94, 76, 30)
    gold_ink: Color = (38, 30, 12)
    good: Color = (110, 186, 236)
    bad: Color = (244, 148, 72)
    crit: Color = (232, 92, 60)
    disabled: Color = (112, 117, 114)
    disabled_fill: Color = (27, 32, 36)
    danger: Color = (112, 48, 30)
    paper: Color = (233, 224, 202)
    paper_row: Color = (224, 213, 188)
    paper_chosen: Color = (244, 236, 218)
    paper_edge: Color = (168, 152, 124)
    ink: Color = (42, 35, 28)
    ink2: Color = (96, 84, 68)
    seal: Color = (150, 52, 28)
    un: Color = (88, 138, 196)
    communist: Color = (206, 84, 54)
    front_un: Color = (106, 166, 232)
    front_communist: Color = (226, 84, 52)
    front_casing: Color = (14, 12, 10)
    dated: tuple[Color, ...] = (
        (255, 226, 120),
        (244, 160, 60),
        (232, 76, 44),
        (190, 160, 226),
        (106, 166, 232),
        (244, 240, 228),
    )
    reach: Color = (255, 226, 120)
    assault: Color = (244, 110, 60)
    selection: Color = (255, 222, 110)
    target: Color = (255, 120, 70)
    bone: Color = (236, 232, 220)
    symbol: Color = (250, 244, 228)
    symbol_ink: Color = (26, 23, 18)
    field: Color = (14, 17, 19)
    bar: Color = (12, 14, 16)
    key_cap: Color = (17, 20, 23)
    key_edge: Color = (84, 92, 96)
    grid_line: Color = (48, 56, 61)
    entrenchment: Color = (120, 83, 45)
    entrenchment_edge: Color = (206, 190, 160)
    badge_command: Color = (112, 98, 196)


_BANDS: tuple[Color, Color, Color, Color, Color] = (
    (222, 104, 56),
    (170, 162, 140),
    (120, 176, 214),
    (82, 146, 200),
    (46, 104, 166),
)

_STAFF_ARMIES = {
    "us": ArmyColors((58, 94, 140), (255, 255, 255)),
    "usmc": ArmyColors((36, 62, 104), (255, 255, 255)),
    "rok": ArmyColors((140, 190, 226), (14, 30, 52)),
    "cw": ArmyColors((214, 206, 190), (40, 34, 26)),
    "kpa": ArmyColors((176, 60, 34), (255, 244, 232)),
    "cpv": ArmyColors((240, 178, 52), (54, 26, 8)),
}

_HISTORICAL_ARMIES = {
    **_STAFF_ARMIES,
    "us": ArmyColors((92, 98, 56), (255, 255, 255)),
    "usmc": ArmyColors((62, 70, 38), (255, 255, 255)),
    "cw": ArmyColors((198, 172, 124), (40, 34, 26)),
}

STAFF = Palette("staff", True, 1.0, MappingProxyType(_STAFF_ARMIES), _BANDS)
HISTORICAL = replace(STAFF, key="historical", color_blind_safe=False, armies=MappingProxyType(_HISTORICAL_ARMIES))
HIGH_CONTRAST = replace(
    STAFF,
    key="high_contrast",
    map_saturation=0.6,
    bg=(0, 0, 0),
    panel=(0, 0, 0),
    raised=(16, 18, 20),
    line=(150, 150, 150),
    soft=(104, 104, 104),
    t2=STAFF.text,
    t3=STAFF.text,
    disabled=(150, 150, 150),
)

PALETTES: Mapping[str, Palette] = MappingProxyType({p.key: p for p in (STAFF, HISTORICAL, HIGH_CONTRAST)})


def shade(color: Color, factor: float) -> Color:
    """``color`` with every channel multiplied by ``factor``, clamped."""
    red, green, blue = (min(255, round(c * factor)) for c in color)
    return red, green, blue


def mix(a: Color, b: Color, share: float) -> Color:
    """``a`` moved towards ``b`` by ``share`` (0 gives ``a``, 1 gives ``b``)."""
    red, green, blue = (round(p + (q - p) * share) for p, q in zip(a, b, strict=True))
    return red, green, blue


def default_scale(lines: int) -> float:
    """The UI scale for a display of this many lines: 100 % up to 1080, 150 % at 1440, 200 % at 2160."""
    if lines >= 2160:
        return 2.0
    return 1.5 if lines >= 1440 else 1.0


def fitting_scale(wanted: float, width_px: int) -> float:
    """``wanted``, lowered in steps of 5 % until the layout is at least ``layout_min`` units wide; never below 75 %."""
    steps = round(wanted * 20)
    while steps > 15 and width_px * 20 < METRICS.layout_min * steps:
        steps -= 1
    return steps / 20
