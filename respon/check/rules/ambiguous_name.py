"""Two agencies of the registry can be written in the same way.

**Why**: a name, full name, alias or signboard that belongs to two agencies is given to one of them without a word:
duties go to the wrong bureau and nothing looks wrong. A form that passed from one to the other (`periods`) is of one
agency on each day.

**Example**

    agencies:
      - {name: 市质量技监局, aliases: [市质监局]}
      - {name: 市监察局, aliases: [市质监局]}        # the same alias again

**Mend**: leave the form with the agency that it means, and take it from the other.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.finding import Finding
from respon.messages import say
from respon.model import ALWAYS, Agency, Period
from respon.names import plain

SEVERITY = "error"


def check(context: Context) -> Iterator[Finding]:
    """Yield every written form that an earlier agency already has, at the later one."""
    owners: dict[str, list[tuple[str, Period]]] = {}
    for agency in context.plan.agencies.values():
        for field, form in forms(agency):
            period = agency.periods.get(form, ALWAYS)
            others = owners.setdefault(plain(form).casefold(), [])
            first = next((name for name, other in others if name != agency.name and period.overlaps(other)), None)
            others.append((agency.name, period))
            if first:
                yield Finding(
                    context.at_entry("agency", agency.name, *field),
                    say("'{form}' is also a form of {agency}", form=form, agency=first),
                    say("leave it with the agency that it means"),
                    agencies=(agency.name, first),
                    about=form,
                )


def forms(agency: Agency) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every written form of the agency, with its field and rank."""
    yield ("name",), agency.name
    if agency.full_name:
        yield ("full_name",), agency.full_name
    for field in ("aliases", "signboards"):
        for rank, form in enumerate(getattr(agency, field)):
            yield (field, rank), form
