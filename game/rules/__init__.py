"""The verbs of the game: every rule that reads a position and yields events."""
