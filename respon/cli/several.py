"""Several files replaced, all or none: made beside their place, flushed, then moved there; a failure takes all back."""

import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TypeVar

from respon.cli.atomic import dying_clean
from respon.errors import ResponError
from respon.files.opening import abbreviated, why
from respon.messages import say
from respon.where import Where

T = TypeVar("T")


def replaced(files: Mapping[Path, bytes]) -> None:
    """Write these files, new or over what is there, all or none. Raises ResponError if one can't be written."""
    with ExitStack() as clean:
        made = {}
        for path, data in files.items():
            target = Path(os.path.realpath(path))
            made[target] = target.parent / f".respon-{secrets.token_hex(8)}"
            clean.callback(made[target].unlink, missing_ok=True)
            clean.enter_context(dying_clean(made[target].unlink))
            _written(made[target], data)
            if target.exists():
                made[target].chmod(target.stat().st_mode & 0o777)
        with ExitStack() as undo:
            for target, new in made.items():
                old = _done(target, target.read_bytes) if target.exists() else None
                _done(target, new.replace, target)
                undo.callback(_restored, target, old)
            undo.pop_all()


def _restored(path: Path, old: bytes | None) -> None:
    with suppress(OSError):
        if old is None:
            path.unlink()
        else:
            path.write_bytes(old)


def _written(path: Path, data: bytes) -> None:
    def write() -> None:
        with path.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())

    _done(path, write)


def _done(path: Path, act: Callable[..., T], *given: object) -> T:
    """Do something to the disk and return what comes of it. Raises ResponError, naming the path, where that fails."""
    try:
        return act(*given)
    except (OSError, ValueError) as error:
        message, hint = why(error)
        raise ResponError(say("can't write: {message}", message=message), Where(abbreviated(path)), hint) from None
