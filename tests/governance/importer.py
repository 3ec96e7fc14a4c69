"""A process that loads a bundle from end to end, for tests that take something away from it while it works.

    python importer.py BUNDLE STORE DATA [unprivileged] [largest file in bytes]

It prints `ready` when everything is loaded that it needs, `writing` when the store begins to write, and `done` and the
number of new links once the load is acknowledged; else the name of the error and its sentence.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ctx_map import check_bundle, local_mandate, open_audit, open_intake, open_store, read_bundle
from ctx_map.errors import CtxMapError
from ctx_map.settings import Settings

NOBODY = 65534


def main(bundle: Path, store: Path, data: Path, *limits: str) -> int:
    checked = check_bundle(read_bundle(bundle))
    opened = open_store(str(store))
    settings = Settings(data, str(store), None, "neo4j", None)
    intake = open_intake(opened, local_mandate(date.today()), audit=open_audit(opened.uri, settings))
    print("ready", flush=True)
    try:
        with _limited(limits):
            report = intake.admit(checked, progress=_say)
        print("done", report.total("new"), flush=True)
    finally:
        opened.close()
    return 0


def _say(what: str, *_: int) -> None:
    if what == "storing":
        print("writing", flush=True)


@contextmanager
def _limited(limits: tuple[str, ...]) -> Iterator[None]:
    """Takes rights or room away for a while: a user who may do everything is made one who may not."""
    user, room = os.geteuid(), resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in limits:
        if limit == "unprivileged" and user == 0:
            os.seteuid(NOBODY)
        elif limit.isdigit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), room[1]))
    try:
        yield
    finally:
        os.seteuid(user)
        resource.setrlimit(resource.RLIMIT_FSIZE, room)


if __name__ == "__main__":
    try:
        sys.exit(main(*(Path(given) for given in sys.argv[1:4]), *sys.argv[4:]))  # type: ignore[arg-type]
    except CtxMapError as error:
        print(type(error).__name__, error, flush=True)
        sys.exit(error.exit_code)
