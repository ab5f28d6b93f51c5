"""Every named thing a key can do, the keys it is bound to, and the check that no two share one."""

from collections.abc import Mapping
from enum import Enum, StrEnum

from game.ui.inputs import KEY_NAMES, KeyPress


class Place(Enum):
    """Where an action's key counts; keys may be the same in two places unless one of them is everywhere."""

    EVERYWHERE = "everywhere"
    MENU = "menu"
    MAP = "map"
    PAPER = "paper"
    TABLE = "table"
    EDITOR = "editor"
    TOOLTIP = "tooltip"  # only while one is shown


class Action(StrEnum):
    """What a key can do; names are those of the settings file."""

    CONFIRM = "confirm"
    BACK = "back"
    FIND = "find"
    ALMANAC = "almanac"
    FULL_SCREEN = "full_screen"
    PICTURE = "picture"
    MUTE = "mute"
    PIN_TOOLTIP = "pin_tooltip"
    WATCH = "watch"
    NEXT_UNIT = "next_unit"
    LAST_UNIT = "last_unit"
    NEXT_SHORT = "next_short"
    SKIP = "skip"
    REST = "rest"
    STANCE = "stance"
    ENTRENCH = "entrench"
    ADD_TO_ATTACK = "add_to_attack"
    SUPPORT = "support"
    END_TURN = "end_turn"
    UNDO = "undo"
    REDO = "redo"
    PAN_LEFT = "pan_left"
    PAN_RIGHT = "pan_right"
    PAN_UP = "pan_up"
    PAN_DOWN = "pan_down"
    CURSOR_LEFT = "cursor_left"
    CURSOR_RIGHT = "cursor_right"
    CURSOR_UP = "cursor_up"
    CURSOR_DOWN = "cursor_down"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    WHOLE_MAP = "whole_map"
    BLOW_BRIDGE = "blow_bridge"
    RETREAT = "retreat"
    FALL_BACK = "fall_back"
    RAIL = "rail"
    EMBARK = "embark"
    STACK_NEXT = "stack_next"
    FAN = "fan"
    OVERLAY_1 = "overlay_1"
    OVERLAY_2 = "overlay_2"
    OVERLAY_3 = "overlay_3"
    OVERLAY_4 = "overlay_4"
    OVERLAY_5 = "overlay_5"
    OVERLAY_6 = "overlay_6"
    OVERLAY_7 = "overlay_7"
    OVERLAY_8 = "overlay_8"
    OVERLAY_9 = "overlay_9"
    OVERLAY_0 = "overlay_0"
    OVERLAY_I = "overlay_i"
    THREAT = "threat"
    FORCES = "forces"
    ARRIVALS = "arrivals"
    REPLACEMENTS = "replacements"
    BRING_ON = "bring_on"
    AIR_SEA = "air_sea"
    FORECAST = "forecast"
    POLITICS = "politics"
    VICTORY = "victory"
    DISPATCHES = "dispatches"
    CHRONICLE = "chronicle"
    CHARTS = "charts"
    WEATHER = "weather"
    RELOAD = "reload"
    QUICK_SAVE = "quick_save"
    QUICK_LOAD = "quick_load"
    SLOWER = "slower"
    FASTER = "faster"
    EARLIER = "earlier"
    LATER = "later"
    SIGHT = "sight"
    CHOICE_1 = "choice_1"
    CHOICE_2 = "choice_2"
    CHOICE_3 = "choice_3"
    CHOICE_4 = "choice_4"
    CHOICE_5 = "choice_5"
    PROPOSE = "propose"
    AS_TABLE = "as_table"
    EXPORT = "export"
    DELETE = "delete"
    SAVE_FILE = "save_file"
    TEST_PLAY = "test_play"
    NEW_UNIT = "new_unit"
    COPY_UNIT = "copy_unit"
    REMOVE_UNIT = "remove_unit"
    PUT_HERE = "put_here"
    HOLD_COMMUNIST = "hold_communist"
    HOLD_UN = "hold_un"
    NEXT_PROBLEM = "next_problem"
    TO_FIELDS = "to_fields"


_KEYS: Mapping[Place, str] = {
    Place.EVERYWHERE: "confirm=enter back=escape find=slash almanac=f1 full_screen=f11 picture=f12 mute=m",
    Place.MENU: "watch=w",
    Place.MAP: "next_unit=tab last_unit=shift+tab next_short=n skip=space rest=z stance=t entrench=h add_to_attack=a"
    " support=g end_turn=ctrl+enter undo=ctrl+z redo=ctrl+y pan_left=left pan_right=right pan_up=up pan_down=down"
    " cursor_left=ctrl+left cursor_right=ctrl+right cursor_up=ctrl+up cursor_down=ctrl+down zoom_in=plus zoom_out=minus"
    " whole_map=home blow_bridge=x retreat=l fall_back=shift+l rail=r embark=e stack_next=v fan=f overlay_1=1"
    " overlay_2=2 overlay_3=3 overlay_4=4 overlay_5=5 overlay_6=6 overlay_7=7 overlay_8=8 overlay_9=9 overlay_0=0"
    " overlay_i=i threat=alt forces=u arrivals=b bring_on=shift+b replacements=y air_sea=j forecast=p politics=k"
    " victory=o dispatches=d chronicle=c charts=s weather=w reload=f5 quick_save=f6 quick_load=f9 slower=comma"
    " faster=period earlier=pageup later=pagedown sight=q",
    Place.PAPER: "choice_1=1 choice_2=2 choice_3=3 choice_4=4 choice_5=5",
    Place.EDITOR: "save_file=ctrl+s test_play=f5 new_unit=ctrl+n copy_unit=ctrl+d remove_unit=delete put_here=p"
    " hold_communist=c hold_un=u next_problem=f8 to_fields=f2",
    Place.TOOLTIP: "pin_tooltip=t",
    Place.TABLE: "propose=ctrl+p as_table=ctrl+t export=ctrl+e delete=delete",
}

PLACES: Mapping[Action, Place] = {
    Action(pair.partition("=")[0]): place for place, pairs in _KEYS.items() for pair in pairs.split()
}
DEFAULT_KEYS: Mapping[Action, str] = {
    Action(pair.partition("=")[0]): pair.partition("=")[2] for pairs in _KEYS.values() for pair in pairs.split()
}

_SHOWN = {
    "pageup": "Page up",
    "pagedown": "Page down",
    "escape": "Esc",
    "comma": ",",
    "period": ".",
    "slash": "/",
    "plus": "+",
    "minus": "−",
    "delete": "Del",
}
_FIXED = {"ctrl+tab", "ctrl+shift+tab", "alt+f4"}


def shown_chord(chord: str) -> str:
    """A chord as a key cap shows it: ``Ctrl+Enter``."""
    return "+".join(_SHOWN.get(part, part.capitalize()) for part in chord.split("+"))


class Keymap:
    """Which key does what: the defaults with the player's changes."""

    def __init__(self, changes: Mapping[str, str] | None = None) -> None:
        self._keys = dict(DEFAULT_KEYS)
        for name, chord in (changes or {}).items():
            if name in Action.__members__.values() and is_chord(chord):
                self._keys[Action(name)] = chord

    def chord(self, action: Action) -> str:
        """The bound chord."""
        return self._keys[action]

    def label(self, action: Action) -> str:
        """The bound key as a key cap shows it."""
        return shown_chord(self._keys[action])

    def action_for(self, press: KeyPress, places: tuple[Place, ...]) -> Action | None:
        """The action of a key in one of ``places``, the first named first; keys of everywhere count last."""
        for place in (*places, Place.EVERYWHERE):
            for action, chord in self._keys.items():
                if chord == press.chord and PLACES[action] is place:
                    return action
        return None

    def conflicts(self, action: Action, chord: str) -> list[Action]:
        """The actions that would lose their key if ``action`` took ``chord``."""
        return [
            other
            for other, taken in self._keys.items()
            if other is not action and taken == chord and _meet(PLACES[other], PLACES[action])
        ]

    def rebind(self, action: Action, chord: str) -> None:
        """Give ``action`` another key; conflicts are the caller's to check."""
        if not is_chord(chord):
            raise ValueError(f"no key is called {chord!r}")
        self._keys[action] = chord

    def reset(self) -> None:
        """Back to the defaults."""
        self._keys = dict(DEFAULT_KEYS)

    def changes(self) -> dict[str, str]:
        """What differs from the defaults, for the settings file."""
        return {action.value: chord for action, chord in self._keys.items() if chord != DEFAULT_KEYS[action]}


def is_chord(chord: str) -> bool:
    """Whether ``chord`` names a key that exists and is free to be bound."""
    *held, key = chord.split("+")
    rising = [h for h in ("ctrl", "alt", "shift") if h in held]
    return key in KEY_NAMES.values() and held == rising and chord not in _FIXED


def _meet(a: Place, b: Place) -> bool:
    return Place.TOOLTIP not in (a, b) and (a is b or Place.EVERYWHERE in (a, b))
