"""Commands without a window never load pygame."""

import subprocess
import sys

import pytest

from game.cli.main import COMMANDS

WINDOWED = ("play", "render")
PROBE = """
import sys
from importlib import import_module
for name in sys.argv[1:]:
    import_module(name)
sys.exit(3 if "pygame" in sys.modules else 0)
"""


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - set(WINDOWED)))
def test_a_headless_command_does_not_load_pygame(command: str) -> None:
    done = subprocess.run([sys.executable, "-c", PROBE, f"game.cli.{command}", "game.cli.main"], check=False)
    assert done.returncode == 0
