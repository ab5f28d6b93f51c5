"""Sounds made of sine waves and noise, each made when it is first played; silent where there is no device."""

import os
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import exp, pi, sin
from types import MappingProxyType

import pygame

from game.view.settings import Settings

RATE = 22050
QUIET = 10 ** (-18 / 20)
LOUD = 10 ** (-12 / 20)
Wave = list[float]


def _tone(hz: float, ms: int, decay: float, *, to_hz: float | None = None, overtones: tuple[float, ...] = ()) -> Wave:
    """A dying tone, gliding to ``to_hz``; ``overtones`` are the shares of the 2nd, 3rd ... partial."""
    count, phase, wave = RATE * ms // 1000, 0.0, []
    for i in range(count):
        share = i / count
        phase += 2 * pi * (hz + ((to_hz or hz) - hz) * share) / RATE
        value = sin(phase) + sum(part * sin((n + 2) * phase) for n, part in enumerate(overtones))
        wave.append(value * exp(-decay * share) * min(1.0, i / 60, (count - i) / 120))
    return wave


def _noise(ms: int, decay: float, smooth: int, seed: int = 38) -> Wave:
    """Dying noise, made duller by a running mean over ``smooth`` samples."""
    count, wave, held, total = RATE * ms // 1000, [], [0.0] * smooth, 0.0
    for i in range(count):
        seed = (seed * 1103515245 + 12345) % 2**31
        fresh = seed / 2**30 - 1
        total += fresh - held[i % smooth]
        held[i % smooth] = fresh
        wave.append(total / smooth**0.5 * exp(-decay * i / count) * min(1.0, i / 40, (count - i) / 200))
    return wave


def _mix(*parts: tuple[int, float, Wave]) -> Wave:
    """Waves laid over each other: each with its start in ms and its share."""
    length = max(RATE * start // 1000 + len(wave) for start, _, wave in parts)
    out = [0.0] * length
    for start, share, wave in parts:
        first = RATE * start // 1000
        for i, value in enumerate(wave):
            out[first + i] += share * value
    return out


def _tick() -> Wave:
    return _mix((0, 0.7, _tone(1150, 40, 9, overtones=(0.3,))), (0, 0.5, _noise(25, 8, 3)))


def _refused() -> Wave:
    thud = _mix((0, 0.8, _tone(190, 60, 6, overtones=(0.4,))), (0, 0.3, _noise(40, 7, 10)))
    return _mix((0, 1.0, thud), (95, 1.0, thud))


def _boot() -> Wave:
    return _mix((0, 0.8, _noise(70, 7, 26)), (85, 0.6, _noise(65, 7, 22, 7)))


def _motor() -> Wave:
    return _mix(*((i * 14, 0.5 - i * 0.02, _tone(82 + 3 * i, 30, 4, overtones=(0.6, 0.4))) for i in range(10)))


def _track() -> Wave:
    return _mix(*((i * 24, 0.5, _noise(30, 6, 4 + i % 2 * 5, 11 + i)) for i in range(6)), (0, 0.4, _tone(60, 150, 2)))


def _phone() -> Wave:
    return _mix(*((i * 24, 0.4, _tone(1420 if i % 2 else 1180, 26, 1.5)) for i in range(6)))


def _thud() -> Wave:
    return _mix((0, 0.9, _tone(95, 130, 6, to_hz=60)), (0, 0.4, _noise(80, 7, 30)))


def _gun(seed: int) -> Wave:
    return _mix((0, 1.0, _noise(420, 6, 60, seed)), (0, 0.7, _tone(70, 300, 6, to_hz=38)))


def _guns() -> Wave:
    return _mix((0, 0.8, _gun(3)), (210, 0.6, _gun(5)), (330, 0.8, _gun(9)), (480, 0.5, _gun(17)))


def _brass(hz: float, ms: int, to_hz: float | None = None) -> Wave:
    return _tone(hz, ms, 1.6, to_hz=to_hz, overtones=(0.6, 0.45, 0.25, 0.12))


def _rout() -> Wave:
    return _mix((0, 0.8, _guns()), (380, 0.35, _brass(294, 520, 233)))


def _surf() -> Wave:
    swell = _noise(900, 1.5, 14)
    shaped = [value * sin(pi * i / len(swell)) for i, value in enumerate(swell)]
    return _mix((0, 0.5, shaped), (350, 0.8, _gun(21)))


def _prop() -> Wave:
    count, wave, phase = RATE * 800 // 1000, [], 0.0
    for i in range(count):
        share = i / count
        phase += 2 * pi * (118 - 30 * share) / RATE
        wave.append((sin(phase) + 0.6 * sin(2 * phase) + 0.3 * sin(3 * phase)) * sin(pi * share) ** 2)
    return wave


def _paper_bell() -> Wave:
    return _mix((0, 0.35, _noise(160, 3, 2)), (120, 0.5, _tone(1568, 500, 5, overtones=(0.3, 0.15))))


def _horn() -> Wave:
    return _mix((0, 0.5, _brass(294, 200)), (190, 0.55, _brass(392, 380)))


def _victory() -> Wave:
    notes = ((0, 294, 200), (190, 392, 200), (380, 494, 200), (570, 587, 700))
    return _mix(*((start, 0.5, _brass(hz, ms)) for start, hz, ms in notes))


@dataclass(frozen=True, slots=True)
class Cue:
    """One sound: which slider it obeys, how loud it is at full, how its wave is made."""

    group: str
    level: float
    make: Callable[[], Wave]


CUES: Mapping[str, Cue] = MappingProxyType(
    {
        "press": Cue("interface", QUIET, _tick),
        "refused": Cue("interface", QUIET, _refused),
        "select_foot": Cue("interface", QUIET, _boot),
        "select_motor": Cue("interface", QUIET, _motor),
        "select_tracked": Cue("interface", QUIET, _track),
        "select_hq": Cue("interface", QUIET, _phone),
        "move": Cue("battle", QUIET, _thud),
        "assault": Cue("battle", LOUD, _guns),
        "rout": Cue("battle", LOUD, _rout),
        "landing": Cue("battle", QUIET, _surf),
        "air": Cue("battle", QUIET, _prop),
        "bridge": Cue("battle", QUIET, lambda: _gun(29)),
        "decision": Cue("ambience", QUIET, _paper_bell),
        "turn": Cue("ambience", QUIET, _horn),
        "victory": Cue("ambience", QUIET, _victory),
    }
)


def samples(cue: Cue) -> bytes:
    """The wave of a cue as 16-bit numbers, its loudest point at the cue's level."""
    wave = cue.make()
    peak = max(1e-9, max(abs(value) for value in wave))
    scale = 32767 * cue.level / peak
    return array("h", (round(value * scale) for value in wave)).tobytes()


@contextmanager
def _muffled() -> Iterator[None]:
    """Keep the sound libraries from complaining on the terminal about a device that is not there."""
    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


class Sounds:
    """The open sound device, or silence."""

    def __init__(self) -> None:
        self._kept: dict[str, pygame.mixer.Sound] = {}
        self._volumes = {"interface": 0.0, "battle": 0.0, "ambience": 0.0}
        try:
            with _muffled():
                pygame.mixer.init(RATE, -16, 1, 512)
        except pygame.error:
            self.available = False
        else:
            self.available = True

    def set_volumes(self, settings: Settings) -> None:
        """Obey the sliders and the mute switch."""
        on = 0.0 if settings.muted else 1.0
        self._volumes = {
            "interface": on * settings.volume_interface,
            "battle": on * settings.volume_battle,
            "ambience": on * settings.volume_ambience,
        }

    def play(self, name: str) -> None:
        """Play a cue; without a device, or when it is off, nothing."""
        cue = CUES[name]
        volume = self._volumes[cue.group]
        if not self.available or volume <= 0:
            return
        if name not in self._kept:
            self._kept[name] = pygame.mixer.Sound(buffer=samples(cue))
        sound = self._kept[name]
        sound.set_volume(volume)
        sound.play()

    def close(self) -> None:
        """Let go of the device."""
        self._kept.clear()
        if self.available:
            pygame.mixer.quit()
            self.available = False
