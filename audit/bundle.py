"""An evidence bundle is the same bytes for the same pieces, and carries what checks it.

What the pieces are and what they prove is said in docs/audit.md; ``audit/verify.py`` reads them.
Entries pass through temporary files, for the manifest stands first and hashes them all.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from io import SEEK_END
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO, NamedTuple, Protocol
from uuid import UUID

from domain.refusal import Refusal

HERE = Path(__file__).parent
ONLY_HASH = b"\xff\xff\xff\xff"
LARGEST = 2_000_000_000  # bytes; beyond 2 GiB a zip is written differently by different versions
MOST_ENTRIES = 60_000


class BundleIsTooLarge(Refusal):
    """The evidence bundle would exceed 2 GB; choose a shorter range."""

    zh = "证据包将超过 2 GB；请缩短时间范围。"


class Signer(Protocol):
    """The log's key."""

    def sign_note(self, text: str) -> str: ...


class Proved(NamedTuple):
    """Whose records these are; ``name`` a UUID, or a cadre's label; ``label`` is for people."""

    kind: str
    name: UUID | str
    label: str

    @property
    def line(self) -> str:
        name = str(self.name)
        if self.kind == "cadre":
            name = b64encode(name.encode()).decode()
        return f"subject {self.kind} {name} {' '.join(self.label.split())}"


class Opened(NamedTuple):
    """A sealed field, opened: the salt of 16 bytes and the text that its hash commits to."""

    position: int
    field: str
    salt: bytes
    text: str

    @property
    def line(self) -> bytes:
        salt = b64encode(self.salt).decode()
        return _json({**self._asdict(), "salt": salt}) + b"\n"


class Erased(NamedTuple):
    """A sealed field that nobody can open any more, and the position of the record that says so."""

    position: int
    field: str
    erased: int

    @property
    def line(self) -> bytes:
        return _json(self._asdict()) + b"\n"


class Pieces(NamedTuple):
    """What a bundle is made of; records and opened fields ascend by position."""

    origin: str
    proved: Proved
    checkpoint: str
    records: Iterable[tuple[int, bytes, bytes | None]]  # position, leaf hash, leaf
    cover: Iterable[bytes]
    heads: bytes
    older: Sequence[tuple[str, Sequence[bytes]]] = ()  # notes, ascending, each with its proof
    opened: Iterable[Opened | Erased] = ()
    attachments: Iterable[bytes] = ()
    report: bytes = b""
    since: str = "-"  # RFC 3339, inclusive
    until: str = "-"
    readme: bytes | None = None  # ours where none is given


class _Entry(NamedTuple):
    name: str
    start: int
    size: int
    digest: str


def write_bundle(to: BinaryIO, pieces: Pieces, signer: Signer) -> None:
    """Write the zip; ``to`` need not be seekable. Raises BundleIsTooLarge before it is touched."""
    with TemporaryFile() as kept:  # one for all: a household has more photos than a process files
        entries = [_kept(kept, name, chunks) for name, chunks in _contents(pieces)]
        attached = {
            entry.digest: entry._replace(name=f"attachments/{entry.digest}")
            for entry in (_kept(kept, "", [each]) for each in pieces.attachments)
        }
        entries[6:6] = [attached[digest] for digest in sorted(attached)]
        if sum(entry.size + 400 for entry in entries) > LARGEST or len(entries) > MOST_ENTRIES:
            raise BundleIsTooLarge
        manifest = signer.sign_note(_manifest(pieces, entries))
        first = _kept(kept, "manifest", [manifest.encode()])
        with zipfile.ZipFile(_Onward(to), "w") as zipped:  # type: ignore[call-overload]
            for entry in [first, *entries]:
                _add(zipped, entry, kept)


def _contents(pieces: Pieces) -> Iterator[tuple[str, Iterable[bytes]]]:
    older = [
        {"note": note, "proof": [b64encode(digest).decode() for digest in proof]}
        for note, proof in pieces.older
    ]
    yield "checkpoint", [pieces.checkpoint.encode()]
    yield "records", map(_record, pieces.records)
    yield "cover", pieces.cover
    yield "heads", [pieces.heads]
    yield "older.json", [_json(older)]
    yield "opened.jsonl", (each.line for each in pieces.opened)
    yield "report.html", [pieces.report]
    yield "verify.py", [(HERE / "verify.py").read_bytes()]
    yield "README.txt", [README.encode() if pieces.readme is None else pieces.readme]


def _record(record: tuple[int, bytes, bytes | None]) -> bytes:
    position, digest, leaf = record
    body = ONLY_HASH if leaf is None else struct.pack(">I", len(leaf)) + leaf
    return struct.pack(">Q", position) + digest + body


def _kept(kept: IO[bytes], name: str, chunks: Iterable[bytes]) -> _Entry:
    start, size, digest = kept.seek(0, SEEK_END), 0, hashlib.sha256()
    for chunk in chunks:
        kept.write(chunk)
        digest.update(chunk)
        size += len(chunk)
    return _Entry(name, start, size, digest.hexdigest())


def _manifest(pieces: Pieces, entries: Iterable[_Entry]) -> str:
    lines = ["zhuanban-bundle/1", pieces.origin, pieces.proved.line]
    lines.append(f"range {pieces.since} {pieces.until}")
    lines += [f"file {entry.digest} {entry.size} {entry.name}" for entry in entries]
    return "\n".join(lines) + "\n"


def _add(zipped: zipfile.ZipFile, entry: _Entry, kept: IO[bytes]) -> None:
    info = zipfile.ZipInfo(entry.name)  # stored, dated 1980-01-01
    info.create_system, info.external_attr, info.file_size = 3, 0o644 << 16, entry.size
    left = entry.size
    kept.seek(entry.start)
    with zipped.open(info, "w") as written:
        while left:
            left -= written.write(kept.read(min(left, 1 << 16)))


class _Onward:
    """A file that can only be written on, so that every zip is written the same way."""

    def __init__(self, file: BinaryIO) -> None:
        self.write, self.flush = file.write, file.flush


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


README = """\
证据包

这是什么：专班户案台账中一个对象（一户、一个项目、一个专班或一名干部）的全部记录，以及证明。
证明的是：每条记录与当时入库的一字不差，没有少一条、多一条、换一条，也没有倒填时间。

怎样验证（任何装有 Python 3.9 以上的电脑，不联网，不装软件）：

    python3 -I -S verify.py 证据包.zip --trusted-key 公钥文件 --checkpoint 手中的检查点

请用您自己手中的 verify.py 和公钥文件（纸上或U盘上交给您的），不要用本包里的：
能改动本包的人，也能改动包里的 verify.py；本包从不自带可信的公钥。
加 --list 逐条列出记录。report.html 只供阅读，以 verify.py 的结论为准。
对象的名称（如 XNM/007）由出具单位填写；是哪一户，以记录内容为准。

结论：
    “961 条记录：完整、未改动”  可以采信；“最近见证”是外部机构最后一次签见的时间。
    “第 N 条：记录被改过”等      首个出错之处；请保留本包原件，向出具单位查询。
    “没有可信公钥”              没有给出公钥，什么也没有证明。
    “手中的检查点出自另一本账”  曾给人看过另一本账；请保留两者，这是作假的证据。
    “手中的检查点更新”          本包早于您的检查点；请索取新的证据包。

----

Evidence bundle

What it is: all records of one subject (a household, a project, a task force or a cadre) in the
task-force case log, with the proof that each is as it was recorded, to the byte, that none was
left out, added or replaced, and that none was back-dated.

How to check it (any computer with Python 3.9 or newer; no network, nothing to install):

    python3 -I -S verify.py BUNDLE.zip --trusted-key KEYFILE --checkpoint CHECKPOINT-YOU-HOLD

Use your own copy of verify.py and the key that you were given on paper or USB, never what lies in
this file: who can change this file can change the verify.py in it, and it never brings a key that
can be trusted. --list prints the records. report.html is for reading; what counts is the verdict.
The subject's label (XNM/007) is the office's word; which household it is, the records say.

What the verdict means:
    "961 records: complete, unchanged"     can be relied on; "last witnessed" is when an outside
                                           body last signed what it had seen of the log.
    "position N: the record was changed"   and others: the first place that is wrong. Keep this
                                           file as it is and ask the office that gave it to you.
    "no trusted key"                       no key was given, so nothing is proved.
    "the checkpoint held is of another tree"  two logs were shown. Keep both: it proves fraud.
    "the one held is newer"                this file is older than your checkpoint: ask for a
                                           newer bundle.
"""
