"""The places of Korea: towns, zones, lines and landing sites hold what design and rules say."""

import csv
from collections import Counter

import pytest

from tests.support.korea_map import ROOT, Korea

OFF_MAP = {"Mukden", "Okinawa"}
ALIASES = {
    "N of Kaesong (Kumchon road)": "Kumchon (N)",
    "Kuhwa-ri (N of Korangpo)": "Kuhwa-ri",
    "Kimpo airfield": "Kimpo",
    "Itazuke": "Itazuke AB",
}
FOREIGN_PLACES = {"Antung", "Chian", "Linchiang", "Changdian-Hekou", "Itazuke AB", "Sasebo"}
BEHIND_THE_LINE = {"Chongdongjin"}  # the landing of 25 June


def oob() -> list[dict[str, str]]:
    """Rows of the order of battle."""
    with (ROOT / "tools/history/oob.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_place_of_the_order_of_battle_is_on_land_of_the_right_country(korea: Korea) -> None:
    """Names of the order of battle are names of the map."""
    for row in oob():
        name = ALIASES.get(row["place"], row["place"])
        if name in OFF_MAP:
            continue
        place = korea.places[name]
        assert korea.terrain[place["hex"]] == "x" if name in FOREIGN_PLACES else place["hex"] in korea.korea, name


def test_the_units_of_25_june_stand_on_their_side_of_the_parallel(korea: Korea) -> None:
    """Only the landing and the guerrillas are behind the line."""
    regions = korea.glyphs("regions")
    home = {"KPA": "n", "ROK": "s"}
    for row in oob():
        behind = row["place"] in BEHIND_THE_LINE or "GUER" in row["id"]
        if row["arrive_date"] != "1950-06-25" or behind or row["side"] not in home:
            continue
        place = korea.places[ALIASES.get(row["place"], row["place"])]
        assert regions[place["hex"]] == home[row["side"]], row["id"]


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Kaesong", "s"),
        ("Ongjin", "s"),
        ("Paekchon", "s"),
        ("Tongduchon", "s"),
        ("Haeju", "n"),
        ("Inje", "n"),
        ("Yonchon", "n"),
        ("Hwachon", "n"),
        ("Yangyang", "n"),
    ],
)
def test_border_towns_of_1950(korea: Korea, name: str, region: str) -> None:
    """The 38th parallel by the center of the hex, Paekchon by hand."""
    assert korea.glyphs("regions")[korea.hex(name)] == region


def test_zones_cover_the_ground_and_nothing_else(korea: Korea) -> None:
    """Twelve zones of sensible size."""
    zones = korea.glyphs("zones")
    sizes = Counter(z for z in zones.values() if z != "-")
    assert {h for h, z in zones.items() if z != "-"} == korea.korea
    assert len(sizes) == len(korea.raw["zones"]["legend"]) == 12
    assert min(sizes.values()) >= 35
    assert max(sizes.values()) <= 180


@pytest.mark.parametrize("key", ["parallel_38", "kum", "naktong", "narrow_neck", "restraint", "chongchon_hungnam"])
def test_a_named_line_parts_the_country(korea: Korea, key: str) -> None:
    """From coast to coast: without its hexes Pusan and Kanggye are apart."""
    hexes = korea.raw["lines"][key]["hexes"].split()
    assert set(hexes) <= korea.korea
    assert len(set(hexes)) == len(hexes)
    reached = korea.flood([korea.hex("Pusan")], korea.korea - set(hexes), korea.straits)
    assert korea.hex("Kanggye") not in reached


def test_the_border_line_is_every_hex_on_yalu_and_tumen(korea: Korea) -> None:
    """The last line of the advance: Korean hexes that touch foreign land are on it."""
    hexes = set(korea.raw["lines"]["yalu"]["hexes"].split())
    assert {h for h in korea.korea if any(korea.terrain[n] == "x" for n in korea.near(h))} <= hexes


def test_victory_points_population_and_ports_are_those_of_the_rules(korea: Korea) -> None:
    """Rules 15, 9.1 and 6.4."""
    places = {p["id"]: p for p in korea.raw["places"]}
    assert sum(p.get("vp", 0) for p in places.values()) == 148
    assert (places["seoul"]["pop"], places["pusan"]["pop"], places["chunchon"]["pop"]) == (150, 50, 5)
    assert {p["id"] for p in places.values() if p.get("port")} == {
        *("pusan", "masan", "yosu", "pohang", "kunsan", "mokpo", "inchon"),
        *("wonsan", "hungnam", "chinnampo", "haeju", "songjin", "chongjin"),
    }
    assert all("hex" in p and p["tier"] in (1, 2, 3, 4) for p in places.values())
    assert len(places) == len(korea.raw["places"])


def test_landing_sites_lie_on_the_coast_with_their_grade(korea: Korea) -> None:
    """Rule 10.5; a port without a sea hexside has a lane."""
    sites = {"Inchon": 4, "Kunsan": 2, "Posung-myon": 3, "Chumunjin": 2, "Wonsan": 2, "Iwon": 3, "Pohang": 1}
    sites |= {"Chinnampo": 4, "Hungnam": 2}
    lanes = dict(word.split("-") for word in korea.raw["lanes"].split())
    for name, grade in sites.items():
        h = korea.hex(name)
        assert korea.raw["beaches"][h] == grade
        assert h in lanes or any(korea.terrain[n] == "~" for n in korea.near(h)), name
    assert all(korea.terrain[sea] == "~" for sea in lanes.values())
    assert korea.hex("Posung-myon") == "1845"
