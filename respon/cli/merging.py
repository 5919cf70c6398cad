"""Data files with what the units filled in: whose it is, where they go; written all or none."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from respon.cli.run import Run
from respon.errors import ResponError, UsageError
from respon.messages import say
from respon.sources.revised import Extras

if TYPE_CHECKING:
    from respon.plan import Plan


Targets = Mapping[str, Path] | None
"""Where each data file goes, by its name in the plan; None: where it is."""


def unit(run: Run, written: str) -> str | None:
    """Return the agency that a form is of, by a written name; None if it means none, or several."""
    match = run.resolver.find(written)
    return match.agency if match else None


def targets(run: Run, output: str | None) -> Targets:
    """Return where each data file goes, by its name in the plan; None where it is. Raises UsageError or ResponError."""
    if not run.data or "-" in run.data:
        what = say("the bundled plan and standard input can't be written to")
        raise UsageError(what, hint=say("name the data file or folder by -d"))
    if output is None:
        return None
    places = [Path(os.path.realpath(file)) for file in run.written.files]
    top = Path(os.path.commonpath([place.parent for place in places]))
    target = Path(output)
    if len(places) == 1 and target.suffix and not target.is_dir():
        return {run.written.files[0]: target}
    if target.exists() and not target.is_dir():
        raise ResponError(say("a file, and the data has several"), hint=say("name a folder after -o"))
    return {file: target / place.relative_to(top) for file, place in zip(run.written.files, places, strict=True)}


def write(plan: "Plan", extras: Extras, targets: Targets) -> None:
    """Write the data files that change, or all of them elsewhere; all or none."""
    from respon.cli.several import replaced

    replaced(dict(_files(plan, extras, targets)))


def _files(plan: "Plan", extras: Extras, targets: Targets) -> Iterator[tuple[Path, bytes]]:
    from respon.sources.revised import revised

    touched = {plan.where_action(plan.by_id[key]).file for key in extras}
    for file in plan.files:
        place = Path(file)
        target = targets[file] if targets else place
        old = place.read_bytes()
        new = revised(old, file, extras) if file in touched else old
        if new != old or os.path.realpath(target) != os.path.realpath(place):
            target.parent.mkdir(parents=True, exist_ok=True)
            yield target, new
