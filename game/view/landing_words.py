"""Landing sites and the plan of a landing in words (rule 10.5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.ids import OFF_MAP
from game.model.sea import NO_SITE, LandingStage
from game.model.view import SideView
from game.rules.sites import site_hexes
from game.view.text import t


@dataclass(frozen=True, slots=True)
class SiteLine:
    """A site of the map: its id, its name, and what there is to know of it."""

    id: str
    name: str
    note: str


def site_lines(view: SideView) -> Iterator[SiteLine]:
    """Yield the sites of the map in the order of the rules: beach, tides, mines."""
    for site, h in zip(view.ruleset.sea.sites, site_hexes(view.board, view.ruleset), strict=True):
        if h == OFF_MAP:
            continue
        parts = [t("landing.beach", grade=view.board.beach[h]), _tides(view, site.windows)]
        if site.mined:
            parts.append(t("landing.mined", turns=view.ruleset.sea.mine_turns))
        yield SiteLine(site.id, site.name, " · ".join(parts))


def _tides(view: SideView, windows: tuple[int, ...]) -> str:
    """Return the turns still to come whose tide lets ships in."""
    if not windows:
        return t("landing.any_turn")
    ahead = [turn for turn in windows if view.turn <= turn <= view.scenario.last_turn]
    return t("landing.tides", turns=", ".join(map(str, ahead))) if ahead else t("landing.no_tide")


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
