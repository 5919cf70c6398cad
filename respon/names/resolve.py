"""From what a person or a document writes to the one agency it means, never by a silent guess.

In order: the name itself; the full name, an alias, a signboard, the English name; the same in normal form, with or
without the city's prefix; the short form as a subsequence of exactly one full name; initials of the pinyin; the name
alone, where 原 stands before it, or a role or another name of the same agency in a bracket behind it. Fuzzy likeness
is only ever offered in an error (市质监局 and 市监察局 are alike, and two bureaus).
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from respon.errors import UnknownName
from respon.messages import say
from respon.model import Agency, Reform
from respon.names.normal import CLOSING, is_latin, latin, plain, simplified
from respon.names.pinyin import available
from respon.names.short import abbreviates, core, cores, place_of, unqualified

if TYPE_CHECKING:
    from respon.names.bracketed import Bracketed

How = Literal["name", "full_name", "alias", "signboard", "english", "normal", "short", "initials", "bracket", "former"]
_NOW = ("现", "今")
"""What stands before the name that an agency has today, not before an older one."""
_FORMER = "原"
NEAREST = 3
SIMILAR = 45.0
"""rapidfuzz's ratio, 0 to 100, from which a name is worth offering."""


class Match(NamedTuple):
    """The agency that a written form means, and how it was found; `exact` if by its very name."""

    agency: str
    how: How
    written: str

    @property
    def exact(self) -> bool:
        """True if nothing needs telling."""
        return self.how == "name"


class Resolver:
    """Finds agencies of one registry by whatever form they are written in.

    reforms: by which a bracket may name an agency's predecessor (原市环保局).
    """

    def __init__(self, agencies: Mapping[str, Agency], reforms: Iterable[Reform] = ()) -> None:
        self._agencies = agencies
        self._reforms = reforms
        self._cache: dict[str, Match | None] = {}

    def resolve(self, text: str) -> Match:
        """Return the agency that `text` means. Raises UnknownName with the nearest names if none or several."""
        match = self.find(text)
        if match:
            return match
        simple = simplified(plain(text))
        if (bracket := _bracketed(text)) and (before := self.find(bracket.name)):
            raise self._misfit(bracket, before.agency)
        several = self._meant(simple)
        if len(several) > 1:
            may = say("'{name}' may be {agencies}", name=text, agencies=sorted(several))
            raise UnknownName(may, hint=say("write one of these names in full"))
        near = self.nearest(text)
        hint = say("nearest names: {names}", names=near) if near else say("see `respon agencies` for the names")
        if not near and simple.isascii() and simple.isalpha() and not available():
            hint = say("looking up by initials of the pinyin needs pypinyin: pip install pypinyin")
        raise UnknownName(say("no agency is called '{name}'", name=text), hint=hint)

    def find(self, text: str) -> Match | None:
        """Return the agency that `text` means, or None if none or several could be meant."""
        if text not in self._cache:
            self._cache[text] = self._find(text)
        return self._cache[text]

    def nearest(self, text: str) -> list[str]:
        """Return the names most like `text`, best first: to offer, never to take."""
        from rapidfuzz import fuzz, process  # 20 ms, only for an error

        if is_latin(text):
            wanted, forms = latin(text), self._latin
        else:
            wanted, forms = core(simplified(plain(text)), self._place), self._cores
        found = process.extract(
            wanted, [form for form in forms if form], scorer=fuzz.ratio, limit=4 * NEAREST, score_cutoff=SIMILAR
        )
        names = (name for form, *_ in found for name in sorted(forms[form]))
        return list(dict.fromkeys(names))[:NEAREST]

    def _find(self, text: str) -> Match | None:
        if text in self._agencies:
            return Match(text, "name", text)
        if written := self._written.get(text):
            return Match(*written, text)
        wanted = plain(text)
        for form in (wanted, simplified(wanted)):
            if one := _only(self._normal.get(form.casefold(), ())):
                return Match(one, "normal", text)
        if is_latin(wanted) and (one := _only(self._latin.get(latin(text), ()))):
            return Match(one, "english" if latin(self._agencies[one].english) == latin(text) else "normal", text)
        simple = simplified(wanted)
        if bracket := _bracketed(text):
            return self._by_name_before(bracket, text)
        if is_latin(wanted):
            return self._by_initials(wanted, text)
        former = simple.removeprefix(_FORMER)
        if former != simple and not former.startswith(_FORMER) and (match := self.find(former)):
            return Match(match.agency, "former", text)
        one = _only(self._meant(simple))
        how: How = "normal" if any(form in self._cores for form in cores(simple, self._place)) else "short"
        return Match(one, how, text) if one else None

    def _meant(self, simple: str) -> set[str]:
        """Return the agencies that may be meant, by their core; if none has it, by abbreviation."""
        for form in cores(simple, self._place):
            if names := self._cores.get(form):
                return names
        return self._short(core(simple, self._place))

    def _short(self, form: str) -> set[str]:
        found = {name for name, full in self._full_cores if abbreviates(form, full, self._place)}
        if not found:
            return found
        rivals = {n for n, full in self._full_cores if abbreviates(form, unqualified(full), self._place)}
        return found | rivals  # 市金融局 is no less 地方金融管理局 than 金融工作局

    def _by_name_before(self, form: "Bracketed", text: str) -> Match | None:
        before = self.find(form.name)
        fits = before and all(self._is_of(before.agency, how, other) for how, other in form.others)
        return Match(before.agency, "bracket", text) if before and fits else None

    def _is_of(self, agency: str, how: str, other: str) -> bool:
        """Tell if a name in a bracket is another one of the agency before it, or of what it was or became."""
        match = self.find(other)
        if not match or match.agency == agency:
            return match is not None
        from respon.names.heirs import descends, heirs  # 1 ms, as below

        became = heirs(self._reforms)
        older = descends(agency, match.agency, became) and not how.startswith(_NOW)
        return older or (descends(match.agency, agency, became) and not how.startswith(_FORMER))

    def _misfit(self, form: "Bracketed", agency: str) -> UnknownName:
        other = next(other for how, other in form.others if not self._is_of(agency, how, other))
        given = {"name": form.name, "agency": agency, "other": other}
        if match := self.find(other):
            what = say(
                "'{name}' is {agency}, but '{other}' in the bracket behind it is {another}, another agency",
                another=match.agency,
                **given,
            )
            return UnknownName(what, hint=say("write '{name}' or '{other}', or each by itself", **given))
        what = say("'{name}' is {agency}, but '{other}' in the bracket behind it is no name of it and no role", **given)
        return UnknownName(what, hint=say("write '{name}'", name=form.name))

    def _by_initials(self, wanted: str, text: str) -> Match | None:
        from respon.names.pinyin import initials  # 4 ms, and 500 ms once a name is spelled

        letters = wanted.casefold()
        one = _only({name for form, name, _ in self._forms if not form.isascii() and letters in initials(form)})
        return Match(one, "initials", text) if one else None

    @cached_property
    def _forms(self) -> list[tuple[str, str, How]]:
        return list(_forms(self._agencies.values()))

    @cached_property
    def _written(self) -> dict[str, tuple[str, How]]:
        written: dict[str, tuple[str, How]] = {}
        for form, name, how in self._forms:
            written.setdefault(form, (name, how))
        return written

    @cached_property
    def _normal(self) -> dict[str, set[str]]:
        return _grouped((plain(form).casefold(), name) for form, name, _ in self._forms)

    @cached_property
    def _cores(self) -> dict[str, set[str]]:
        return _grouped((core(plain(form), self._place), name) for form, name, _ in self._forms)

    @cached_property
    def _latin(self) -> dict[str, set[str]]:
        return _grouped((latin(form), name) for form, name, _ in self._forms if is_latin(form))

    @cached_property
    def _full_cores(self) -> list[tuple[str, str]]:
        full = [(a.name, name) for a in self._agencies.values() for name in (a.full_name, *a.signboards) if name]
        return [(name, core(plain(form), self._place)) for name, form in full]

    @cached_property
    def _place(self) -> str:
        return place_of(agency.full_name for agency in self._agencies.values())


def _bracketed(text: str) -> "Bracketed | None":
    last = unicodedata.normalize("NFKC", text.strip()[-1:])
    if not last or last not in CLOSING:
        return None
    from respon.names.bracketed import bracketed  # 1 ms, few names have one

    return bracketed(unicodedata.normalize("NFKC", text).strip() if is_latin(text) else simplified(plain(text)))


def _forms(agencies: Iterable[Agency]) -> Iterable[tuple[str, str, How]]:
    for agency in agencies:
        yield agency.name, agency.name, "name"
        if agency.full_name:
            yield agency.full_name, agency.name, "full_name"
        for alias in agency.aliases:
            yield alias, agency.name, "alias"
        for signboard in agency.signboards:
            yield signboard, agency.name, "signboard"
        if agency.english:
            yield agency.english, agency.name, "english"


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for form, name in pairs:
        groups[form].add(name)
    return dict(groups)


def _only(names: Iterable[str]) -> str | None:
    found = list(names)
    return found[0] if len(found) == 1 else None
