"""Why a computer does what it does, in words: the conduct of its side and what each unit is there for (P-12, P-16)."""

from game.model.ids import UnitId
from game.model.intentions import Aim, AimKind, Intentions
from game.model.view import SideView
from game.view.faces import points
from game.view.summary import side_name
from game.view.tables import where_words
from game.view.text import catalogue, t

PM = 1000
MOST_BALANCE = 10_000  # more is told as "over ten to one"


def conduct_words(plan: Intentions) -> str:
    """Return who plans, how the side carries itself and by what balance of power (16.1)."""
    return t(
        "plan.conduct",
        side=side_name(plan.side),
        level=_named(f"level.{plan.level}", plan.level).lower(),
        posture=_named(f"posture.{plan.posture.id}", plan.posture.id),
        balance=f"{min(plan.balance_pm, MOST_BALANCE) / PM:.2f}",
        about="" if plan.balance_pm <= MOST_BALANCE else "> ",
    )


def _named(key: str, otherwise: str) -> str:
    """Return the name of a level or a posture; rules of an author's own may have others than the catalogue."""
    return catalogue().get(key, otherwise)


def aim_words(view: SideView, plan: Intentions, unit: UnitId) -> list[tuple[str, str]]:
    """Return what a unit is there for and what it would do now, as names and their words; nothing of an HQ."""
    aim = plan.aims.get(unit)
    if aim is None:
        return []
    rows = [(t("plan.aim"), _aim(view, plan, aim))]
    if aim.kind is not AimKind.NONE:
        rows.append((t("plan.way"), t("plan.way.words", points=points(aim.way_tenths))))
    if aim.is_tired:
        rows.append((t("plan.state"), t("plan.tired")))
    if (blow := plan.blow_of(unit)) is not None:
        words = t("plan.blow", place=where_words(view, blow.target), units=len(blow.units), men=f"{blow.score_men:,}")
        return [*rows, (t("plan.now"), words)]
    words = (
        t("plan.stays")
        if not aim.gain_men
        else t("plan.step", place=where_words(view, aim.step), men=f"{aim.gain_men:,}")
    )
    return [*rows, (t("plan.now"), words)]


def _aim(view: SideView, plan: Intentions, aim: Aim) -> str:
    place = where_words(view, aim.hex)
    if aim.kind is AimKind.THRUST:
        push = plan.pushes[aim.push]
        return t(
            "plan.aim.thrust", name=push.name, place=place, weight=f"{push.weight_pm // 10}", units=len(push.units)
        )
    return t(f"plan.aim.{aim.kind.value}", place=place, line=plan.line or t("plan.no_line"))
