"""Which overlays are on, and their pictures, made again only when they may differ."""

from game.model.ids import NO_UNIT, UnitId
from game.model.view import SideView
from game.view.overlays import OVERLAYS
from game.view.overlays.layer import OverlayPicture
from game.view.overlays.plan import NAME, Told, plan_overlay
from game.view.overlays.supply import what_if_overlay
from game.view.supply_tables import WhatIf


class OverlayPictures:
    """The pictures made for the present state of a match, of the overlays that are ``offered`` to its viewer."""

    def __init__(self) -> None:
        self.offered = dict(OVERLAYS)
        self.told: Told = tuple  # the plans of computers, where they may be shown
        self.thought = WhatIf()  # what is lost or cut in thought
        self._made: dict[str, OverlayPicture] = {}
        self._unit = NO_UNIT  # the unit they were made for

    def offer_plans(self, told: Told) -> None:
        """Offer the overlay of what computers intend."""
        self.told, self.offered[NAME] = told, plan_overlay(told)

    def suppose(self, thought: WhatIf) -> None:
        """Show supply as it would be with something lost or cut."""
        self.thought, self.offered["supply"] = thought, what_if_overlay(thought)
        self._made.pop("supply", None)

    def thought_in(self, turn: int) -> WhatIf:
        """Return what is lost or cut in thought in a turn: what was supposed in another is forgotten."""
        return self.thought if self.thought.turn == turn else WhatIf(turn)

    def forget(self) -> None:
        """Make all of them again at the next chance: something happened."""
        self._made.clear()

    def of(self, view: SideView, on: tuple[str, ...], unit: UnitId) -> list[OverlayPicture]:
        """Return the pictures of the overlays that are on, areas first."""
        chosen = unit if unit != NO_UNIT else None
        overlays = sorted((o for o in self.offered.values() if o.id in on), key=lambda o: not o.area)
        for overlay in overlays:
            if overlay.id not in self._made or (overlay.of_unit and self._unit != unit):
                self._made[overlay.id] = overlay.make(view, chosen)
        self._made = {overlay.id: self._made[overlay.id] for overlay in overlays}
        self._unit = unit
        return list(self._made.values())

    def toggled(self, on: tuple[str, ...], name: str) -> tuple[str, ...]:
        """Return what is on after an overlay is switched: one area overlay at a time (LOOK 6)."""
        if name in on:
            return tuple(other for other in on if other != name)
        kept = (other for other in on if not (self.offered[name].area and self.offered[other].area))
        return (*kept, name)
