"""Two armies out of reach of each other, with their HQs."""

from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit, world

FLAT = ["......"] * 6
KPA, ROK = ruleset().army("KPA"), ruleset().army("ROK")


def quiet(**changes: object) -> World:
    """Return two KPA divisions far from one ROK division, all with their HQs."""
    return world(
        FLAT,
        [
            unit("khq", C, "KPA", "0000", "HQ"),
            unit("k1", C, "KPA", "0000", "KPA_DIV_LIGHT", hq="khq"),
            unit("k2", C, "KPA", "0100", "KPA_DIV_LIGHT", hq="khq"),
            unit("rhq", U, "ROK", "0505", "HQ"),
            unit("r1", U, "ROK", "0504", "ROK_DIV", hq="rhq"),
        ],
        un="0503 0505 0405 0404",
        **changes,  # type: ignore[arg-type]
    )
