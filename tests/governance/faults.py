"""Every fault that the guide says `verify` finds: what it is, what finds it, and which anchor that needs.

The table in docs/guide/audit.md is made from FAULTS, and each of its rows is a test.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from ctx_map.governance.audit.line import sealed
from ctx_map.governance.integrity.content import content_of
from ctx_map.governance.integrity.seal import PURPOSE
from ctx_map.store import open_store
from governance.doors import audit_with, log_of
from governance.fault_scene import BEFORE, KILLED, NOW, Scene

STORE, SECOND, NOTED = "the store", "a second folder", "a note"
"""Where an anchor can be."""
ANY = (STORE, SECOND, NOTED)
Make = Callable[[Scene, random.Random], None]
HEAD, CHAIN, KEY = "the record in your data directory", "the codes of the lines", "the missing key"
NO_HEAD = f"{HEAD} is missing"
AN_ANCHOR, DIGEST = "an anchor", "the digests of the loads"
ITSELF, LOADS, OPENING = "comparing the file with itself", "the list of loads in the audit", "opening the store"


@dataclass(frozen=True)
class Fault:
    """One row of the table."""

    name: str
    found_by: str
    make: Make
    needs: tuple[str, ...] = ()
    """The anchors of which one is enough. Empty where none is needed."""
    state: str = NOW


# --- the audit ---


def _lines(scene: Scene) -> list[bytes]:
    return scene.log.read_bytes().splitlines(keepends=True)


def change_a_line(scene: Scene, chance: random.Random) -> None:
    lines = _lines(scene)
    at = chance.randrange(len(lines))
    values = json.loads(lines[at])
    values["purpose"] += " x"
    lines[at] = json.dumps(values, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    scene.log.write_bytes(b"".join(lines))


def swap_lines(scene: Scene, chance: random.Random) -> None:
    lines = _lines(scene)
    one, other = chance.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    scene.log.write_bytes(b"".join(lines))


def remove_a_line(scene: Scene, chance: random.Random) -> None:
    lines = _lines(scene)
    del lines[chance.randrange(len(lines) - 1)]
    scene.log.write_bytes(b"".join(lines))


def cut_the_end(scene: Scene, chance: random.Random) -> None:
    lines = _lines(scene)
    scene.log.write_bytes(b"".join(lines[: chance.randrange(1, len(lines))]))


def cut_the_end_and_look(scene: Scene, chance: random.Random) -> None:
    cut_the_end(scene, chance)
    scene.look()


def put_back_the_log(scene: Scene, _: random.Random) -> None:
    shutil.copy2(scene.older(scene.log), scene.log)


def put_back_log_and_head(scene: Scene, _: random.Random, *, state: str = KILLED) -> None:
    for path in (scene.log, scene.head):
        shutil.copy2(scene.older(path, state), path)


def put_back_before_the_load(scene: Scene, chance: random.Random) -> None:
    put_back_log_and_head(scene, chance, state=BEFORE)


def put_back_everything(scene: Scene, chance: random.Random) -> None:
    put_back_before_the_load(scene, chance)
    shutil.copy2(scene.older(scene.graph), scene.graph)


def another_log(scene: Scene, _: random.Random) -> None:
    other = scene.root / "another"
    audit_with(other, 40)
    shutil.copy2(log_of(other), scene.log)
    shutil.copy2(log_of(other).with_name(scene.key.name), scene.key)
    shutil.rmtree(other)


def delete_head(scene: Scene, _: random.Random) -> None:
    scene.head.unlink()


def delete_head_cut_and_look(scene: Scene, chance: random.Random) -> None:
    delete_head(scene, chance)
    cut_the_end_and_look(scene, chance)


def delete_key(scene: Scene, _: random.Random) -> None:
    scene.key.unlink()


def delete_audit(scene: Scene, _: random.Random) -> None:
    for path in (scene.log, scene.key, scene.head):
        path.unlink()


def delete_audit_and_look(scene: Scene, chance: random.Random) -> None:
    delete_audit(scene, chance)
    scene.look()


def forge(scene: Scene, chance: random.Random, *, head: bool = True, more: int = 0) -> None:
    """Write the log anew with its key: somebody else did what one line says."""
    key = bytes.fromhex(scene.key.read_text("ascii").strip())
    lines = [json.loads(line) for line in _lines(scene)]
    lines[chance.randrange(len(lines) - 1)]["actor"] = "nobody"
    lines += [{**lines[-1], "seq": len(lines) + 1 + number} for number in range(more)]
    data, before = b"", ""
    for values in lines:
        line, before = sealed(key, {**{name: each for name, each in values.items() if name != "mac"}, "prev": before})
        data += line
    scene.log.write_bytes(data)
    if head:
        scene.head.write_text(json.dumps({"mac": before, "seq": len(lines)}) + "\n", "ascii")


def forge_past_the_head_and_look(scene: Scene, chance: random.Random) -> None:
    forge(scene, chance, head=False, more=5)
    scene.look()


# --- the store ---


def _engine(statement: str, **params: object) -> Make:
    return lambda scene, _: scene.run(statement, **params)


def _forge_a_seal(scene: Scene, chance: random.Random) -> None:
    """Change a name and all that the audit holds of it, with the key of the audit."""
    scene.run("MATCH (n:Person) WHERE n.key = 'town:bo' SET n.name = 'Somebody else'")
    with closing(open_store(str(scene.store))) as store:
        totals = content_of(store, scene.audit.derived_key(PURPOSE) or b"").totals
    lines = [json.loads(line) for line in _lines(scene)]
    last = [line for line in lines if line["action"] == "intake sealed"][-1]
    last["detail"].update({f"total {part}": total.text for part, total in totals.items()})
    scene.log.write_bytes(b"".join(json.dumps(line).encode() + b"\n" for line in lines))
    forge(scene, chance)


def flip_what_is_held(scene: Scene, _: random.Random) -> None:
    """Flip one bit of a name where it lies in the main file."""
    data = bytearray(scene.graph.read_bytes())
    at = data.find(b"Ash Fielding")
    assert at >= 0
    while at >= 0:
        data[at] ^= 1
        at = data.find(b"Ash Fielding", at + 1)
    scene.graph.write_bytes(data)


def truncate_the_file(scene: Scene, chance: random.Random) -> None:
    size = scene.graph.stat().st_size
    with scene.graph.open("r+b") as file:
        file.truncate(chance.randrange(size // 2))


def delete_the_file(scene: Scene, _: random.Random) -> None:
    scene.graph.unlink()


def flip_in_the_log_of_the_store(scene: Scene, chance: random.Random) -> None:
    data = bytearray(scene.wal.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    scene.wal.write_bytes(data)


def truncate_the_log_of_the_store(scene: Scene, chance: random.Random) -> None:
    with scene.wal.open("r+b") as file:
        file.truncate(chance.randrange(scene.wal.stat().st_size // 2))


def delete_the_log_of_the_store(scene: Scene, _: random.Random) -> None:
    scene.wal.unlink()


def put_back_the_store(scene: Scene, _: random.Random) -> None:
    shutil.copy2(scene.older(scene.graph), scene.graph)


FAULTS: tuple[Fault, ...] = (
    Fault("A line of the audit is changed", CHAIN, change_a_line),
    Fault("Two lines are swapped", CHAIN, swap_lines),
    Fault("A line is removed", CHAIN, remove_a_line),
    Fault("Lines are cut off the end", HEAD, cut_the_end),
    Fault("Lines are cut off the end and then ctx-map is used", HEAD, cut_the_end_and_look),
    Fault("An older copy of the audit is put back", HEAD, put_back_the_log),
    Fault("Another audit is put in its place with its own key", HEAD, another_log),
    Fault("The key of the audit is deleted", KEY, delete_key),
    Fault("The record in your data directory is deleted", NO_HEAD, delete_head),
    Fault("The record is deleted, lines are cut off, and then ctx-map is used", CHAIN, delete_head_cut_and_look),
    Fault("The audit is rewritten with its key, longer than before, and then ctx-map is used", HEAD,
          forge_past_the_head_and_look),
    Fault("The audit and the record are rewritten with the key", AN_ANCHOR, forge, ANY),
    Fault("Older copies of the audit and of the record are put back together", AN_ANCHOR, put_back_log_and_head, ANY),
    Fault("Copies of the audit and of the record from before the last load are put back", LOADS,
          put_back_before_the_load),
    Fault("The audit, its key and the record are deleted", AN_ANCHOR, delete_audit, ANY),
    Fault("The audit, its key and the record are deleted, and then ctx-map is used", AN_ANCHOR,
          delete_audit_and_look, ANY),
    Fault("Older copies of the store, the audit and the record are put back together", AN_ANCHOR, put_back_everything,
          (SECOND, NOTED)),
    Fault("A value is changed in the store, and the digests in the audit are rewritten with the key", AN_ANCHOR,
          _forge_a_seal, ANY),
    Fault("A name is changed in the store", DIGEST,
          _engine("MATCH (n:Person) WHERE n.key = 'town:bo' SET n.name = 'Somebody else'")),
    Fault("The position of a place is changed by the last bit", DIGEST,
          _engine("MATCH (n:Place) WHERE n.key = 'town:park' SET n.latitude = 53.42000000000001")),
    Fault("What a report says is changed", DIGEST,
          _engine("MATCH (r:Report) WHERE r.ref = 'R3' SET r.statement = 'opinion'")),
    Fault("Who may see a report is changed", DIGEST,
          _engine("MATCH (r:Report) WHERE r.ref = 'R2' SET r.audience = '*'")),
    Fault("A withdrawn version of a report is made current", DIGEST,
          _engine("MATCH (r:Report) WHERE r.retracted_at IS NOT NULL SET r.retracted_at = NULL")),
    Fault("A report that was taken back is made current", DIGEST,
          _engine("MATCH (r:Report) WHERE r.retracted_at = '' SET r.retracted_at = NULL")),
    Fault("A report that was taken back is changed", DIGEST,
          _engine("MATCH (r:Report) WHERE r.retracted_at = '' SET r.note = 'never said'")),
    Fault("A description of a person that was taken back is changed", DIGEST,
          _engine("MATCH (r:_Revision) WHERE r.retracted_at = '' SET r.properties = '{}'")),
    Fault("The store no longer says that a load was taken back", DIGEST,
          _engine("MATCH (l:_Load) SET l.takes_back = NULL")),
    Fault("An earlier description of a person is changed", DIGEST,
          _engine("MATCH (r:_Revision) SET r.properties = replace(r.properties, 'Ash', 'Oak')")),
    Fault("A report is removed", DIGEST, _engine("MATCH (r:Report) WHERE r.ref = 'R3' DELETE r")),
    Fault("A person whom no report names is added", DIGEST, _engine("CREATE (:Person {key: 'town:x', _load: ''})")),
    Fault("A link is removed and its report is left", ITSELF, _engine("MATCH ()-[e:CONTACTED]->() DELETE e")),
    Fault("A link is made without a report", ITSELF,
          _engine("MATCH (a:Person), (b:Person) WHERE a.key = 'town:cy' AND b.key = 'town:bo' "
                  "CREATE (a)-[:KNOWS {number: 3}]->(b)")),
    Fault("A load is removed from the list in the store", LOADS,
          _engine("MATCH (l:_Load) WHERE l.loaded_at > '2026-06-05' DELETE l")),
    Fault("The day of a load is changed, so that another seems to be the last", DIGEST,
          _engine("MATCH (l:_Load) WHERE l.loaded_at > '2026-06-05' SET l.loaded_at = '1999-01-01'")),
    Fault("An older copy of the store is put back", LOADS, put_back_the_store),
    Fault("A bit of a name is flipped in the file of the store", f"{OPENING} or {DIGEST}", flip_what_is_held),
    Fault("The file of the store is cut short", f"{OPENING} or {DIGEST}", truncate_the_file),
    Fault("The file of the store is deleted", OPENING, delete_the_file),
    Fault("A bit is flipped in the log of the store after a crash", f"{OPENING} or {DIGEST}",
          flip_in_the_log_of_the_store, state=KILLED),
    Fault("The log of the store is cut short after a crash", f"{OPENING} or {LOADS}", truncate_the_log_of_the_store,
          state=KILLED),
    Fault("The log of the store is deleted after a crash", LOADS, delete_the_log_of_the_store, state=KILLED),
)  # fmt: skip


def fault_table() -> str:
    """The table of the guide, one row per fault."""
    rows = ["| what is done | what finds it | which anchor it needs |", "|---|---|---|"]
    for fault in FAULTS:
        needs = f"one in {', '.join(fault.needs[:-1])} or {fault.needs[-1]}" if fault.needs else "none"
        rows.append(f"| {fault.name} | {fault.found_by[0].upper()}{fault.found_by[1:]} | {needs} |")
    return "".join(f"{row}\n" for row in rows)
