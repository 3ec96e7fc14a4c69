"""Random harm to the files of a store and of its audit, and whether the check finds what it changed.

Whether a fault changed anything is found without the check: by the bytes of the audit, and by what the database alone
gives for every table, every link from both ends and every index. Harm to bytes that nothing uses changes nothing, and
need not be found.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from governance.fault_scene import KILLED, NOW, Scene
from governance.fault_worker import ENDED, Worker
from governance.faults import STORE, change_a_line, cut_the_end, remove_a_line, swap_lines

NEEDED = (STORE,)
"""The anchors that are given to the check."""
_TABLES = ("Person", "Place", "Event", "Thing", "Organisation", "PeerGroup", "Report", "_Revision", "_Load")
_COLUMNS = {
    "Person": ("name", "date_of_birth", "kind", "loaded_at", "_load"),
    "Place": ("name", "kind", "platform", "loaded_at"),
    "Event": ("kind", "harms", "occurred_from", "summary"),
    "Thing": ("name", "kind"),
    "Organisation": ("name", "kind"),
    "PeerGroup": ("name", "named_by", "basis"),
    "Report": (
        "source", "target", "kind", "ref", "agency", "since", "statement", "grade", "handling", "conditions", "note",
        "key", "version", "_content", "known_from", "retracted_at", "audience", "_load",
        "withdrawn_at",
    ),
    "_Revision": ("key", "label", "properties", "recorded_at", "retracted_at", "_load"),
    "_Load": ("id", "namespace", "loaded_at", "state", "takes_back"),
}  # fmt: skip

_KEYS = {"Report": "number", "_Revision": "number", "_Load": "digest"}


@dataclass(frozen=True)
class Outcome:
    """What became of one fault."""

    sort: str
    state: str
    changed: bool
    """Whether the audit or the content of the store is another one."""
    found: bool
    how: str
    """By what it was found, in a word."""


def harm(scene: Scene, chance: random.Random) -> str:
    """Do one random harm. Returns its sort."""
    sort = chance.choice(list(_SORTS))
    _SORTS[sort](scene, chance)
    return sort


def campaign(scene: Scene, worker: Worker, count: int, *, seed: int = 0) -> Iterator[Outcome]:
    """Do so many random harms, one after the other, each to a copy of its own."""
    whole = {state: _content(scene, worker, state) for state in (NOW, KILLED)}
    for number in range(count):
        chance = random.Random(f"{seed}-{number}")
        state = chance.choice((NOW, KILLED))
        scene.put_back(state)
        audit = _audit_bytes(scene)
        sort = harm(scene, chance)
        audit_changed = _audit_bytes(scene) != audit
        store_changed = _content_now(scene, worker) != whole[state]
        said = worker.check(scene, NEEDED)
        found = bool(said["audit"] or said["store"])
        yield Outcome(sort, state, audit_changed or store_changed, found, _how(said))


def summary(outcomes: list[Outcome]) -> str:
    """The counts of a campaign as lines of text."""
    lines = [f"{'what was done':<32}{'done':>6}{'changed':>9}{'found':>7}{'missed':>8}"]
    for sort in [*_SORTS, ""]:
        here = [each for each in outcomes if sort in ("", each.sort)]
        changed = [each for each in here if each.changed]
        missed = [each for each in changed if not each.found]
        found = len([each for each in here if each.found])
        lines.append(f"{sort or 'all':<32}{len(here):>6}{len(changed):>9}{found:>7}{len(missed):>8}")
    ways = Counter(each.how for each in outcomes if each.found)
    lines.append("found by: " + ", ".join(f"{how} {number}" for how, number in ways.most_common()))
    return "\n".join(lines)


def _how(said: dict[str, str]) -> str:
    if said["store"] == ENDED:
        return "the process ended while it read the store"
    if said["audit"]:
        return "the audit"
    words = said["store"]
    for part, how in (("of the audit", "a load"), ("what was loaded", "the digests"), ("itself", "the file itself")):
        if part in words:
            return how
    return "opening or reading the store"


def _audit_bytes(scene: Scene) -> list[bytes | None]:
    """What counts of the audit: its lines, its key and whether its head says the same."""
    return [_read(scene.log).rstrip(b"\n"), _read(scene.key).strip().lower(), _read(scene.head).strip()]


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _content(scene: Scene, worker: Worker, state: str) -> str:
    scene.put_back(state)
    return _content_now(scene, worker)


def _content_now(scene: Scene, worker: Worker) -> str:
    """What a copy of the store holds: opening a file changes it."""
    copy = scene.root / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for path in scene.store.glob("graph.lbug*"):
        shutil.copy2(path, copy / path.name)
    return worker.content(copy / scene.graph.name) if (copy / scene.graph.name).exists() else "gone"


# --- the sorts of harm ---


def _any_file(scene: Scene, chance: random.Random) -> Path:
    """A file of the store or of its audit. The main file, which is by far the largest, comes up most."""
    files = [scene.graph] * 3 + [scene.wal] * 2 + [scene.log, scene.key, scene.head]
    return chance.choice([path for path in files if path.exists()])


def _flip_bits(scene: Scene, chance: random.Random) -> None:
    """Flip one to eight bits, mostly where there is something."""
    path = _any_file(scene, chance)
    data = bytearray(path.read_bytes())
    used = [at for at in range(len(data)) if data[at]] if len(data) < 10_000 else _used(data, chance)
    for _ in range(chance.randint(1, 8)):
        at = chance.choice(used) if used and chance.random() < 0.9 else chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _used(data: bytearray, chance: random.Random) -> list[int]:
    """Some places of bytes that are not zero."""
    found: list[int] = []
    while len(found) < 64:
        at = chance.randrange(len(data))
        found += [each for each in range(at, min(at + 64, len(data))) if data[each]]
    return found


def _truncate(scene: Scene, chance: random.Random) -> None:
    path = _any_file(scene, chance)
    with path.open("r+b") as file:
        file.truncate(chance.randrange(path.stat().st_size))


def _zero_a_page(scene: Scene, chance: random.Random) -> None:
    pages = scene.graph.stat().st_size // 4096
    with scene.graph.open("r+b") as file:
        file.seek(4096 * chance.randrange(pages))
        file.write(b"\0" * 4096)


def _delete(scene: Scene, chance: random.Random) -> None:
    _any_file(scene, chance).unlink()


def _put_back(scene: Scene, chance: random.Random) -> None:
    """Put back an older copy of the store, or of the log, or of the log and its head."""
    older = chance.choice(([scene.graph], [scene.log], [scene.log, scene.head]))
    for path in older:
        shutil.copy2(scene.older(path), path)
    if scene.graph in older:
        scene.wal.unlink(missing_ok=True)


def _rewrite_a_line(scene: Scene, chance: random.Random) -> None:
    chance.choice((change_a_line, remove_a_line, swap_lines, cut_the_end))(scene, chance)


def _change_a_value(scene: Scene, chance: random.Random) -> None:
    table = chance.choice(_TABLES)
    column = chance.choice(_COLUMNS[table])
    scene.run(
        f"MATCH (n:{table}) WITH n ORDER BY n.{_KEYS.get(table, 'key')} SKIP $skip LIMIT 1 SET n.{column} = $value",
        skip=chance.randrange(2) if table in ("Person", "Report") else 0,
        value=f"{chance.randrange(10**9)}",
    )


def _remove_a_row(scene: Scene, chance: random.Random) -> None:
    table = chance.choice(_TABLES)
    scene.run(f"MATCH (n:{table}) WITH n ORDER BY n.{_KEYS.get(table, 'key')} LIMIT 1 DETACH DELETE n")


_SORTS: dict[str, Callable[[Scene, random.Random], None]] = {
    "bits flipped": _flip_bits,
    "a file cut short": _truncate,
    "a page of zeros": _zero_a_page,
    "a file deleted": _delete,
    "older files put back": _put_back,
    "a line of the audit rewritten": _rewrite_a_line,
    "a value changed in the store": _change_a_value,
    "a row removed from the store": _remove_a_row,
}
