"""The pygame window.

For authors of screens, in brief (details in the modules named):

- ``window.App(settings)`` opens the window; ``app.push(screen)``, ``app.pop()``, ``app.replace(screen)``,
  ``app.run()``. Tests drive it with ``tests.support.window.Driver``: ``App.step`` with their own events and clock.
- A **screen** (``window.Screen``) has ``places`` (whose keys count: ``(Place.MAP,)``), ``build(ui) -> Widget``,
  ``act(ui, action) -> bool`` and ``key_up(ui, key)``. ``build`` is called again after ``ui.relayout()`` and on every
  resize, so state lives in the screen; focus, hover, scroll offsets and carets go over to the new tree by ``name``.
  A widget that is costly to make (the map) is kept by the screen and returned again.
- A **widget** (``widget.Widget``) overrides some of ``measure(ui, width)``, ``arrange(ui)``, ``paint(ui, to)``,
  ``pointer(ui, event)``, ``key(ui, press)``, ``activate(ui)``, ``overflow(ui)``. Lengths in constructors are units,
  everything else physical pixels: ``ui.px(14)``. ``focusable``, ``hoverable``, ``tooltip``, ``enabled`` with
  ``why_disabled`` (the tooltip says it) are plain attributes. ``clips = True`` keeps children inside ``viewport()``.
- ``ui`` (``ui.Ui``) is handed everywhere: ``scale``, ``layout_size`` (units; layout rules look at that alone),
  ``palette``, ``motion``, ``keys``, ``counters`` (``ui.counters.blit(to, face, px, center)``), ``face(style)``,
  ``repaint(widget)`` or ``repaint_rect(rect)`` when a picture changed, ``relayout()`` when the tree must change,
  ``take_pointer(widget)`` to drag, ``hover_share(widget)``, ``timers``, ``play(cue)`` (``sound.CUES``),
  ``open_dialog(popups.ask(...))``, ``toast(text, jump)``, ``open_tip(text, rect)``, ``explain`` (term -> its text).
- ``ui.timers``: ``after(ms, act)``, ``animate(ms, step, done)`` with ``step(0..1)``, ``flow(step)`` for what never
  rests; lengths are ``ui.motion.*``, zero under reduced motion. The loop sleeps when nothing moves.
- **Layout** (``layout``): ``Row``, ``Column``, ``Grid``, ``Pad``, ``Spacer``, ``Centered``; ``growing(w)``,
  ``sized(w, width=, height=)``, ``named(w, "x")``, ``described(w, tooltip)``. ``scroll.Scroll`` for what is higher.
- **Widgets**: ``labels`` Label (``fit=Fit.WHOLE|SHORTEN|WRAP``; ``marked=True``: ``*strong*``, ``[term]``), Glyph,
  KeyCap, Rule, Picture, Swatch; ``buttons`` Button, MenuItem; ``choices`` Toggle, Chip, RadioRow, Segments; ``fields``
  Slider, TextField; ``bars`` Bar, Stat, Versus, BandsBar, Waterfall, Pips; ``tables`` Table; ``tabs`` TabBar;
  ``panels`` Panel (``floating=True`` drags and docks), Plate, Card, Paper; ``popups`` Dialog, ask.
- **Drawing**: ``draw.box`` (smooth corners, edge, light), ``draw.shadow``, ``draw.disc``, ``draw.hatch``;
  ``icons.icon(name, px, color)``; ``typeset.text_image(face, text, color)``, ``text_width``, ``shortened``,
  ``wrapped``.
- Words come from ``game.view.text.t``; colors, sizes and styles from ``game.view.theme``.
- Before a screen is done: ``overflow.measure_overflow(root, ui)`` is empty at every size and scale of the tests.
"""
