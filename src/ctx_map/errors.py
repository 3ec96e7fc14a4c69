"""The errors that ctx-map raises, in the words of the person who meets them.

    CtxMapError
    ├── WrongUse             2  the command or call was not used correctly
    │   └── OptionFileUnreadable    a file of weights, of a population or of groups is not in its form
    ├── FileRefused          1  a file cannot be read as a bundle
    ├── BundleRejected       1  rows of a bundle have problems; nothing was stored
    ├── Refused              3  the mandate does not allow it
    │   └── AuditUnwritable  3  no audit line could be written, so nothing is shown
    └── StoreError           4  the store cannot be reached or is damaged
        ├── StoreUnavailable    there is no answer at the address
        ├── StoreLocked         another process owns the file
        ├── StoreDamaged        the file does not pass its checks
        ├── StoreVersion        the server or file is of a version that cannot be used
        ├── StoreLogin          the server refuses the name or password
        └── StatementFailed     the database refused a named statement

The number is the exit code of the command line. A message says what happened, and then what to do next. No message
has a value of anyone's data in it, only the names of tables, columns, statements and parameters.
"""

from __future__ import annotations


class CtxMapError(Exception):
    """The base of every error that ctx-map raises on purpose."""

    exit_code = 4


class WrongUse(CtxMapError):
    """The command or call was not used correctly."""

    exit_code = 2


class OptionFileUnreadable(WrongUse):
    """A file of weights, of a population or of groups is not in the form that it should have."""


class FileRefused(CtxMapError):
    """A file cannot be read as a bundle. Nothing was stored."""

    exit_code = 1


class BundleRejected(CtxMapError):
    """Rows of a bundle have problems. Nothing of it was stored, and the report lists every problem."""

    exit_code = 1


class Refused(CtxMapError):
    """The mandate does not allow it. The message gives the reason."""

    exit_code = 3


class AuditUnwritable(Refused):
    """The audit line could not be written, so nothing is shown and nothing is stored."""


class StoreError(CtxMapError):
    """The store cannot be reached or is damaged."""


class StoreUnavailable(StoreError):
    """There is no answer at the store's address."""


class StoreLocked(StoreError):
    """Another process owns the embedded store."""


class StoreDamaged(StoreError):
    """The embedded store does not pass its own checks."""


class StoreVersion(StoreError):
    """The server or the file is of a version that cannot be used."""


class StoreLogin(StoreError):
    """The server refuses the name or the password."""


class StatementFailed(StoreError):
    """The database refused a named statement."""

    def __init__(self, statement: str, parameters: tuple[str, ...] = (), *, reason: str = "") -> None:
        named = f" (parameters: {', '.join(parameters)})" if parameters else ""
        tail = f": {reason}" if reason else ""
        super().__init__(
            f"The store refused the statement {statement}{named}{tail}. To check the store, run `ctx-map verify`."
        )
        self.statement = statement
        self.parameters = parameters
