"""The schema of the record (docs/games.schema.json) is that of the games (PRODUCT P-40)."""

import json
from pathlib import Path

import jsonschema
import pytest

from game.session.setting import open_scenario
from game.sim.play import Plan, play_game
from tests.support.matches import SMALL
from tests.support.players import open_small

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "games.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", sorted(SMALL))
@pytest.mark.parametrize("player", ["random", "regular"])
def test_small_games_fit_it(name: str, player: str) -> None:
    played = play_game(Plan(name, open_small, (player, player)), 1)
    assert played.trouble == ""
    VALIDATOR.validate(json.loads(played.line))


@pytest.mark.parametrize(("name", "changes"), [("tutorial", ()), ("tutorial", ("combat.surrounded_thousandths=0",))])
def test_shipped_games_fit_it(name: str, changes: tuple[str, ...]) -> None:
    played = play_game(Plan(name, open_scenario, ("regular", "regular"), 4, changes=changes), 1)
    VALIDATOR.validate(json.loads(played.line))


def test_a_turn_of_the_campaign_fits_it() -> None:
    VALIDATOR.validate(json.loads(play_game(Plan("campaign", open_scenario, ("idle", "idle"), 2), 1).line))


def test_it_refuses_what_is_no_record() -> None:
    record = json.loads(play_game(Plan("tutorial", open_scenario, ("idle", "idle"), 3), 1).line)
    record["turns"][0]["armies"]["KPA"]["mens"] = 1
    with pytest.raises(jsonschema.ValidationError, match="mens"):
        VALIDATOR.validate(record)
