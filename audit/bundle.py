"""An evidence bundle is the same bytes for the same pieces, and carries what checks it.

What the pieces are and what they prove is said in docs/audit.md; ``audit/verify.py`` reads them.
Entries pass through temporary files, for the manifest stands first and hashes them all.
"""

from __future__ import annotations

import json
import struct
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from io import SEEK_END
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO, NamedTuple, Protocol
from uuid import UUID
from zlib import crc32

from domain.refusal import Refusal

HERE = Path(__file__).parent
LARGEST = 2_000_000_000  # bytes; beyond 4 GiB a zip needs another format
MOST_FILES = 60_000
CHUNK = 1 << 16
HASHED = 128  # in the place of a level: a record of the subject of which only the hash is given
EVER = (-(1 << 63), (1 << 63) - 1)


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
    def json(self) -> dict[str, str]:
        name = self.name.bytes if isinstance(self.name, UUID) else self.name.encode()
        return {"kind": self.kind, "name": name.hex(), "label": self.label}


class Run(NamedTuple):
    """A record with its leaf, or the hash over 2**level records, or HASHED.

    ``texts`` are the sealed texts that are opened, each with its salt; ``erased`` says of persons
    the number of the order that erased them later.
    """

    digest: bytes
    level: int = 0
    leaf: bytes = b""
    texts: Sequence[tuple[bytes, str]] = ()
    erased: Mapping[str, str] = {}

    @property
    def size(self) -> int:
        """How many records of the log it stands for."""
        return 1 << self.level % HASHED

    @property
    def bytes(self) -> bytes:
        opened = [[[salt.hex(), text] for salt, text in self.texts], dict(self.erased)]
        coded = json.dumps(opened, ensure_ascii=False).encode() if any(opened) else b""
        head = struct.pack(">B32sII", self.level, self.digest, len(self.leaf), len(coded))
        return head + self.leaf + coded


class Pieces(NamedTuple):
    """What a bundle is made of; the runs are the log from its first record to its last."""

    origin: str
    proved: Proved
    checkpoint: str
    runs: Iterable[Run]
    heads: Sequence[bytes]
    older: Sequence[str] = ()  # notes, ascending; a run ends where each of them ends
    attachments: Iterable[bytes] = ()
    report: bytes = b""
    range: tuple[int, int] = EVER  # recorded_at in microseconds since 2000, inclusive
    readme: bytes | None = None  # ours where none is given


class _File(NamedTuple):
    name: str
    start: int
    size: int
    digest: str
    crc: int


def write_bundle(to: BinaryIO, pieces: Pieces, signer: Signer) -> None:
    """Write the zip; ``to`` need not be seekable. Raises BundleIsTooLarge before it is touched."""
    with TemporaryFile() as kept:  # one for all: a household has more photos than a process files
        files = [_kept(kept, name, chunks) for name, chunks in _contents(pieces)]
        attached = {
            file.digest: file._replace(name=f"attachments/{file.digest}")
            for file in (_kept(kept, "", [each]) for each in pieces.attachments)
        }
        files += [attached[digest] for digest in sorted(attached)]
        if sum(file.size + 400 for file in files) > LARGEST or len(files) > MOST_FILES:
            raise BundleIsTooLarge
        manifest = signer.sign_note(_manifest(pieces, files))
        _zip(to, [_kept(kept, "manifest", [manifest.encode()]), *files], kept)


def _contents(pieces: Pieces) -> Iterator[tuple[str, Iterable[bytes]]]:
    yield "records", (run.bytes for run in pieces.runs)
    yield "checkpoint", [pieces.checkpoint.encode()]
    yield "report.html", [pieces.report]
    yield "verify.py", [(HERE / "verify.py").read_bytes()]
    yield "README.txt", [README.encode() if pieces.readme is None else pieces.readme]


def _kept(kept: IO[bytes], name: str, chunks: Iterable[bytes]) -> _File:
    start, size, crc, digest = kept.seek(0, SEEK_END), 0, 0, sha256()
    for chunk in chunks:
        kept.write(chunk)
        digest.update(chunk)
        size, crc = size + len(chunk), crc32(chunk, crc)
    return _File(name, start, size, digest.hexdigest(), crc)


def _manifest(pieces: Pieces, files: Iterable[_File]) -> str:
    said = {
        "format": "zhuanban-bundle/1",
        "origin": pieces.origin,
        **pieces.proved.json,
        "since": pieces.range[0],
        "until": pieces.range[1],
        "checkpoint": pieces.checkpoint,
        "older": [*pieces.older],
        "heads": [b64encode(each).decode() for each in pieces.heads],
        "files": [[file.name, file.size, file.digest, file.crc] for file in files],
    }
    return json.dumps(said, ensure_ascii=False, indent=1) + "\n"


def _zip(to: BinaryIO, files: Iterable[_File], kept: IO[bytes]) -> None:
    """Stored, undated, sizes before the files: of one list of files there is one zip."""
    listed, at, n = b"", 0, 0
    for name, start, size, _, crc in files:
        both = struct.pack("<5H3L2H", 20, 0, 0, 0, 33, crc, size, size, len(name), 0)
        to.write(b"PK\3\4" + both + name.encode())
        kept.seek(start)
        left = size
        while left > 0:  # an answer over HTTP has no writelines
            to.write(kept.read(min(left, CHUNK)))
            left -= CHUNK
        place = struct.pack("<3H2L", 0, 0, 0, 0o644 << 16, at)
        listed += b"PK\1\2\x14\3" + both + place + name.encode()
        at, n = at + 30 + len(name) + size, n + 1
    to.write(listed + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, n, n, len(listed), at, 0))


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
