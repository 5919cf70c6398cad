"""The registry holds a fact that was recalled, not read in a source.

**Why**: a full name, an alias or a reform from memory may be wrong; reports mark what rests on it (†), and somebody
should look it up before it is printed.

**Example**

    agencies:
      - name: 市科委
        full_name: 上海市科学技术委员会
        confidence: recalled

**Mend**: find a source; then write `confidence: seen`, or take the fact out of `facts:`.
"""

from collections.abc import Iterator

from respon.check.context import Context
from respon.finding import Finding
from respon.messages import SEPARATOR, Message, say
from respon.model import Agency

SEVERITY = "info"


def check(context: Context) -> Iterator[Finding]:
    """Yield the agencies and the reforms with a recalled fact."""
    for agency in context.plan.agencies.values():
        facts = [fact for fact, confidence in agency.facts.items() if confidence == "recalled"]
        if whole := agency.confidence == "recalled":
            facts.insert(0, "full_name" if agency.full_name else "name")
        if facts:
            yield _finding(context, agency, "confidence" if whole else "facts", facts)
    for index, reform in enumerate(context.plan.reforms):
        if "recalled" in (reform.confidence, reform.date_confidence):
            field = "confidence" if reform.confidence == "recalled" else "date_confidence"
            yield Finding(
                context.at_reform(index, field),
                say(
                    "the reform of {agencies} in {date} is recalled, not seen in a source",
                    agencies=reform.from_,
                    date=reform.date,
                ),
                _mend(),
                agencies=(*reform.from_, *reform.to),
                about=f"{reform.change} {reform.date}",
            )


def _finding(context: Context, agency: Agency, field: str, facts: list[str]) -> Finding:
    return Finding(
        context.at_entry("agency", agency.name, field),
        say("recalled, not seen in a source, of {agency}: {facts}", agency=agency.name, facts=facts),
        _mend(),
        agencies=(agency.name,),
        about=SEPARATOR.join(facts),
    )


def _mend() -> Message:
    return say("find a source; then write `confidence: seen`")
