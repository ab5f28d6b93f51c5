"""Landing sites and the plan of a landing in words (rule 10.5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.ids import OFF_MAP, HexId
from game.model.sea import NO_SITE, LandingStage
from game.model.view import SideView
from game.rules.sites import site_hexes
from game.view.text import t


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A site of the map: its id, index in the rules, name, hex, the grade of its beach, its tides, its mines.

    ``tides`` are the turns still to come whose tide lets ships in, None where any turn does; ``mine_turns`` what
    sweeping takes.
    """

    id: str
    index: int
    name: str
    hex: HexId
    beach: int
    tides: tuple[int, ...] | None
    mine_turns: int

    @property
    def tide_words(self) -> str:
        """Return when ships may come in, where that is not a list of turns; empty if it is."""
        if self.tides is None:
            return t("landing.mined", turns=self.mine_turns) if self.mine_turns else t("landing.any_turn")
        return "" if self.tides else t("landing.no_tide")


def site_lines(view: SideView) -> Iterator[SiteLine]:
    """Yield the sites of the map in the order of the rules."""
    rules = view.ruleset.sea
    for i, (site, h) in enumerate(zip(rules.sites, site_hexes(view.board, view.ruleset), strict=True)):
        if h == OFF_MAP:
            continue
        ahead = tuple(turn for turn in site.windows if view.turn <= turn <= view.scenario.last_turn)
        tides = ahead if site.windows else None
        mines = rules.mine_turns if site.mined else 0
        yield SiteLine(site.id, i, site.name, h, view.board.beach[h], tides, mines)


def plan_words(view: SideView) -> str:
    """Return what is planned, when it is ready, and with how much; or that nothing is."""
    plan = view.sea.plan if view.sea is not None else None
    if plan is None or plan.stage == LandingStage.NONE:
        return t("landing.none")
    sites = view.ruleset.sea.sites
    points = sum(view.own[unit].toe.stack_points for unit in plan.force)
    cover = sites[plan.cover].name if plan.cover != NO_SITE else t("landing.no_cover")
    key = "landing.ready" if plan.stage == LandingStage.READY else "landing.planned"
    return t(key, site=sites[plan.site].name, turn=plan.ready_turn, points=points, cover=cover)
