"""Commands without a window never load pygame."""

import subprocess
import sys

from game.cli.main import COMMANDS

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
