"""When two writings are the same: titles and clauses by their characters, agencies by registry and reforms."""

from functools import cache

from respon.names import Resolver, plain, simplified
from respon.names.heirs import descends, heirs
from respon.plan import Plan


def alike(a: str, b: str) -> bool:
    """Tell if two texts differ at most in white space, full-width forms or Traditional characters."""
    return a == b or plain(a) == plain(b) or normal(a) == normal(b)


@cache
def normal(text: str) -> str:
    """Return the text's form for comparison: plain, in Simplified characters."""
    return simplified(plain(text))


class Same:
    """Tells if an agency of the old plan is one of the new plan under another name."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self.resolvers = [Resolver(plan.registry, plan.reforms) for plan in (old, new) if plan.agencies]
        self.successors = heirs((*old.reforms, *new.reforms))

    def agency(self, old: str, new: str) -> bool:
        """Tell if both names mean one agency: by their characters, a registry, or reforms from old to new."""
        return alike(old, new) or self._registered(old, new) or descends(new, old, self.successors)

    def _registered(self, old: str, new: str) -> bool:
        for resolver in self.resolvers:
            one, other = resolver.find(old), resolver.find(new)
            if one and other and one.agency == other.agency:
                return True
        return False
