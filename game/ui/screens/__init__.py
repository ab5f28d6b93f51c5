"""The screens outside the game itself: menu, briefing, settings, help, saved games."""
