"""Rows of glyphs: as many and as long as the map, every glyph in the legend, every terrain in the rules."""

from collections.abc import Iterable, Iterator

from game.data.lint.registry import lint_pass, name_pass
from game.data.map_case import WIDEST, MapCase
from game.data.shape import suggestion
from game.errors import Problem


@name_pass(MapCase)
def size_fits(case: MapCase) -> Iterator[Problem]:
    """Yield a size of the map that none of its rows of glyphs has."""
    spec, source = case.spec, case.source
    if case.width != spec.columns and source.is_clear(("columns",)):
        yield source.problem(("columns",), f"is {spec.columns}, but all rows have {case.width} glyphs")
    if case.height != spec.rows and source.is_clear(("rows",)):
        yield source.problem(("rows",), f"is {spec.rows}, but there are {case.height} rows of glyphs")


@name_pass(MapCase)
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
    source = case.source
    if len(rows) != case.height and (case.height < WIDEST or source.is_clear(("rows",))):
        yield source.problem((name, "rows"), f"has {len(rows)} rows, the map {case.height}")
    for number, row in enumerate(rows):
        if len(row) != case.width and (case.width < WIDEST or source.is_clear(("columns",))):
            message = f"has {len(row)} glyphs, the map {case.width} columns"
            yield source.problem((name, "rows", number), message)
    if source.has_all_keys((name, "legend")):
        for glyph in sorted({glyph for row in rows for glyph in row if glyph not in known}):
            at = [
                number for number, row in enumerate(rows) if glyph in row and source.is_intact((name, "rows", number))
            ]
            more = f" (also in rows {', '.join(map(str, at[1:]))})" if len(at) > 1 else ""
            if at:
                message = f"glyph '{glyph}' is not in the legend: {' '.join(known)}{more}"
                yield source.problem((name, "rows", at[0]), message)


@name_pass(MapCase)
def terrain_is_known(case: MapCase) -> Iterator[Problem]:
    """Yield terrain that the rules do not have."""
    if not case.rules.has_all_keys("terrain", ("types",)):
        return
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
