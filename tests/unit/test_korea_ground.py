"""The land of Korea: what the design says of terrain, coast and islands holds on the map file."""

from collections import Counter

import pytest

from tests.support.korea_map import Korea


def test_the_count_of_land_is_that_of_the_design(korea: Korea) -> None:
    """1083 hexes of Korea, 470 of them south of the parallel, about 180 on the coast."""
    counts = Counter(korea.glyphs("regions").values())
    coast = [h for h in korea.korea if any(korea.terrain[n] == "~" for n in korea.near(h))]
    assert len(korea.korea) == 1083
    assert abs(counts["s"] - 470) <= 2
    assert counts["s"] + counts["n"] == 1083
    assert abs(len(coast) - 180) <= 4


def test_terrain_shares(korea: Korea) -> None:
    """About a fifth plain, a third mountain, a sixth alpine; hardly any alpine in the South."""
    regions = korea.glyphs("regions")
    shares = Counter(korea.terrain[h] for h in korea.korea)
    south = Counter(korea.terrain[h] for h in korea.korea if regions[h] == "s")
    assert {g: round(100 * n / 1083) for g, n in shares.items()} == {".": 21, "h": 30, "m": 33, "A": 16}
    assert south["A"] < 0.02 * sum(south.values())


def test_the_mainland_is_one_and_the_islands_are_islands(korea: Korea) -> None:
    """Cheju, Namhae and four single hexes stand alone; Koje and Kanghwa hang on by a ferry link."""
    rest, sizes = set(korea.korea), []
    while rest:
        part = korea.flood([min(rest)], korea.korea, korea.straits)
        sizes.append(len(part))
        rest -= part
    assert sorted(sizes, reverse=True)[:3] == [1083 - sum(sorted(sizes)[:-1]), 11, 2]
    assert len(sizes) <= 7
    assert korea.hex("Koje-do") in korea.flood([korea.hex("Pusan")], korea.korea, korea.straits)


@pytest.mark.parametrize(
    ("name", "glyphs"),
    [
        ("Hagaru-ri", "A"),
        ("Kapsan", "A"),
        ("Chinhung-ni", "A"),
        ("Tabu-dong", "m"),
        ("Kapyong", "m"),
        ("Inje", "m"),
        ("Kimje", "."),
        ("Nonsan", "."),
        ("Sinchon", "."),
        ("Chaeryong", "."),
        ("Sinanju", "."),
        ("Chorwon", "."),
        ("Taegu", "."),
        ("Uijongbu", "h"),
        ("Taejon", "h"),
        ("Wonju", "h"),
    ],
)
def test_known_country_has_its_terrain(korea: Korea, name: str, glyphs: str) -> None:
    """Plateau, ranges, paddies and basins lie where they are."""
    assert korea.terrain[korea.hex(name)] in glyphs


def test_taebaek_and_nangnim_are_mountainous_and_the_west_coast_is_plain(korea: Korea) -> None:
    """Shares of mountain or alpine along the two ranges, of plain or hills near the western shore."""
    high = [f"{c:02d}{r:02d}" for c, r in zip(range(27, 34), range(36, 50, 2), strict=True)]
    nangnim = [f"{c:02d}{r:02d}" for c in (17, 18, 19) for r in range(16, 26)]
    west = [h for h in korea.korea if 22 < int(h[2:]) < 58 and any(korea.terrain[n] == "~" for n in korea.near(h))]
    west = [h for h in west if int(h[:2]) < 19]
    assert sum(korea.terrain[h] in "mA" for h in high) >= 6
    assert sum(korea.terrain[h] in "mA" for h in nangnim) >= 27
    assert sum(korea.terrain[h] in ".h" for h in west) >= 0.95 * len(west)
