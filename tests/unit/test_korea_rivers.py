"""The rivers of Korea: what the design says of their courses and banks holds on the map file."""

from collections import deque
from itertools import pairwise

import pytest

from game.hexgrid.grid import HexGrid
from tests.support.korea_map import Korea, Pair, side


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("Yalu", 71),
        ("Tumen", 46),
        ("Taedong", 40),
        ("Chongchon", 20),
        ("Han", 45),
        ("Pukhan", 20),
        ("Imjin", 22),
        ("Kum", 30),
        ("Naktong", 46),
        ("Nam", 15),
    ],
)
def test_a_great_river_has_the_length_of_the_design(korea: Korea, name: str, length: int) -> None:
    """Hexsides from source to mouth, one more or less."""
    assert abs(len(korea.river(name)) - length) <= 1


def test_every_river_is_one_unbroken_chain_to_the_sea_or_into_another(korea: Korea) -> None:
    """Neighboring hexsides share a corner: three hexes that all touch."""
    corners_of: list[set[frozenset[str]]] = []
    for river in korea.raw["rivers"]:
        chain = korea.pairs(river["minor"]) + korea.pairs(river["major"])
        assert len(set(chain)) == len(chain)
        corners = [frozenset(a) | frozenset(b) for a, b in pairwise(chain)]
        assert all(len(corner) == 3 for corner in corners), river["name"]
        corners_of.append({c for pair in chain for c in ends(korea, pair)})
    for i, river in enumerate(korea.raw["rivers"]):
        last = (korea.pairs(river["minor"]) + korea.pairs(river["major"]))[-1]
        tails = ends(korea, last)
        sea = any(korea.terrain[h] == "~" for corner in tails for h in corner)
        joins = any(corner in other for k, other in enumerate(corners_of) if k != i for corner in tails)
        assert sea or joins, river["name"]


def ends(korea: Korea, pair: Pair) -> list[frozenset[str]]:
    """Return the two corners of a hexside."""
    shared = sorted(set(korea.near(pair[0])) & set(korea.near(pair[1])))
    return [frozenset((*pair, h)) for h in shared]


def test_major_and_minor_sides_number_as_designed(korea: Korea) -> None:
    """About 247 major and 448 minor hexsides."""
    rivers = korea.raw["rivers"]
    major = {p for r in rivers for p in korea.pairs(r["major"])}
    minor = {p for r in rivers for p in korea.pairs(r["minor"])} - major
    assert len(rivers) == 47
    assert abs(len(major) - 247) <= 5
    assert abs(len(minor) - 448) <= 8


def test_the_border_does_not_leak(korea: Korea) -> None:
    """Every way from Korea into foreign land crosses Yalu or Tumen."""
    border = set(korea.river("Yalu")) | set(korea.river("Tumen"))
    open_sides = [
        side(h, n) for h in korea.korea for n in korea.near(h) if korea.terrain[n] == "x" and side(h, n) not in border
    ]
    assert open_sides == []


@pytest.mark.parametrize(
    ("river", "right", "left"),
    [
        ("Han", ["Seoul"], ["Yongdungpo", "Suwon"]),
        ("Kum", ["Chochiwon", "Changhang"], ["Taejon", "Nonsan", "Kongju"]),
        ("Naktong", ["Andong", "Kumchon", "Songju", "Uiryong"], ["Waegwan", "Taegu", "Yongsan", "Changnyong", "Pusan"]),
        ("Nam", ["Haman"], ["Chinju", "Uiryong"]),
        ("Taedong", ["Pyongyang", "Sunchon (N)"], ["Chunghwa", "Hwangju"]),
        ("Chongchon", ["Pakchon", "Yongbyon"], ["Sinanju", "Kunu-ri"]),
        ("Yalu", ["Antung", "Chian", "Linchiang"], ["Sinuiju", "Manpojin", "Chunggangjin", "Hyesanjin", "Chosan"]),
        ("Tumen", ["Musan", "Hoeryong", "Namyang"], ["Tumen"]),
        ("Imjin", ["Kaesong"], ["Munsan"]),
    ],
)
def test_towns_stand_on_their_bank(korea: Korea, river: str, right: list[str], left: list[str]) -> None:
    """Facing downstream; near the river the two banks are apart."""
    chain = korea.river(river)
    turning = banks(korea, chain)
    assert {name: turning[korea.hex(name)] for name in right + left} == {
        **dict.fromkeys(right, "right"),
        **dict.fromkeys(left, "left"),
    }


def banks(korea: Korea, chain: list[Pair]) -> dict[str, str]:
    """Return the bank of every hex: that of the nearest hexside of the chain, not crossing it."""
    out: dict[str, str] = {}
    for here, after in pairwise(chain):
        (pivot,) = set(here) & set(after)
        (other,), (ahead,) = set(here) - {pivot}, set(after) - {pivot}
        clockwise = turns_clockwise(korea.grid, pivot, other, ahead)
        out.setdefault(pivot, "right" if clockwise else "left")
        out.setdefault(other, "left" if clockwise else "right")
    closed = set(chain)
    queue = deque(out)
    while queue:
        h = queue.popleft()
        for n in korea.near(h):
            if n not in out and side(h, n) not in closed:
                out[n] = out[h]
                queue.append(n)
    return out


def turns_clockwise(grid: HexGrid, pivot: str, other: str, ahead: str) -> bool:
    """Return whether the river runs clockwise round the pivot: then the pivot lies to its right."""
    around = grid.neighbors[grid.from_label(pivot)]
    first, second = around.index(grid.from_label(other)), around.index(grid.from_label(ahead))
    return second == (first + 1) % 6
