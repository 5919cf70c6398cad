"""The data's own lines: quoted beside a finding, and mended where the mend is mechanical."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from respon.cli.stderr import to_stderr
from respon.errors import ResponError
from respon.files.limits import DATA_BYTES
from respon.files.opening import STDIN, contents
from respon.i18n import tr
from respon.messages import say
from respon.role import ROLES
from respon.where import BUNDLED, Where

if TYPE_CHECKING:
    from respon.check import Context
    from respon.finding import Finding


def quotes(places: Iterable[Where]) -> dict[Where, str]:
    """Return the lines that stand there; nothing of what is no file of the user's, or can't be read any more."""
    wanted = {where for where in places if where.line}
    texts = {file: text.splitlines() for file, text in _texts({where.file for where in wanted}).items()}
    return {
        where: texts[where.file][where.line - 1] for where in wanted if where.line <= len(texts.get(where.file, ()))
    }


def mend(context: "Context", found: Sequence["Finding"], *, write: bool) -> None:
    """Show what mending changes, as a diff, and write it: every file whole, after the changed data was read again.

    Raises ResponError if a file can't be written, or the data would not mean the same.
    """
    from respon.check.fix import fixed
    from respon.cli import emit

    before = _texts(context.plan.files)
    after, mended = fixed(before, found)
    shown = "".join(_diff(file, before[file], after[file]) for file in after)
    emit.write([shown.encode("utf-8", "replace")], None)
    if write:
        _require_same(context.plan.canonical, before, after)
        for file, text in after.items():
            emit.write([text.encode()], Path(file))
    words = tr("{mended} of {n} findings mended") if write else tr("{mended} of {n} findings could be mended by --fix")
    to_stderr(words.format(mended=len(mended), n=len(found)))


def _texts(files: Iterable[str]) -> dict[str, str]:
    texts = {}
    for file in files:
        if file != STDIN and not file.startswith(BUNDLED):
            try:
                texts[file] = contents(file, DATA_BYTES, "").decode()
            except (ResponError, UnicodeDecodeError):
                continue
    return texts


def _diff(file: str, before: str, after: str) -> str:
    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), file, file, n=1)
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


def _require_same(canonical: Mapping[str, str], before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Refuse what would not be the same data but for the names' forms."""
    for file, text in after.items():
        if _meant(file, text, canonical) != _meant(file, before[file], canonical):
            raise ResponError(
                say("mending would change what the data says"), Where(file), say("write the names by hand")
            )


def _meant(file: str, text: str, canonical: Mapping[str, str]) -> list[object]:
    """Return what a file says, agencies by their names in the registry."""
    from msgspec.structs import replace

    from respon.sources.readers import reader

    data = reader(file).read(BytesIO(text.encode()), file, lambda _: None).data
    fields = ("responsible", *ROLES)
    actions = [
        replace(action, **{key: tuple(canonical.get(name, name) for name in getattr(action, key)) for key in fields})
        for action in data.actions
    ]
    return [replace(data, actions=()), actions]
