"""An order is judged once by whoever asks twice, and afresh once anything may have changed."""

from dataclasses import dataclass
from typing import cast

from game.model.ids import Side
from game.model.orders import Order, Reason, Refusal
from game.model.view import SideView
from game.rules.judgement import forget, judged

MORNING, EVENING = cast("SideView", object()), cast("SideView", object())


@dataclass(eq=False)
class Counted:
    """An order that is refused, and counts how often it was looked at."""

    side: Side = Side.UN
    looks: int = 0

    def check(self, view: SideView) -> Refusal | None:
        self.looks += 1
        return Refusal(Reason.TOO_FAR)


def test_the_same_order_by_the_same_view_is_judged_once() -> None:
    counted = Counted()
    order = cast("Order", counted)
    assert judged(order, MORNING) == judged(order, MORNING) == Refusal(Reason.TOO_FAR)
    assert counted.looks == 1


def test_another_view_another_order_or_a_change_makes_it_judge_afresh() -> None:
    counted = Counted()
    order = cast("Order", counted)
    judged(order, MORNING)
    judged(order, EVENING)
    assert counted.looks == 2
    judged(cast("Order", Counted()), EVENING)
    judged(order, EVENING)
    assert counted.looks == 3
    forget()
    judged(order, EVENING)
    assert counted.looks == 4
