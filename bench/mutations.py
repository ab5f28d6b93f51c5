"""Thousands of single edits of the shipped files, each judged: ``python -m bench.mutations --edits 5000``."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.support.verdict import Bench


def main() -> int:
    """Judge edits of every file in turn and return 0 if ``check`` took all of them as it should."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=5000, metavar="N", help="how many (5000)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="of the first edit (1)")
    parser.add_argument("--file", default="", metavar="PART", help="only files with this in their path")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        files = [file for file in bench.files if given.file in file.relative_to(bench.root).as_posix()]
        faults = 0
        for number in range(given.edits):
            for fault in bench.judge(files[number % len(files)], given.seed + number // len(files)):
                faults += 1
                print(fault, flush=True)
        print(f"{given.edits} edits, {bench.passed} passed, {faults} faults, slowest {bench.slowest:.2f} s")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
