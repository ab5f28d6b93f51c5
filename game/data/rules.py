"""Reads ``scenarios/rules/*.yaml`` into a frozen ``Ruleset``; what lies beside the rules changes no game."""

import hashlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, TypeAdapter, create_model

from game.data.authored import CLOSED, authored, fields_model
from game.data.lint.registry import run_passes
from game.data.rules_case import RulesCase
from game.data.shape import check_shape
from game.data.source import YamlSource, read_source
from game.errors import ScenarioError
from game.model import metrics, rule_ai, rule_air, rule_lookahead, rule_politics, sea_rules
from game.model import rule_hidden as hidden
from game.model import rule_parts as parts
from game.model import ruleset as model
from game.model.ruleset import Ruleset
from game.resources import scenarios_root

LISTS = {
    "armies": ("armies", model.ArmyRules),
    "sources": ("sources", parts.SourceRules),
    "sites": ("sites", sea_rules.SiteRules),
}
TABLES: dict[str, tuple[type[Any], tuple[str, ...]]] = {
    "terrain": (model.TerrainRules, ()),
    "unit_types": (model.UnitRules, ()),
    "combat": (parts.CombatRules, ()),
    "supply": (parts.SupplyRules, ("sources",)),
    "morale": (parts.MoraleRules, ()),
    "weather": (parts.WeatherRules, ()),
    "replacements": (parts.ManpowerRules, ()),
    "guerrillas": (hidden.GuerrillaRules, ()),
    "intelligence": (hidden.IntelligenceRules, ()),
    "victory": (parts.VictoryRules, ()),
    "sea": (sea_rules.SeaRules, ("sites",)),
    "air": (rule_air.AirRules, ()),
    "politics": (rule_politics.PoliticsRules, ()),
    "tables": (parts.Tables, ()),
    "ai": (rule_ai.AiRules, ()),
    "lookahead": (rule_lookahead.LookaheadRules, ()),
}
FILES = (*LISTS, *TABLES)  # armies first: other files name them
BESIDE: dict[str, tuple[type[Any], tuple[str, ...]]] = {"metrics": (metrics.MetricRules, ())}  # of no ruleset


@cache
def adapter(file: str) -> TypeAdapter[Any]:
    """Return the shape of one rules file; its value is a dict of the fields it holds."""
    if file in LISTS:
        shape = _list_model(file)
    else:
        kind, without = {**TABLES, **BESIDE}[file]
        shape = fields_model(kind, without=without)
    as_dict: Any = Annotated[shape, AfterValidator(dict)]
    return TypeAdapter(as_dict)


def _list_model(file: str) -> type[BaseModel]:
    key, kind = LISTS[file]
    members: Any = {key: (authored(tuple[kind, ...]), ...)}  # type: ignore[valid-type]  # a type made at run time
    return create_model(file, __config__=CLOSED, **members)


def files_of_rules(folder: Path) -> list[Path]:
    """Return the rules files of a folder, in the order of FILES; the shipped one where the folder has none."""
    shipped = scenarios_root() / "rules"
    own = [folder / f"{file}.yaml" for file in FILES]
    return [path if path.is_file() else shipped / path.name for path in own]


def read_rules(files: Iterable[Path], label_of: Callable[[Path], str]) -> list[YamlSource]:
    """Return all rules files, in the order of FILES; ``label_of`` is how messages name a file."""
    return [read_source(file, label_of(file)) for file in files]


def check_rules(sources: list[YamlSource], digest: str) -> RulesCase:
    """Return the ruleset of the files read; their defects are added to the sources."""
    read: dict[str, Any] = {}
    context: dict[str, Any] = {"armies": ()}
    for file, source in zip(FILES, sources, strict=True):
        read[file] = check_shape(source, adapter(file), context=context)
        if file == "armies" and source.has_all_keys(("armies",)):
            context["armies"] = tuple(army.id for army in read[file]["armies"])
    case = RulesCase(dict(zip(FILES, sources, strict=True)), _assembled(read, digest))
    run_passes(case)
    return case


def _assembled(read: dict[str, Any], digest: str) -> Ruleset:
    return Ruleset(
        terrain=model.TerrainRules(**read["terrain"]),
        units=model.UnitRules(**read["unit_types"]),
        armies=read["armies"]["armies"],
        tables=parts.Tables(**read["tables"]),
        combat=parts.CombatRules(**read["combat"]),
        supply=parts.SupplyRules(**read["supply"], sources=read["sources"]["sources"]),
        morale=parts.MoraleRules(**read["morale"]),
        weather=parts.WeatherRules(**read["weather"]),
        manpower=parts.ManpowerRules(**read["replacements"]),
        guerrillas=hidden.GuerrillaRules(**read["guerrillas"]),
        intelligence=hidden.IntelligenceRules(**read["intelligence"]),
        victory=parts.VictoryRules(**read["victory"]),
        sea=sea_rules.SeaRules(**read["sea"], sites=read["sites"]["sites"]),
        air=rule_air.AirRules(**read["air"]),
        politics=rule_politics.PoliticsRules(**read["politics"]),
        ai=rule_ai.AiRules(**read["ai"]),
        lookahead=rule_lookahead.LookaheadRules(**read["lookahead"]),
        digest=digest,
    )


def digest_of(files: Iterable[Path]) -> str:
    """Return a hash of the names and contents of files."""
    hashed = hashlib.blake2b(digest_size=16)
    for file in files:
        data = file.read_bytes() if file.is_file() else b""
        hashed.update(f"{file.name} {len(data)} ".encode())
        hashed.update(data)
    return hashed.hexdigest()


def load_ruleset(folder: Path, label: str | None = None) -> Ruleset:
    """Return the ruleset of a folder; ScenarioError with every defect of every file if there is any."""
    files = files_of_rules(folder)
    sources = read_rules(files, lambda file: f"{label or folder}/{file.name}")
    case = check_rules(sources, digest_of(files))
    if case.problems:
        raise ScenarioError(list(case.problems))
    return case.rules
