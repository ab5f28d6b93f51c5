"""The file of a game: who plays what with which seed, every order, a digest per turn. A saved game is a replay."""

import json
from dataclasses import dataclass
from pathlib import Path

from game.errors import GameError
from game.model.digest import digest
from game.model.ids import SIDES, Side
from game.session.codec import Codec, Json
from game.session.locate import JsonFile, Node
from game.session.match import Mark, Match
from game.version import VERSION

FORMAT = 1
LARGEST_SEED = 2**63 - 1  # dice are drawn from 64 bits


@dataclass(frozen=True, slots=True)
class GameFile:
    """A game as its file tells it. ``orders`` are still JSON: reading them takes the scenario."""

    source: JsonFile
    version: str
    scenario: str
    title: str
    scenario_hash: str
    seed: int
    players: tuple[str, str]  # by Side
    settings: dict[str, str]
    turn: int
    date: str
    marks: tuple[Mark, ...]
    orders: tuple[Node, ...]
    digest: str  # after the last order


def file_text(match: Match) -> str:
    """Return the whole file of a match as it stands, one line for each order."""
    scenario, state = match.setting.scenario, match.state
    codec = Codec(match.setting)
    head: dict[str, Json] = {
        "format": FORMAT,
        "version": VERSION,
        "scenario": scenario.id,
        "title": scenario.title,
        "scenario_hash": scenario.digest,
        "seed": match.seed,
        "players": {side.key: match.names[side] for side in SIDES},
        "settings": dict(match.settings),
        "turn": state.turn,
        "date": scenario.calendar.first_day[state.turn],
    }
    lines = [f"{json.dumps(key)}: {_json(value)}" for key, value in head.items()]
    marks = [_json({"turn": mark.turn, "orders": mark.orders, "digest": mark.digest}) for mark in match.marks]
    lines.append(f'"digests": {_rows(marks)}')
    lines.append(f'"orders": {_rows([_json(codec.encode(order)) for order in match.orders])}')
    lines.append(f'"digest": {_json(digest(state))}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


_ENCODER = json.JSONEncoder(ensure_ascii=False)  # made once: for each order anew would take as long as the writing


def _json(value: Json) -> str:
    return _ENCODER.encode(value)


def _rows(rows: list[str]) -> str:
    return "[\n " + ",\n ".join(rows) + "\n]" if rows else "[]"


def read_game(path: Path) -> GameFile:
    """Return the game kept in a file; GameError names the place of what is wrong with it."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise GameError(f"{path}: cannot be read: {error.strerror}") from None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = raw.count(b"\n", 0, error.start) + 1, error.start - raw.rfind(b"\n", 0, error.start)
        raise GameError(f"{path}:{line}:{column}: not UTF-8 text") from None
    return parse_game(str(path), text)


def parse_game(name: str, text: str) -> GameFile:
    """Return the game that a text tells of; GameError names the place of the first thing wrong with it."""
    source = JsonFile(name, text)
    root = source.root()
    if (found := root.members().get("format")) is not None and found.whole() != FORMAT:
        raise source.defect(found.path, f"format {found.whole()}: this version of the game reads format {FORMAT}")
    fields = [field for field in GameFile.__slots__ if field not in ("source", "marks")]
    data = root.exactly("format", "digests", *fields)
    players = data["players"].exactly(*(side.key for side in SIDES))
    return GameFile(
        source=source,
        version=data["version"].string(),
        scenario=data["scenario"].string(),
        title=data["title"].string(),
        scenario_hash=data["scenario_hash"].string(),
        seed=_seed(data["seed"]),
        players=(players[Side.COMMUNIST.key].string(), players[Side.UN.key].string()),
        settings={key: value.string() for key, value in data["settings"].members().items()},
        turn=data["turn"].whole(),
        date=data["date"].string(),
        marks=tuple(_mark(node) for node in data["digests"].items()),
        orders=tuple(data["orders"].items()),
        digest=data["digest"].string(),
    )


def _seed(node: Node) -> int:
    if not 0 <= node.whole() <= LARGEST_SEED:
        raise node.wrong(f"a whole number from 0 to {LARGEST_SEED}")
    return node.whole()


def _mark(node: Node) -> Mark:
    data = node.exactly(*Mark.__slots__)
    return Mark(data["turn"].whole(), data["orders"].whole(), data["digest"].string())
