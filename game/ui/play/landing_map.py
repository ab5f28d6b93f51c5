"""The map beside the landing planner: the sites, what is known to stand there, the way in and inland."""

from collections.abc import Callable, Iterable, Sequence

from game.model.board import Board
from game.model.ids import HexId, Side
from game.ui.ground import GroundPainter
from game.ui.inputs import Pointer
from game.ui.play.pane import MapPane
from game.ui.play.room import Room
from game.ui.play.room_picture import RoomPicture
from game.ui.play.scene import Standing
from game.ui.widget import Ui
from game.view.landing_map import landing_picture
from game.view.landing_outlook import Outlook
from game.view.landing_words import SiteLine
from game.view.overlays.layer import OverlayPicture


class LandingPicture:
    """What the map shows: the match as its viewer knows it, with the sites instead of overlays."""

    def __init__(self, room: Room) -> None:
        self.room, self.match = room, RoomPicture(room)
        self.sites: Sequence[SiteLine] = ()
        self.found: Outlook | None = None

    @property
    def board(self) -> Board:
        """Return the map."""
        return self.match.board

    @property
    def side(self) -> Side:
        """Return the side of the viewer."""
        return self.match.side

    @property
    def is_calm(self) -> bool:
        """Return that the ground keeps its color."""
        return False

    def pictures(self) -> list[OverlayPicture]:
        """Return the sites and the ways of the landing."""
        return [landing_picture(self.room.view, self.sites, self.found)]

    def reach(self) -> OverlayPicture:
        """Return nothing: no unit is chosen here."""
        return OverlayPicture()

    def standing(self) -> list[Standing]:
        """Return every stack the viewer knows of."""
        return self.match.standing()

    def blown(self) -> Iterable[tuple[HexId, HexId]]:
        """Return every bridge known to be blown."""
        return self.match.blown()


class LandingMap(MapPane):
    """The map; a click on a site chooses it."""

    def __init__(self, ui: Ui, room: Room, ground: GroundPainter, choose: Callable[[str], None]) -> None:
        self.picture, self.choose = LandingPicture(room), choose
        super().__init__(ui, self.picture, ground)
        self.name = "landing_map"

    def show(self, sites: Sequence[SiteLine], found: Outlook | None) -> None:
        """Take what is planned now; another site is brought into sight."""
        before = self.picture.found
        self.picture.sites, self.picture.found = sites, found
        self.still.renew()
        if self.rect.width and found is not None and (before is None or before.hex != found.hex):
            self.center_on(found.hex)

    def heart(self) -> HexId:
        """Return the chosen site, or the first."""
        if self.picture.found is not None:
            return self.picture.found.hex
        return self.picture.sites[0].hex if self.picture.sites else super().heart()

    def clicked(self, h: HexId, event: Pointer, at: tuple[int, int]) -> None:
        """Choose the site that was clicked on."""
        site = next((line.id for line in self.picture.sites if line.hex == h), "")
        if site:
            self.choose(site)
