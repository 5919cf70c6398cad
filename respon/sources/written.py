"""The names that actions are written with, as the registry has them: each by the day of the documents that use it."""

from functools import cache

from respon.errors import DataError
from respon.messages import SEPARATOR, say
from respon.model import Action, registry_on
from respon.names import Match, Resolver
from respon.plan import Plan

BEFORE_ALL = "0000-01-01"


def canonical(plan: Plan, strict: bool) -> dict[str, str]:
    """Return every written name's registered name; without a registry, names are what is written.

    strict: a name that the registry doesn't have raises DataError; otherwise it stays as written. A form that means
    several agencies in the documents that use it does in any case.
    """
    written = plan.written_names
    if not plan.agencies:
        return {name: name for name in written}
    known = _Written(plan)
    return {name: known.name(name, strict) for name in sorted(written)}


def require_forms_of_periods(plan: Plan) -> None:
    """A slip in a form's name would leave the form without its dates."""
    for agency in plan.agencies.values():
        for form in agency.periods:
            if form not in (*agency.aliases, *agency.signboards):
                raise DataError(
                    say(
                        "'{name}' has a period for '{form}', which is none of its aliases or signboards",
                        name=agency.name,
                        form=form,
                    ),
                    plan.places["agency", agency.name],
                    say("write it as it stands there, or add it"),
                )


class _Written:
    """Finds whom names mean. Most mean the same on every day; the documents are asked only about the others."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        periods = [period for agency in plan.agencies.values() for period in agency.periods.values()]
        starts = {period.bounds()[0] for period in periods if period.since}
        self._days = sorted({BEFORE_ALL, *starts}) if periods else []  # on one of them each form is in use
        self.on = cache(self._resolver)

    def _resolver(self, day: str) -> Resolver:
        return Resolver(registry_on(self._plan.agencies, day), self._plan.reforms)

    def name(self, written: str, strict: bool) -> str:
        """Return the registered name, or what is written."""
        match = self.on("").find(written)
        if any(self.on(day).find(written) != match for day in self._days):
            match = self._by_documents(written)
        if match is None and strict:
            raise self._unknown(written)
        return match.agency if match else written

    def _by_documents(self, written: str) -> Match | None:
        uses = {self._plan.issued(action): index for index, action in self._uses(written)}
        found = {day: self.on(day).find(written) for day in uses}
        meant = {match.agency if match else "" for match in found.values()}
        if len(meant) == 1:
            return next(iter(found.values()))
        raise DataError(
            say(
                "'{written}' is of one agency in one document, of another or none in another: {names}",
                written=written,
                names=SEPARATOR.join(sorted(filter(None, meant))),
            ),
            self._plan.where_action(max(uses.values())),
            say("write the agency's own name"),
        )

    def _uses(self, written: str) -> list[tuple[int, Action]]:
        return [(index, action) for index, action in enumerate(self._plan.actions) if written in action.names()]

    def _unknown(self, written: str) -> DataError:
        index, action = self._uses(written)[0]
        near = SEPARATOR.join(self.on("").nearest(written))
        return DataError(
            say("action '{id}' names the unknown agency '{written}'", id=action.id, written=written),
            self._plan.where_action(index),
            say("did you mean {near}? Otherwise add it under `agencies:`", near=near)
            if near
            else say("Otherwise add it under `agencies:`"),
        )
