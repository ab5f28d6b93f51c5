"""Where the game's own files and the user's folder are: in a checkout, in a wheel, on any system."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def _root(name: str) -> Path:
    """The shipped folder ``name``: inside the package in a wheel, beside it in a checkout."""
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def asset(path: str) -> Path:
    """The file ``path`` (with forward slashes) under the shipped ``assets``."""
    return _root("assets").joinpath(*path.split("/"))


def scenarios_root() -> Path:
    """The folder of the shipped scenarios, maps and rules."""
    return _root("scenarios")


def cache_folder() -> Path:
    """The user's folder of what can be made again at any time; not made until something is written."""
    return Path(platformdirs.user_cache_dir("parallel38", appauthor=False))


def user_folder() -> Path:
    """The user's own folder: settings, saved games, own scenarios, pictures; not made until something is written."""
    return Path(platformdirs.user_data_dir("parallel38", appauthor=False))
