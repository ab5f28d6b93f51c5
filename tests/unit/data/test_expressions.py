"""Integer expressions of weights (RULES 14.1): what they are worth, and that nothing else can be said in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.data.expressions import ExpressionError, names_in, parse_expression
from game.rules.politics.expressions import worth

VALUES = {"SOVIET": 8, "ESC": 20, "CHINA": 64, "AM_KPA": 45}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (75, 75),
        ("75", 75),
        ("ESC//2", 10),
        ("max(0, 10*(SOVIET-7) + (60-ESC)//8)", 15),
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("10 - 2 - 3", 5),
        ("-3 + 5", 2),
        ("-7 // 2", -4),
        ("min(1, 2, -3)", -3),
        ("max(CHINA, ESC) - AM_KPA", 19),
        ("5 // (ESC - 20)", 0),
    ],
)
def test_an_expression_has_its_integer_value(text: int | str, value: int) -> None:
    """RULES 14.1: ``+ - * // min max``, names; floor is towards minus infinity (1.6)."""
    assert worth(parse_expression(text), VALUES) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.5",
        "10 / 2",
        "2 ** 3",
        "ESC % 2",
        "ESC if CHINA else 0",
        "CHINA > 3",
        "__import__('os').system('true')",
        "(1).__class__",
        "[1][0]",
        "lambda: 1",
        "'a'",
        "1; 2",
        "abs(3)",
        "max 3",
        "max()",
        "(1",
        "1)",
        "1 2",
        "--1",
        "+1",
        "1 +",
        "0x10",
        "1_000",
        "9" * 10,
        "1+" * 150 + "1",
        "(" * 30 + "1" + ")" * 30,
    ],
)
def test_anything_but_integer_arithmetic_is_refused(text: str) -> None:
    """RULES 14.1: parsed by our own reader, never evaluated as code."""
    with pytest.raises(ExpressionError):
        parse_expression(text)


def test_the_names_of_an_expression_are_told() -> None:
    assert names_in(parse_expression("max(CHINA, 3 * ESC) - CHINA")) == ["CHINA", "ESC", "CHINA"]


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=st.text(alphabet="0123456789 +-*/(),maxinESC_.'[]%", max_size=40))
def test_any_text_is_an_expression_or_refused(text: str) -> None:
    try:
        tree = parse_expression(text)
    except ExpressionError:
        return
    assert isinstance(worth(tree, dict.fromkeys(names_in(tree), 7)), int)
