"""The roads and railways of Korea: what the design says of them and their bridges holds on the map file."""

import pytest

from tests.support.korea_map import Korea, side

BRIDGES = (
    "1941-1942 2042-2142 1739-1840 2149-2250 2249-2250 2049-2050 2853-2953 3057-3058 3157-3158 2851-2951 3259-3359 "
    "2758-2759 2758-2859 1231-1232 1126-1127 1325-1326 2339-2440 0322-0323 1515-1516"
)


@pytest.mark.parametrize("bridge", BRIDGES.split())
def test_a_known_bridge_stands(korea: Korea, bridge: str) -> None:
    """A link over a major river is a bridge."""
    (pair,) = korea.pairs(bridge)
    assert pair in korea.major
    assert pair in korea.links("roads") | korea.links("railways")


def test_there_are_about_forty_bridges(korea: Korea) -> None:
    """42 by the design; the road to Antung lies beside its railway."""
    links = korea.links("roads") | korea.links("railways")
    assert abs(len(korea.major & links) - 42) <= 2
    assert side("0322", "0323") in korea.links("roads")


def test_the_trunk_railway_is_one_line_through_the_great_towns(korea: Korea) -> None:
    """Pusan to the Yalu bridge without a gap, by the hexes of the design."""
    by_name = {line["name"]: line["hexes"].split() for line in korea.raw["railways"]}
    south, north = by_name["Kyongbu Line (Pusan-Seoul)"], by_name["Kyongui Line (Seoul-Sinuiju)"]
    assert south[-1] == north[0] == korea.hex("Seoul")
    for name in ("Pusan", "Taegu", "Waegwan", "Taejon", "Chonan", "Suwon", "Yongdungpo"):
        assert korea.hex(name) in south
    for name in ("Munsan", "Kaesong", "Sariwon", "Pyongyang", "Sinanju", "Sonchon", "Sinuiju", "Antung"):
        assert korea.hex(name) in north
    assert (len(south), len(north)) == (28, 31)


def test_all_railways_but_the_coal_line_of_mukho_hang_together(korea: Korea) -> None:
    """One net from Pusan; only Mukho's line was apart in 1950."""
    rails = korea.links("railways")
    on_rail = {h for pair in rails for h in pair if h in korea.korea}
    all_sides = {side(h, n) for h in on_rail for n in korea.near(h)}
    net = korea.flood([korea.hex("Pusan")], on_rail, all_sides - rails)
    assert on_rail - net <= set(korea.near(korea.hex("Mukho"))) | korea.flood(
        [korea.hex("Mukho")], on_rail, all_sides - rails
    )


@pytest.mark.parametrize(
    ("start", "goal", "road", "rail"),
    [
        ("Pusan", "Taegu", 8, 7),
        ("Taegu", "Taejon", 9, 9),
        ("Taejon", "Seoul", 11, 11),
        ("Seoul", "Pyongyang", 15, 15),
        ("Pyongyang", "Sinuiju", 14, 14),
        ("Wonsan", "Hamhung", 8, 8),
        ("Hungnam", "Hagaru-ri", 5, 5),
        ("Seoul", "Chunchon", 6, 6),
        ("Seoul", "Wonsan", 13, 13),
        ("Kunu-ri", "Kanggye", 11, 11),
        ("Taejon", "Mokpo", 15, 15),
    ],
)
def test_distances_are_true_within_a_hex(korea: Korea, start: str, goal: str, road: int, rail: int) -> None:
    """Road and rail distances of the design's table."""
    a, b = korea.hex(start), korea.hex(goal)
    assert abs(korea.steps(a, b, korea.links("roads")) - road) <= 1
    assert abs(korea.steps(a, b, korea.links("railways")) - rail) <= 1


def test_no_link_runs_into_the_sea_or_over_a_strait(korea: Korea) -> None:
    """Roads and railways keep to land; chains are of adjacent hexes."""
    links = korea.links("roads") | korea.links("railways")
    assert all(korea.terrain[h] != "~" for pair in links for h in pair)
    assert all(b in korea.near(a) for a, b in links)
    assert not links & korea.straits


def test_the_crossings_of_the_han_below_seoul_are_no_straits(korea: Korea) -> None:
    """Divisions crossed there in June and September."""
    crossed = set(korea.pairs("1740-1840 1740-1841 1741-1841 1841-1842 1842-1941"))
    assert not crossed & korea.straits
    assert crossed - {("1842", "1941")} <= korea.major
