"""Which names met in papers may be written forms of one agency: to propose to a person, never to take."""

from collections import Counter, defaultdict
from functools import cache, cached_property
from typing import NamedTuple

from respon.names.normal import is_latin, latin, plain, simplified
from respon.names.short import LEVELS, begins, core, may_abbreviate, place_of, unqualified

_LINKING = frozenset({"and", "for", "in", "of", "on", "the", "to"})
"""Words of English names that an acronym may leave out."""
_LATIN = "A"
"""Where names in Latin letters are kept: none of the others begins so."""


class Forms(NamedTuple):
    """Names that may be one agency's: the fullest, and those that are short for it and for no other.

    may_be: fuller names that the fullest may be short for: several, or one by a part only (交通局, 交通运输局).
    """

    full: str
    short: tuple[str, ...] = ()
    may_be: tuple[str, ...] = ()


def place_among(*lists: list[str]) -> str:
    """Return the place of the first of these lists whose names say one; if none does, the level of most names: 县."""
    levels = Counter(name[0] for names in lists for name in names if name[0] in LEVELS)
    said = next(filter(None, map(place_of, lists)), "")
    return said or (levels.most_common(1)[0][0] if levels else "")


class Alike:
    """Names of one place, each once and as they are written: which of them may be shorter forms of which."""

    def __init__(self, names: list[str], place: str | None = None) -> None:
        self.names = list(dict.fromkeys(names))
        self._place = place_among(self.names) if place is None else place
        self._bare = cache(self._without_place)
        self._forms = cache(self._forms_of)

    def groups(self) -> list[Forms]:
        """Return the names in groups that may each be one agency's, in the order of the names."""
        fuller = {name: self.fuller(name) for name in self.names}
        fullest = {name: [other for other in fuller[name] if not fuller[other]] for name in self.names}
        short: dict[str, list[str]] = defaultdict(list)
        for name, heads in fullest.items():
            if len(heads) == 1:
                short[heads[0]].append(name)
        alone = (name for name in self.names if len(fullest[name]) != 1)
        found = [Forms(name, tuple(short[name]), tuple(fullest[name] or self.begun(name))) for name in alone]
        met = {name: place for place, name in enumerate(self.names)}
        return sorted(found, key=lambda forms: min(met[name] for name in (forms.full, *forms.short)))

    def fuller(self, name: str) -> list[str]:
        """Return the names that a name, one of them or another, may be a shorter form of."""
        return [other for other in self._near_to(name) if self.is_short_for(name, other)]

    def shorter(self, name: str) -> list[str]:
        """Return those that may be shorter forms of the name."""
        return [other for other in self.names if self.is_short_for(other, name)]

    def is_short_for(self, short: str, full: str) -> bool:
        """Tell if a name has the same words as another, less the place, or may abbreviate it (简称)."""
        if len(short) >= len(full):
            return False
        if is_latin(short) or is_latin(full):
            return latin(short) == latin(full) or _is_acronym(short, full)
        whole = self._bare(full)
        wholes = (whole, unqualified(whole))
        return any(
            form in wholes or any(may_abbreviate(form, each, self._place) for each in wholes)
            for form in self._forms(short)
        )

    def begun(self, name: str) -> list[str]:
        """Return the names that begin and end as a name does and say more between; in English, that end in it."""
        if is_latin(name):
            return [other for other in self._near_to(name) if latin(other).endswith(f" {latin(name)}")]
        form = self._bare(name)
        return [other for other in self._near_to(name) if begins(form, self._bare(other))]

    def _near_to(self, name: str) -> list[str]:
        keys = [_LATIN] if is_latin(name) else [form[:1] for form in self._forms(name)]
        return [other for key in dict.fromkeys(keys) for other in self._near.get(key, ())]

    def _forms_of(self, name: str) -> tuple[str, ...]:
        """Return what a name may say beside its place: 市场监管局 has none."""
        return tuple(dict.fromkeys((self._bare(name), simplified(plain(name)))))

    @cached_property
    def _near(self) -> dict[str, list[str]]:
        """The names by what their short forms begin with."""
        near: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            bare = self._bare(name)
            keys = {_LATIN} if is_latin(name) else {bare[:1], unqualified(bare)[:1]}
            for key in keys:
                near[key].append(name)
        return near

    def _without_place(self, name: str) -> str:
        """Return what a name says beside its place and the state's or the party's own."""
        simple = simplified(plain(name)).removeprefix("中华人民共和国").removeprefix("中共")
        return core(simple, self._place).replace("人民政府", "政府")


def _is_acronym(short: str, full: str) -> bool:
    """Tell if capitals are the initials of a name's words, with or without the linking ones: DHSC."""
    letters = short.replace(".", "")
    words = latin(full).split()
    initials = {"".join(word[0] for word in kept) for kept in (words, [w for w in words if w not in _LINKING])}
    return len(letters) > 1 and letters.isalpha() and letters.isupper() and letters.casefold() in initials
