"""Agencies' names: their normal forms, and the one place where a written form finds its agency."""

from respon.names.normal import plain, simplified
from respon.names.resolve import Match, Resolver

__all__ = ["Match", "Resolver", "plain", "simplified"]
