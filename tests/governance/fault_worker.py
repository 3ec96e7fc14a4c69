"""A process that opens and checks damaged stores, since damaged bytes can end the process that reads them.

`python -m governance.fault_worker` reads one line of JSON for each check and answers with one.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import ladybug

from ctx_map.errors import CtxMapError
from ctx_map.governance import check_store, open_audit, read_anchors, verify_audit
from ctx_map.settings import Settings
from ctx_map.store import open_store
from governance.fault_scene import Scene
from governance.faults import NOTED, SECOND, STORE

LABELS = ("Person", "PeerGroup", "Place", "Thing", "Event", "Organisation")
TABLES = (*LABELS, "Report", "_Revision", "_Load")
ENDED = "the process ended"


def check(asked: Mapping[str, Any]) -> dict[str, str]:
    """Say what the audit and the store are found to be, with some anchors. Empty words mean that nothing is wrong."""
    scene, anchors = Scene(Path(asked["root"])), asked["anchors"]
    settings: Settings = scene.settings
    settings = settings if SECOND in anchors else replace(settings, audit_anchors=None)
    given = read_anchors(scene.noted) if NOTED in anchors else ()
    audit = open_audit(str(scene.store), settings)
    try:
        with closing(open_store(str(scene.store), create=False)) as store:
            audited = verify_audit(audit, store if STORE in anchors else None, given)
            stored = check_store(store, audit)
            return {
                "audit": "" if audited.ok else audited.reason,
                "store": "" if stored.ok else stored.reason,
            }
    except CtxMapError as error:
        audited = verify_audit(audit, None, given)
        return {"audit": "" if audited.ok else audited.reason, "store": str(error)}


def content(asked: Mapping[str, Any]) -> dict[str, str]:
    """Say what a store holds, by the database alone: each table, the links from both ends, and what indexes find."""
    try:
        database = ladybug.Database(asked["graph"], read_only=False)
        connection: Any = ladybug.Connection(database)
        rows = [
            *(
                _rows(connection, f"MATCH (n:{label}) RETURN n.*")
                for label in (*LABELS, "Report", "_Revision", "_Load")
            ),
            _rows(connection, "MATCH (a)-[e]->(b) RETURN label(e), e.number, a.key, b.key"),
            _rows(connection, "MATCH (a)<-[e]-(b) RETURN label(e), e.number, a.key, b.key"),
            _rows(connection, "UNWIND range(0, 40) AS x MATCH (r:Report) WHERE r.number = x RETURN r.version"),
            *(_found(connection, label) for label in LABELS),
        ]
        connection.close()
        database.close()
    except Exception as error:
        return {"content": f"cannot be read: {type(error).__name__}"}
    return {"content": hashlib.sha256(repr(rows).encode()).hexdigest()}


def _rows(connection: Any, statement: str, **params: object) -> list[str]:
    result = connection.execute(statement, params)
    rows = []
    while result.has_next():
        rows.append(repr(result.get_next()))
    result.close()
    return sorted(rows)


def _found(connection: Any, label: str) -> list[str]:
    keys = [row[0] for row in _plain(connection, f"MATCH (n:{label}) RETURN n.key")]
    return [
        key for key in sorted(keys) if _rows(connection, f"MATCH (n:{label}) WHERE n.key = $key RETURN n.key", key=key)
    ]


def _plain(connection: Any, statement: str) -> list[list[str]]:
    result = connection.execute(statement)
    rows = []
    while result.has_next():
        rows.append(result.get_next())
    result.close()
    return rows


class Worker:
    """The process, started again after each of its ends."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def check(self, scene: Scene, anchors: Collection[str]) -> dict[str, str]:
        """What `check` says; where the process ended, that."""
        return self._ask({"do": "check", "root": str(scene.root), "anchors": sorted(anchors)})

    def content(self, graph: Path) -> str:
        """What `content` says of a file. It is changed by being opened, so give it a copy."""
        return self._ask({"do": "content", "graph": str(graph)}).get("content", ENDED)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._pipe(self._process.stdin).close()
            self._process.wait()
            self._process = None

    def _ask(self, asked: Mapping[str, object]) -> dict[str, str]:
        if self._process is None:
            command = [sys.executable, "-m", "governance.fault_worker"]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                cwd=Path(__file__).parent.parent,
            )  # fmt: skip
        self._pipe(self._process.stdin).write(json.dumps(asked) + "\n")
        self._pipe(self._process.stdin).flush()
        said = self._pipe(self._process.stdout).readline()
        if said:
            answer: dict[str, str] = json.loads(said)
            return answer
        self._process.wait()
        self._process = None
        return {"audit": "", "store": ENDED, "content": ENDED}

    @staticmethod
    def _pipe(pipe: IO[str] | None) -> IO[str]:
        assert pipe is not None
        return pipe


def main() -> None:
    """Answer until there is nothing more to read."""
    for line in sys.stdin:
        asked = json.loads(line)
        answer = check(asked) if asked["do"] == "check" else content(asked)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
