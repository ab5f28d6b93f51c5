"""Shows what happens, one scene after another: marches, fights, raids, landings; lets the computer move meanwhile."""

from collections import deque
from collections.abc import Callable
from time import perf_counter

from pygame import Rect, Surface

from game.session.witness import Fight, Figure, March, Raid, Scene, Witness
from game.ui.play.canvas import MapCanvas
from game.ui.play.fight_picture import FIGHT_HEIGHT, FIGHT_WIDTH, paint_fight
from game.ui.play.plans import arrow
from game.ui.play.raid_picture import paint_raid_or_wave
from game.ui.play.room import Room
from game.ui.play.scene import COUNTER_PX
from game.ui.widget import Ui
from game.view.counters import CounterFace, Echelon
from game.view.faces import SHAPES, army_key, symbol_of

THINK_SECONDS = 0.012  # how long the computer may think between two frames
SPEEDS = (1, 2, 4, 0)


class Playback:
    """The queue of scenes of one match as its viewer sees them.

    While it is ``busy`` the map shows the past: it catches up scene by scene. Speed 0 shows nothing but the outcome.
    """

    def __init__(self, ui: Ui, room: Room, canvas: MapCanvas, witness: Witness, speed: int) -> None:
        self.ui, self.room, self.canvas, self.witness = ui, room, canvas, witness
        self.speed = speed
        self.paused = False
        self.on_stage = False  # whether its viewer sits at the window
        self.on_rest: Callable[[], None] = lambda: None
        self.on_handle: Callable[[], None] = lambda: None  # paused, another pace
        self.waiting: deque[Scene] = deque()
        self.scene: Scene | None = None
        self._share = 0.0
        self._flow: int | None = None
        self._movement: int | None = None
        canvas.show_scene = self.paint
        room.waits = lambda: self.speed != 0 and witness.has_fight

    @property
    def busy(self) -> bool:
        """Return whether scenes wait or the computer has the move."""
        return self.scene is not None or bool(self.waiting) or self._computer_moves

    @property
    def _computer_moves(self) -> bool:
        match = self.room.match
        return not match.is_over and not match.human_decides

    def wake(self) -> None:
        """Begin to show what has happened; called after every order. Off the stage it waits for its viewer."""
        self.waiting.extend(self.witness.taken())
        if self.speed == 0:
            self.waiting.clear()
        if not self.on_stage:
            self.room.hold()
        elif self.busy and self._flow is None:
            self.room.hold()
            self._flow = self.ui.timers.flow(lambda _: self._frame())
        elif self._flow is None and self.room.held:
            self._rest()

    def enter(self) -> None:
        """Show what waits: the viewer sits at the window."""
        self.on_stage = True
        self.wake()

    def leave(self) -> None:
        """Show nothing more for now: the viewer is not there."""
        self.on_stage = False
        if self._flow is not None:
            self.ui.timers.cancel(self._flow)
            self._flow = None
        self._stop_scene()

    def toggle_pause(self) -> None:
        """Hold the playback where it is, or let it go on."""
        self.paused = not self.paused
        if self.paused:
            self._stop_scene()
        self.on_handle()

    def step(self) -> None:
        """Show one scene more while paused."""
        if not self.paused or self.scene is not None:
            return
        while not self.waiting and self._computer_moves:
            self._think()
        if self.waiting:
            self._begin(self.waiting.popleft())
        else:
            self.toggle_pause()

    def set_pace(self, step: int) -> None:
        """Play slower or faster by one step: 1, 2, 4, at once."""
        at = SPEEDS.index(self.speed) + step
        self.speed = SPEEDS[max(0, min(len(SPEEDS) - 1, at))]
        self.on_handle()

    def cycle_pace(self) -> None:
        """Take the next pace, the slowest after the fastest."""
        self.speed = SPEEDS[(SPEEDS.index(self.speed) + 1) % len(SPEEDS)]
        self.on_handle()

    def _stop_scene(self) -> None:
        """Show the scene in hand at its end."""
        if self._movement is not None:
            self.ui.timers.cancel(self._movement)
            self._movement = None
        if self.scene is not None:
            self._done()

    def skip(self) -> None:
        """Show no more of what is waiting; the computer goes on."""
        self.paused = False
        self.drop()

    def drop(self) -> None:
        """Show what is so now and nothing of what led there."""
        self.witness.taken()
        self.waiting.clear()
        if self._movement is not None:
            self.ui.timers.cancel(self._movement)
        self.scene = self._movement = None
        self.canvas.hide(frozenset())
        self.room.catch_up()

    def _frame(self) -> None:
        if self.paused or self.scene is not None:
            return
        if self.waiting:
            self._begin(self.waiting.popleft())
        elif self._computer_moves:
            self._think()
        else:
            self._rest()

    def _think(self) -> None:
        deadline = perf_counter() + THINK_SECONDS
        match = self.room.match
        while self._computer_moves and perf_counter() < deadline:
            if match.ponder():
                continue  # the window draws in between
            match.step()
            scenes = self.witness.taken()
            if scenes and self.speed:
                self.waiting.extend(scenes)
                return

    def _rest(self) -> None:
        if self._flow is not None:
            self.ui.timers.cancel(self._flow)
            self._flow = None
        self.room.catch_up()
        self.on_rest()

    # --- one scene --------------------------------------------------------------------------------------------

    def _begin(self, scene: Scene) -> None:
        if not isinstance(scene, Fight):  # a fight is shown as it was before
            self.room.catch_up()
        self.scene, self._share = scene, 0.0
        motion = self.ui.motion
        if isinstance(scene, March):
            alone = self.room.stands_alone(scene.hexes[-1])
            self.canvas.hide(frozenset(scene.hexes[-1:]) if alone else frozenset())
            length = motion.unit_step * max(1, len(scene.hexes) - 1)
            focus = scene.hexes[-1]
            self.ui.play("move")
        elif isinstance(scene, Raid):
            length, focus = motion.raid, scene.targets[0]
            self.ui.play("air")
        else:
            length, focus = motion.fight, scene.target
            self.ui.play("assault" if isinstance(scene, Fight) else "landing")
        self.canvas.center_on(focus)
        self._movement = self.ui.timers.animate(length // max(1, self.speed), self._moved, self._done)

    def _moved(self, share: float) -> None:
        self._share = share
        self.ui.repaint_rect(self.canvas.rect)

    def _done(self) -> None:
        if isinstance(self.scene, Fight):
            self.room.catch_up()
        self.scene = self._movement = None
        self.canvas.hide(frozenset())

    def paint(self, to: Surface, viewport: Rect) -> None:
        """Draw the scene that is being shown."""
        if isinstance(self.scene, March):
            self._paint_march(to, viewport, self.scene)
        elif isinstance(self.scene, Fight):
            self._paint_fight(to, viewport, self.scene)
        elif self.scene is not None:
            paint_raid_or_wave(self.ui, to, viewport, self.canvas.camera, self.scene, self._share)

    def _paint_march(self, to: Surface, viewport: Rect, march: March) -> None:
        camera = self.canvas.camera
        at = self._share * (len(march.hexes) - 1)
        step = min(int(at), max(0, len(march.hexes) - 2))
        a = camera.to_screen(march.hexes[step])
        b = camera.to_screen(march.hexes[min(step + 1, len(march.hexes) - 1)])
        part = at - step
        x, y = a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part
        face = self._face(march.figure)
        self.ui.counters.blit(to, face, COUNTER_PX[camera.hex_width], (round(x) + viewport.x, round(y) + viewport.y))

    def _face(self, figure: Figure) -> CounterFace:
        army = army_key(self.room.view.ruleset, figure.army)
        return CounterFace(
            SHAPES[figure.side], army, symbol_of(figure.toe), Echelon(figure.toe.echelon), figure.name, None
        )

    def _paint_fight(self, to: Surface, viewport: Rect, fight: Fight) -> None:
        camera, palette = self.canvas.camera, self.ui.palette
        target = camera.to_screen(fight.target)
        end = (target[0] + viewport.x, target[1] + viewport.y)
        if all(
            stack.hex != fight.target for stack in self.canvas.still.stacks
        ):  # he has gone since: a player looks on later
            at, px = (round(end[0]), round(end[1])), COUNTER_PX[camera.hex_width]
            self.ui.counters.blit(to, self._face(fight.defender), px, at)
        for h in fight.origins:
            x, y = camera.to_screen(h)
            width = camera.hex_width * 0.13
            arrow(to, (x + viewport.x, y + viewport.y), end, width, palette.assault, palette.front_casing)
        if fight.by_air:
            raid = Raid(fight.side, (fight.target,))
            paint_raid_or_wave(self.ui, to, viewport, camera, raid, self._share)
        below = Rect(0, 0, self.ui.px(FIGHT_WIDTH), self.ui.px(FIGHT_HEIGHT))
        below.midtop = (round(end[0]), round(end[1] + camera.hex_width * 0.45))
        paint_fight(self.ui, to, below.clamp(viewport), fight, self._share)
