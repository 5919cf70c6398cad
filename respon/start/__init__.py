"""A commented start of one's own data, in either language: small, whole, and right as it stands."""

from pathlib import Path

ACTIONS = "actions.yaml"
NAMES = (ACTIONS, "agencies.yaml", "respon.toml")
"""The files of a start: documents and actions, the registry that they include, settings of `respon check`."""


def start(language: str) -> dict[str, bytes]:
    """Return what each file of a start holds, by its name. language: one of `i18n.LANGUAGES`."""
    folder = Path(__file__).parent / language
    return {name: (folder / name).read_bytes() for name in NAMES}
