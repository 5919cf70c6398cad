"""JUnit XML, which every CI server shows: a suite a rule, a test case a finding.

A finding that fails the run (`--fail-on`) is a failure, any other is skipped: the colours agree with the exit
code. A rule without findings is one passed case.
"""

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from respon.answer import Answer
from respon.finding import Finding, Findings, RuleHelp
from respon.render import Look, found_in
from respon.render.cells import clean
from respon.render.paths import relative

_OUTSIDE_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")


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
    for finding in findings:
        suite.append(_case(finding, found.fails(finding)))
    return suite


def _case(finding: Finding, fails: bool) -> ET.Element:
    place = relative(finding.where.file) or finding.where.file
    name = " ".join(part for part in (finding.action, *finding.agencies) if part)
    case = ET.Element(
        "testcase", classname=f"respon.{finding.rule}", name=_text(name or str(finding.message)), time="0"
    )
    case.set("file", _text(place))
    if finding.where.line:
        case.set("line", str(finding.where.line))
    result = ET.SubElement(case, "failure" if fails else "skipped", message=_text(str(finding.message)))
    if fails:
        result.set("type", finding.severity)
    result.text = _text(f"{finding.where._replace(file=place)}: {finding.message}\n{finding.hint}")
    return case


def _text(text: str) -> str:
    """Return the text without what XML 1.0 can't hold."""
    return "\n".join(_OUTSIDE_XML.sub("\ufffd", clean(line)) for line in text.split("\n"))
