"""What to draw, without the screen: camera, curves, overlays, narration, theme."""
