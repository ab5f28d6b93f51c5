"""The document of the file format."""

import re
from pathlib import Path

import yaml

from game.data.check import check_files
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


def test_every_example_is_sound(tmp_path: Path) -> None:
    """PRODUCT P-35: each file shown is read as it stands, with the maps and events shown beside it."""
    shown = re.findall(r"^```yaml\n(.*?)^```$", formatdoc.text(), re.MULTILINE | re.DOTALL)
    assert len(shown) == 4
    files = []
    for text in shown:
        top = yaml.safe_load(text)
        part = "maps" if "columns" in top else "events" if isinstance(top.get("events"), list) else ""
        (tmp_path / part).mkdir(exist_ok=True)
        files.append(tmp_path / part / f"{top['id']}.yaml")
        files[-1].write_text(text, encoding="utf-8")
    assert check_files(files) == []
