"""What a march costs, step by step, on the invasion's map: ``python -m bench.marches`` (NOJIT=1 for plain Python)."""

from collections.abc import Callable
from random import Random
from statistics import median
from time import process_time

from game.data.library import find_scenario, load_scenario
from game.kernels import compile_kernels
from game.model.ids import SIDES, Phase
from game.model.state import GameState
from game.rules.engine import begin, submit
from game.rules.movement import movement_field, walk
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.move import MoveOrder
from game.rules.truth import truth
from game.rules.visibility import observe

ROUNDS = 6


def timed(name: str, work: Callable[[], object], *, times: int = 300) -> None:
    """Print the median over five runs of what one call costs."""
    work()
    runs = []
    for _ in range(5):
        start = process_time()
        for _ in range(times):
            work()
        runs.append((process_time() - start) / times * 1e6)
    print(f"{name:28}{median(runs):9.1f} us")


def opening() -> GameState:
    """Return the invasion at its first operations, its aircraft as they stand."""
    board, ruleset, scenario = load_scenario(find_scenario("invasion"))
    state = begin(board, ruleset, scenario, 1)[0]
    while state.phase == Phase.ALLOCATION and state.decider is not None:
        submit(state, EndPhaseOrder(state.decider))
    return state


def marches(state: GameState, chance: Random) -> tuple[list[float], list[float], int]:
    """March every unit of the side to move somewhere in its reach; return seconds per field, per order, and events."""
    side = state.decider
    fields: list[float] = []
    orders: list[float] = []
    events = 0
    if side is None:
        return fields, orders, events
    for unit in list(state.own[side].values()):
        if not unit.on_map:
            continue
        start = process_time()
        field = movement_field(observe(state, side), unit)
        fields.append(process_time() - start)
        if field.count < 2:
            continue
        order = MoveOrder(side, unit.id, field.path_to(field.order[chance.randrange(1, field.count)]))
        start = process_time()
        events += len(submit(state, order))
        orders.append(process_time() - start)
    return fields, orders, events


def main() -> None:
    """Print the parts of one march, then whole marches of both sides."""
    start = opening()
    side = SIDES[0]
    unit = max(
        (u for u in start.own[side].values() if u.on_map), key=lambda u: movement_field(observe(start, side), u).count
    )
    view = observe(start, side)
    field = movement_field(view, unit)
    path = field.path_to(field.order[field.count - 1])
    order = MoveOrder(side, unit.id, path)
    print(f"numba {'on' if compile_kernels() else 'off'}; reach of {field.count} hexes, path of {len(path)}")
    timed("observe", lambda: observe(start, side))
    timed("truth", lambda: truth(start, side))
    timed("movement_field", lambda: movement_field(view, unit))
    timed("walk", lambda: walk(view, unit, path))
    timed("check", lambda: order.check(view))
    timed("copy of the state", start.copy, times=30)
    fields: list[float] = []
    orders: list[float] = []
    events = 0
    for seed in range(ROUNDS):
        state, chance = start.copy(), Random(seed)
        for _ in SIDES:
            some, more, count = marches(state, chance)
            fields += some
            orders += more
            events += count
            if state.decider is not None and EndPhaseOrder(state.decider).check(observe(state, state.decider)) is None:
                submit(state, EndPhaseOrder(state.decider))
    print(f"{'field of each unit':28}{median(fields) * 1e6:9.1f} us, mean {sum(fields) / len(fields) * 1e6:.1f}")
    print(f"{'whole order':28}{median(orders) * 1e6:9.1f} us, mean {sum(orders) / len(orders) * 1e6:.1f}")
    print(f"{'events an order':28}{events / len(orders):9.2f}")


if __name__ == "__main__":
    main()
