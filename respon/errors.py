"""What can stop a run. Every message says where it happened and how to mend it."""

from collections.abc import Callable

from respon.messages import Message, say
from respon.where import Where


class ResponError(Exception):
    """The run can't go on: bad data, an unknown name, a missing file. Exit code 3.

    message: what is wrong, one line. where: the file and line, if there is one.
    hint: how to mend it, one line. Both are English; `said` has them as they were given, and what is a Message can
    be told in the user's language.
    """

    def __init__(self, message: str | Message, where: Where | None = None, hint: str | Message = "") -> None:
        super().__init__(str(message))
        self.said = message, hint
        self.message = str(message)
        self.where = where
        self.hint = str(hint)

    def __str__(self) -> str:
        """Return `file:line: message`, then the mend on a line of its own, in English."""
        return self.told(str)

    def told(self, speak: Callable[[object], str]) -> str:
        """Return the same in the language that `speak` speaks."""
        message, hint = self.said
        head = f"{self.where}: {speak(message)}" if self.where else speak(message)
        mend = say("mend: {hint}", hint=hint)
        return f"{head}\n  {speak(mend)}" if hint else head


class DataError(ResponError):
    """A data file is not what the format asks for."""


class DocumentError(ResponError):
    """A document can't be read: wrong kind, broken, encrypted, scanned or hostile."""


class UnknownName(ResponError):
    """A name matches no agency, action or document, or more than one."""


class UsageError(ResponError):
    """Arguments that have no meaning, or contradict each other. Exit code 2."""
