"""The nouns of the game: board, units, pictures, views, state, events, dice."""
