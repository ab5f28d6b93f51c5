"""What the enemy may believe of a landing, and what makes him alert at its site (rule 10.5)."""

from dataclasses import dataclass

from game.model.ids import OFF_MAP, Side
from game.model.sea import NO_SITE
from game.model.view import SideView
from game.rules.politics.params import param
from game.rules.sites import blank_weights, shares_pm, site_hexes
from game.view.landing_outlook import Outlook
from game.view.text import t

PM = 1000


@dataclass(frozen=True, slots=True)
class Belief:
    """What he may believe and how much, per mille; ``kind`` is true, cover, none or others."""

    kind: str
    name: str
    share: int


def beliefs(view: SideView, found: Outlook) -> tuple[Belief, ...]:
    """Return how likely he takes the true site, the cover site, none and all others together to be."""
    weights = (view.sea.weights if view.sea is not None else ()) or blank_weights(view.board, view.ruleset)
    shares, sites, plan = shares_pm(weights), view.ruleset.sea.sites, found.plan
    lines = [Belief("true", t("belief.true", site=sites[plan.site].name), shares[plan.site])]
    if plan.cover != NO_SITE:
        lines.append(Belief("cover", t("belief.cover", site=sites[plan.cover].name), shares[plan.cover]))
    others = [i for i, weight in enumerate(weights[:-1]) if weight and i not in (plan.site, plan.cover)]
    lines.append(Belief("others", t("belief.others", count=len(others)), sum(shares[i] for i in others)))
    lines.append(Belief("none", t("belief.none"), shares[-1]))
    return tuple(lines)


def feared(view: SideView) -> tuple[tuple[str, int], ...]:
    """Return where the Communist side believes the enemy to land, name and share per mille, the likeliest first."""
    if not any(view.belief) or not view.scenario.landings:
        return ()
    names = [*(site.name for site in view.ruleset.sea.sites), t("guess.none")]
    hexes = (*site_hexes(view.board, view.ruleset), 0)
    found = [(n, share) for n, share, h in zip(names, view.belief, hexes, strict=True) if h != OFF_MAP]
    return tuple(sorted(found, key=lambda it: (-it[1], it[0])))


@dataclass(frozen=True, slots=True)
class AlertPart:
    """One thing that makes him alert: its name, what it adds, per mille."""

    name: str
    more: int


def alert_parts(view: SideView, found: Outlook) -> tuple[AlertPart, ...]:
    """Return what the alert at the site is made of, as ``rules.sites.alert_pm`` adds it up before it is bounded."""
    rules, plan = view.ruleset.sea, found.plan
    belief, key = found.belief, "alert.belief"
    if rules.ignored_flag in view.flags:
        belief, key = belief * rules.ignored_pm // PM, "alert.ignored"
    points = view.foe_stack[found.hex]
    parts = [
        AlertPart(t(key), belief),
        AlertPart(t("alert.shelled", turns=plan.bombarded), rules.bombard_alert_pm * plan.bombarded),
        AlertPart(t("alert.garrison", points=points), rules.garrison_alert_pm * (points - 1)),
    ]
    if more := param(view, "alert_pm", Side.COMMUNIST):
        parts.append(AlertPart(t("alert.politics"), sum(part.more for part in parts) * more // PM))
    return tuple(parts)
