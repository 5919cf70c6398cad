"""Documents of every kind to paragraphs and tables that know their place in the original."""

from respon.reading.kinds import read, text_of

__all__ = ["read", "text_of"]
