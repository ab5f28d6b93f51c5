"""How each metric of ``scenarios/rules/metrics.yaml`` is read from the record of one game (rule 17.1).

One short function each, called like its metric. A date is a turn, or NEVER; a share is whether it held; None says that
the game cannot tell, mostly because it was over before.
"""

from collections.abc import Callable

from game.model.ids import Side
from game.sim.lines import NEVER, Game

Reading = Callable[[Game], float | None]
READINGS: dict[str, Reading] = {}
LOST = ("killed", "wounded", "missing", "prisoners")
CUT_OFF = (24, 30)  # the turns between which the fate of the army in the South is counted (RULES 15, 17.1)
LATEST_CROSSING = 36
EMPTY_TONS = 200  # less than an army far away is sent in a day


def reading(function: Reading) -> Reading:
    """Register a function under its name, which is that of the metric."""
    READINGS[function.__name__] = function
    return function


# --- what readings share --------------------------------------------------------------------------------------


def falls(game: Game, place: str, side: Side, after: float = 0) -> float:
    """Return the first turn later than ``after`` at whose end a side held a place."""
    turns = (turn for turn in game.turns if turn.part("holder").get(place) == side.key)
    return next((number for turn in turns if (number := turn.number("turn")) > after), NEVER)


def army(game: Game, turn: int, key: str, *names: str) -> float | None:
    """Return the sum of some figures of an army at the end of a turn."""
    found = game.at(turn)
    return None if found is None else sum(found.number("armies", key, name) for name in names)


def since(game: Game, key: str, *names: str) -> float | None:
    """Return how much some figures of an army grew while the army in the South was cut off."""
    before, after = (army(game, turn, key, *names) for turn in CUT_OFF)
    return None if before is None or after is None else after - before


def deed_turn(game: Game, *path: str) -> float:
    """Return the turn something happened on."""
    found = game.deed(*path)
    return float(found) if isinstance(found, int) else NEVER


def ashore(game: Game, site: str, turn: int) -> float | None:
    """Return the men ashore at a site, with their rear, at the end of a turn."""
    if game.at(turn) is None:
        return None
    return float(max((wave.ashore(turn) for wave in game.waves if wave.site == site and wave.won), default=0))


def north_wins(game: Game) -> float | None:
    """Return whether the Communist side won a game that somebody won."""
    winner = game.result.get("winner")
    return None if winner not in (Side.COMMUNIST.key, Side.UN.key) else float(winner == Side.COMMUNIST.key)


# --- invasion -------------------------------------------------------------------------------------------------


@reading
def seoul_by_t1(game: Game) -> float | None:
    """Return whether Seoul falls by the end of turn 1."""
    return float(falls(game, "Seoul", Side.COMMUNIST) <= 1)


@reading
def seoul_by_t2(game: Game) -> float | None:
    """Return whether Seoul falls by the end of turn 2."""
    return float(falls(game, "Seoul", Side.COMMUNIST) <= 2)


@reading
def rok_men_t3(game: Game) -> float | None:
    """Return the men in ROK units on turn 3, per cent of those at the start."""
    men, start = army(game, 3, "ROK", "unit_men"), game.start_men("ROK")
    return None if men is None or not start else 100 * men / start


@reading
def rok_morale_low(game: Game) -> float | None:
    """Return the lowest morale of the ROK army at any turn's end."""
    return min((turn.number("armies", "ROK", "morale") for turn in game.turns), default=None)


@reading
def us_regiment_broken(game: Game) -> float | None:
    """Return whether any US regiment was broken within its first fights."""
    return float(game.deed("armies", "US", "broken_early") not in (None, 0))


@reading
def taejon_falls(game: Game) -> float | None:
    """Return the turn Taejon falls."""
    return falls(game, "Taejon", Side.COMMUNIST)


@reading
def kpa_supply_t5(game: Game) -> float | None:
    """Return the mean supply of the KPA at the front on turn 5."""
    return army(game, 5, "KPA", "front_supply")


@reading
def kpa_front_t11(game: Game) -> float | None:
    """Return the men of the KPA at the front on turn 11."""
    return army(game, 11, "KPA", "front_men")


# --- perimeter ------------------------------------------------------------------------------------------------


@reading
def nearest_to_pusan_t20(game: Game) -> float | None:
    """Return how far from Pusan the nearest Communist combat unit stands on turn 20, in hexes."""
    turn = game.at(20)
    return None if turn is None else turn.number("threat", "Pusan")


@reading
def kpa_losses_t12(game: Game) -> float | None:
    """Return the losses of the KPA up to turn 12."""
    return army(game, 12, "KPA", *LOST)


@reading
def kpa_losses_t24(game: Game) -> float | None:
    """Return the losses of the KPA up to turn 24."""
    return army(game, 24, "KPA", *LOST)


@reading
def kpa_supply_t12(game: Game) -> float | None:
    """Return the mean supply of the KPA at the front on turn 12."""
    return army(game, 12, "KPA", "front_supply")


@reading
def kpa_supply_t22(game: Game) -> float | None:
    """Return the mean supply of the KPA at the front on turn 22."""
    return army(game, 22, "KPA", "front_supply")


@reading
def kpa_stock_empty(game: Game) -> float | None:
    """Return the turn at whose end the theater stock of the KPA is all but empty for the first time."""
    turns = (turn.number("turn") for turn in game.turns if turn.number("armies", "KPA", "stock") < EMPTY_TONS)
    return next(turns, NEVER)


@reading
def kpa_front_t23(game: Game) -> float | None:
    """Return the men of the KPA at the front on turn 23."""
    return army(game, 23, "KPA", "front_men")


@reading
def kpa_recruits_t23(game: Game) -> float | None:
    """Return the share of recruits in the KPA on turn 23, per cent."""
    share = army(game, 23, "KPA", "recruit_share")
    return None if share is None else 100 * share


@reading
def un_men_t23(game: Game) -> float | None:
    """Return the men in units of the ROK, US and Commonwealth armies on turn 23."""
    found = game.at(23)
    keys = [] if found is None else [key for key in ("ROK", "US", "CW") if key in found.part("armies")]
    return None if found is None else sum(found.number("armies", key, "unit_men") for key in keys)


@reading
def south_share_t23(game: Game) -> float | None:
    """Return the share of southern land that the North holds on turn 23, per cent."""
    turn = game.at(23)
    return None if turn is None else 100 * turn.number("land_share", "south", Side.COMMUNIST.key)


# --- Inchon ---------------------------------------------------------------------------------------------------


@reading
def inchon_success(game: Game) -> float | None:
    """Return whether a wave got ashore at Inchon."""
    return float(any(wave.site == "inchon" and wave.won for wave in game.waves))


@reading
def inchon_men_t24(game: Game) -> float | None:
    """Return the men ashore at Inchon on turn 24."""
    return ashore(game, "inchon", 24)


@reading
def inchon_men_t25(game: Game) -> float | None:
    """Return the men ashore at Inchon on turn 25."""
    return ashore(game, "inchon", 25)


@reading
def kpa_batch_retreat(game: Game) -> float | None:
    """Return the turn of the first retreat order for a KPA corps."""
    return deed_turn(game, "armies", "KPA", "batch_retreat")


@reading
def kpa_general_retreat(game: Game) -> float | None:
    """Return the turn of the general retreat of the KPA."""
    return deed_turn(game, "armies", "KPA", "general_retreat")


@reading
def kpa_morale_t28(game: Game) -> float | None:
    """Return the morale of the KPA on turn 28."""
    return army(game, 28, "KPA", "morale")


@reading
def seoul_retaken(game: Game) -> float | None:
    """Return the turn Seoul is retaken after it fell."""
    return falls(game, "Seoul", Side.UN, after=falls(game, "Seoul", Side.COMMUNIST))


# --- pursuit --------------------------------------------------------------------------------------------------


@reading
def kpa_back_north(game: Game) -> float | None:
    """Return the men of the KPA caught in the South who got out of it in time."""
    found = game.deed("armies", "KPA", "escaped", "men")
    return float(found) if isinstance(found, int) else None


@reading
def kpa_prisoners(game: Game) -> float | None:
    """Return the men of the KPA taken prisoner while cut off."""
    return since(game, "KPA", "prisoners")


@reading
def kpa_dead(game: Game) -> float | None:
    """Return the men of the KPA killed or missing while cut off."""
    return since(game, "KPA", "killed", "missing")


@reading
def kpa_guerrillas(game: Game) -> float | None:
    """Return the men of the KPA who went into the hills while cut off."""
    return since(game, "KPA", "guerrillas")


@reading
def pyongyang_falls(game: Game) -> float | None:
    """Return the turn Pyongyang falls."""
    return falls(game, "Pyongyang", Side.UN)


@reading
def un_reaches_yalu(game: Game) -> float | None:
    """Return the turn a UN unit marches onto the bank of the Yalu."""
    return deed_turn(game, "lines", "yalu", Side.UN.key, "turn")


# --- China ----------------------------------------------------------------------------------------------------


@reading
def cpv_crosses_in_time(game: Game) -> float | None:
    """Return whether the Volunteers are over the Yalu by the end of turn 36, and not before turn 32."""
    crossing = deed_turn(game, "armies", "CPV", "arrived")
    return None if crossing == NEVER and game.at(LATEST_CROSSING) is None else float(32 <= crossing <= LATEST_CROSSING)


@reading
def cpv_never_crosses(game: Game) -> float | None:
    """Return whether the Volunteers stay out of a war that went on long enough for them."""
    crossing = deed_turn(game, "armies", "CPV", "arrived")
    return None if crossing == NEVER and game.at(LATEST_CROSSING) is None else float(crossing == NEVER)


@reading
def cpv_strikes_rok(game: Game) -> float | None:
    """Return whether the first fight of the Volunteers is with a ROK unit, if they fight at all."""
    against = game.deed("armies", "CPV", "first_fight", "against")
    return None if against is None else float(against == "ROK")


@reading
def rok_ii_corps_wrecks(game: Game) -> float | None:
    """Return the divisions of ROK II Corps that became wrecks between the crossing and the end of turn 36."""
    turns = game.deed("armies", "ROK", "wrecks", "ROK-II")
    crossing = deed_turn(game, "armies", "CPV", "arrived")
    if game.at(LATEST_CROSSING) is None:
        return None
    return float(sum(crossing <= turn <= LATEST_CROSSING for turn in turns)) if isinstance(turns, list) else 0.0


@reading
def pyongyang_retaken(game: Game) -> float | None:
    """Return the turn Pyongyang is retaken after it fell."""
    return falls(game, "Pyongyang", Side.COMMUNIST, after=falls(game, "Pyongyang", Side.UN))


@reading
def front_t54(game: Game) -> float | None:
    """Return how many hexes north of the 38th parallel the front is on turn 54."""
    turn = game.at(54)
    return None if turn is None else turn.number("front")


# --- hinges, beside the dates above -----------------------------------------------------------------------------


@reading
def seoul_falls(game: Game) -> float | None:
    """Return the turn Seoul falls."""
    return falls(game, "Seoul", Side.COMMUNIST)


@reading
def kpa_at_naktong(game: Game) -> float | None:
    """Return the turn a Communist unit marches onto the bank of the Naktong."""
    return deed_turn(game, "lines", "naktong", Side.COMMUNIST.key, "turn")


@reading
def first_landing(game: Game) -> float | None:
    """Return the turn of the first landing that gets ashore."""
    return float(min((wave.turn for wave in game.waves if wave.won), default=NEVER))


@reading
def cpv_enters(game: Game) -> float | None:
    """Return the turn the Volunteers are in Korea."""
    return deed_turn(game, "armies", "CPV", "arrived")


@reading
def armistice(game: Game) -> float | None:
    """Return the turn an armistice ends the war."""
    turn = game.result.get("turn")
    return float(turn) if game.result.get("ended") == "armistice" and isinstance(turn, int) else NEVER


# --- balance --------------------------------------------------------------------------------------------------

for _metric in ("invasion", "pusan_perimeter", "inchon", "race_to_the_yalu", "chinese_entry", "campaign"):
    READINGS[f"{_metric}_even"] = north_wins
