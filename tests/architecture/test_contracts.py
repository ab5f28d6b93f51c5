"""Who may import whom, how long a module may be, what text may say."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for top in ("game", "tools", "bench", "tests") for path in (ROOT / top).rglob("*.py"))
MODULE_LINES = 600  # STYLE 7: under 400 is the aim, 600 an error
FUNCTION_LINES = 80  # STYLE 7 asks for about 40
LOCAL_PATH = re.compile(r"(?<![\w.)}~*-])/(?:work|root|home|Users|srv|mnt)/\w")


def test_import_contracts_hold() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MODULE_LINES


def test_functions_are_short() -> None:
    """But for kernels: numba wants one flat function for each hot loop."""
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in MODULES
        if "kernels" not in path.parts and path.parts[-2] != "support"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= FUNCTION_LINES
    ]
    assert long == []


def tracked_texts() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name for name in listed.decode().split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


def test_no_tracked_text_names_a_path_of_one_machine() -> None:
    found = []
    for path in tracked_texts():
        text = path.read_text("utf-8", "replace")
        if path != Path(__file__) and (hit := LOCAL_PATH.search(text)):
            found.append(f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group()}")
    assert found == []


def test_no_task_is_left_in_the_code_without_its_issue() -> None:
    """STYLE 7: a TODO names an issue."""
    marker = re.compile(r"\b(?:TODO|FIXME)\b(?!.*#\d)")
    found = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if path != Path(__file__) and re.search(r"#.*" + marker.pattern, path.read_text("utf-8"))
    ]
    assert found == []
