"""What a computer player proposes where both sides decide unseen by each other: by phase (rules 1.3, 10, 14)."""

from game.ai import air, landings
from game.ai.decisions import decisions
from game.ai.orders import Stage
from game.model.ids import Phase

STAGES: dict[Phase, tuple[Stage, ...]] = {
    Phase.EVENTS: (Stage(decisions),),
    Phase.ALLOCATION: (Stage(air.allocations), Stage(air.doctrines), Stage(landings.plans), Stage(landings.guns)),
}
