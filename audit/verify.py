#!/usr/bin/env python3
"""An evidence bundle is complete and unchanged, or what is wrong with it is named.

    python3 -I -S verify.py BUNDLE.zip --trusted-key FILE [--checkpoint FILE] [--json] [--list]

Python 3.9 or newer, nothing installed. The trusted key (a vkey or a policy) comes from paper or
USB, never out of the bundle. docs/audit.md is the format; this file reads from bytes to verdict.
"""

import argparse, base64, functools, hashlib, json, re, struct, sys, zlib
from collections import namedtuple
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, BinaryIO

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
FILES = ["manifest", "records", "checkpoint", "report.html", "verify.py", "README.txt"]
NOTE = re.compile(r"(.*\n)\n((?:— [^\s+]+ [A-Za-z0-9+/]+=*\n)+)", re.DOTALL)  # text, signers
SEALED = re.compile(r'\{"of": ?"([^"]*)", ?"box": ?"[^"]*", ?"hash": ?"([^"]*)"\}')  # in a state
CLOSED, ERASED = "（封存 / sealed）", "（已依据 {0} 号决定删除 / erased under order {0}）"
Leaf = namedtuple("Leaf", "form jurisdiction position stream version recorded_at topic occurred_at "
                          "cadre project task_force op_id state")
SIZES = (7, 4, 8, 16, 4, 8, 0, 8, 0, 16, 16, 16, 0)  # of its fields, 0 for any; 4 and 8 are numbers
KINDS = ("stream", "cadre", "project", "task_force")
MOST, AGES, SHANGHAI = 1 << 24, 1 << 63, timezone(timedelta(hours=8))
EPOCH = datetime(2000, 1, 1, 8, tzinfo=SHANGHAI)  # times are microseconds since then
HASHED = 128  # in the place of a level: a record of the subject of which only the hash is given

# Bytes, and no two ways to write one thing.
def must(holds: object, why: object = "") -> None:
    if not holds:
        raise ValueError(why)

def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()

def raw(text: str) -> bytes:
    found = base64.b64decode(text)
    must(base64.b64encode(found) == text.encode(), "base64")
    return found

def take(file: BinaryIO, size: int) -> bytes:
    found = file.read(size) if size <= MOST else b""
    must(len(found) == size, "too short or too long")
    return found

def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    must(len(dict(pairs)) == len(pairs), "a name twice")
    return dict(pairs)

decode = json.JSONDecoder(object_pairs_hook=once, parse_constant=int).decode  # int refuses NaN

def read_leaf(coded: bytes) -> Any:
    at, read = 0, list[Any]()
    for size in SIZES:
        n, at = int.from_bytes(coded[at:at + 4], "big"), at + 4
        each = None if n == 0xFFFFFFFF else coded[at:at + n]
        must(each is None or len(each) == n == (size or n), "a field's length")
        at += len(each or b"")
        read.append(int.from_bytes(each, "big", signed=True) if each and size in (4, 8) else each)
    must(at == len(coded) and read[0] == b"event/1" and None not in (*read[:7], read[12]))
    return Leaf(*read)

# Who signed: Ed25519 (RFC 8032, without cofactor), C2SP notes, the policy.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, J = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)  # J * J is -1

def point(coded: bytes) -> tuple[int, int]:
    sign, y = divmod(int.from_bytes(coded, "little"), 1 << 255)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    roots = {each % P for each in (x, -x, x * J, -x * J) if each * each % P == square and y < P}
    [x] = [each for each in roots if each & 1 == sign]
    return x, y

def add(p: tuple[int, int], q: tuple[int, int]) -> tuple[int, int]:
    (a, b), (c, d) = p, q
    e = D * a * b * c * d % P
    over = pow(1 - e * e, -1, P)
    return (a * d + b * c) * (1 - e) * over % P, (b * d + a * c) * (1 + e) * over % P

def ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """S times the base, less h times the key, is R."""
    base, (x, y), total = point(b"\x58" + b"\x66" * 31), point(public), (0, 1)
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    s, steps = int.from_bytes(signature[32:], "little"), [(0, 1), base, (-x, y), add(base, (-x, y))]
    for bit in range(252, -1, -1):
        total = add(add(total, total), steps[(s >> bit & 1) + 2 * (h >> bit & 1)])
    r = (total[1] | (total[0] & 1) << 255).to_bytes(32, "little")
    return s < L and signature == r + s.to_bytes(32, "little")

def signed(note: str, vkey: str, kind: int) -> int:
    """When this witness (kind 4) last cosigned, in seconds; 1 if this log (1) signed; 0 if not."""
    name, id_, coded = vkey.split("+", 2)
    key, (text, lines), times = raw(coded), NOTE.fullmatch(note).groups(), {0}
    must(len(key) == 33 and key[0] == kind and sha(name.encode(), b"\n", key)[:4].hex() == id_)
    for by, line in [(words.split()[1], raw(words.split()[2])) for words in lines.splitlines()]:
        time = int.from_bytes(line[4:-64], "big") if kind == 4 else 1
        said = text if kind == 1 else f"cosignature/v1\ntime {time}\n{text}"
        is_its = (by, line[:4].hex(), len(line)) == (name, id_, 76 if kind == 4 else 68)
        times |= {time} if is_its and ed25519(key[1:], said.encode(), line[-64:]) else {0}
    return max(times)

def checkpoint(note: str, vkey: str, kind: str) -> tuple[int, bytes, str]:
    """Its size and root, if this log signed it; and ``kind``."""
    form = r"(\S+)\n(0|[1-9][0-9]{0,18})\n(\S+)\n\n(?s:.)*"
    origin, size, root = re.fullmatch(form, note).groups()
    is_its = vkey.startswith(origin + "+") and len(raw(root)) == 32
    must(is_its and signed(note, vkey, 1), origin)
    return int(size), raw(root), kind

def policy(text: str, note: str) -> tuple[dict[str, str], int, int]:
    """The trusted logs by name; whether enough witnesses cosigned the note; when the newest did."""
    words = [line.split() for line in text.lstrip("\ufeff").splitlines()]
    lines = [line for line in words if line and line[0][0] != "#"]
    logs, times, seen, quorum = dict[str, str](), {}, {"none": 1}, list[int]()
    for word, name, *rest in [["log", *lines[0]]] if [*map(len, lines)] == [1] else lines:
        must(word == "quorum" or name not in seen, f"{name} twice")
        if word == "log" and not rest and name.split("+")[0] not in logs:
            logs[name.split("+")[0]] = name
            signed(note, name, 1)  # it is a key
        elif word == "witness" and len(rest) == 1 and rest[0].split("+")[-1] not in times:
            seen[name] = times[rest[0].split("+")[-1]] = signed(note, rest[0], 4)
        elif word == "group" and len({*rest[1:]} - {"none"}) == len(rest) - 1:
            least = {"any": 1, "all": len(rest) - 1, **{str(n): n for n in range(1, len(rest))}}
            seen[name] = sorted(seen[each] for each in rest[1:])[-least[rest[0]]]
        else:
            must(word == "quorum" and not rest and not quorum, name)
            quorum = [seen[name]]
    must(logs, "no key of a log")
    return logs, [*quorum, 1][0], max(times.values(), default=0)

# The bundle, part by part.
class Bundle:
    """What a bundle says, and what was found to be wrong with it."""

    place = hidden = count = events = witnessed = 0  # positions, and what was counted
    mine: Any = None  # the subject's newest leaf so far, and the newest of all
    last: Any = None

    def __init__(self, file: BinaryIO, trusted: str, held: Any, show: Any) -> None:
        self.file, self.show, self.findings, self.reading = file, show, [], "not_a_bundle"
        self.said: Any = {"label": None}
        try:
            self.check_zip()
            self.check_checkpoints(trusted, held)
            self.check_records()
            self.check_heads()
        except Exception as error:
            self.expect(False, self.reading, error)

    def expect(self, holds: object, kind: str, why: object = "", position: int = 0) -> None:
        if not holds and sum(each["kind"] == kind for each in self.findings) < 100:
            what, at = SAYS[kind] + (f": {why}" if str(why) else ""), position or self.place or None
            self.findings.append({"kind": kind, "position": at, "what": what})

    def check_zip(self) -> None:
        """It is the one zip there is of a manifest and the files that it names."""
        file, ends, listed, head = self.file, [0], b"", take(self.file, 38)
        must(head[:4] == b"PK\3\4", "its beginning")
        self.reading, note = "manifest_changed", take(file, int.from_bytes(head[22:26], "little"))
        self.manifest = note.decode()
        said = self.said = decode(NOTE.fullmatch(self.manifest).group(1))
        files = [["manifest", len(note), sha(note).hex(), zlib.crc32(note)], *said["files"]]
        names, self.name = [name for name, *_ in files], bytes.fromhex(said["name"])
        must(names == [*FILES, *sorted({*names} - {*FILES})], "files")
        must(said["format"] == "zhuanban-bundle/1" and said["kind"] in KINDS, "format")
        self.reading, self.attached = "not_a_bundle", {name[12:].encode() for name in names[6:]}
        file.seek(0)
        for name, size, digest, crc in files:
            both = struct.pack("<5H3L2H", 20, 0, 0, 0, 33, crc, size, size, len(name), 0)
            head, found = take(file, 30 + len(name)), hashlib.sha256()
            self.expect(head == b"PK\3\4" + both + name.encode(), "zip_changed", name)
            for left in range(int.from_bytes(head[22:26], "little"), 0, -MOST):
                found.update(take(file, min(left, MOST)))
            is_it = found.hexdigest() == digest and name in (*FILES, f"attachments/{digest}")
            self.expect(is_it, "file_changed" if name in FILES else "attachment_changed", name)
            place = struct.pack("<3H2L", 0, 0, 0, 0o644 << 16, ends[-1])
            listed += b"PK\1\2\x14\3" + both + place + name.encode()
            ends.append(file.tell())
        self.records = ends[1] + 37, ends[2]
        n, size = len(files), len(listed)
        end = listed + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, n, n, size, ends[-1], 0)
        rest = file.read(len(end) + 1)
        must(len(rest) == len(end), "its end")
        self.expect(rest == end, "zip_changed", "its end")

    def check_checkpoints(self, trusted: str, held: Any) -> None:
        """The trusted log signed manifest and checkpoint; these are the roots of its records."""
        self.reading = "checkpoint_not_signed"
        note, origin = self.said["checkpoint"], self.said["origin"]
        must([raw(line.split()[2]) for line in NOTE.fullmatch(note).group(2).splitlines()])
        self.reading = "no_trusted_key"
        logs, is_witnessed, self.witnessed = policy(trusted, note)
        self.reading, log = "manifest_changed", logs.get(origin, "")
        must(self.manifest.count("\n— ") == 1 and signed(self.manifest, log, 1), origin)
        self.reading = "checkpoint_not_signed"
        self.roots = [checkpoint(note, log, "tree_differs")]
        self.expect(is_witnessed, "not_witnessed")
        self.reading, self.size = "older_unreadable", self.roots[0][0]
        for older in self.said["older"]:
            self.roots.append(checkpoint(older, log, "older_checkpoint_conflict"))
        if held is not None:
            self.reading, held = "checkpoint_unreadable", held.replace("\r", "").strip("\ufeff \n")
            self.roots.append(checkpoint(held + "\n", log, "checkpoint_conflict"))

    def check_records(self) -> None:
        """Read from its first leaf on, records and hashes between them, the log has these roots."""
        self.versions, self.waiting, self.chain = {}, {}, bytes(32)
        hashes, begun, before, sizes = [], {}, 0, {size for size, *_ in self.roots}
        self.file.seek(self.records[0])
        while self.file.tell() != self.records[1]:
            self.reading, self.place = "record_malformed", before + 1
            kind, digest, *lengths = struct.unpack(">B32sII", take(self.file, 41))
            coded, opened = (take(self.file, length) for length in lengths)
            self.expect(coded or not opened, "sealed_text_differs", "of no record")
            if kind == HASHED:  # outside the range, as the record before or after it shows
                is_out = not self.mine or self.mine.recorded_at > self.said["until"]
                self.expect(is_out, "record_missing", "only its hash is given")
                self.hidden = self.place
                if self.show:
                    self.show(f"{self.place}  （范围之外，只有摘要 / outside, only its hash）")
            if self.check_leaf(coded, digest, opened.decode()) if coded else kind == HASHED:
                self.chain, self.count = sha(b"\2", self.chain, digest), self.count + 1
            level, after = kind % HASHED, before + (1 << kind % HASHED)
            is_in_step = before % (1 << level) == 0 and after <= self.size
            self.expect(is_in_step, "tree_differs", "a run of hashes")
            while before >> level & 1:
                digest, level = sha(b"\1", hashes.pop(), digest), level + 1
            hashes.append(digest)
            if after in sizes:
                begun[after] = functools.reduce(lambda b, a: sha(b"\1", a, b), reversed(hashes))
            before = after
        self.place = 0
        for size, root, kind in self.roots:
            if kind == "checkpoint_conflict" and size not in begun:
                kind = "checkpoint_newer" if size > self.size else "checkpoint_not_covered"
            self.expect(begun.get(size) == root, kind, size)
        for (person, _), place in self.waiting.items():
            self.expect(False, "erasure_unproven", person, place)
        self.expect(not self.attached, "attachment_changed", b" ".join(self.attached).decode())
        self.expect(self.mine or not self.hidden, "record_missing", "only its hash", self.hidden)

    def check_leaf(self, coded: bytes, digest: bytes, opened: str) -> bool:
        """It stands in its place and is the subject's, the last, or an order that is waited for."""
        self.expect(sha(b"\0", coded) == digest, "leaf_changed")
        leaf, mine, last, said = read_leaf(coded), self.mine, self.last, self.said
        is_next = leaf.position == self.place and leaf.version > self.versions.get(leaf.stream, -1)
        self.expect(is_next, "order_broken")
        self.expect(not last or leaf.recorded_at >= last.recorded_at, "back_dated")
        self.last, self.versions[leaf.stream] = leaf, leaf.version
        is_mine = getattr(leaf, said["kind"]) == self.name and leaf.topic[:6] != b"audit."
        order = decode(leaf.state.decode()) if leaf.topic == b"person.erased@1" else {}
        is_order = self.waiting.pop((order.get("person"), order.get("order")), 0)
        is_here = str(leaf.jurisdiction) == said["origin"].split("/")[-1]
        belongs = is_here and (is_mine or is_order or self.place == self.size)
        self.expect(belongs, "record_missing", "it is of another")
        self.attached -= {*re.findall(rb"[0-9a-f]{64}", leaf.state)} if self.attached else set()
        if is_mine:
            is_shown = mine or not self.hidden or leaf.recorded_at < said["since"]
            self.expect(is_shown, "record_missing", "only its hash is given", self.hidden)
            follows = said["kind"] != "stream" or not mine or leaf.version == mine.version + 1
            self.expect(follows or self.hidden > mine.position, "record_missing", "before it")
            self.mine = leaf
            self.events += said["since"] <= leaf.recorded_at <= said["until"]
        if opened or (is_mine and self.show):
            self.check_opened(leaf, opened or "[[],{}]")
        return is_mine

    def check_opened(self, leaf: Any, opened: str) -> None:
        """Each text is one that was sealed in it; who is erased there waits for an order."""
        self.reading, sealed = "sealed_text_differs", set()
        told, erased = decode(opened)
        texts = {sha(int(salt, 16).to_bytes(16, "big"), text.encode()): text for salt, text in told}
        def shown(found: re.Match[str]) -> str:
            of, hash_ = found[1], raw(found[2])
            sealed.update((hash_, of))
            closed = ERASED.format(erased[of]) if of in erased else CLOSED
            return json.dumps(texts.get(hash_, closed), ensure_ascii=False)
        state = SEALED.sub(shown, leaf.state.decode())
        must({*texts, *erased} <= sealed, "not sealed here")
        for claim in erased.items():
            self.waiting.setdefault(claim, self.place)
        if self.show:
            times = [str(EPOCH + timedelta(0, 0, at)) if at else "-" for at in leaf[7:4:-2]]
            self.show("  ".join([str(self.place), *times, leaf.topic.decode(), state]))

    def check_heads(self) -> None:
        """The last leaf's root leads over the shelves to the bucket that counts the records."""
        self.reading, last, parts = "heads_differ", self.last, [*map(raw, self.said["heads"])]
        state, key = decode(last.state.decode()), sha(self.said["kind"].encode(), b"\0", self.name)
        must(last.topic == b"audit.heads_committed@1" and state["size"] == self.size - 1, "size")
        due, bucket = raw(state["root"]), parts[4]
        for part, tag, nibble in zip(parts, [b"\4"] * 4 + [b"\3"], key.hex()):
            must(due == (sha(tag, part) if any(part) else bytes(32)), "shelf")
            due = part[int(nibble, 16) * 32:][:32]
        entries = {bucket[n:n + 32]: bucket[n + 32:n + 72] for n in range(0, len(bucket), 72)}
        keys = sorted(each for each in entries if each[:2] == key[:2])
        must(keys == [*entries] and len(bucket) == 72 * len(keys), "bucket")
        head = self.count.to_bytes(8, "big") + self.chain
        self.expect(entries.get(key, bytes(40)) == head, "record_missing", self.count)

def verify(path: Any, *, trusted: Any = None, held: Any = None, show: Any = None) -> dict[str, Any]:
    """Check a bundle; ``trusted`` and ``held`` are texts; ``show`` is told each record in a line.

    Returns ok, events (of the subject, in the range), records (its whole count), findings (kind,
    position or null, what), witnessed (the newest cosignature trusted, or null), subject (label).
    """
    with Path(path).open("rb") as file:
        bundle = Bundle(file, trusted or "", held, show)
    at = datetime.fromtimestamp(min(bundle.witnessed, 1 << 37), SHANGHAI).isoformat()
    findings = sorted(bundle.findings, key=lambda each: each["position"] or AGES)
    return {"ok": not findings, "events": bundle.events, "records": bundle.count,
            "findings": findings, "witnessed": at if bundle.witnessed else None,
            "subject": bundle.said["label"]}

def sentence(answer: dict[str, Any]) -> str:
    for first in answer["findings"][:1]:
        (zh, en), at = first["what"].split(" / ", 1), first["position"]
        return f"第 {at} 条：{zh}\nposition {at}: {en}" if at else f"{zh}\n{en}"
    n, of, at = answer["events"], answer["records"], (answer["witnessed"] or "-")[:16]
    n, at = n if n == of else f"{n}/{of}", at.replace("T", " ")
    return (f"{n} 条记录：完整、未改动；最近见证 {at}\n"
            f"{n} records: complete, unchanged; last witnessed {at}")

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
    sys.stdout.reconfigure(errors="backslashreplace")
    try:
        trusted, held = (file and Path(file).read_text("utf-8")
                         for file in (given.trusted_key, given.checkpoint))
        answer = verify(given.bundle, trusted=trusted, held=held)
        show(json.dumps(answer, ensure_ascii=False) if given.json else sentence(answer))
        if given.list and answer["ok"] and not given.json:
            verify(given.bundle, trusted=trusted, held=held, show=show)
    except (OSError, ValueError) as error:
        asked.error(str(error))
    return 0 if answer["ok"] else 1

if __name__ == "__main__":
    sys.exit(main())
