"""YAML as values that remember where they stand."""

from game.data.source import parse_source


def test_values_are_what_yaml_1_2_says() -> None:
    text = 'a: 1\nb: -2.5\nc: true\nd: "0512"\ne: [x, {y: z}]\n7: seven\nf: 12:30\ng: 1950-06-25\nh: ""\n'
    source = parse_source(text.encode(), "f.yaml")
    assert source.problems == []
    assert source.value == {
        "a": 1,
        "b": -2.5,
        "c": True,
        "d": "0512",
        "e": ["x", {"y": "z"}],
        7: "seven",
        "f": "12:30",
        "g": "1950-06-25",
        "h": "",
    }


def test_everything_has_its_place() -> None:
    source = parse_source(b"a:\n  - x\n  - b: 1\n    c: [1, 2]\n", "f.yaml")
    assert str(source.where(("a", 1, "c", 1))) == "f.yaml:4:12"
    assert str(source.where_key(("a", 1, "c"))) == "f.yaml:4:5"
    assert str(source.where(("a", 1, "nothing", 5))) == "f.yaml:3:5"
    assert str(source.problem(("a", 0), "is wrong")) == "f.yaml:2:5: a.0: is wrong"


def test_a_byte_order_mark_does_no_harm() -> None:
    assert parse_source(b"\xef\xbb\xbfa: 1\n", "f.yaml").value == {"a": 1}
