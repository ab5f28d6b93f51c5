"""The figures that a command line names, or all there are."""

from collections.abc import Sequence

from game.cli.arguments import did_you_mean
from game.errors import GameError
from game.resources import scenarios_root
from game.session.setting import Setting
from game.sim.figures import Figure, at_turn, figures, figures_of, of_date, of_metric

FORMS = "figures as printed, ids of metrics.yaml, or an army's on a turn: 'US losses, turn 24'"


def known_figures(settings: Sequence[Setting]) -> list[Figure]:
    """Return the figures that games of all these scenarios have, those of history behind the others."""
    from game.data.metrics import load_targets  # the schema library loads only when a file is read

    metrics = load_targets(scenarios_root() / "rules").metrics
    first, *others = ([*figures(it), *figures_of(metrics, it.scenario.id)] for it in settings)
    names = [{figure.name for figure in it} for it in others]
    return [figure for figure in first if all(figure.name in it for it in names)]


def chosen_figures(option: str, names: Sequence[str], known: Sequence[Figure], setting: Setting) -> list[Figure]:
    """Return the figures of some names, a date as two; GameError for a name that is none."""
    from game.data.metrics import load_targets

    targets = load_targets(scenarios_root() / "rules")
    by_name = {figure.name: [figure] for figure in known}
    by_name |= {metric.id: of_metric(metric) for metric in targets.metrics}
    by_name |= {hinge.id: of_date(hinge.id, hinge.text) for hinge in targets.hinges}
    for name in names:
        if name not in by_name:
            if (figure := at_turn(name, setting)) is None:
                raise GameError(f"{option} {name!r}: no such figure: {did_you_mean(name, list(by_name))}")
            by_name[name] = [figure]
    return [figure for name in names for figure in by_name[name]]
