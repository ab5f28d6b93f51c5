"""Cut the shipped font files from their originals: the letters the game can show, nothing else.

Run after a catalogue gains a letter: ``python -m tools.fonts``. Needs fonttools, the PyPI package
``fontpkg-barlow-condensed`` and the Debian packages fonts-roboto-unhinted, fonts-lato, fonts-noto-core, fonts-noto-cjk.
"""

import json
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "assets" / "fonts"
TEXT = ROOT / "assets" / "text"
LIMIT_BYTES = 400_000

LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x100)}
TYPOGRAPHY = {ord(c) for c in "–—‘’“”„†•…‰′″€−≈≠≤≥→←↑↓√∞σŁłŏŭŎŬŒœ"}
DEBIAN = Path("/usr/share/fonts")


@dataclass(frozen=True, slots=True)
class Cut:
    """One shipped file: where it comes from and, where the licence reserves the name, what it is called."""

    name: str
    source: Path
    face: int = -1
    family: str = ""


def barlow(weight: str) -> Path:
    """The file of one weight of Barlow Condensed in the installed PyPI package."""
    spec = find_spec("fontpkg_barlow_condensed")
    if spec is None or spec.origin is None:
        sys.exit("pip install fontpkg-barlow-condensed first")
    return Path(spec.origin).parent / "files" / f"BarlowCondensed-{weight}.ttf"


def cuts() -> tuple[Cut, ...]:
    """Every file to ship."""
    roboto = DEBIAN / "truetype/roboto/unhinted"
    lato = DEBIAN / "truetype/lato"
    noto = DEBIAN / "truetype/noto"
    label = "Parallel38 Label"
    return (
        Cut("BarlowCondensed-SemiBold.ttf", barlow("SemiBold")),
        Cut("BarlowCondensed-Bold.ttf", barlow("Bold")),
        Cut("RobotoCondensed-Regular.ttf", roboto / "RobotoCondensed-Regular.ttf"),
        Cut("RobotoCondensed-Medium.ttf", roboto / "RobotoCondensed-Medium.ttf"),
        Cut("RobotoCondensed-Bold.ttf", roboto / "RobotoCondensed-Bold.ttf"),
        Cut("Label-Semibold.ttf", lato / "Lato-Semibold.ttf", family=label),
        Cut("Label-Bold.ttf", lato / "Lato-Bold.ttf", family=label),
        Cut("NotoSerif-Regular.ttf", noto / "NotoSerif-Regular.ttf"),
        Cut("NotoSerif-Italic.ttf", noto / "NotoSerif-Italic.ttf"),
        Cut("NotoSansCJK-Regular.otf", DEBIAN / "opentype/noto/NotoSansCJK-Regular.ttc", face=1),
    )


def catalogue_letters() -> set[int]:
    """Every code point that a text catalogue uses."""
    letters: set[int] = set()
    for path in sorted(TEXT.glob("*.json")):
        letters |= {ord(c) for c in json.dumps(json.loads(path.read_text("utf-8")), ensure_ascii=False)}
    return letters


def rename(font: TTFont, family: str) -> None:
    """Give ``font`` another name: the originals' licence keeps theirs for the unchanged files."""
    names = font["name"]
    for record in list(names.names):
        if record.nameID in (1, 3, 4, 6, 16, 18):
            text = family.replace(" ", "") if record.nameID == 6 else family
            names.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)


def cut(job: Cut, letters: set[int]) -> bytes:
    """Write the subset of one font and return its bytes."""
    font = TTFont(job.source, fontNumber=job.face, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "GDEF", "vhea", "vmtx", "VORG", "BASE", "STAT", "MATH"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    if job.family:
        rename(font, job.family)
    target = OUT / job.name
    font.save(target)
    return target.read_bytes()


def main() -> None:
    """Cut every font and check the total."""
    OUT.mkdir(parents=True, exist_ok=True)
    used = catalogue_letters()
    latin = LATIN | TYPOGRAPHY
    total = 0
    for job in cuts():
        letters = {c for c in used if c not in latin} if job.face >= 0 else latin
        size = len(cut(job, letters))
        total += size
        print(f"{job.name:34} {size:7} bytes")
    print(f"{'all':34} {total:7} bytes")
    if total > LIMIT_BYTES:
        sys.exit(f"over the limit of {LIMIT_BYTES} bytes")


if __name__ == "__main__":
    main()
