"""Tools that build what the game ships; never needed to play."""
