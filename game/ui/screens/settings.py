"""The settings: display, sound, keys; every change counts and is kept at once."""

from collections.abc import Callable
from functools import partial

from game.ui.actions import DEFAULT_KEYS, Action, Keymap, Place, is_chord, shown_chord
from game.ui.buttons import Button, Kind
from game.ui.choices import RadioRow, Segments, Toggle
from game.ui.fields import Slider
from game.ui.inputs import KeyPress
from game.ui.labels import Fit, Glyph, KeyCap, Label
from game.ui.layout import Centered, Column, Grid, Pad, Row, Spacer, growing, named, sized
from game.ui.panels import Card, Panel
from game.ui.popups import Dialog, ask
from game.ui.screens.common import TOP_BAR, Backdrop, top_bar
from game.ui.screens.keylist import told_actions, told_places
from game.ui.screens.swatches import CounterRow
from game.ui.scroll import Scroll
from game.ui.tabs import Tab, TabBar
from game.ui.widget import Size, Surface, Ui, Widget
from game.view.settings import ANIMATION_SPEEDS, SCALES, Settings
from game.view.text import t
from game.view.theme import BODY, LABEL, METRICS, PALETTES, SMALL

VOLUMES = (("interface", "press"), ("battle", "assault"), ("ambience", "turn"))
PAGE_WIDTH = 980


class SettingsScreen:
    """Changes ``settings`` in place and calls ``changed`` after every change."""

    places: tuple[Place, ...] = (Place.MENU,)

    def __init__(self, settings: Settings, changed: Callable[[], None], back: Callable[[], None]) -> None:
        self.settings, self.changed, self.back = settings, changed, back
        self.page = 0

    def act(self, ui: Ui, action: Action) -> bool:
        if action is Action.BACK:
            self.back()
            return True
        return False

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing waits for a key to be let go."""

    def _set_page(self, ui: Ui, index: int) -> None:
        self.page = index
        ui.relayout()

    def _set(self, name: str, value: object) -> None:
        setattr(self.settings, name, value)
        self.changed()

    def build(self, ui: Ui) -> Widget:
        titles = [Tab(t("settings.display")), Tab(t("settings.sound")), Tab(t("settings.keys"))]
        tabs = sized(named(TabBar(titles, self.page, partial(self._set_page, ui)), "pages"), height=TOP_BAR - 1)
        pages = (self._display, self._sound, self._keys)
        page = Pad(pages[self.page](ui), (0, METRICS.screen_edge, 0, METRICS.screen_edge))
        edge = METRICS.screen_edge
        body = named(Scroll(Pad(Centered(page, PAGE_WIDTH), (edge, 0, edge, 0))), f"page.{self.page}")
        return Backdrop(Column(top_bar(t("menu.settings"), t("settings.note"), self.back, tabs), growing(body)))

    # --- display ---

    def _display(self, ui: Ui) -> Widget:
        s = self.settings
        scales = [0.0, *SCALES]
        labels = [t("settings.auto"), *(f"{round(scale * 100)} %" for scale in SCALES)]
        at = scales.index(s.scale) if s.scale in scales else 0
        scale = Segments(labels, at, lambda i: self._set("scale", scales[i]))
        speeds = [t("settings.speed_0") if speed == 0 else f"× {speed}" for speed in ANIMATION_SPEEDS]
        speed = Segments(
            speeds,
            ANIMATION_SPEEDS.index(s.animation_speed),
            lambda i: self._set("animation_speed", ANIMATION_SPEEDS[i]),
        )
        window = Column(
            _line(t("settings.scale"), t("settings.scale_note"), named(scale, "scale")),
            named(self._toggle("full_screen", note=shown_chord(ui.keys.chord(Action.FULL_SCREEN))), "full_screen"),
            named(self._toggle("edge_pan"), "edge_pan"),
            named(self._toggle("end_warning"), "end_warning"),
            gap=12,
            pad=METRICS.inset,
        )
        motion = Column(
            _line(t("settings.speed"), t("settings.speed_note"), named(speed, "speed")),
            named(self._toggle("reduced_motion", note=t("settings.reduced_motion_note")), "reduced_motion"),
            gap=12,
            pad=METRICS.inset,
        )
        return Column(
            Panel(t("settings.window"), window, glyph="display"),
            Panel(t("settings.colors"), self._palettes(ui), glyph="eye"),
            Panel(t("settings.motion"), motion, glyph="play"),
            gap=14,
        )

    def _toggle(self, name: str, *, note: str = "") -> Toggle:
        return Toggle(t(f"settings.{name}"), partial(self._set, name), on=getattr(self.settings, name), note=note)

    def _palettes(self, ui: Ui) -> Widget:
        rows: list[Widget] = []
        for palette in PALETTES.values():
            note = t(f"palette.{palette.key}_note")
            on = palette.key == self.settings.palette
            row = RadioRow(t(f"palette.{palette.key}"), note, partial(self._set, "palette", palette.key), on=on)
            rows.append(named(row, f"palette.{palette.key}"))
        sample = Row(Label(t("settings.sample"), SMALL, "t2"), Spacer(14), CounterRow(), Spacer())
        return Column(*rows, sample, gap=8, pad=METRICS.inset)

    # --- sound ---

    def _sound(self, ui: Ui) -> Widget:
        rows: list[Widget] = [self._toggle("muted", note=shown_chord(ui.keys.chord(Action.MUTE)))]
        for group, cue in VOLUMES:
            name = f"volume_{group}"
            slider = Slider(
                t(f"settings.{name}"),
                getattr(self.settings, name),
                partial(self._set, name),
                low=0.0,
                high=1.0,
                step=0.05,
                default=getattr(Settings(), name),
                shown=lambda value: f"{round(value * 100)} %",
                ends=False,
            )
            listen = sized(Button(t("settings.listen"), partial(ui.play, cue), glyph="sound"), width=118)
            rows.append(Row(growing(named(slider, name)), Spacer(20), named(listen, f"listen.{group}")))
        body = Column(*rows, gap=18, pad=METRICS.inset)
        return Column(Panel(t("settings.sound"), body, glyph="sound"), Spacer())

    # --- keys ---

    def _keys(self, ui: Ui) -> Widget:
        columns = 2 if ui.layout_size[0] >= 1000 else 1
        parts: list[Widget] = []
        for place in told_places():
            cards = [self._key_row(ui, action) for action in told_actions(place)]
            body = Pad(Grid(*cards, columns=columns, gap=6), METRICS.inset)
            parts.append(Panel(t(f"place.{place.value}"), body, glyph="keyboard"))
        reset = named(Button(t("settings.reset_keys"), partial(self._ask_reset, ui), glyph="replay"), "reset_keys")
        return Column(Row(Spacer(), reset), *parts, gap=14)

    def _key_row(self, ui: Ui, action: Action) -> Widget:
        changed = action.value in self.settings.keys
        words = growing(Label(t(f"action.{action.value}"), LABEL, "gold" if changed else "text", fit=Fit.SHORTEN))
        row = Row(words, KeyCap(ui.keys.label(action)), pad=(12, 5, 10, 5))
        return named(sized(Card(row, partial(self._ask_key, ui, action)), height=32), f"key.{action.value}")

    def _ask_key(self, ui: Ui, action: Action) -> None:
        catcher = KeyCatcher(partial(self._caught, ui, action))
        body = Column(
            Label(t("settings.press_key", action=t(f"action.{action.value}")), BODY, "t2", fit=Fit.WRAP, marked=True),
            catcher,
            gap=12,
        )
        default = Button(t("settings.default_key"), partial(self._take, ui, action, DEFAULT_KEYS[action]))
        cancel = Button(t("settings.cancel"), ui.close_dialog, action=Action.BACK)
        dialog = Dialog(ui, t("settings.new_key"), body, (default, cancel), glyph="keyboard", back=ui.close_dialog)
        ui.open_dialog(dialog)
        ui.set_focus(catcher)

    def _caught(self, ui: Ui, action: Action, chord: str) -> None:
        others = ui.keys.conflicts(action, chord)
        if not others:
            self._take(ui, action, chord)
            return
        ui.close_dialog()
        taken = ", ".join(t(f"action.{other.value}") for other in others)
        yes = Button(t("settings.swap"), partial(self._swap, ui, action, chord), kind=Kind.DANGER)
        no = Button(t("settings.cancel"), lambda: None, action=Action.BACK)
        text = t("settings.key_taken", key=shown_chord(chord), actions=taken)
        ui.open_dialog(ask(ui, t("settings.conflict"), text, yes, no, glyph="warning"))

    def _take(self, ui: Ui, action: Action, chord: str) -> None:
        """Bind a free key."""
        if ui.keys.conflicts(action, chord):
            self._caught(ui, action, chord)
            return
        ui.close_dialog()
        self._bind(ui, {action: chord})

    def _swap(self, ui: Ui, action: Action, chord: str) -> None:
        """The action takes the key, the others get the one it had."""
        mine = ui.keys.chord(action)
        self._bind(ui, {**dict.fromkeys(ui.keys.conflicts(action, chord), mine), action: chord})

    def _bind(self, ui: Ui, chords: dict[Action, str]) -> None:
        keys = Keymap(self.settings.keys)
        for action, chord in chords.items():
            keys.rebind(action, chord)
        self._set("keys", keys.changes())

    def _ask_reset(self, ui: Ui) -> None:
        yes = Button(t("settings.reset"), lambda: self._set("keys", {}), kind=Kind.PRIMARY)
        no = Button(t("settings.cancel"), lambda: None, action=Action.BACK)
        ui.open_dialog(ask(ui, t("settings.reset_keys"), t("settings.reset_question"), yes, no))


class KeyCatcher(Widget):
    """Takes the next key, whatever it is; only Esc goes through."""

    focusable = True

    def __init__(self, caught: Callable[[str], None]) -> None:
        super().__init__(Row(Spacer(), Glyph("keyboard", 34, "t2"), Spacer(), pad=10))
        self.caught = caught

    def measure(self, ui: Ui, width: int) -> Size:
        return self.children[0].measure(ui, width)

    def key(self, ui: Ui, press: KeyPress) -> bool:
        if press.chord == "escape":
            return False
        if press.key and is_chord(press.chord):
            self.caught(press.chord)
        else:
            ui.play("refused")
        return True

    def paint(self, ui: Ui, to: Surface) -> None:
        to.fill(ui.palette.field, self.rect)


def _line(title: str, note: str, control: Widget) -> Widget:
    """A setting: its name and a note at the left, its control at the right, or below it where it is narrow."""
    words = Column(Label(title, LABEL, fit=Fit.SHORTEN), Label(note, SMALL, "t3", fit=Fit.SHORTEN))
    return Row(growing(words), Spacer(12), control)
