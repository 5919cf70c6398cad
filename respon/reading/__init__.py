"""Documents of every kind to paragraphs and tables that know their place in the original."""

from respon.reading.kinds import read

__all__ = ["read"]
