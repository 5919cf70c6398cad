"""How the documents themselves changed."""

from collections.abc import Iterator

from respon.diff.change import Change
from respon.diff.same import alike
from respon.model import Document, Plan

FIELDS = ("title", "issuer", "issued", "list_order")


def documents(old: Plan, new: Plan) -> Iterator[Change]:
    """Yield the documents that came, went or changed. Where one plan declares none, there is nothing to compare."""
    if not (old.documents and new.documents):
        return
    for key, document in new.documents.items():
        if before := old.documents.get(key):
            yield from _changed(before, document)
        else:
            yield Change("document-added", "", document.title, "", "", key)
    for key, document in old.documents.items():
        if key not in new.documents:
            yield Change("document-removed", "", document.title, "", key, "")


def _changed(before: Document, after: Document) -> Iterator[Change]:
    for field in FIELDS:
        was, now = getattr(before, field) or "", getattr(after, field) or ""
        if not alike(was, now):
            yield Change("document-changed", "", after.title, "", f"{field}: {was}", f"{field}: {now}")
