"""Rows of glyphs: as many and as long as the map, every glyph in the legend, every terrain in the rules."""

from collections.abc import Iterable, Iterator

from game.data.lint.registry import lint_pass
from game.data.map_case import MapCase
from game.data.shape import suggestion
from game.errors import Problem


@lint_pass(MapCase)
def rows_fit(case: MapCase) -> Iterator[Problem]:
    """Yield rows of the wrong length and glyphs without a legend."""
    spec = case.spec
    yield from _layer(case, "terrain", spec.terrain.legend, spec.terrain.rows)
    if spec.zones is not None:
        yield from _layer(case, "zones", [*spec.zones.legend, "-"], spec.zones.rows)
    if spec.regions is not None:
        yield from _layer(case, "regions", [*spec.regions.legend, "-"], spec.regions.rows)


def _layer(case: MapCase, name: str, legend: Iterable[str], rows: list[str]) -> Iterator[Problem]:
    known = list(legend)
    if len(rows) != case.spec.rows:
        yield case.source.problem((name, "rows"), f"has {len(rows)} rows, the map {case.spec.rows}")
    for number, row in enumerate(rows):
        path = (name, "rows", number)
        if len(row) != case.spec.columns:
            yield case.source.problem(path, f"has {len(row)} glyphs, the map {case.spec.columns} columns")
        for glyph in sorted({glyph for glyph in row if glyph not in known}):
            yield case.source.problem(path, f"glyph '{glyph}' is not in the legend: {' '.join(known)}")


@lint_pass(MapCase)
def terrain_is_known(case: MapCase) -> Iterator[Problem]:
    """Yield terrain that the rules do not have."""
    for glyph, kind in case.spec.terrain.legend.items():
        if kind not in case.kinds:
            message = f"no terrain '{kind}' in the rules{suggestion(kind, case.kinds)}"
            yield case.source.problem(("terrain", "legend", glyph), message)


@lint_pass(MapCase)
def zone_ids_are_unique(case: MapCase) -> Iterator[Problem]:
    """Yield zones and regions that are named twice."""
    zones = [
        (("zones", "legend", glyph), zone.id)
        for glyph, zone in (case.spec.zones.legend if case.spec.zones else {}).items()
    ]
    regions = [
        (("regions", "legend", glyph), key)
        for glyph, key in (case.spec.regions.legend if case.spec.regions else {}).items()
    ]
    for group in (zones, regions):
        seen: list[str] = []
        for path, key in group:
            if key in seen:
                yield case.source.problem(path, f"'{key}' has two glyphs")
            seen.append(key)
