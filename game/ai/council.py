"""What a computer player proposes where both sides decide unseen by each other: by phase (rules 1.3, 10, 14)."""

from game.ai import air, landings
from game.ai.course import Stage
from game.ai.decisions import decisions
from game.model.ids import Phase

STAGES: dict[Phase, tuple[Stage, ...]] = {
    Phase.EVENTS: (decisions,),
    Phase.ALLOCATION: (air.allocations, air.doctrines, landings.plans, landings.guns),
}
