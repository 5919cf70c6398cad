"""Which language is spoken where nobody asks for one: the data's."""

from respon import i18n
from respon.plan import Plan


def follow(lang: str | None, plan: Plan, paper: bool = False) -> None:
    """Speak the data's language where neither --lang nor the locale asks for one; a paper does whatever the locale."""
    if lang is None and (paper or i18n.wished() is None):
        i18n.use("zh" if plan.is_chinese else "en")
