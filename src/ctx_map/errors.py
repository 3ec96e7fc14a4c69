"""Everything that can go wrong, in the words of the person it happens to.

    CtxMapError
    ├── WrongUse             2  the command or call was put wrongly
    ├── FileRefused          1  a file cannot be read as a bundle
    ├── BundleRejected       1  rows of a bundle have problems; nothing was stored
    ├── Refused              3  policy says no, with the reason
    │   └── AuditUnwritable  3  no audit line could be written, so nothing is shown
    └── StoreError           4  the store cannot be reached or is damaged
        ├── StoreUnavailable    nobody answers at the address
        ├── StoreLocked         another process owns the file
        ├── StoreDamaged        the file does not pass its checks
        ├── StoreVersion        the server or file is of a version that cannot be used
        ├── StoreLogin          the server refuses the name or password
        └── StatementFailed     a named statement was refused by the database

The number is the exit code of the command line. A message is one sentence that says what to do. No message
carries a value of anybody's data: names of tables, columns, statements and parameters only.
"""

from __future__ import annotations


class CtxMapError(Exception):
    """The base of every error that ctx-map raises on purpose."""

    exit_code = 4


class WrongUse(CtxMapError):
    """The command or call was put wrongly."""

    exit_code = 2


class FileRefused(CtxMapError):
    """A file cannot be read as a bundle; nothing was stored."""

    exit_code = 1


class BundleRejected(CtxMapError):
    """Rows of a bundle have problems; nothing of it was stored. The report lists them all."""

    exit_code = 1


class Refused(CtxMapError):
    """Policy says no. The message gives the reason."""

    exit_code = 3


class AuditUnwritable(Refused):
    """The audit line could not be written, so nothing is shown and nothing is stored."""


class StoreError(CtxMapError):
    """The store cannot be reached or is damaged."""


class StoreUnavailable(StoreError):
    """Nobody answers at the store's address."""


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
            f"The store refused the statement {statement}{named}{tail}; run `ctx-map verify` to check the store."
        )
        self.statement = statement
        self.parameters = parameters
