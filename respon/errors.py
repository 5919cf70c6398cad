"""What can stop a run. Every message says where it happened and how to mend it."""

from respon.where import Where


class ResponError(Exception):
    """The run can't go on: bad data, an unknown name, a missing file. Exit code 3.

    message: what is wrong, one line. where: the file and line, if there is one.
    hint: how to mend it, one line.
    """

    def __init__(self, message: str, where: Where | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        """Return `file:line: message`, then the mend on a line of its own."""
        head = f"{self.where}: {self.message}" if self.where else self.message
        return f"{head}\n  mend: {self.hint}" if self.hint else head


class DataError(ResponError):
    """A data file is not what the format asks for."""


class DocumentError(ResponError):
    """A document can't be read: wrong kind, broken, encrypted, scanned or hostile."""


class UnknownName(ResponError):
    """A name matches no agency, action or document, or more than one."""


class UsageError(ResponError):
    """Arguments that have no meaning, or contradict each other. Exit code 2."""
