"""JUnit XML, which every CI server shows: a suite a rule, a test case a finding.

A finding that fails the run (`--fail-on`) is a failure, any other is skipped: the colours agree with the exit
code. A rule without findings is one passed case.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from respon.answer import Answer
from respon.finding import Finding, Findings, RuleHelp
from respon.harmless import revealed
from respon.render import Look, found_in
from respon.render.paths import located


def render(answer: Answer, _: Look) -> Iterator[bytes]:
    """Yield the file."""
    found = found_in(answer)
    suites = ET.Element("testsuites", name="respon check")
    for rule in found.rules:
        suites.append(_suite(rule, [f for f in found.all if f.rule == rule.name], found))
    for count in ("tests", "failures", "errors", "skipped"):
        suites.set(count, str(sum(int(suite.get(count, 0)) for suite in suites)))
    ET.indent(suites)
    yield ET.tostring(suites, encoding="utf-8", xml_declaration=True) + b"\n"


def _suite(rule: RuleHelp, findings: Sequence[Finding], found: Findings) -> ET.Element:
    failures = sum(map(found.fails, findings))
    suite = ET.Element(
        "testsuite",
        name=rule.name,
        tests=str(max(1, len(findings))),
        failures=str(failures),
        errors="0",
        skipped=str(len(findings) - failures),
        time="0",
    )
    if not findings:
        ET.SubElement(suite, "testcase", classname=f"respon.{rule.name}", name=rule.summary, time="0")
    for finding, name in zip(findings, _names(findings), strict=True):
        suite.append(_case(finding, name, found.fails(finding)))
    return suite


def _names(findings: Sequence[Finding]) -> list[str]:
    """Return a name a finding, no two alike: GitLab knows a case by it. No line is in it: lines move.

    It has the action and the agencies; what the finding is about, where these are not enough; then a number.
    """
    names = [" ".join(filter(None, (f.action, *f.agencies))) or f.about or str(f.message) for f in findings]
    often = Counter(names)
    longer = [f"{n} ({f.about})" if often[n] > 1 and f.about else n for n, f in zip(names, findings, strict=True)]
    unique: list[str] = []
    used: set[str] = set()
    number: Counter[str] = Counter()
    for name in map(revealed, longer):
        shown = name
        while shown in used:
            number[name] += 1
            shown = f"{name} ({number[name] + 1})"
        used.add(shown)
        unique.append(shown)
    return unique


def _case(finding: Finding, name: str, fails: bool) -> ET.Element:
    place = located(finding.where.file)
    case = ET.Element("testcase", classname=f"respon.{finding.rule}", name=name, time="0")
    case.set("file", revealed(place))
    if finding.where.line:
        case.set("line", str(finding.where.line))
    result = ET.SubElement(case, "failure" if fails else "skipped", message=revealed(str(finding.message)))
    if fails:
        result.set("type", finding.severity)
    result.text = revealed(f"{finding.where._replace(file=place)}: {finding.message}\n{finding.hint}")
    return case
