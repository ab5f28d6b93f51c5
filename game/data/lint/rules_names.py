"""Names in the rules: armies that exist, counters and tables that can be drawn and moved."""

from collections.abc import Iterator

from game.data.lint.registry import lint_pass, name_pass
from game.data.rules_case import RulesCase
from game.data.shape import suggestion
from game.data.source import Location
from game.errors import Problem

SYMBOLS = (  # those of the counters
    "infantry",
    "motorized",
    "mechanized",
    "armor",
    "marine",
    "airborne",
    "mountain",
    "recon",
    "security",
    "artillery",
    "hq",
)
ECHELONS = ("II", "III", "X", "XX", "XXX", "XXXX")


@name_pass(RulesCase)
def armies_exist(case: RulesCase) -> Iterator[Problem]:
    """Yield armies that are named in vain."""
    if not case.has_all_keys("armies", ("armies",)):
        return
    known = [army.id for army in case.rules.armies]
    for file, path, name in _armies(case):
        if name not in known:
            yield case.problem(file, path, f"no army '{name}'{suggestion(name, known)}")


def _armies(case: RulesCase) -> Iterator[tuple[str, Location, str]]:
    morale = case.rules.morale
    yield "unit_types", ("advised_army",), case.rules.units.advised_army
    for i, army in enumerate(case.rules.units.joint_command_armies):
        yield "unit_types", ("joint_command_armies", i), army
    yield "air", ("bombed_army",), case.rules.air.bombed_army
    yield "morale", ("capital_lost_early_army",), morale.capital_lost_early_army
    yield "morale", ("closed_guerrilla_army",), morale.closed_guerrilla_army
    yield from (("morale", ("rows", row.id, "army"), row.army) for row in morale.rows)
    for i, army in enumerate(case.rules.sea.early_armies):
        yield "sea", ("early_armies", i), army
    for i, lending in enumerate(case.rules.manpower.lendings):
        yield "replacements", ("lendings", i, "lender"), lending.lender
        yield "replacements", ("lendings", i, "borrower"), lending.borrower


@name_pass(RulesCase)
def intents_have_postures(case: RulesCase) -> Iterator[Problem]:
    """Yield intents of who looks ahead with a posture that there is not, or that there are none (16.3)."""
    if not case.has_all_keys("ai", ("postures",)) or not case.has_all_keys("lookahead", ("intents",)):
        return
    known = [posture.id for posture in case.rules.ai.postures]
    intents = case.rules.lookahead.intents
    if not intents:
        yield case.problem("lookahead", ("intents",), "at least one intent is needed")
    for intent in intents:
        if intent.posture and intent.posture not in known:
            message = f"no posture '{intent.posture}'{suggestion(intent.posture, known)}"
            yield case.problem("lookahead", ("intents", intent.id, "posture"), message)


@name_pass(RulesCase)
def covert_units_look_like_something(case: RulesCase) -> Iterator[Problem]:
    """Yield a table of organization that covert units are taken for in vain (12.2)."""
    known = [toe.id for toe in case.rules.units.toes]
    name = case.rules.intelligence.covert_toe
    if name not in known and case.has_all_keys("unit_types", ("toes",)):
        message = f"no table of organization '{name}'{suggestion(name, known)}"
        yield case.problem("intelligence", ("covert_toe",), message)


@name_pass(RulesCase)
def bridges_lead_to_sources(case: RulesCase) -> Iterator[Problem]:
    """Yield supply sources that are named in vain where bridges may be struck (10.3)."""
    if not case.has_all_keys("sources", ("sources",)):
        return
    known = [source.id for source in case.rules.supply.sources]
    for i, name in enumerate(case.rules.air.bridge_sources):
        if name not in known:
            yield case.problem("air", ("bridge_sources", i), f"no source '{name}'{suggestion(name, known)}")


@lint_pass(RulesCase)
def every_army_can_dissolve(case: RulesCase) -> Iterator[Problem]:
    """Yield armies without a row that says what becomes of the men of any dissolved unit (8.5)."""
    rows = case.rules.morale.rows
    facts = [("rows", row.id, key) for row in rows for key in ("army", "cut_off")]
    if not case.is_clear("morale", *facts) or not case.has_all_keys("morale", ("rows",)):
        return  # the row that is missing may be among those
    for army in case.rules.armies:
        if not any(row.army == army.id and not row.cut_off for row in rows):
            yield case.problem("morale", ("rows",), f"no row for the army {army.id} with cut_off: false")


@lint_pass(RulesCase)
def counters_can_be_drawn(case: RulesCase) -> Iterator[Problem]:
    """Yield symbols and echelons that counters do not have."""
    for toe in case.rules.units.toes:
        path = ("toes", toe.id)
        if toe.symbol not in SYMBOLS:
            message = f"no symbol '{toe.symbol}'; there are {', '.join(SYMBOLS)}{suggestion(toe.symbol, SYMBOLS)}"
            yield case.problem("unit_types", (*path, "symbol"), message)
        if toe.echelon not in ECHELONS:
            message = f"must be one of {', '.join(ECHELONS)}, not '{toe.echelon}'"
            yield case.problem("unit_types", (*path, "echelon"), message)
        known = case.is_clear("unit_types", (*path, "is_hq"), (*path, "stack_points"))
        if known and toe.is_hq != (toe.stack_points == 0):
            yield case.problem("unit_types", (*path, "stack_points"), "only headquarters have no stack points (3.3)")


@lint_pass(RulesCase)
def sources_make_sense(case: RulesCase) -> Iterator[Problem]:
    """Yield sources that grow beyond their limit, and depots without a railway (6.4)."""
    for source in case.rules.supply.sources:
        path = ("sources", source.id)
        if source.tons > source.max_tons and case.is_clear("sources", (*path, "tons")):
            yield case.problem("sources", (*path, "max_tons"), f"is less than tons, {source.tons:,}")
        if source.depot != bool(source.rail_to) and case.is_clear("sources", (*path, "depot")):
            yield case.problem(
                "sources", (*path, "rail_to"), "depots, and only depots, have places their railway leads to"
            )
