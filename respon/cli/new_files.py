"""Several new files at once: all of them or none, and never in place of what is there."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from respon.cli.atomic import dying_clean
from respon.errors import ResponError
from respon.files.opening import abbreviated, why
from respon.messages import say
from respon.where import Where


def new_files(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write new files, what they hold by their names, into a folder that is made where it isn't there; return them.

    Raises ResponError, and leaves nothing behind, if one of them is there already or can't be written.
    """
    paths = {folder / name: data for name, data in files.items()}
    _refuse_taken(paths)
    made = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
    written: list[Path] = []

    def undo() -> None:
        for path in written:
            with suppress(OSError):
                path.unlink()
        for each in made:
            with suppress(OSError, ValueError):  # ValueError: it is no path at all
                each.rmdir()

    with dying_clean(undo):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for path, data in paths.items():
                with path.open("xb") as stream:
                    written.append(path)
                    stream.write(data)
                    stream.flush()
                    os.fsync(stream.fileno())
        except BaseException as error:
            undo()
            if isinstance(error, FileExistsError):
                _refuse_taken(paths)
            if isinstance(error, OSError | ValueError):
                what = say("can't write: {reason}", reason=why(error)[0])
                raise ResponError(what, Where(abbreviated(folder)), say("name another folder")) from None
            raise
    return written


def _refuse_taken(paths: Iterable[Path]) -> None:
    """Raise ResponError if one of these is there: a file, or whatever else has the name."""
    if taken := [path for path in paths if os.path.lexists(path)]:
        what = say("already there: {names}; nothing is written", names=[path.name for path in taken])
        raise ResponError(what, Where(str(taken[0].parent)), say("name another folder, or move these files away"))
