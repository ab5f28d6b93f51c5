"""The help: how the game is played, in short pages of the catalogue."""

from game.view.screens import HelpTopic
from game.view.text import catalogue, t

TOPICS = ("start", "turn", "move", "fight", "supply", "command", "fog", "saves", "files", "editor")


def help_topics() -> tuple[HelpTopic, ...]:
    """Return the pages on how to play in reading order."""
    return tuple(HelpTopic(t(f"help.{name}"), _paragraphs(name)) for name in TOPICS)


def _paragraphs(name: str) -> tuple[str, ...]:
    texts = catalogue()
    found: list[str] = []
    while (key := f"help.{name}.{len(found) + 1}") in texts:
        found.append(texts[key])
    return tuple(found)
