"""One run of a query: what its shared options say, the data it reads, the answer it emits."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from respon import i18n
from respon.answer import Answer
from respon.arranged import Asked, arranged
from respon.cli.defaults import defaults
from respon.cli.shared_options import COLOURS
from respon.cli.stderr import hush
from respon.errors import UsageError
from respon.formats import Theme, Written
from respon.messages import say
from respon.where import BUNDLED

if TYPE_CHECKING:
    from respon.graph import Graph
    from respon.model import Action
    from respon.names import Resolver
    from respon.plan import Plan


def one_of(known: Sequence[str], given: str | None, option: str) -> None:
    """Raise UsageError if the option is given, and none of the known words."""
    if given not in (None, *known):
        raise UsageError(
            say("{option} can't be '{given}'", option=option, given=given),
            hint=say("one of {words}", words=", ".join(known)),
        )


def speak(lang: str | None) -> None:
    """Set the language of people's formats; None: the locale's. Raises UsageError for one that is not known."""
    one_of(i18n.LANGUAGES, lang, "--lang")
    i18n.use(lang or defaults().lang)


def keys(listed: str | None) -> tuple[str, ...]:
    """Return the words of a list that is given as one text, with commas or blanks between."""
    return tuple(filter(None, (listed or "").replace(",", " ").split()))


class Run:
    """One run of a query: the data it reads and the answer it emits, by the shared options."""

    def __init__(
        self,
        data: list[str] | None = None,
        as_of: str | None = None,
        reform: list[str] | None = None,
        format: str | None = None,
        output: str | None = None,
        excel: bool = False,
        lang: str | None = None,
        columns: str | None = None,
        sort: str | None = None,
        limit: int | None = None,
        explode: str | None = None,
        join: str | None = None,
        no_header: bool = False,
        color: str | None = None,
        quiet: bool = False,
        kinds: tuple[Written, ...] = ("answer",),
        theme: Theme | None = None,
    ) -> None:
        from respon.cli.emit import Manner, Target

        one_of(get_args(Theme), theme, "--theme")
        one_of(COLOURS, color, "--color")
        hush(quiet)
        speak(lang)
        self.lang = lang or defaults().lang
        self.data = data or list(defaults().data)
        self.as_of = as_of
        self.planned = reform or []
        self.asked = Asked(keys(columns), keys(sort), limit, explode or "")
        self.target = Target(format, output, Manner(excel, color, join, not no_header, theme), *kinds)

    @cached_property
    def written(self) -> "Plan":
        """The plan that --data names, as the text has it."""
        from respon.cli.load import load

        return load(self.data)

    @cached_property
    def plan(self) -> "Plan":
        """The plan that --data names, on the day and after the reforms asked for."""
        return self.whole

    @cached_property
    def whole(self) -> "Plan":
        """The same, with all actions."""
        plan = self.written
        if self.as_of is None and not self.planned:
            return plan
        from respon.reforms.then import reformed
        from respon.sources.planned import read_reforms

        return reformed(plan, self.as_of, read_reforms(self.planned))

    @cached_property
    def graph(self) -> "Graph":
        """The plan's graph."""
        from respon.graph import Graph

        return Graph(self.plan)

    @cached_property
    def resolver(self) -> "Resolver":
        """Finds agencies by any written form, among the registry's and the data's."""
        from respon.cli.load import resolver

        return resolver(self.plan)

    def agency(self, written: str) -> str:
        """Return the agency's name; what was not exact is told on stderr. Raises UnknownName."""
        from respon.cli.load import tell

        match = self.resolver.resolve(written)
        tell(match)
        return match.agency

    def document(self, key: str | None) -> str | None:
        """Return the document's id as given. Raises UnknownName if the data has no such document."""
        if key is None or key in self.plan.documents:
            return key
        from respon.cli.load import tell_key
        from respon.names import keys

        found = keys.document(key, self.plan.documents)
        tell_key(key, found)
        return found

    def action(self, plan: "Plan", written: str) -> "Action | None":
        """Return the plan's action whose id, or else title, is meant, None if none is; what was not exact is told."""
        if found := plan.action(written):
            return found
        from respon.cli.load import tell_key
        from respon.names import keys

        titles = {action.title: action.id for action in reversed(plan.actions)}
        key = keys.find(written, plan.by_id)
        if key is None and (title := keys.find(written, titles)):
            key = titles[title] if sum(action.title == title for action in plan.actions) == 1 else None
        if key is None:
            return None
        tell_key(written, key)
        return plan.action(key)

    def emit(self, answer: Answer) -> None:
        """Write the answer where and how the options say. Raises UsageError for columns that it doesn't have."""
        answer.files = answer.files or self.plan.files
        if self.as_of or self.planned:
            from respon.query.day import dated

            answer = dated(answer, self.plan)
        if self.target.is_picture:
            from respon.cli.native import follow

            answer.sources = self.plan.sources()
            follow(self.lang, self.plan)
        elif any(file.startswith(BUNDLED) for file in answer.files[:1]):
            answer.title = say("{title} · bundled plan", title=answer.title)
        answer.link = self._link
        self.target.write(arranged(answer, self.asked))

    def _link(self, action: str) -> str:
        """Return the address of an action's file and line, "" where it stands in none that could be opened."""
        where = self.plan.where("action", action)
        if not where or where.file == "-" or where.file.startswith(BUNDLED):
            return ""
        return f"{Path(where.file).absolute().as_uri()}#{where.line}"
