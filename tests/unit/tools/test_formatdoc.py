"""The document of the file format."""

from game.data.scenario_spec import ScenarioSpec
from tools import formatdoc


def test_the_document_is_current() -> None:
    """PRODUCT P-35: if this fails, run ``python -m tools.formatdoc``."""
    assert formatdoc.TARGET.read_text(encoding="utf-8") == formatdoc.text()


def test_every_key_of_a_scenario_is_in_it() -> None:
    text = formatdoc.text()
    for key in ScenarioSpec.model_fields:
        assert f"| `{key}`" in text


def test_no_meaning_is_empty() -> None:
    assert [line for line in formatdoc.text().splitlines() if line.startswith("|") and line.endswith("|  |")] == []
