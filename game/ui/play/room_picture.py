"""What the map of a match shows: the stacks that its viewer knows of, reach, overlays, blown bridges."""

from collections.abc import Collection, Iterator

from game.model.board import Board
from game.model.ids import NO_UNIT, HexId, Side, UnitId
from game.model.picture import Contact
from game.model.units import Piece, Unit
from game.ui.play.room import Room
from game.ui.play.scene import Standing
from game.view.counters import CounterFace, Ring
from game.view.faces import contact_face, top_of_stack, unit_face
from game.view.front import outline
from game.view.overlays.layer import Fill, Ink, OverlayPicture, Sides

REACH_PCT = 27


class RoomPicture:
    """What is shown of a match to the one who sits in a room."""

    def __init__(self, room: Room) -> None:
        self.room = room

    @property
    def board(self) -> Board:
        """Return the map."""
        return self.room.view.board

    @property
    def side(self) -> Side:
        """Return the side of the viewer."""
        return self.room.viewer

    @property
    def is_calm(self) -> bool:
        """Return whether an area overlay is on."""
        return any(self.room.pictures.offered[name].area for name in self.room.overlays)

    def pictures(self) -> list[OverlayPicture]:
        """Return the overlays that are on, areas first."""
        return self.room.overlay_pictures()

    def blown(self) -> Iterator[tuple[HexId, HexId]]:
        """Yield the ends of every bridge that is blown, as far as the viewer knows."""
        view = self.room.view
        yield from ((bridge.a, bridge.b) for bridge in view.board.bridges if view.bridges[bridge.index])

    def reach(self) -> OverlayPicture:
        """Return the fill and outline of the selected unit's reach (LOOK 6)."""
        hexes = self.room.reach
        if not hexes:
            return OverlayPicture()
        edge = outline(self.board, frozenset(hexes))
        return OverlayPicture(fills=[Fill(hexes, Ink.REACH, REACH_PCT)], sides=[Sides(edge, Ink.REACH, 2.2)])

    def standing(self) -> list[Standing]:
        """Return every stack the viewer knows of, the chosen unit on top, those of a planned assault ringed."""
        plan = self.room.plan
        return stacks(self.room, self.room.selected, (self.room.selected, *(plan.units if plan is not None else ())))


def stacks(room: Room, first: UnitId = NO_UNIT, ringed: Collection[UnitId] = ()) -> list[Standing]:
    """Return every stack the viewer knows of; the unit ``first`` lies on top of its own, the ``ringed`` have a ring."""
    view = room.view
    found = []
    for h in sorted({*view.own_at, *view.foes_at}):
        own, foes = view.own_at.get(h, ()), view.foes_at.get(h, ())
        if own:
            ring = Ring.SELECTED if any(unit in ringed for unit in own) else Ring.NONE
            face = own_face(room, top_of_stack(view, own, first), ring)
        else:
            face = _foe_face(room, [view.foes[i] for i in foes], h)
        found.append(Standing(h, face))
    return found


def own_face(room: Room, top: Unit, ring: Ring) -> CounterFace:
    """Return the face of an own unit that lies on top of its stack."""
    count = len(room.view.own_at.get(top.hex, ()))
    shown = room.operates
    return unit_face(
        room.view, top, in_command=top.id in room.in_command, stack=max(1, count), ring=ring, mp_shown=shown
    )


def _foe_face(room: Room, foes: list[Piece], h: HexId) -> CounterFace:
    """Return the largest enemy of a hex: an estimate, or the unit itself in a picture without fog."""
    top = max(foes, key=lambda piece: (not piece.toe.is_hq, piece.men))
    if isinstance(top, Unit):
        return unit_face(room.view, top, in_command=True, stack=len(foes), mp_shown=False)
    if not isinstance(top, Contact):
        raise TypeError(f"neither a unit nor a contact: {top!r}")
    ring = Ring.TARGET if room.plan is not None and room.plan.target == h else Ring.NONE
    return contact_face(room.view, top, stack=len(foes), ring=ring)
