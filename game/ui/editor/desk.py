"""The author's desk: what is open, chosen and pointed at, and the changes that come of it. No drawing."""

from collections.abc import Callable, Iterable
from functools import cached_property

from game.data.document import Disk
from game.data.editing import Editing, guarded
from game.data.patch import GONE, Gone, Plain
from game.data.scenario_case import ScenarioCase
from game.data.source import Location
from game.errors import GameError, Problem
from game.model.ids import HexId, Side
from game.view.drafts import DraftUnit, Spot, draft_units, spot_of, stacks_of
from game.view.text import t


class Desk:
    """An open scenario; ``on_change`` is called when anything shown has changed, ``on_refused`` with why not."""

    def __init__(self, editing: Editing) -> None:
        self.editing = editing
        self.selected = ""
        self.hex: HexId | None = None  # the cursor
        self.brush: Side | None = None  # the side that a press on the map gives ground to; None: units are moved
        self.words = ""  # that narrow the list of units
        self.on_change: list[Callable[[], None]] = []
        self.on_refused: list[Callable[[str], None]] = []
        self.ask_unit: Callable[[], None] = lambda: None  # asks what unit is to be added
        self._problem = -1

    # --- what there is ----------------------------------------------------------------------------------------

    @property
    def case(self) -> ScenarioCase:
        """Return the scenario as it was last readable."""
        return self.editing.shown.case

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong now, in file order."""
        return tuple(sorted(self.editing.problems, key=lambda p: (p.where.file, p.where.line, p.where.column)))

    @cached_property
    def units(self) -> tuple[DraftUnit, ...]:
        """Return the order of battle."""
        return draft_units(self.case)

    @cached_property
    def stacks(self) -> dict[HexId, tuple[DraftUnit, ...]]:
        """Return who stands or arrives where."""
        return stacks_of(self.units)

    @cached_property
    def faults(self) -> tuple[Spot, ...]:
        """Return where the defects are."""
        return tuple(spot_of(self.editing, problem) for problem in self.problems)

    @property
    def unit(self) -> DraftUnit | None:
        """Return the chosen unit."""
        return next((unit for unit in self.units if unit.key == self.selected), None)

    @property
    def listed(self) -> tuple[DraftUnit, ...]:
        """Return the units whose names, army or id have the words of the search in them."""
        words = self.words.casefold().split()
        texts = ((unit, f"{unit.key} {unit.name} {unit.entry.name}".casefold()) for unit in self.units)
        return tuple(unit for unit, text in texts if all(word in text for word in words))

    def refresh(self) -> None:
        """Show everything anew: the text has changed."""
        for name in ("units", "stacks", "faults"):
            self.__dict__.pop(name, None)
        if self.unit is None:
            self.selected = ""
        self._tell()

    def _tell(self) -> None:
        for hear in tuple(self.on_change):
            hear()

    # --- choosing ---------------------------------------------------------------------------------------------

    def select(self, key: str) -> None:
        """Choose a unit and go to its hex, or choose none."""
        self.selected = key
        if (unit := self.unit) is not None and unit.hex is not None:
            self.hex = unit.hex
        self._tell()

    def point(self, h: HexId | None) -> None:
        """Move the cursor."""
        self.hex = h
        self._tell()

    def press(self, h: HexId) -> None:
        """Do what a click on a hex is for: give it to the side of the brush, else choose who stands there."""
        self.hex = h
        if self.brush is not None:
            self.hold((h,), self.brush)
            return
        keys = [unit.key for unit in self.stacks.get(h, ())]
        at = keys.index(self.selected) + 1 if self.selected in keys else 0
        self.selected = keys[at % len(keys)] if keys else ""
        self._tell()

    def step(self, way: int) -> None:
        """Choose the next or the last unit of the list."""
        keys = [unit.key for unit in self.listed]
        if keys:
            at = keys.index(self.selected) + way if self.selected in keys else 0 if way > 0 else -1
            self.select(keys[at % len(keys)])

    def set_brush(self, side: Side | None) -> None:
        """Choose what a press on the map does."""
        self.brush = side
        self._tell()

    def drop(self) -> bool:
        """Put the brush away, else choose no unit, else no hex; return whether there was anything to drop."""
        if self.brush is not None:
            self.set_brush(None)
        elif self.selected:
            self.select("")
        elif self.hex is not None:
            self.point(None)
        else:
            return False
        return True

    def next_problem(self) -> Problem | None:
        """Go to the next defect and return it."""
        if not self.problems:
            return None
        self._problem = (self._problem + 1) % len(self.problems)
        self.go_to(self._problem)
        return self.problems[self._problem]

    def go_to(self, index: int) -> None:
        """Choose what a defect is about."""
        self._problem, spot = index, self.faults[index]
        if spot.unit:
            self.select(spot.unit)
        elif spot.hex is not None:
            self.selected = ""
            self.point(spot.hex)

    # --- changing ---------------------------------------------------------------------------------------------

    def change(self, act: Callable[[], object]) -> None:
        """Do what changes the file, or tell why it cannot be done."""
        if why := guarded(act):
            self.refuse(t("editor.refused", why=why))
        self.refresh()

    def refuse(self, why: str) -> None:
        """Tell that something cannot be done."""
        for hear in self.on_refused:
            hear(why)

    def set(self, path: Location, value: Plain | Gone, done: str) -> None:
        """Set a value of the file."""
        self.change(lambda: self.editing.set(path, value, done))

    def set_field(self, field: str, value: Plain | Gone) -> None:
        """Set a value of the chosen unit."""
        if (unit := self.unit) is not None:
            done = t("editor.done.field", field=t(f"editor.field.{field}").lower(), unit=unit.entry.short)
            self.set(("units", unit.key, field), value, done)

    def put(self, key: str, h: HexId) -> None:
        """Put a unit on a hex."""
        unit = next(unit for unit in self.units if unit.key == key)
        self.hex, self.selected = h, key
        if unit.hex != h:
            done = t("editor.done.put", unit=unit.entry.short, where=self.editing.named(h))
            self.change(lambda: self.editing.place_unit(key, h, done))

    def put_here(self) -> None:
        """Put the chosen unit on the hex of the cursor."""
        if not self.selected or self.hex is None:
            self.refuse(t("editor.choose_first"))
        else:
            self.put(self.selected, self.hex)

    def put_away(self, box: str) -> None:
        """Put the chosen unit into a box off the map."""
        if (unit := self.unit) is not None:
            done = t("editor.done.put", unit=unit.entry.short, where=box)
            self.change(lambda: self.editing.box_unit(unit.key, box, done))

    def set_arrival(self, turn: int) -> None:
        """Let the chosen unit arrive on a turn."""
        if (unit := self.unit) is not None:
            field = t("editor.field.arrives").lower()
            done = t("editor.done.field", field=field, unit=unit.entry.short)
            self.change(lambda: self.editing.set_arrival(unit.key, turn, done))

    def hold(self, hexes: Iterable[HexId], side: Side) -> None:
        """Give ground to a side."""
        given = tuple(h for h in hexes if self.case.board.is_ground(h))
        if not given:
            self.refuse(t("editor.no_ground"))
        elif any(self.case.holder[h] != side for h in given):
            done = t("editor.done.hold", side=t(f"side.{side.key}"), count=len(given))
            self.change(lambda: self.editing.hold(given, side, done))

    def hold_here(self, side: Side) -> None:
        """Give the hex of the cursor to a side."""
        if self.hex is not None:
            self.hold((self.hex,), side)

    def copy_unit(self) -> None:
        """Add a unit like the chosen one, beside it."""
        if (unit := self.unit) is not None:
            self._add(self.editing.copied(unit.key), unit.key, unit.entry.short)
        else:
            self.refuse(t("editor.choose_first"))

    def new_unit(self, army: str, toe: str, name: str) -> None:
        """Add a unit at full strength on the hex of the cursor, under the headquarters that is nearest."""
        case, table = self.case, self.case.toes[toe]
        entry: dict[str, Plain] = {"name": name, "short": name[:12], "army": army, "toe": toe}
        if not table.is_hq and (hq := self._nearest_hq(army)):
            entry["hq"] = hq
        entry["at"] = self.editing.named(self.hex if self.hex is not None else case.board.grid.size // 2)
        if not table.is_hq:
            entry |= {"men": table.men}
            entry |= {key: most for key, most in (("guns", table.guns), ("tanks", table.tanks)) if most}
            entry["grade"] = 5
        alike = [unit.key for unit in self.units if unit.entry.army == army]
        self._add(entry, alike[-1] if alike else f"{army}-1", name)

    def _nearest_hq(self, army: str) -> str:
        """Return the headquarters of an army that is nearest to the cursor, empty if it has none."""
        case, here = self.case, self.hex
        hqs = [
            unit for unit in self.units if unit.entry.army == army and (toe := case.toe_of(unit.entry)) and toe.is_hq
        ]
        if not hqs:
            return ""
        far = case.board.grid.size

        def distance(unit: DraftUnit) -> tuple[int, str]:
            lost = unit.hex is None or here is None
            return (far if lost else case.board.grid.distance(unit.hex or 0, here or 0)), unit.key

        return min(hqs, key=distance).key

    def _add(self, entry: dict[str, Plain], like: str, name: str) -> None:
        made: list[str] = []
        done = t("editor.done.add", unit=name)
        self.change(lambda: made.append(self.editing.add_unit(entry, like, done)))
        if made:
            self.select(made[0])

    def remove_unit(self) -> None:
        """Take the chosen unit out."""
        if (unit := self.unit) is not None:
            self.change(lambda: self.editing.remove_unit(unit.key, t("editor.done.remove", unit=unit.entry.short)))
        else:
            self.refuse(t("editor.choose_first"))

    def set_points(self, place: str, points: int) -> None:
        """Say what holding a place is worth; as much as the map says needs no words."""
        board = self.case.board
        usual = board.place(place).vp if self.case.spec.objectives.from_map else 0
        value: Plain | Gone = GONE if points == usual else points
        self.set(("objectives", "also", place), value, t("editor.done.points", place=board.place(place).name))

    # --- history and disk -------------------------------------------------------------------------------------

    def undo(self) -> str:
        """Take the last change back and return what it was, empty if there was none."""
        done = self.editing.undo()
        self.refresh()
        return done

    def redo(self) -> str:
        """Make the last change again that was taken back and return what it is, empty if there was none."""
        done = self.editing.redo()
        self.refresh()
        return done

    def keep(self) -> None:
        """Keep what has not been saved for after a crash; a full disk keeps nobody from working."""
        try:
            self.editing.document.keep()
        except GameError as error:
            self.refuse(str(error))

    def restore(self) -> None:
        """Take over what was kept when the file was last left without saving."""
        if (kept := self.editing.document.kept()) is not None:
            self.editing.take(kept, t("editor.done.restore"))
            self.refresh()

    def take_theirs(self) -> None:
        """Take over what another program has written."""
        self.editing.document.take_theirs(t("editor.done.theirs"))
        self.editing.read()
        self.refresh()

    def read_again(self) -> None:
        """Check anew: the map, the rules or a base beside the file have changed."""
        self.editing.read()
        self.refresh()

    @property
    def disk(self) -> Disk:
        """Return how the file on the disk stands to what was last read or written here."""
        return self.editing.document.disk()
