#!/usr/bin/env python3
"""An evidence bundle is complete and unchanged, or what is wrong with it is named.

    python3 -I -S verify.py BUNDLE.zip --trusted-key FILE [--checkpoint FILE] [--json] [--list]

One file, Python 3.9 or newer, nothing installed. The trusted key (a vkey or a policy) comes from
paper or USB, never out of the bundle. docs/audit.md is the format.
"""
# ruff: noqa: PLR2004, PYI024 (the numbers are the format's; a plain tuple is the shorter file)
# mypy: disallow-any-generics=False, disable-error-code="no-any-return"

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import re
import struct
import sys
import uuid
import zlib
from collections import namedtuple
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, BinaryIO, Iterator  # noqa: UP035 (3.9)

SAYS = {
    "no_trusted_key": "没有可信公钥：请用纸上或U盘的 / no trusted key: use the one on paper or USB",
    "trusted_key_unreadable": "可信公钥文件无法识别 / the trusted key cannot be read",
    "not_a_bundle": "不是完整的证据包 / not a whole evidence bundle",
    "zip_changed": "压缩包不是原样 / the zip is not as it was written",
    "manifest_changed": "清单不是可信日志所签 / the manifest is not as the trusted log signed it",
    "file_changed": "文件被改过 / an entry was changed",
    "attachment_changed": "附件被改过 / an attachment was changed",
    "attachment_unreferenced": "没有记录提到此附件 / no record refers to the attachment",
    "checkpoint_not_signed": "检查点没有可信日志签名 / the trusted log did not sign the checkpoint",
    "not_witnessed": "见证人数未达要求 / fewer witnesses signed than the policy asks for",
    "record_malformed": "记录读不出 / the record cannot be read",
    "order_broken": "记录的顺序不对 / the record is not in its place",
    "back_dated": "入库时间倒退 / the time of recording runs backwards",
    "leaf_changed": "记录被改过 / the record was changed",
    "tree_differs": "记录与检查点的根不符 / the records do not give the checkpoint's root",
    "heads_differ": "总目与检查点不符 / the heads are not those of the checkpoint",
    "record_missing": "记录有缺少或替换 / a record was left out or replaced",
    "record_foreign": "记录不属于所证对象 / the record is not of the subject",
    "record_hidden": "范围内的记录只给了摘要 / only the hash is given of a record in the range",
    "checkpoint_unreadable": "手中的检查点不是此日志签的 / this log did not sign the one held",
    "checkpoint_conflict": "手中的检查点出自另一本账 / the checkpoint held is of another tree",
    "checkpoint_newer": "手中的检查点更新，请索取新包 / the one held is newer: get a newer bundle",
    "checkpoint_not_covered": "此包未证明到手中的检查点 / no proof leads to the checkpoint held",
    "older_unreadable": "以往检查点读不出或未签 / an older checkpoint is malformed or not signed",
    "older_checkpoint_conflict": "以往检查点出自另一本账 / an older checkpoint is of another tree",
    "opened_malformed": "打开的内容读不出 / an opened text cannot be read or is of no record given",
    "sealed_text_differs": "所示不是当时封存的内容 / the text shown is not the one that was sealed",
    "erasure_unproven": "称已删除却无此人的决定 / said erased, but no later order names the person",
}
NAMES = r"checkpoint records cover heads older\.json opened\.jsonl (attachments/[0-9a-f]{64} )*"
NAMES += r"report\.html verify\.py README\.txt"
KINDS = ("stream", "cadre", "project", "task_force")
SHANGHAI = timezone(timedelta(hours=8))
EPOCH = datetime(2000, 1, 1, 8, tzinfo=SHANGHAI)
NULL, ZERO, MOST, AGES = 0xFFFFFFFF, bytes(32), 1 << 24, 1 << 63
FIXED = struct.Struct(">I7sIIIQI16sIIIq")  # the fields of a leaf that are never NULL, with lengths
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT_OF_MINUS_1 = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]
RECORD = struct.Struct(">Q32sI")
MALFORMED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, struct.error)
Key = namedtuple("Key", "name id kind public")
Note = namedtuple("Note", "text lines")  # its lines of signatures: (name, key id and signature)
Leaf = namedtuple(  # times in microseconds since 2000
    "Leaf",
    "position stream version recorded_at topic occurred_at cadre project task_force op_id state",
)


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def must(holds: object, why: str = "malformed") -> None:
    if not holds:
        raise ValueError(why)


def raw(text: str) -> bytes:
    found = base64.b64decode(text, validate=True)
    must(base64.b64encode(found).decode() == text, "base64")
    return found


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    must(len(dict(pairs)) == len(pairs), "a name twice")
    return dict(pairs)


DECODE = json.JSONDecoder(object_pairs_hook=once, parse_constant=int).decode  # int refuses NaN


def point(coded: bytes) -> Point | None:
    sign, y = divmod(int.from_bytes(coded, "little"), 1 << 255)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * ROOT_OF_MINUS_1 % P
    if len(coded) != 32 or y >= P or x * x % P != square or (sign and not x):
        return None
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P


def add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2]
    return (
        (b - a) * (d - c) % P,
        (d + c) * (b + a) % P,
        (d - c) * (d + c) % P,
        (b - a) * (b + a) % P,
    )


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little")) or (0, 1, 1, 0)


def ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """RFC 8032 without cofactor: S below L, points canonical, R compared as bytes."""
    a, s = point(public), int.from_bytes(signature[32:], "little")
    if a is None or len(signature) != 64 or s >= L:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    minus_a, total = (P - a[0], a[1], 1, P - a[3]), (0, 1, 1, 0)
    terms = (None, BASE, minus_a, add(BASE, minus_a))
    for bit in range(252, -1, -1):
        total = add(total, total)
        term = terms[(s >> bit & 1) | (h >> bit & 1) << 1]
        total = add(total, term) if term else total
    x, y = (n * pow(total[2], -1, P) % P for n in total[:2])
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


def vkey(text: str, kind: int) -> Key:
    """Read a C2SP vkey; kind 1 signs the log, kind 4 cosigns as a witness."""
    name, id_, coded = text.split("+", 2)
    key = raw(coded)
    must(
        len(key) == 33 and key[0] == kind and sha(name.encode(), b"\n", key)[:4].hex() == id_, name
    )
    return Key(name, bytes.fromhex(id_), kind, key[1:])


def read_note(note: str) -> Note:
    text, _, lines = note.rpartition("\n\n")
    must(re.fullmatch(r"(— [^\s+]+ [A-Za-z0-9+/]+=*\n)+", lines), "not a signed note")
    words = [line.split(" ") for line in lines.split("\n")[:-1]]
    return Note(text + "\n", [(name, raw(coded)) for _, name, coded in words])


def signed(note: Note, key: Key) -> int:
    """When the witness last cosigned, in seconds; 1 for the log's signature; 0 if never."""
    newest, is_log = 0, key.kind == 1
    for name, coded in note.lines:
        if (name, coded[:4], len(coded)) == (key.name, key.id, 68 if is_log else 76):
            time = 1 if is_log else int.from_bytes(coded[4:-64], "big")
            said = note.text if is_log else f"cosignature/v1\ntime {time}\n{note.text}"
            if newest < time < 1 << 37 and ed25519(key.public, said.encode(), coded[-64:]):
                newest = time
    return newest


def checkpoint(note: Note) -> tuple[str, int, bytes]:
    """Its origin, size and root."""
    origin, size, root, end = note.text.split("\n")
    must(re.fullmatch(r"0|[1-9][0-9]{0,18}", size) and len(raw(root)) == 32 and not end)
    return origin, int(size), raw(root)


def policy(text: str) -> tuple[dict[str, Key], dict[str, Any], str]:
    """Logs by name; witnesses (a Key) and groups (K, members) by name; the quorum's name."""
    lines = [line.split() for line in text.lstrip("\ufeff").splitlines()]
    lines = [words for words in lines if words and words[0][0] != "#"]
    lines = [["log", *lines[0]]] if [len(words) for words in lines] == [1] else lines
    logs, known, quorum = dict[str, Key](), dict[str, Any](none=(0, [])), ""
    for word, name, *rest in lines:
        must(name not in known or word == "quorum", f"{name} twice")
        if word == "log" and not rest:
            must(vkey(name, 1).name not in logs, f"{name} twice")
            logs[vkey(name, 1).name] = vkey(name, 1)
        elif word == "witness":
            must(len(rest) == 1, name)
            key = vkey(rest[0], 4)
            must(key.public not in [of[-1] for of in known.values()], f"the key of {name} twice")
            known[name] = key
        elif word == "group":
            members = rest[1:]
            k = int({"any": "1", "all": str(len(members))}.get(rest[0], rest[0]))
            must(set(members) <= set(known) - {"none"}, f"{name} has members not named before")
            must(1 <= k <= len(members) == len(set(members)), f"{name} cannot be met")
            known[name] = (k, members)
        else:
            must(word == "quorum" and not quorum and name in known and not rest, word)
            quorum = name
    must(logs, "no key of a log")
    return logs, known, quorum or "none"


def met(name: str, known: dict[str, Any], seen: dict[str, int]) -> bool:
    if isinstance(known[name], Key):
        return seen[name] > 0
    return sum(met(member, known, seen) for member in known[name][1]) >= known[name][0]


class Part:
    """An entry of the zip, read from its beginning and never past its end."""

    def __init__(self, path: str | Path, at: int, size: int) -> None:
        self.file, self.left = Path(path).open("rb"), size  # noqa: SIM115 (__del__ closes)
        self.file.seek(at)

    def __del__(self) -> None:
        self.file.close()

    def take(self, size: int) -> bytes:
        must(size <= min(self.left, MOST), "too short or too long")
        self.left -= size
        return self.file.read(size)

    def line(self) -> bytes:
        found = self.file.readline(min(self.left, MOST))
        must(found[-1:] == b"\n", "no end of line")
        self.left -= len(found)
        return found


def unzip(file: BinaryIO) -> tuple[bool, dict[str, tuple[int, int, str]]]:
    """Whether the zip written anew is the same bytes; of each entry its place, size and SHA-256."""
    total = file.seek(0, 2)
    must(22 < total < 2_000_000_000, "size")
    file.seek(total - 22)
    end = file.read()
    count, length, start = struct.unpack("<10xHLL2x", end)
    must(start + length + 22 == total and length < MOST // 2, "no directory")
    file.seek(start)
    directory, sizes, at = file.read(length), [], 0
    for _ in range(count):
        size, named = struct.unpack_from("<24xLH16x", directory, at)
        sizes.append((directory[at + 46 : at + 46 + named], size))
        at += 46 + named
    must(sum(46 + len(name) + size for name, size in sizes) == start, "sizes do not fit")
    same, written, entries, at = True, [], {}, 0
    for name, size in sizes:
        file.seek(at)
        dated = (20, 8, 0, 0, 33)  # version 2.0, sizes after the data, stored, 1980-01-01
        local = struct.pack("<4s5H3L2H", b"PK\3\4", *dated, 0, 0, 0, len(name), 0) + name
        same = file.read(len(local)) == local and same
        digest, crc = hashlib.sha256(), 0
        for n in range(0, size, 1 << 16):
            chunk = file.read(min(1 << 16, size - n))
            digest.update(chunk)
            crc = zlib.crc32(chunk, crc)
        same = file.read(16) == struct.pack("<4s3L", b"PK\7\x08", crc, size, size) and same
        head = (b"PK\1\2", 20, 3, *dated, crc, size, size, len(name), 0, 0, 0, 0, 0o644 << 16, at)
        written += [struct.pack("<4s2B5H3L5H2L", *head), name]
        must(name.decode("ascii") not in entries, "an entry twice")
        entries[name.decode("ascii")] = (at + len(local), size, digest.hexdigest())
        at += len(local) + size + 16
    ending = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, length, start, 0)
    return same and b"".join(written) + ending == directory + end, entries


class Tree:
    """The RFC 6962 root over records and cover, folded from left to right."""

    def __init__(self, cover: Part) -> None:
        self.cover, self.size = cover, 0
        self.stack: list[tuple[int, bytes]] = []

    def add(self, index: int, digest: bytes) -> None:
        while self.size < index:
            width = 1 << ((index - self.size).bit_length() - 1)
            digest_ = self.cover.take(32) if self.cover.left >= 32 else ZERO
            self.push(min(width, self.size & -self.size or width), digest_)
        self.push(1, digest)

    def push(self, width: int, digest: bytes) -> None:
        self.size += width
        while self.stack and self.stack[-1][0] == width:
            digest, width = sha(b"\1", self.stack.pop()[1], digest), 2 * width
        self.stack.append((width, digest))

    def root(self) -> bytes:
        digest = self.stack[-1][1]
        for _, left in self.stack[-2::-1]:
            digest = sha(b"\1", left, digest)
        return digest


def begins(size: int, root: bytes, proof: list[bytes], of: int, new: bytes) -> bool:
    """Whether the tree of ``size`` is a beginning of the tree ``of`` (RFC 9162, 2.1.4.2)."""
    if not 0 < size < of:
        return size == of and root == new and not proof
    path = [root, *proof] if size & (size - 1) == 0 else proof
    first, last = size - 1, of - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    old = now = path[0] if path else b""
    for digest in path[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            old, now = sha(b"\1", digest, old), sha(b"\1", digest, now)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            now = sha(b"\1", now, digest)
        first, last = first >> 1, last >> 1
    return (old, now, last) == (root, new, 0)


def read_leaf(coded: bytes, jurisdiction: int) -> Leaf:
    f = FIXED.unpack_from(coded)
    must((f[::2], f[1], f[3]) == ((7, 4, 8, 16, 4, 8), b"event/1", jurisdiction))
    at, fields = FIXED.size, list[Any]()
    for size in (None, 8, None, 16, 16, 16, None):
        n = int.from_bytes(coded[at : at + 4], "big")
        fields.append(None if n == NULL else coded[at + 4 : at + 4 + n])
        must(n == NULL or len(fields[-1]) == n == (size or n))
        at += 4 if n == NULL else 4 + n
    must(at == len(coded) and None not in (fields[0], fields[6]))
    return Leaf(f[5], f[7], f[9], f[11], *fields)


def is_sealed(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"of", "box", "hash"}


def field_at(state: Any, path: str) -> Any:
    """The sealed field that stands there; ``heirs.0.name`` is the name of the first heir."""
    for name in path.split("."):
        state = ({str(n): v for n, v in enumerate(state)} if isinstance(state, list) else state)[
            name
        ]
    must(is_sealed(state), "not a sealed field")
    return state


def instant(text: str, otherwise: int) -> int:
    """Microseconds since 2000 of an RFC 3339 time."""
    at = EPOCH if text == "-" else datetime.fromisoformat(text.replace("Z", "+00:00"))  # noqa: FURB162 (3.9)
    return otherwise if text == "-" else (at - EPOCH) // timedelta(microseconds=1)


class Bundle:
    """What a bundle says, and what was found to be wrong with it."""

    key: Any = None  # the log's, once it is trusted
    label: Any = None
    first: Any = (
        None  # positions: the first of the subject's, the first after a gap in its versions
    )
    gap: Any = None
    mine: Any = None  # the subject's newest leaf so far, and the newest of all
    last: Any = None

    def __init__(self, path: str | Path) -> None:
        self.path, self.findings, self.events, self.count = path, list[dict[str, Any]](), 0, 0
        self.known, self.quorum, self.seen = dict[str, Any](none=(0, [])), "none", dict[str, int]()
        self.orders, self.often = dict[Any, dict[str, Any]](), dict[str, int]()  # by position, kind
        self.versions, self.named, self.said = dict[bytes, int](), set[int](), list[Any]()
        self.place, self.hidden, self.before, self.chain = 0, 0, -AGES, ZERO

    def found(self, kind: str, position: int | None = None, why: object = "") -> None:
        self.often[kind] = self.often.get(kind, 0) + 1
        if self.often[kind] <= 100:
            what = SAYS[kind] + (f": {why}" if str(why) else "")
            self.findings.append({"kind": kind, "position": position, "what": what})

    def part(self, name: str) -> Part:
        return Part(self.path, *self.entries[name][:2])

    def text(self, name: str) -> str:
        return self.part(name).take(self.entries[name][1]).decode()

    def examine(self, trusted: str | None, held: str | None) -> None:
        with Path(self.path).open("rb") as file:
            same, self.entries = unzip(file)
        if not same:
            self.found("zip_changed")
        try:
            manifest = read_note(self.text("manifest"))
            files = self.understand(manifest.text)
        except MALFORMED as error:
            return self.found("manifest_changed", None, error)
        self.trust(trusted)
        if len(manifest.lines) != 1 or not self.is_signed(manifest):
            self.found("manifest_changed")
        for digest, size, name in files:
            is_attached = name.startswith("attachments/")
            is_named = not is_attached or name == "attachments/" + self.entries[name][2]
            if self.entries[name][1:] != (int(size), digest) or not is_named:
                self.found("attachment_changed" if is_attached else "file_changed", None, name)
        self.check_checkpoint()
        self.check_held(held, self.check_older())
        return self.check_records()

    def understand(self, manifest: str) -> list[tuple[Any, ...]]:
        """Take in what is proved of whom; return the SHA-256, size and name of each entry."""
        form, self.origin, subject, range_, *files = manifest.split("\n")
        is_subject, self.kind, name, self.label = subject.split(" ", 3)
        is_range, since, until = range_.split(" ")
        must((form, is_subject, is_range) == ("zhuanban-bundle/1", "subject", "range"))
        must(self.kind in KINDS and files.pop() == "")
        self.jurisdiction = int(self.origin.rpartition("/")[2])
        self.name = raw(name) if self.kind == "cadre" else uuid.UUID(name).bytes
        must(self.kind == "cadre" or str(uuid.UUID(name)) == name, "subject")
        self.since, self.until = instant(since, -AGES), instant(until, AGES)
        words = [re.fullmatch(r"file ([0-9a-f]{64}) ([0-9]{1,10}) (\S+)", line) for line in files]
        entries = [found.groups() for found in words if found]
        names = [name for _, _, name in entries]
        must(len(files) == len(entries) and ["manifest", *names] == list(self.entries), "entries")
        must(re.fullmatch(NAMES, " ".join(names)) and names[6:-3] == sorted(names[6:-3]), "names")
        return entries

    def trust(self, text: str | None) -> None:
        if text is None:
            return self.found("no_trusted_key")
        try:
            logs, self.known, self.quorum = policy(text)
        except MALFORMED as error:
            return self.found("trusted_key_unreadable", None, error)
        self.key = logs.get(self.origin)
        return None if self.key else self.found("manifest_changed", None, self.origin)

    def is_signed(self, note: Note) -> bool:
        return self.key is None or signed(note, self.key) > 0

    def check_checkpoint(self) -> None:
        self.size, self.root = 0, ZERO
        try:
            note = read_note(self.text("checkpoint"))
            origin, self.size, self.root = checkpoint(note)
            must(origin == self.origin and self.is_signed(note), origin)
        except MALFORMED as error:
            return self.found("checkpoint_not_signed", None, error)
        keys = {name: key for name, key in self.known.items() if isinstance(key, Key)}
        self.seen = {name: signed(note, key) for name, key in keys.items()}
        return None if met(self.quorum, self.known, self.seen) else self.found("not_witnessed")

    def check_older(self) -> dict[int, list[bytes]]:
        proofs: dict[int, list[bytes]] = {}
        try:
            for each in DECODE(self.text("older.json")):
                origin, size, root = checkpoint(note := read_note(each["note"]))
                must(origin == self.origin and self.is_signed(note), origin)
                must(size > max(proofs, default=0), "order")
                proofs[size] = [raw(digest) for digest in each["proof"]]
                must(all(len(digest) == 32 for digest in proofs[size]), "proof")
                if not begins(size, root, proofs[size], self.size, self.root):
                    self.found("older_checkpoint_conflict", None, size)
        except MALFORMED as error:
            self.found("older_unreadable", None, error)
        return proofs

    def check_held(self, held: str | None, proofs: dict[int, list[bytes]]) -> None:
        if held is None:
            return None
        try:
            note = read_note(held.replace("\r", "").strip("\ufeff \n") + "\n")
            origin, size, root = checkpoint(note)
            must(origin == self.origin and self.is_signed(note), origin)
        except MALFORMED as error:
            return self.found("checkpoint_unreadable", None, error)
        if size > self.size:
            return self.found("checkpoint_newer", None, size)
        if size < self.size and size not in proofs:
            return self.found("checkpoint_not_covered", None, size)
        if not begins(size, root, proofs.get(size, []), self.size, self.root):
            return self.found("checkpoint_conflict", None, size)
        return None

    def walk(self) -> Iterator[tuple[int, bytes, bytes | None, list[dict[str, Any]]]]:
        """Each record with its position, hash, leaf and the lines of opened.jsonl that are its."""
        part, opened, line = self.part("records"), self.part("opened.jsonl"), None
        while part.left:
            position, digest, length = RECORD.unpack(part.take(44))
            coded, lines = None if length == NULL else part.take(length), list[Any]()
            while opened.left or line:
                try:
                    line = line or DECODE(opened.line().decode())
                    must(type(line["position"]) is int and line["position"] >= position)
                except MALFORMED as error:
                    self.found("opened_malformed", position, error)
                    opened.left, line = 0, None
                    break
                if line["position"] > position:
                    break
                lines, line = [*lines, line], None
            yield position, digest, coded, lines
        if opened.left or line:
            self.found("opened_malformed", None, "no such record")

    def check_records(self) -> None:
        self.tree = Tree(self.part("cover"))
        self.attached = {name[12:].encode() for name in self.entries if name[:12] == "attachments/"}
        try:
            for position, digest, coded, lines in self.walk():
                if not self.place < position <= self.size:
                    return self.found("order_broken", position)
                self.place = position
                self.tree.add(position - 1, digest)
                leaf = self.leaf(digest, coded)
                for line in lines:
                    self.check_opened(line, leaf)
        except MALFORMED as error:
            return self.found("record_malformed", self.place or None, error)
        for position, field, person, order in self.said:
            if order <= position or self.orders.get(order, {}).get("person") != person:
                self.found("erasure_unproven", position, field)
        for name in sorted(self.attached):
            self.found("attachment_unreferenced", None, name.decode())
        if self.mine is None and self.hidden:
            self.found("record_hidden", self.hidden)
        if self.tree.cover.left or self.tree.size != self.size or self.tree.root() != self.root:
            is_placed = any(each["position"] for each in self.findings)
            self.found("tree_differs", None if is_placed else self.first)
        return self.check_heads()

    def take_in(self, digest: bytes) -> None:
        self.chain, self.count = sha(b"\2", self.chain, digest), self.count + 1

    def leaf(self, digest: bytes, coded: bytes | None) -> Leaf | None:  # noqa: C901
        self.first = self.first or self.place
        if coded is None:  # outside the range: beyond one that is given and lies outside
            self.take_in(digest)
            self.hidden = self.hidden if self.mine else self.place
            if self.mine and self.mine.recorded_at <= self.until:
                self.found("record_hidden", self.place)
            return None
        if sha(b"\0", coded) != digest:
            self.found("leaf_changed", self.place)
        try:
            leaf = self.last = read_leaf(coded, self.jurisdiction)
            if leaf.topic == b"person.erased@1":
                self.orders[self.place] = dict(DECODE(leaf.state.decode()))
        except MALFORMED as error:
            self.found("record_malformed", self.place, error)
            return None
        if leaf.position != self.place or leaf.version <= self.versions.get(leaf.stream, -1):
            self.found("order_broken", self.place)
        if leaf.recorded_at < self.before:
            self.found("back_dated", self.place)
        self.before, self.versions[leaf.stream] = leaf.recorded_at, leaf.version
        if self.attached:
            self.attached -= set(re.findall(rb"[0-9a-f]{64}", leaf.state))
        if self.is_mine(leaf):
            self.take_mine(leaf, digest)
        elif self.place != self.size and self.place not in self.named:
            self.found("record_foreign", self.place)
        return leaf

    def is_mine(self, leaf: Leaf) -> bool:
        return getattr(leaf, self.kind) == self.name and not leaf.topic.startswith(b"audit.")

    def take_mine(self, leaf: Leaf, digest: bytes) -> None:
        if self.mine is None and self.hidden and leaf.recorded_at >= self.since:
            self.found("record_hidden", self.hidden)
        if self.kind == "stream" and self.mine and leaf.version != self.mine.version + 1:
            self.gap = self.gap or self.place
        self.take_in(digest)
        self.mine, self.events = leaf, self.events + (self.since <= leaf.recorded_at <= self.until)

    def check_opened(self, line: dict[str, Any], leaf: Any) -> None:
        try:
            field = field_at(DECODE(leaf.state.decode()), line["field"])
            if set(line) == {"position", "field", "erased"}:
                must(type(line["erased"]) is int)
                self.named.add(line["erased"])
                return self.said.append((self.place, line["field"], field["of"], line["erased"]))
            must(set(line) == {"position", "field", "salt", "text"})
            salt, text = raw(line["salt"]), line["text"].encode()
            if len(salt) != 16 or sha(salt, text) != raw(field["hash"]):
                self.found("sealed_text_differs", self.place, line["field"])
        except MALFORMED as error:
            self.found("opened_malformed", self.place, error)

    def check_heads(self) -> None:
        """The last leaf's root leads over the shelves to the bucket that counts the records."""
        try:
            last, heads = self.last, self.part("heads").take(self.entries["heads"][1])
            said, bucket = DECODE(last.state.decode()), heads[2048:]
            must(
                last.position == self.size and last.topic == b"audit.heads_committed@1", "last leaf"
            )
            must(said["size"] == self.size - 1, "size")
            due, key = raw(said["root"]), sha(self.kind.encode(), b"\0", self.name)
            for level, nibble in enumerate(key.hex()[:4]):
                shelf, n = heads[512 * level : 512 * (level + 1)], int(nibble, 16) * 32
                must(due == (ZERO if shelf == bytes(512) else sha(b"\4", shelf)), f"shelf {level}")
                due = shelf[n : n + 32]
            must(due == (sha(b"\3", bucket) if bucket else ZERO), "bucket")
            entries = [bucket[n : n + 72] for n in range(0, len(bucket), 72)]
            keys = [entry[:32] for entry in entries]
            must(keys == sorted(set(keys)) and {key[:2] for key in keys} <= {key[:2]}, "order")
            entry = dict(zip(keys, entries)).get(key, key + bytes(40))  # noqa: B905 (3.9)
        except MALFORMED as error:
            return self.found("heads_differ", None, error)
        if entry != key + self.count.to_bytes(8, "big") + self.chain:
            count = int.from_bytes(entry[32:40], "big")
            self.found("record_missing", self.gap, f"{self.count}/{count}")
        return None

    def answer(self) -> dict[str, Any]:
        newest = max(self.seen.values(), default=0)
        witnessed = datetime.fromtimestamp(newest, SHANGHAI).isoformat() if newest else None
        findings = sorted(self.findings, key=lambda f: (f["position"] is None, f["position"] or 0))
        said = {"ok": not findings, "events": self.events, "records": self.count}
        return {**said, "findings": findings, "witnessed": witnessed, "subject": self.label}

    def listed(self) -> Iterator[str]:
        """The subject's records as people read them, from a bundle that was verified."""
        for position, _, coded, lines in self.walk():
            leaf = coded and read_leaf(coded, self.jurisdiction)
            if not leaf:
                yield f"{position}  （范围之外，只有摘要 / outside the range, only its hash）"
            elif self.is_mine(leaf):
                texts = {line["field"]: self.opened(line) for line in lines}
                state = DECODE(leaf.state.decode())
                occurred = leaf.occurred_at and struct.unpack(">q", leaf.occurred_at)[0]
                times = [moment(occurred), moment(leaf.recorded_at)]
                who = state.get("by", "") if isinstance(state, dict) else ""
                said = json.dumps(shown(state, "", texts), ensure_ascii=False)
                yield "  ".join([str(position), *times, leaf.topic.decode(), str(who), said])

    def opened(self, line: dict[str, Any]) -> str:
        order = self.orders.get(line.get("erased"), {}).get("order")
        erased = f"（已依据 {order} 号决定删除 / erased under order {order}）"
        return erased if "erased" in line else line["text"]


def shown(value: Any, path: str, texts: dict[str, str]) -> Any:
    if is_sealed(value):
        return texts.get(path[1:], "（未打开 / not opened）")
    if isinstance(value, dict):
        return {name: shown(v, f"{path}.{name}", texts) for name, v in value.items()}
    if isinstance(value, list):
        return [shown(v, f"{path}.{n}", texts) for n, v in enumerate(value)]
    return value


def moment(at: int | None) -> str:
    try:
        return "-" if at is None else (EPOCH + timedelta(microseconds=at)).isoformat()
    except OverflowError:
        return str(at)


def verify(
    path: str | Path, *, trusted: str | None = None, held: str | None = None
) -> dict[str, Any]:
    """Check the bundle at ``path``; ``trusted`` and ``held`` are the texts of the key and note.

    Returns ok, events (of the subject, in the range), records (its whole count), findings (kind,
    position or null, what), witnessed (the newest cosignature trusted, or null), subject (label).
    """
    return examined(path, trusted, held).answer()


def examined(path: str | Path, trusted: str | None, held: str | None) -> Bundle:
    bundle = Bundle(path)
    try:
        bundle.examine(trusted, held)
    except Exception as error:  # noqa: BLE001 (no bundle, however made, makes this crash)
        bundle.found("not_a_bundle", None, error)
    return bundle


def sentence(answer: dict[str, Any]) -> str:
    if not answer["ok"]:
        first = answer["findings"][0]
        zh, en = first["what"].split(" / ", 1)
        at = first["position"]
        return f"第 {at} 条：{zh}\nposition {at}: {en}" if at else f"{zh}\n{en}"
    at = (answer["witnessed"] or "")[:16].replace("T", " ")
    n = answer["events"]
    n, of = (n, "") if n == answer["records"] else (n, f"{answer['records']} ")
    zh = f"{of and f'共 {of}条，范围内 '}{n} 条记录：完整、未改动；" + (
        f"最近见证 {at}" if at else "从未有见证"
    )
    said = f"last witnessed {at}" if at else "never witnessed"
    return f"{zh}\n{n} {of and f'of {of}'}records: complete, unchanged; {said}"


def printable(text: str) -> str:
    return "".join(c if c.isprintable() or c in "\n\u3000" else f"\\u{ord(c):04x}" for c in text)


def main() -> int:
    asked = argparse.ArgumentParser(description="验证证据包 / verify an evidence bundle")
    asked.add_argument("bundle", metavar="BUNDLE.zip")
    asked.add_argument("--trusted-key", metavar="FILE", help="公钥或策略 / a vkey or a policy")
    asked.add_argument("--checkpoint", metavar="FILE", help="手中的检查点 / a checkpoint you hold")
    asked.add_argument("--json", action="store_true")
    asked.add_argument("--list", action="store_true", help="列出记录 / print the records")
    given = asked.parse_args()
    files = [given.trusted_key, given.checkpoint]
    try:
        texts = [Path(file).read_text("utf-8") if file else None for file in files]
        Path(given.bundle).open("rb").close()
    except (OSError, ValueError) as error:
        asked.error(str(error))
    bundle = examined(given.bundle, *texts)
    answer = bundle.answer()
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    said = json.dumps(answer, ensure_ascii=False) if given.json else sentence(answer)
    print(printable(said))  # noqa: T201 (a program of its own)
    for line in bundle.listed() if given.list and answer["ok"] and not given.json else ():
        print(printable(line))  # noqa: T201
    return 0 if answer["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
