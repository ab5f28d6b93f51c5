"""Single edits of every shipped file: a clean pass or located messages, never a traceback, a hang, a misreading."""

import pytest

from tests.support.mutations import KINDS
from tests.support.verdict import SHIPPED, Bench

FILES = sorted(path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*.yaml"))
EDITS = 7  # of each file; ``python -m bench.mutations`` makes thousands


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("edited"))


@pytest.mark.parametrize("name", FILES)
def test_an_edited_file_passes_or_is_told(name: str, bench: Bench) -> None:
    """PRODUCT P-31, each within two seconds; what passes is read as others read it, and can be played."""
    file = bench.root / name
    first = EDITS * FILES.index(name)
    assert [fault for seed in range(first, first + EDITS) for fault in bench.judge(file, seed)] == []


def test_every_kind_of_edit_is_made() -> None:
    assert len(KINDS) <= EDITS * len(FILES)
