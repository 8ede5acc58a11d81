#!/usr/bin/env python3
"""An evidence bundle is complete and unchanged, or what is wrong with it is named.

    python3 -I -S verify.py BUNDLE.zip --trusted-key FILE [--checkpoint FILE] [--json] [--list]

Python 3.9 or newer, nothing installed. The trusted key (a vkey or a policy) comes from paper or
USB, never out of the bundle. docs/audit.md is the format; this file reads from bytes to verdict.
"""

# To be read whole in one sitting: what belongs together stands together. Nothing makes it crash
# (BLE001), the numbers are the format's (PLR2004), 3.9 has no strict zip (B905), it prints (T201).
# fmt: off
# ruff: noqa: B905, BLE001, E401, I001, PLR2004, PYI024, T201
# mypy: disallow-any-generics=False, disable-error-code="union-attr, no-any-return, has-type"
from __future__ import annotations

import argparse, base64, hashlib, io, json, re, struct, sys, types, uuid, zipfile
from collections import namedtuple
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Iterator  # noqa: UP035 (3.9)

SAYS = {
    "no_trusted_key": "没有可信公钥：请用纸上或U盘的 / no trusted key: use the one on paper or USB",
    "not_a_bundle": "不是完整的证据包 / not a whole evidence bundle",
    "zip_changed": "压缩包不是原样 / the zip is not as it was written",
    "manifest_changed": "清单不是可信日志所签 / the manifest is not as the trusted log signed it",
    "file_changed": "文件被改过 / an entry was changed",
    "attachment_changed": "附件不是记录所指的 / an attachment is not what a record refers to",
    "checkpoint_not_signed": "检查点没有可信日志签名 / the trusted log did not sign the checkpoint",
    "not_witnessed": "见证人数未达要求 / fewer witnesses signed than the policy asks for",
    "leaf_changed": "记录被改过 / the record was changed",
    "record_malformed": "记录读不出 / the record cannot be read",
    "order_broken": "记录的顺序不对 / the record is not in its place",
    "back_dated": "入库时间倒退 / the time of recording runs backwards",
    "record_missing": "记录有缺少、多出或替换 / a record was left out, added or replaced",
    "tree_differs": "记录与检查点的根不符 / the records do not give the checkpoint's root",
    "heads_differ": "总目与检查点不符 / the heads are not those of the checkpoint",
    "checkpoint_unreadable": "手中的检查点不是此日志签的 / this log did not sign the one held",
    "checkpoint_conflict": "手中的检查点出自另一本账 / the checkpoint held is of another tree",
    "checkpoint_newer": "手中的检查点更新，请索取新包 / the one held is newer: get a newer bundle",
    "checkpoint_not_covered": "此包未证明到手中的检查点 / no proof leads to the checkpoint held",
    "older_unreadable": "以往检查点读不出或未签 / an older checkpoint is malformed or not signed",
    "older_checkpoint_conflict": "以往检查点出自另一本账 / an older checkpoint is of another tree",
    "sealed_text_differs": "所示不是当时封存的内容 / the text shown is not the one that was sealed",
    "erasure_unproven": "称已删除却无此人的决定 / said erased, but no later order names the person",
}
MANIFEST = re.compile(r"zhuanban-bundle/1\n(\S+/([0-9]{1,10}))\nsubject (stream|cadre|project|"
                      r"task_force) (\S*) (.*)\nrange (\S+) (\S+)\n((?:file .+\n)*)")
NAMES = re.compile(r"manifest checkpoint records cover heads older\.json opened\.jsonl "
                   r"(attachments/[0-9a-f]{64} )*report\.html verify\.py README\.txt")
ZERO, MOST, AGES, SHANGHAI = bytes(32), 1 << 24, 1 << 63, timezone(timedelta(hours=8))
EPOCH = datetime(2000, 1, 1, 8, tzinfo=SHANGHAI)  # times are microseconds since then
Leaf = namedtuple("Leaf", "form jurisdiction position stream version recorded_at topic occurred_at "
                          "cadre project task_force op_id state")
SIZES = (7, 4, 8, 16, 4, 8, None, 8, None, 16, 16, 16, None)  # of its fields, where fixed
Key = namedtuple("Key", "name id kind public")  # kind 1 signs the log, 4 cosigns as a witness
Note = namedtuple("Note", "text lines")  # of a line of signature: name, and key id with signature

class Wrong(Exception):  # noqa: N818
    """A kind of finding, and why; without a kind, what is being read is malformed."""

def must(holds: object, kind: str = "", why: object = "") -> None:
    if not holds:
        raise Wrong(kind, why)

# Bytes, and no two ways to write one thing.

def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()

def take(part: Any, size: int) -> Any:
    found = part.read(size) if size <= MOST else b""
    must(len(found) == size, why="too short or too long")
    return found

def raw(text: str) -> bytes:
    found = base64.b64decode(text, validate=True)
    must(base64.b64encode(found).decode() == text, why="base64")
    return found

def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    must(len(dict(pairs)) == len(pairs), why="a name twice")
    return dict(pairs)

DECODE = json.JSONDecoder(object_pairs_hook=once, parse_constant=int).decode  # int refuses NaN

def instant(text: str, otherwise: int) -> int:
    if text == "-":
        return otherwise
    at = datetime.fromisoformat(text.replace("Z", "+00:00"))  # noqa: FURB162 (3.9)
    return (at - EPOCH) // timedelta(microseconds=1)

def read_leaf(coded: bytes) -> Any:
    at, fields = 0, list[Any]()
    for size in SIZES:
        n, at = int.from_bytes(coded[at:at + 4], "big"), at + 4
        fields.append(None if n == 0xFFFFFFFF else coded[at:at + n])
        must(fields[-1] is None or len(fields[-1]) == n == (n if size is None else size))
        at += len(fields[-1] or b"")
    must(at == len(coded) and fields[0] == b"event/1" and None not in (*fields[:7], fields[12]))
    for n in (1, 2, 4, 5, 7):
        fields[n] = fields[n] and int.from_bytes(fields[n], "big", signed=n in (5, 7))
    return Leaf(*fields)

def is_sealed(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"of", "box", "hash"}

# Who signed: Ed25519 (RFC 8032, without cofactor), C2SP notes, the policy.

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT_OF_MINUS_1 = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int]  # x, y and z, projective

def point(coded: bytes) -> Point | None:
    sign, y = divmod(int.from_bytes(coded, "little"), 1 << 255)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * ROOT_OF_MINUS_1 % P
    is_one = len(coded) == 32 and y < P and x * x % P == square and (x or not sign)
    return (x if x & 1 == sign else P - x, y, 1) if is_one else None

def add(p: Point, q: Point) -> Point:
    a, c, d = p[2] * q[2] % P, p[0] * q[0] % P, p[1] * q[1] % P
    f, g = a * a - D * c * d, a * a + D * c * d
    return a * f * ((p[0] + p[1]) * (q[0] + q[1]) - c - d) % P, a * g * (c + d) % P, f * g % P

BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little")) or (0, 1, 1)

def ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    a, s = point(public), int.from_bytes(signature[32:], "little")
    if not a or len(signature) != 64 or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    minus_a, total = (P - a[0], a[1], 1), (0, 1, 1)
    for bit in range(252, -1, -1):  # S times the base, less h times the key, is R
        total = add(total, total)
        total = add(total, BASE) if s >> bit & 1 else total
        total = add(total, minus_a) if h >> bit & 1 else total
    x, y = (n * pow(total[2], -1, P) % P for n in total[:2])
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]

def vkey(text: str, kind: int) -> Key:
    name, id_, coded = text.split("+", 2)
    key = raw(coded)
    must(len(key) == 33 and key[0] == kind and sha(name.encode(), b"\n", key)[:4].hex() == id_)
    return Key(name, bytes.fromhex(id_), kind, key[1:])

def read_note(note: str) -> Note:
    text, _, lines = note.rpartition("\n\n")
    must(re.fullmatch(r"(— [^\s+]+ [A-Za-z0-9+/]+=*\n)+", lines), why="not a signed note")
    words = [line.split(" ") for line in lines.split("\n")[:-1]]
    return Note(text + "\n", [(name, raw(coded)) for _, name, coded in words])

def signed(note: Note, key: Key) -> int:
    """When the witness last cosigned, in seconds; 1 for the log's signature; 0 if never."""
    newest, is_log = 0, key.kind == 1
    for name, coded in note.lines:
        time = 1 if is_log else int.from_bytes(coded[4:12], "big")
        said = note.text if is_log else f"cosignature/v1\ntime {time}\n{note.text}"
        is_its = (name, coded[:4], len(coded)) == (key.name, key.id, 68 if is_log else 76)
        if is_its and newest < time < 1 << 37 and ed25519(key.public, said.encode(), coded[-64:]):
            newest = time
    return newest

def checkpoint(note: Note, key: Key) -> tuple[int, bytes]:
    """Its size and root, if this log signed it."""
    origin, size, root, end = note.text.split("\n")
    must(origin == key.name and not end and signed(note, key), why=origin)
    must(re.fullmatch(r"0|[1-9][0-9]{0,18}", size) and len(raw(root)) == 32, why=size)
    return int(size), raw(root)

def policy(text: str, note: Note) -> tuple[dict[str, Key], bool, int]:
    """The trusted logs by name; whether enough witnesses cosigned the note; when the newest did."""
    lines = [line.split() for line in text.lstrip("\ufeff").splitlines()]
    lines = [words for words in lines if words and words[0][0] != "#"]
    lines = [["log", *lines[0]]] if [len(words) for words in lines] == [1] else lines
    logs, keys, seen, quorum = dict[str, Key](), dict[bytes, int](), {"none": 1}, list[str]()
    for word, name, *rest in lines:
        must(word == "quorum" or name not in seen, why=f"{name} twice")
        if word == "log" and not rest and name.split("+")[0] not in logs:
            logs[name.split("+")[0]] = vkey(name, 1)
        elif word == "witness" and len(rest) == 1 and vkey(rest[0], 4).public not in keys:
            seen[name] = keys[vkey(rest[0], 4).public] = signed(note, vkey(rest[0], 4))
        elif word == "group" and len({*rest[1:]} - {"none"}) == len(rest) - 1:
            k = int({"any": 1, "all": len(rest) - 1}.get(rest[0], rest[0]))
            must(1 <= k < len(rest), why=f"{name} cannot be met")
            seen[name] = sum(seen[member] > 0 for member in rest[1:]) >= k
        else:
            must(word == "quorum" and name in seen and not rest and not quorum, why=name)
            quorum.append(name)
    must(logs, why="no key of a log")
    return logs, seen[[*quorum, "none"][0]] > 0, max(keys.values(), default=0)

# The bundle, part by part.

def roots(old: int, new: int, proof: list[bytes], root: bytes) -> tuple[bytes, bytes]:
    """The roots of the first ``old`` and all ``new`` leaves (RFC 6962, 2.1.2); uses the proof."""
    if old == new:  # the root that was claimed; nothing is claimed of leaves further right
        return (root, root) if root else (proof[-1], proof.pop())
    half, side = 1 << (new - 1).bit_length() - 1, proof.pop()
    if old <= half:
        before, now = roots(old, half, proof, root)
        return before, sha(b"\1", now, side)
    before, now = roots(old - half, new - half, proof, b"")
    return sha(b"\1", side, before), sha(b"\1", side, now)

class Bundle:
    """What a bundle says, and what was found to be wrong with it."""

    label: Any = None
    mine: Any = None  # the subject's newest leaf so far, and the newest of all
    last: Any = None
    place, hidden, gap, count, events, witnessed = 0, 0, 0, 0, 0, 0  # positions, and counts

    def __init__(self, path: str | Path, trusted: str | None, held: str | None) -> None:
        self.reading, self.findings = "not_a_bundle", list[Any]()
        self.chain, self.newest, self.versions = ZERO, -AGES, dict[bytes, int]()
        self.claims, self.orders = dict[int, Any](), dict[Any, Any]()
        try:
            self.check_zip(Path(path))
            self.check_manifest()
            self.check_checkpoints(trusted, held)
            self.check_records()
            self.check_heads()
        except Exception as error:
            is_named = isinstance(error, Wrong) and error.args[0]
            self.found(*error.args if is_named else (self.reading, error))

    def found(self, kind: str, why: object = "", position: int = 0) -> None:
        if sum(each["kind"] == kind for each in self.findings) < 100:
            what, at = SAYS[kind] + (f": {why}" if str(why) else ""), position or self.place or None
            self.findings.append({"kind": kind, "position": at, "what": what})

    def part(self, name: str) -> Any:
        return io.BufferedReader(self.zip.open(name), 1 << 16)

    def text(self, name: str, reading: str) -> str:
        self.reading = reading
        return take(self.part(name), self.entries[name][1]).decode()

    def check_zip(self, path: Path) -> None:
        """The zip written anew from its entries is the same bytes."""
        self.entries, same = dict[str, tuple[str, int]](), list[bool]()
        with path.open("rb") as file:
            total = file.seek(0, 2)
            must(22 < total < 2_000_000_000 and file.seek(total - 22), why="size")
            mark, length, start, comment = struct.unpack("<4s8xLLH", file.read())
            must(mark == b"PK\5\6" and not comment and start + length + 22 == total, why="end")
            must(length < MOST // 2 and not file.seek(0), why="too many entries")
            self.zip = zipfile.ZipFile(path)
            must(sum(info.file_size for info in self.zip.infolist()) < total, why="sizes")
            def compare(data: bytes) -> int:
                same.append(file.read(len(data)) == data)
                return len(data)
            to: Any = types.SimpleNamespace(write=compare, flush=int)
            with zipfile.ZipFile(to, "w") as anew:
                for info in self.zip.infolist():
                    must(not info.compress_type and info.filename not in self.entries, why="entry")
                    new, digest = zipfile.ZipInfo(info.filename), hashlib.sha256()
                    new.create_system, new.external_attr, size = 3, 0o644 << 16, info.file_size
                    new.file_size = size
                    del info.CRC  # it is compared here; what was changed is told below, and where
                    with self.zip.open(info) as old, anew.open(new, "w") as copy:
                        while chunk := old.read(1 << 16):
                            digest.update(chunk)
                            copy.write(chunk)
                    self.entries[info.filename] = digest.hexdigest(), size
            if file.read(1) or not all(same):
                self.found("zip_changed")

    def check_manifest(self) -> None:
        """It says what is proved of whom, and each entry is the one it names."""
        self.manifest = read_note(self.text("manifest", "manifest_changed"))
        said: Any = MANIFEST.fullmatch(self.manifest.text).groups()
        self.origin, jurisdiction, self.kind, name, self.label, since, until, files = said
        self.jurisdiction, names = int(jurisdiction), list(self.entries)
        self.name = raw(name) if self.kind == "cadre" else uuid.UUID(name).bytes
        must(self.kind == "cadre" or str(uuid.UUID(name)) == name, why=name)
        self.since, self.until = instant(since, -AGES), instant(until, AGES)
        must(NAMES.fullmatch(" ".join(names)) and names[7:-3] == sorted(names[7:-3]), why="entries")
        must(files.count("\n") == len(names) - 1, why="entries")
        for name, line in zip(names[1:], files.split("\n")):
            (digest, size), is_attached = self.entries[name], name.startswith("attachments/")
            if line != f"file {digest} {size} {name}" or (is_attached and name[12:] != digest):
                self.found("attachment_changed" if is_attached else "file_changed", name)

    def check_checkpoints(self, trusted: str | None, held: str | None) -> None:
        """The trusted log signed manifest and checkpoint; the others are beginnings of its tree."""
        note = read_note(self.text("checkpoint", "checkpoint_not_signed"))
        must(trusted is not None, "no_trusted_key")
        self.reading = "no_trusted_key"
        logs, is_witnessed, self.witnessed = policy(str(trusted), note)
        is_log = self.origin in logs and len(self.manifest.lines) == 1
        must(is_log and signed(self.manifest, logs[self.origin]), "manifest_changed", self.origin)
        self.reading, key = "checkpoint_not_signed", logs[self.origin]
        self.size, self.root = checkpoint(note, key)
        if not is_witnessed:
            self.found("not_witnessed")
        begun = dict[int, bytes]()
        for each in DECODE(self.text("older.json", "older_unreadable")):
            size, root = checkpoint(read_note(each["note"]), key)
            proof = [raw(digest) for digest in each["proof"]]
            must(size > max(begun, default=0) and {len(digest) for digest in proof} <= {32})
            must(size <= self.size, "older_checkpoint_conflict", size)
            is_begun = roots(size, self.size, proof, root) == (root, self.root) and not proof
            must(is_begun, "older_checkpoint_conflict", size)
            begun[size] = root
        if held is not None:
            self.reading = "checkpoint_unreadable"
            note = read_note(held.replace("\r", "").strip("\ufeff \n") + "\n")
            (size, root), begun[self.size] = checkpoint(note, key), self.root
            must(size <= self.size, "checkpoint_newer", size)
            must(size in begun, "checkpoint_not_covered", size)
            must(root == begun[size], "checkpoint_conflict", size)

    def walk(self) -> Iterator[tuple[int, bytes, bytes | None, list[bytes]]]:
        """Each record: position, hash, leaf, and the lines of opened.jsonl that are about it."""
        records, opened = self.part("records"), self.part("opened.jsonl")
        line = opened.readline(MOST)
        while head := records.read(44):
            position, digest, length = struct.unpack(">Q32sI", head)
            coded, lines = None if length == 0xFFFFFFFF else take(records, length), list[bytes]()
            while line.startswith(b'{"position":%d,' % position):
                lines.append(line)
                line = opened.readline(MOST)
            yield position, digest, coded, lines
        of = re.match(rb'{"position":([0-9]{1,18}),', line)
        self.place = int(of[1]) if of else 0
        must(not line, "sealed_text_differs", "of no record given")

    def tree(self, first: int, size: int) -> bytes:
        """The root of these leaves: of the cover if no record is there, one record's, of halves."""
        if not self.next or self.next[0] > first + size:
            return bytes(self.cover.read(32))  # too few bytes give another root
        if size == 1:
            (_, digest), self.next = self.next, next(self.given, None)
            return digest
        half = 1 << (size - 1).bit_length() - 1
        return sha(b"\1", self.tree(first, half), self.tree(first + half, size - half))

    def check_records(self) -> None:
        """With the cover they hash to the checkpoint's root; what refers to them is borne out."""
        self.attached = {name[12:].encode() for name in self.entries if name[:12] == "attachments/"}
        self.reading, self.cover = "record_malformed", self.part("cover")
        self.given = self.records()
        self.next = next(self.given, None)
        root, self.place = self.tree(0, self.size), 0
        for position, path, _ in [claim for claims in self.claims.values() for claim in claims]:
            self.found("erasure_unproven", path, position)
        for name in sorted(self.attached):
            self.found("attachment_changed", name.decode())
        if root != self.root or self.cover.read(1):
            self.found("tree_differs")
        if not self.mine and self.hidden:
            self.found("record_missing", "only its hash is given", self.hidden)

    def records(self) -> Iterator[tuple[int, bytes]]:
        """Position and hash of each record, after a look at what it says itself."""
        for position, digest, coded, lines in self.walk():
            before, self.place = self.place, position
            must(before < position <= self.size, "order_broken")
            if coded is None:  # outside the range, as the record given before it or after it shows
                self.last, self.hidden = None, position
                is_out = not self.mine or self.mine.recorded_at > self.until
                must(is_out, "record_missing", "only its hash is given")
            elif sha(b"\0", coded) != digest:
                self.found("leaf_changed")
            if coded is None or self.is_mine(self.check_leaf(read_leaf(coded))):
                self.chain, self.count = sha(b"\2", self.chain, digest), self.count + 1
            if lines:
                self.check_opened(lines)
            yield position, digest

    def is_mine(self, leaf: Any) -> bool:
        return getattr(leaf, self.kind) == self.name and not leaf.topic.startswith(b"audit.")

    def check_leaf(self, leaf: Any) -> Any:
        """It stands in its place and is the subject's, the last, or an order that is waited for."""
        self.last, claims = leaf, self.claims.pop(self.place, [])
        before, is_mine = self.versions.get(leaf.stream, -1), self.is_mine(leaf)
        must(leaf.position == self.place and leaf.version > before, "order_broken")
        must(leaf.recorded_at >= self.newest, "back_dated")
        self.newest, self.versions[leaf.stream] = leaf.recorded_at, leaf.version
        belongs = is_mine or claims or self.place == self.size
        if leaf.jurisdiction != self.jurisdiction or not belongs:
            self.found("record_missing", "it is of another")
        order = DECODE(leaf.state.decode()) if claims else {}
        for position, path, person in claims:
            if leaf.topic != b"person.erased@1" or order["person"] != person:
                self.found("erasure_unproven", path, position)
            self.orders[self.place] = order.get("order")
        if self.attached:
            self.attached -= set(re.findall(rb"[0-9a-f]{64}", leaf.state))
        if is_mine and self.hidden and not self.mine and leaf.recorded_at >= self.since:
            self.found("record_missing", "only its hash is given", self.hidden)
        if is_mine and self.mine and self.kind == "stream" and leaf.version > before + 1:
            self.gap = self.gap or self.place
        self.mine = leaf if is_mine else self.mine
        self.events += is_mine and self.since <= leaf.recorded_at <= self.until
        return leaf

    def check_opened(self, lines: list[bytes]) -> None:
        """A text is the one that was sealed; that a field was erased waits for the order."""
        try:
            state = DECODE(self.last.state.decode())
            for line in [DECODE(line.decode()) for line in lines]:
                path, field = line["field"], state
                for name in path.split("."):
                    if isinstance(field, list):
                        field = {str(n): each for n, each in enumerate(field)}
                    field = field[name]
                must(is_sealed(field), why=path)
                if set(line) == {"position", "field", "erased"}:
                    must(type(line["erased"]) is int, why=path)
                    claim = self.place, path, field["of"]
                    self.claims.setdefault(line["erased"], []).append(claim)
                else:
                    must(set(line) == {"position", "field", "salt", "text"}, why=path)
                    salt, text = raw(line["salt"]), line["text"].encode()
                    must(len(salt) == 16 and sha(salt, text) == raw(field["hash"]), why=path)
        except Exception as error:
            self.found("sealed_text_differs", error)

    def check_heads(self) -> None:
        """The last leaf's root leads over the shelves to the bucket that counts the records."""
        self.reading, key = "heads_differ", sha(self.kind.encode(), b"\0", self.name)
        heads, last = take(self.part("heads"), self.entries["heads"][1]), self.last
        must(last.position == self.size and last.topic == b"audit.heads_committed@1", why="leaf")
        state, bucket = DECODE(last.state.decode()), heads[2048:]
        must(state["size"] == self.size - 1, why="size")
        due = raw(state["root"])
        for at, nibble in zip(range(0, 2048, 512), key.hex()):
            shelf, n = heads[at:at + 512], int(nibble, 16) * 32
            must(due == (sha(b"\4", shelf) if any(shelf) else ZERO), why="shelf")
            due = shelf[n:n + 32]
        must(due == (sha(b"\3", bucket) if bucket else ZERO), why="bucket")
        entries = {bucket[n:n + 32]: bucket[n:n + 72] for n in range(0, len(bucket), 72)}
        must(list(entries) == sorted(entries) and len(entries) * 72 == len(bucket), why="bucket")
        must({each[:2] for each in entries} <= {key[:2]}, why="bucket")
        entry, self.place = entries.get(key, key + bytes(40)), self.gap
        given = f"{self.count}/{int.from_bytes(entry[32:40], 'big')}"
        must(entry == key + self.count.to_bytes(8, "big") + self.chain, "record_missing", given)

    def answer(self) -> dict[str, Any]:
        at = self.witnessed and datetime.fromtimestamp(self.witnessed, SHANGHAI).isoformat()
        findings = sorted(self.findings, key=lambda each: each["position"] or AGES)
        return {"ok": not findings, "events": self.events, "records": self.count,
                "findings": findings, "witnessed": at or None, "subject": self.label}

    def listed(self) -> Iterator[str]:
        """The subject's records as people read them, each above the texts opened in it."""
        for position, _, coded, lines in self.walk():
            leaf: Any = coded and read_leaf(coded)
            if not leaf:
                yield f"{position}  （范围之外，只有摘要 / outside the range, only its hash）"
            elif self.is_mine(leaf):
                state = json.loads(leaf.state, object_hook=lambda each: (
                    "（封存 / sealed）" if is_sealed(each) else each))
                times, topic = [day(leaf.occurred_at), day(leaf.recorded_at)], leaf.topic.decode()
                said = json.dumps(state, ensure_ascii=False)
                yield "  ".join([str(position), *times, topic, said])
            for line in [DECODE(line.decode()) for line in lines]:
                order = self.orders.get(line.get("erased"))
                erased = f"（已依据 {order} 号决定删除 / erased under order {order}）"
                yield f"    {line['field']}: {line.get('text', erased)}"

def day(at: int | None) -> str:
    is_date = at is not None and abs(at) < 1 << 55  # a thousand years; a calendar holds no more
    return (EPOCH + timedelta(microseconds=at or 0)).isoformat() if is_date else str(at or "-")

def verify(path: str | Path, *, trusted: str | None = None, held: str | None = None,
           ) -> dict[str, Any]:
    """Check the bundle at ``path``; ``trusted`` and ``held`` are the texts of the key and note.

    Returns ok, events (of the subject, in the range), records (its whole count), findings (kind,
    position or null, what), witnessed (the newest cosignature trusted, or null), subject (label).
    """
    return Bundle(path, trusted, held).answer()

def sentence(answer: dict[str, Any]) -> str:
    for first in answer["findings"][:1]:
        (zh, en), at = first["what"].split(" / ", 1), first["position"]
        return f"第 {at} 条：{zh}\nposition {at}: {en}" if at else f"{zh}\n{en}"
    at, n = (answer["witnessed"] or "")[:16].replace("T", " "), answer["events"]
    of = answer["records"] if answer["records"] != n else ""
    zh, en = (f"共 {of} 条，范围内 ", f"of {of} ") if of else ("", "")
    seen = (f"最近见证 {at}", f"last witnessed {at}") if at else ("从未有见证", "never witnessed")
    return (f"{zh}{n} 条记录：完整、未改动；{seen[0]}\n"
            f"{n} {en}records: complete, unchanged; {seen[1]}")

def show(text: str) -> None:
    print("".join(c if c.isprintable() or c in "\n\u3000" else f"\\u{ord(c):04x}" for c in text))

def main() -> int:
    asked = argparse.ArgumentParser(description="验证证据包 / verify an evidence bundle")
    asked.add_argument("bundle", metavar="BUNDLE.zip")
    asked.add_argument("--trusted-key", metavar="FILE", help="公钥或策略 / a vkey or a policy")
    asked.add_argument("--checkpoint", metavar="FILE", help="手中的检查点 / a checkpoint you hold")
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--list", action="store_true", help="列出记录 / print the records")
    given = asked.parse_args()
    files = (given.trusted_key, given.checkpoint)
    try:
        Path(given.bundle).open("rb").close()
        texts = [file and Path(file).read_text("utf-8") for file in files]
    except (OSError, ValueError) as error:
        asked.error(str(error))
    sys.stdout.reconfigure(errors="backslashreplace")
    bundle = Bundle(given.bundle, *texts)
    answer = bundle.answer()
    show(json.dumps(answer, ensure_ascii=False) if given.json else sentence(answer))
    try:
        for line in bundle.listed() if given.list and answer["ok"] and not given.json else ():
            show(line)
    except (ValueError, RecursionError) as error:  # a state that is no JSON, or nested without end
        show(f"无法列出 / cannot be listed: {error}")
    return 0 if answer["ok"] else 1

if __name__ == "__main__":
    sys.exit(main())
