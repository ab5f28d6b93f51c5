"""Commands without a window never load pygame."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
WINDOWED = ("play", "render")
PROBE = """
import sys
from importlib import import_module
for name in sys.argv[1:]:
    import_module(name)
    if "pygame" in sys.modules:
        sys.exit(f"{name} loads pygame")
"""


def test_headless_commands_do_not_load_pygame() -> None:
    names = [f"game.cli.{command}" for command in sorted(set(COMMANDS) - set(WINDOWED))]
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "game.cli.main", *names], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_probe_finds_pygame() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE, "game.ui.window"], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "game.ui.window loads pygame"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_without_a_display_the_game_says_so_in_one_line() -> None:
    """PRODUCT P-3: and names the commands that need none."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    command = [sys.executable, str(ROOT / "main.py")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("No display was found")
    assert done.stderr.count("\n") == 1
    assert all(name in done.stderr for name in ("simulate", "replay --verify", "check"))
