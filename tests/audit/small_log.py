"""A log kept in memory by the letter of docs/audit.md, knowing nothing of the code it tries.

Slow and plain on purpose: the tree and the heads are computed from their definitions each time.
"""

from __future__ import annotations

import hashlib
import io
import json
import struct
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from audit.bundle import EVER, HASHED, Pieces, Proved, Run, write_bundle

ORIGIN = "xiaonanmen.example/1"
MINUTE = 60_000_000
START = 837_000_000_000_000  # microseconds since 2000: July 2026
LI, WANG = UUID(int=0xC1), UUID(int=0xC2)
VILLAGE, OFFICE = UUID(int=0xA1), UUID(int=0xB1)
SALT = bytes(range(16))
WITNESSED_AT = 1_795_310_100  # 2026-11-22 09:15 in Shanghai
ZERO = bytes(32)


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def base64(data: bytes) -> str:
    return b64encode(data).decode()


class Key:
    """An Ed25519 key of the log (type 1) or of a witness (type 4), made from a seed."""

    def __init__(self, name: str, kind: int = 1, seed: int = 1) -> None:
        self.name, self.kind = name, kind
        self.secret = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        public = bytes([kind]) + self.secret.public_key().public_bytes_raw()
        self.id = sha(name.encode(), b"\n", public)[:4]
        self.vkey = f"{name}+{self.id.hex()}+{base64(public)}"

    def line(self, payload: bytes) -> str:
        return f"— {self.name} {base64(self.id + payload)}\n"

    def sign_note(self, text: str) -> str:
        return f"{text}\n{self.line(self.secret.sign(text.encode()))}"

    def cosign(self, note: str, at: int = WITNESSED_AT) -> str:
        text = note.split("\n\n", maxsplit=1)[0] + "\n"
        signature = self.secret.sign(f"cosignature/v1\ntime {at}\n{text}".encode())
        return note + self.line(struct.pack(">Q", at) + signature)


LOG = Key(ORIGIN)
OFFICE_WITNESS, AUDIT_WITNESS = Key("discipline.example", 4, 2), Key("audit.example", 4, 3)
POLICY = f"""# whom we trust
log {LOG.vkey}
witness office {OFFICE_WITNESS.vkey}

witness audit {AUDIT_WITNESS.vkey}
group offices 1 office audit
quorum offices
"""


class Event(NamedTuple):
    position: int
    stream: UUID
    version: int
    recorded_at: int
    topic: str
    cadre: str | None
    project: UUID | None
    task_force: UUID | None
    state: bytes
    occurred_at: int | None = None
    op_id: UUID | None = None

    @property
    def leaf(self) -> bytes:
        moment = None if self.occurred_at is None else struct.pack(">q", self.occurred_at)
        fields = [
            b"event/1", struct.pack(">I", 1), struct.pack(">Q", self.position), self.stream.bytes,
            struct.pack(">I", self.version), struct.pack(">q", self.recorded_at),
            self.topic.encode(), moment, self.cadre and self.cadre.encode(),
            *(each and each.bytes for each in (self.project, self.task_force, self.op_id)),
            self.state,
        ]  # fmt: skip
        return b"".join(
            b"\xff\xff\xff\xff"
            if each is None
            else struct.pack(">I", len(cast("bytes", each))) + cast("bytes", each)
            for each in fields
        )

    @property
    def hash(self) -> bytes:
        return sha(b"\0", self.leaf)

    def names(self) -> dict[str, UUID | str | None]:
        return {
            "stream": self.stream, "cadre": self.cadre,
            "project": self.project, "task_force": self.task_force,
        }  # fmt: skip


def sealed(person: UUID, text: str, salt: bytes = SALT) -> dict[str, str]:
    return {"of": str(person), "box": "Ym94", "hash": base64(sha(salt, text.encode()))}


def tree(hashes: Sequence[bytes]) -> bytes:
    """RFC 6962, 2.1."""
    if len(hashes) < 2:
        return hashes[0] if hashes else sha(b"")
    k = split(len(hashes))
    return sha(b"\1", tree(hashes[:k]), tree(hashes[k:]))


def split(size: int) -> int:
    return 1 << ((size - 1).bit_length() - 1)


def between(first: int, end: int, hashes: Sequence[bytes], cuts: set[int]) -> list[Run]:
    """Runs of a power of two of records, each beginning at a multiple of it, across no cut."""
    if first >= end:
        return []
    level = 0
    while True:
        size = 2 << level
        if first % size or first + size > end or cuts & set(range(first + 1, first + size)):
            break
        level += 1
    run = Run(tree(hashes[first : first + (1 << level)]), level)
    return [run, *between(first + run.size, end, hashes, cuts)]


class Heads:
    """Count and chain of every stream, cadre, project and task force over some events."""

    def __init__(self, events: Iterable[Event]) -> None:
        heads: dict[bytes, tuple[int, bytes]] = {}
        for event in events:
            for kind, name in event.names().items():
                if name is not None and not event.topic.startswith("audit."):
                    count, chain = heads.get(key := head_key(kind, name), (0, ZERO))
                    heads[key] = count + 1, sha(b"\2", chain, event.hash)
        self.entries = {
            key: key + struct.pack(">Q", count) + chain
            for key, (count, chain) in sorted(heads.items())
        }

    def bucket(self, nibbles: str) -> bytes:
        return b"".join(e for key, e in self.entries.items() if key.hex().startswith(nibbles))

    def shelf(self, nibbles: str) -> bytes:
        return b"".join(self.hash(f"{nibbles}{n:x}") for n in range(16))

    def hash(self, nibbles: str = "") -> bytes:
        if not self.bucket(nibbles):
            return ZERO
        return (
            sha(b"\3", self.bucket(nibbles))
            if len(nibbles) == 4
            else sha(b"\4", self.shelf(nibbles))
        )

    def way(self, kind: str, name: UUID | str) -> list[bytes]:
        nibbles = head_key(kind, name).hex()[:4]
        return [*(self.shelf(nibbles[:n]) for n in range(4)), self.bucket(nibbles)]


def head_key(kind: str, name: UUID | str) -> bytes:
    return sha(kind.encode(), b"\0", name.bytes if isinstance(name, UUID) else name.encode())


class SmallLog:
    """Events a minute apart; a checkpoint is asked for, and takes an event of its own."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.notes: list[str] = []

    def record(self, stream: UUID = LI, *, topic: str = "case.contact_logged@1",
               cadre: str | None = "amy", later: int = MINUTE, **state: Any) -> int:  # fmt: skip
        """Append an event; give its position."""
        version = 1 + sum(event.stream == stream for event in self.events)
        at = (self.events[-1].recorded_at if self.events else START) + later
        is_ours = not topic.startswith("audit.")
        self.events.append(
            Event(
                len(self.events) + 1, stream, version, at, topic, cadre,
                VILLAGE if is_ours else None, OFFICE if is_ours else None,
                json.dumps(state, ensure_ascii=False).encode(), at - MINUTE if is_ours else None,
            )
        )  # fmt: skip
        return len(self.events)

    def checkpoint(self) -> str:
        """Commit the heads, then sign and cosign the tree."""
        root = base64(Heads(self.events).hash())
        self.record(UUID(int=0xF), topic="audit.heads_committed@1", cadre=None,
                    size=len(self.events), root=root)  # fmt: skip
        text = f"{ORIGIN}\n{len(self.events)}\n{base64(tree(self.hashes()))}\n"
        self.notes.append(OFFICE_WITNESS.cosign(LOG.sign_note(text)))
        return self.notes[-1]

    def hashes(self) -> list[bytes]:
        return [event.hash for event in self.events]

    def pieces(self, kind: str = "stream", name: UUID | str = LI, label: str = "XNM/007", *,
               since: int | None = None, until: int | None = None,
               opened: Mapping[int, Mapping[str, Any]] | None = None,
               orders: Iterable[int] = (), **others: Any) -> Pieces:  # fmt: skip
        """What a bundle of this subject is made of; the last event must be a checkpoint's.

        ``opened`` is by position what else the run there has.
        """
        mine = [
            e for e in self.events if e.names()[kind] == name and not e.topic.startswith("audit.")
        ]
        before = [e for e in mine if since is not None and e.recorded_at < since]
        after = [e for e in mine if until is not None and e.recorded_at > until]
        hidden = {e.position for e in before[:-1] + after[1:]} - set(orders)
        whole = {e.position for e in mine} | {len(self.events), *orders}
        sizes = [(int(note.split("\n")[1]), note) for note in self.notes[:-1]]
        cuts, runs = {size for size, _ in sizes}, list[Run]()
        for e in self.events:
            if e.position in hidden:
                runs.append(Run(e.hash, HASHED))
            elif e.position in whole:
                runs.append(Run(e.hash, leaf=e.leaf, **(opened or {}).get(e.position, {})))
            elif total(runs) < e.position:
                end = min(p for p in whole | hidden if p > e.position) - 1
                runs += between(e.position - 1, end, self.hashes(), cuts)
        pieces = Pieces(
            origin=ORIGIN, proved=Proved(kind, name, label), checkpoint=self.notes[-1], runs=runs,
            heads=Heads(self.events[:-1]).way(kind, name), older=[note for _, note in sizes],
            report=b"<h1>XNM/007</h1>",
            range=(EVER[0] if since is None else since, EVER[1] if until is None else until),
        )  # fmt: skip
        return pieces._replace(**others)


def total(runs: Iterable[Run]) -> int:
    return sum(run.size for run in runs)


def zipped(pieces: Pieces, signer: Key = LOG) -> bytes:
    to = io.BytesIO()
    write_bundle(to, pieces, signer)
    return to.getvalue()


def written(path: Path, pieces: Pieces, signer: Key = LOG) -> Path:
    path.write_bytes(zipped(pieces, signer))
    return path


def a_village() -> SmallLog:
    """Two households, two cadres, an older checkpoint in between, and the newest at the end."""
    log = SmallLog()
    for n in range(6):
        log.record(LI, summary=sealed(LI, f"谈了{n}次"), by="amy")
        log.record(WANG, cadre="bob", summary=sealed(WANG, f"{n}"), by="bob")
    log.checkpoint()
    for n in range(6, 11):
        log.record(WANG, cadre="bob", summary=sealed(WANG, f"{n}"), by="bob")
        log.record(LI, summary=sealed(LI, f"谈了{n}次"), by="amy")
    log.checkpoint()
    return log
