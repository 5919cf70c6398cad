"""Documents of every kind to paragraphs and tables that know their place in the original."""

from respon.documents.reading.kinds import read

__all__ = ["read"]
