"""Units and pools of a small world, of the size a test wants."""

from game.model.scenario import TrackDef
from tests.support.world import World

DIV, HQ, ROK_DIV, US_RCT, POLICE = "KPA_DIV_SOV", "HQ", "ROK_DIV", "US_RCT", "ROK_SEC_RGT"
ROWS = ["........"] * 3
COMMIT = TrackDef("us_commit", "US commitment", 0, 8, ((1, 0), (2, 4), (8, 6)))


def filled(made: World, *, trained: int = 0, recruits: int = 0, tanks: int = 0, guns: int = 0, army: int = 0) -> World:
    """Return the world with a pool of this size."""
    pool = made.state.armies[army].pool
    pool.trained, pool.recruits, pool.tanks, pool.guns = trained, recruits, tanks, guns
    return made
