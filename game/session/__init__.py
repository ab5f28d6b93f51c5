"""One match: players, orders, listeners, undo, saved games and replays."""
