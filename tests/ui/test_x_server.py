"""One real run: the window on an X server of its own, played with the mouse and keys of that server."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
PATIENCE = 90.0  # seconds at most for anything to happen; on an idle machine it takes one or two

pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
    pytest.mark.skipif(sys.platform != "linux", reason="an X server of its own is started on Linux only"),
]


@pytest.fixture
def display(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Start an X server on a free display and return the environment of its programs."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        home = {"XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
        yield {**os.environ, **home, "DISPLAY": f":{number}", "SDL_VIDEODRIVER": "x11", "SDL_AUDIODRIVER": "dummy"}
        server.terminate()


def hand(display: dict[str, str], *words: str) -> None:
    """Do something with the mouse and the keys of the server."""
    subprocess.run(["xdotool", *words], env=display, check=True, timeout=PATIENCE)


def wait_for(act: str, found: Path) -> None:
    """Wait until there is such a file."""
    end = time.monotonic() + PATIENCE
    while not list(found.parent.glob(found.name)):
        assert time.monotonic() < end, f"no {found.name} after {act}"
        time.sleep(0.1)


def test_a_turn_is_played_under_a_real_x_server(display: dict[str, str], tmp_path: Path) -> None:
    """The window opens, a click and keys are answered, a picture and a saved game are written, closing ends it."""
    command = [sys.executable, str(ROOT / "main.py"), "play", "tutorial", "--un", "human", "--seed", "5"]
    with subprocess.Popen(command, env=display, cwd=tmp_path) as game:
        try:
            saves, pictures = tmp_path / "parallel38" / "saves", tmp_path / "parallel38" / "pictures"
            wait_for("the start", saves / "auto-*.json")
            hand(display, "mousemove", "640", "360", "click", "1")
            hand(display, "key", "ctrl+Return")
            hand(display, "key", "F6")
            wait_for("F6", saves / "quick.json")
            hand(display, "key", "F12")
            wait_for("F12", pictures / "*.png")
            assert game.poll() is None
        finally:
            game.terminate()
    text = (tmp_path / "parallel38" / "saves" / "quick.json").read_text(encoding="utf-8")
    assert '"order": "end_phase", "side": "un"' in text  # Ctrl+Enter went on from the allocation
