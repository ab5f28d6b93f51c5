"""`python -m tools.mapbuild` writes scenarios/maps/korea.yaml; with --relief the pictures of assets/maps/korea."""

import argparse
from pathlib import Path

from tools.mapbuild.geodata import Geodata
from tools.mapbuild.ground import build_ground
from tools.mapbuild.relief import write_reliefs
from tools.mapbuild.writer import map_text

ROOT = Path(__file__).resolve().parents[2]
MAP_FILE = ROOT / "scenarios" / "maps" / "korea.yaml"
PICTURES = ROOT / "assets" / "maps" / "korea"


def main() -> None:
    """Build what the command line asks for."""
    parser = argparse.ArgumentParser(prog="tools.mapbuild", description=__doc__)
    parser.add_argument("--relief", action="store_true", help="write the relief pictures instead of the map file")
    if parser.parse_args().relief:
        print("\n".join(write_reliefs(MAP_FILE, PICTURES)))
        return
    geodata = Geodata()
    text = map_text(geodata, build_ground(geodata))
    MAP_FILE.write_text(text, encoding="utf-8", newline="\n")
    print(f"{MAP_FILE.relative_to(ROOT)}: {len(text)} characters")


if __name__ == "__main__":
    main()
