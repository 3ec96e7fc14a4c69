"""What the Neo4j driver raises, in our words. Its own messages hold values, and stop here."""

from __future__ import annotations

import ssl

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)
from polars.exceptions import PolarsError

from ctx_map.errors import StatementFailed, StoreError, StoreLocked, StoreLogin, StoreUnavailable

FAILURES = (Neo4jError, DriverError, PolarsError, OSError, ValueError, TypeError)
"""What may be raised between a statement and its frame."""

_AWAY = "There is no answer at the address of the store. Check the address, and that the server is running."
NOTHING_STORED = (
    "The connection to the store was lost during the load. Nothing from this file was stored. When the server answers "
    "again, load it again."
)
STORED_OR_NOT = (
    "The connection to the store was lost at the very end of the load. Either all of the file was stored or none of "
    "it. When the server answers again, load it again. That changes nothing if it was stored."
)
_LOGIN = (
    "The server does not accept the user or the password. Check CTX_MAP_NEO4J_USER and CTX_MAP_NEO4J_PASSWORD. After "
    "several wrong passwords, wait a few seconds."
)
_WAITED_TOO_LONG = (
    "LockAcquisitionTimeout",
    "LockClientStopped",
    "TransactionTimedOut",
    "TransactionTimedOutClientConfiguration",
)
BUSY = "Another load is being written to this store. Wait until it has finished, then load again."


def in_our_words(error: BaseException, statement: str, parameters: tuple[str, ...] = ()) -> StoreError:
    """The error of ours for one of the driver's, naming the statement and its parameters, never a value."""
    code = getattr(error, "code", None) or ""
    if isinstance(error, AuthError) or "Security.Unauthorized" in code or "AuthenticationRateLimit" in code:
        return StoreLogin(_LOGIN)
    if isinstance(error, (ServiceUnavailable, SessionExpired, OSError, ssl.SSLError)):
        return StoreUnavailable(_AWAY)
    if isinstance(error, ConfigurationError):
        return StoreUnavailable("The connection to the store is not configured correctly. Check the address.")
    if code.rpartition(".")[2] in _WAITED_TOO_LONG:
        return StoreLocked(BUSY)
    return StatementFailed(statement, parameters, reason=_reason(error, code))


def _reason(error: BaseException, code: str) -> str:
    if code == "Neo.ClientError.Schema.ConstraintValidationFailed":
        return "a key is there already"
    if code == "Neo.ClientError.Security.Forbidden":
        return "this user may not do that"
    if "OutOfMemory" in code or "MemoryPool" in code:
        return "the server has too little memory for it"
    if isinstance(error, TransientError):
        return "the server was busy, so try again"
    return ""
