"""The shape of ``expectations:`` in a scenario (PRODUCT P-33)."""

from typing import Annotated, Literal

from pydantic import Field

from game.data.spec import Id, SideName, Spec, Text
from game.model.expectations import FIGURES

Percent = Annotated[int, Field(ge=0, le=100)]
FigureName = Literal[FIGURES]  # type: ignore[valid-type]  # the names are data


class HeldSpec(Spec):
    """A side holds a place at the end of one of some turns."""

    place: Id = Field(description="The place.")
    side: SideName
    turns: list[Annotated[int, Field(ge=1, le=200)]] = Field(
        min_length=2, max_length=2, description="The first and the last of these turns; one and the same for one turn."
    )


class FigureSpec(Spec):
    """A figure of an army at the end of a turn."""

    army: str = Field(description="The army.")
    name: FigureName = Field(description="The figure, as simulate writes it to games.jsonl.")
    turn: int = Field(ge=1, le=200, description="The turn.")
    least: float = Field(0, description="At least so much.")
    most: float = Field(1_000_000, description="At most so much.")


class ReadingSpec(Spec):
    """A metric of rules/metrics.yaml, read from a game: a turn, a number, or 1 for yes and 0 for no."""

    metric: Id = Field(description="The metric.")
    least: float = Field(0, description="At least so much.")
    most: float = Field(1_000_000, description="At most so much.")


class ExpectationSpec(Spec):
    """What should hold in so many games (check --expect): one of wins, holds, figure and reading."""

    text: Text = Field(description="What is expected, in words.")
    mode: Literal["historical", "free"] = Field(
        "free", description="Who plays: historical (decisions and plans of history) or free (regular against regular)."
    )
    least: Percent = Field(0, description="In at least so many per cent of the games.")
    most: Percent = Field(100, description="In at most so many per cent of the games.")
    wins: Literal["communist", "un", "draw"] | None = Field(None, description="Who wins; draw: nobody.")
    holds: HeldSpec | None = Field(None, description="Who holds a place when.")
    figure: FigureSpec | None = Field(None, description="What a figure of an army is.")
    reading: ReadingSpec | None = Field(None, description="What a metric reads.")
