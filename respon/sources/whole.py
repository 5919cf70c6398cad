"""Several data files read into one Plan: includes followed, names resolved, ids unique."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from respon.errors import DataError
from respon.files.opening import STDIN, abbreviated, contents, opened, resolved, standard_input, why
from respon.files.uncollected import without_garbage_collection
from respon.messages import Term, say
from respon.model import Action, Agency, Document, Reform
from respon.plan import Origin, Plan
from respon.sources import twice
from respon.sources.comments import joined
from respon.sources.held import Held
from respon.sources.named import bundled, expand, included
from respon.sources.readers import Reader, of_stream, reader
from respon.sources.single_names import require_single_names
from respon.sources.written import canonical, require_forms_of_periods
from respon.sources.yaml import TOO_LARGE
from respon.where import BUNDLED, Where

MAX_INCLUDES = 32
"""Files that include one another in a chain: a plan has its own, its registry, and what that rests on."""


Aside = Callable[[Path, str, int], Held | None]
"""Is given each bulk file, its name in messages, and how many actions were read before: it leaves the file's actions on
disk and returns what else the file holds; None for a file that is to be read here."""


def _silent(_: int) -> None:
    pass


def read(data: Iterable[str] = (), *, strict: bool = True, progress: Callable[[int], None] = _silent) -> Plan:
    """Return the plan held by files and folders (none: the bundled one; `-`: standard input).

    strict: unknown agencies and documents raise DataError; otherwise they stay as written, for `check`
    to find. progress: is told how many bytes of bulk data were read since it was last told.
    """
    gathered = _Gathered(progress)
    with without_garbage_collection():
        gathered.all(data)
        return checked(gathered.written(), strict)


def read_beside(data: Iterable[str], aside: Aside) -> Plan:
    """Return the plan of what is not left on disk, as it is written: no name resolved, nothing checked over files."""
    gathered = _Gathered(_silent, aside)
    gathered.all(data)
    return gathered.written()


class _Gathered:
    """Collects what the files hold, each file once. aside: takes bulk files."""

    def __init__(self, progress: Callable[[int], None], aside: Aside | None = None) -> None:
        self.progress = progress
        self.aside = aside
        self.seen: set[Path] = set()
        self.folder_names: dict[Path, str] = {}
        self.files: list[str] = []
        self.actions: list[Action] = []
        self.origins: list[Origin] = []
        self.documents: dict[str, Document] = {}
        self.agencies: dict[str, Agency] = {}
        self.reforms: list[Reform] = []
        self.places: dict[tuple[str, str], Where] = {}
        self.passed_over: list[Where] = []
        self.heads: list[str] = []
        self.depth = 0

    def all(self, data: Iterable[str]) -> None:
        if not data:
            self.folder_names[bundled().parent] = BUNDLED
        for argument in tuple(data) or (str(bundled()),):
            if argument == STDIN:
                self.stdin()
                continue
            for path in expand(argument):
                self.file(path)

    def file(self, path: Path) -> None:
        if (file := resolved(path)) in self.seen:
            return
        self.seen.add(file)
        name = self.name(path)
        try:
            kind = reader(path.name)
            left = self.aside(path, name, len(self.actions)) if self.aside and kind.bulk else None
            if left:
                self.add(left, name, path)
            else:
                with _opened(path, name, kind) as stream:
                    self.add(kind.read(stream, name, self.progress), name, path)
        except OSError as error:
            raise DataError(why(error)[0], Where(name), why(error)[1]) from None
        except (RecursionError, MemoryError):
            what = say("too deeply nested, or too large for the memory")
            raise DataError(what, Where(name), say("write it plainly, or as several files")) from None
        self.files.append(name)

    def name(self, path: Path) -> str:
        """Return the file's name in messages and reports: the bundled data is called the same everywhere."""
        folder = self.folder_names.get(path.parent)
        return f"{folder}{path.name}" if folder else str(path)

    def stdin(self) -> None:
        stream = standard_input(hint=say("name a file after --data"))
        kind = of_stream(stream.peek() if isinstance(stream, io.BufferedReader) else b"")
        self.add(kind.read(stream, STDIN, self.progress), STDIN, Path("stdin"))
        self.files.append(STDIN)

    def add(self, held: Held, name: str, path: Path) -> None:
        data, lines, action_lines, action_sheets, passed_over = held
        self.passed_over += passed_over
        self.heads.append(data.comments)
        for index, include in enumerate(data.include):
            self.include(include, path, Where(name, lines.get(("include", index), 1)))
        for index, document in enumerate(data.documents):
            self.declare("document", document.id, Where(name, lines["documents", index]))
            self.documents[document.id] = document
        for index, agency in enumerate(data.agencies):
            self.declare("agency", agency.name, Where(name, lines["agencies", index]))
            self.agencies[agency.name] = agency
        if data.actions:
            self.origins.append(Origin(name, len(self.actions), action_lines, action_sheets))
            self.actions += data.actions
        self.reforms += data.reforms

    def include(self, name: str, by: Path, where: Where) -> None:
        if self.depth == MAX_INCLUDES:
            what = say(
                "the include '{name}' makes a chain of more than {count} files",
                name=abbreviated(name),
                count=MAX_INCLUDES,
            )
            raise DataError(what, where, say("include the files from one file"))
        self.depth += 1
        self.file(included(name, by, where))
        self.depth -= 1

    def declare(self, kind: str, key: str, where: Where) -> None:
        if first := self.places.get((kind, key)):
            raise DataError(
                say("the {kind} '{key}' is declared twice", kind=Term(kind), key=key),
                where,
                twice.mend(where, first, say("remove this or the one at {first}", first=first)),
            )
        self.places[kind, key] = where

    def written(self) -> Plan:
        return Plan(
            files=tuple(self.files),
            documents=self.documents,
            actions=tuple(self.actions),
            agencies=self.agencies,
            reforms=tuple(self.reforms),
            origins=tuple(self.origins),
            places=self.places,
            passed_over=tuple(self.passed_over),
            comments=joined(self.heads),
        )


def checked(plan: Plan, strict: bool) -> Plan:
    """Return the plan with its names resolved. Raises DataError as `read` does, for what no file can have alone."""
    require_forms_of_periods(plan)
    _require_unique_ids(plan)
    require_single_names(plan)
    plan.canonical = canonical(plan, strict)
    _require_ids_apart(plan)
    if strict:
        _require_known_documents(plan)
    return plan


def _opened(path: Path, name: str, kind: Reader) -> BinaryIO:
    """Open a data file; one that is held whole in memory, only if its size is within the limit."""
    if kind.most is None:
        return opened(path, name=name)
    return io.BytesIO(contents(path, kind.most, TOO_LARGE, name=name))


def _require_unique_ids(plan: Plan) -> None:
    if len(plan.by_id) == len(plan.actions):
        return
    seen: dict[str, int] = {}
    for index, action in enumerate(plan.actions):
        if action.id in seen:
            where, first = plan.where_action(index), plan.where_action(seen[action.id])
            mend = say("give one of the two another id; the first is at {first}", first=first)
            raise DataError(say("duplicate action id '{id}'", id=action.id), where, twice.mend(where, first, mend))
        seen[action.id] = index


def _require_ids_apart(plan: Plan) -> None:
    """An action and an agency of one name would be one node of the graph."""
    both = plan.by_id.keys() & plan.canonical.values()
    if both:
        index = min(plan.by_id[key] for key in both)
        key = plan.actions[index].id
        raise DataError(
            say("the action id '{key}' is also an agency's name", key=key),
            plan.where_action(index),
            say("change the id"),
        )


def _require_known_documents(plan: Plan) -> None:
    if not plan.documents:
        return
    for index, action in enumerate(plan.actions):
        if action.document and action.document not in plan.documents:
            raise DataError(
                say(
                    "action '{id}' is of the document '{document}', which no file declares",
                    id=action.id,
                    document=action.document,
                ),
                plan.where_action(index),
                say("declare it under `documents:`, or correct the id"),
            )
