"""Places, beaches, and crossings of a map."""

from collections.abc import Iterator

from game.data.lint.registry import lint_pass
from game.data.map_case import MapCase
from game.data.source import twice
from game.errors import Problem
from game.model.board import FOREIGN, SEA

BEACHES = range(1, 6)


@lint_pass(MapCase)
def ids_are_unique(case: MapCase) -> Iterator[Problem]:
    """Yield ids that two places or two crossings share."""
    groups = {"places": [place.id for place in case.spec.places], "crossings": [c.id for c in case.spec.crossings]}
    for group, ids in groups.items():
        yield from twice(case.source, (group,), ids)


@lint_pass(MapCase)
def places_make_sense(case: MapCase) -> Iterator[Problem]:
    """Yield places in the sea, ports without sea, forward airfields without airfield, points beyond the border."""
    for i, place in enumerate(case.spec.places):
        if (h := case.read.hex(place.hex)) is None or not case.source.is_clear(("places", i, "hex")):
            continue
        if case.terrain[h] == SEA:
            yield case.source.problem(("places", i, "hex"), f"'{place.id}' lies in the sea at {place.hex}")
        elif case.terrain[h] == FOREIGN and (place.vp or place.pop):
            yield case.source.problem(("places", i, "hex"), f"'{place.id}' has points or people beyond the border")
        if place.port and not case.is_coast(h):
            message = f"'{place.id}' has neither the sea beside it nor a sea lane"
            yield case.source.problem(("places", i, "port"), message)
        airfield = place.airfield or not case.source.is_clear(("places", i, "airfield"))
        if place.forward_airfield and not airfield:
            message = f"'{place.id}' has a forward airfield but no airfield"
            yield case.source.problem(("places", i, "forward_airfield"), message)


@lint_pass(MapCase)
def beaches_make_sense(case: MapCase) -> Iterator[Problem]:
    """Yield beaches away from the coast or of an unknown grade."""
    for label, grade in case.spec.beaches.items():
        if grade not in BEACHES:
            message = f"must be 1 (excellent) to 5 (terrible), not {grade}"
            yield case.source.problem(("beaches", label), message)
        h = case.read.hex(label)
        if h is not None and (case.fault_of(h) is not None or not case.is_coast(h)):
            yield case.source.problem(("beaches", label), f"{label} is no coast")
