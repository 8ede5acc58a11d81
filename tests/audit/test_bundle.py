"""The same pieces give the same bytes, and a bundle says of itself how it is checked."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from zlib import crc32

import pytest

from audit import bundle, verify
from audit.bundle import BundleIsTooLarge, Proved, Run, write_bundle
from tests.audit.small_log import LI, LOG, SALT, SmallLog, a_village, sha, zipped


@pytest.fixture(scope="module")
def log() -> SmallLog:
    return a_village()


class _OnlyWritten:
    """A destination that can neither seek nor tell, like an answer over HTTP."""

    def __init__(self) -> None:
        self.got = b""

    def write(self, data: bytes) -> int:
        self.got += data
        return len(data)

    def flush(self) -> None:
        pass


def test_the_same_pieces_give_the_same_bytes(log: SmallLog) -> None:
    assert zipped(log.pieces()) == zipped(log.pieces())


def test_it_is_written_to_what_cannot_seek(log: SmallLog) -> None:
    to = _OnlyWritten()
    write_bundle(to, log.pieces(), LOG)  # type: ignore[arg-type]

    assert to.got == zipped(log.pieces())


def test_entries_stand_in_their_order_plain_and_undated(log: SmallLog) -> None:
    made = zipped(log.pieces(attachments=[b"two", b"one", b"two"]))
    with zipfile.ZipFile(io.BytesIO(made)) as whole:
        entries = whole.infolist()
        assert whole.testzip() is None

    papers = sorted(f"attachments/{sha(each).hex()}" for each in (b"one", b"two"))
    assert [each.filename for each in entries] == [
        "manifest", "records", "checkpoint", "report.html", "verify.py", "README.txt", *papers,
    ]  # fmt: skip
    assert {(e.date_time, e.compress_type, e.external_attr, e.create_system) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, 0o644 << 16, 3)
    }


def test_the_manifest_says_of_whom_and_what(log: SmallLog) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(log.pieces()))) as whole:
        said = json.loads(whole.read("manifest").decode().split("\n\n")[0])
        records, checkpoint = whole.read("records"), whole.read("checkpoint").decode()

    assert (said["format"], said["origin"]) == ("zhuanban-bundle/1", "xiaonanmen.example/1")
    assert [said[each] for each in ("kind", "name", "label")] == ["stream", LI.hex, "XNM/007"]
    assert (said["checkpoint"], said["older"]) == (checkpoint, log.notes[:1])
    assert ["records", len(records), sha(records).hex(), crc32(records)] in said["files"]


def test_a_cadre_is_named_by_the_bytes_of_the_label() -> None:
    assert Proved("cadre", "李", "a").json["name"] == "李".encode().hex()


def test_a_run_is_written_as_the_format_says() -> None:
    whole = Run(b"\1" * 32, leaf=b"leaf", texts=[(SALT, "一\n二")])
    opened = b'[[["%s", "\xe4\xb8\x80\\n\xe4\xba\x8c"]], {}]' % SALT.hex().encode()

    assert Run(b"\2" * 32, 3).bytes == b"\3" + b"\2" * 32 + bytes(8)
    assert whole.bytes == (
        b"\0" + b"\1" * 32 + b"\0\0\0\4\0\0\0" + bytes([len(opened)]) + b"leaf" + opened
    )


def test_it_carries_the_verifier_and_how_to_read_it(log: SmallLog, tmp_path: Path) -> None:
    made = tmp_path / "b.zip"
    made.write_bytes(zipped(log.pieces()))
    with zipfile.ZipFile(made) as whole:
        assert whole.read("verify.py") == Path(verify.__file__).read_bytes()
        assert whole.read("README.txt").decode() == bundle.README
        whole.extract("verify.py", tmp_path)
    (tmp_path / "key").write_text(LOG.vkey)

    ran = subprocess.run(
        [sys.executable, "-I", "-S", "verify.py", "b.zip", "--trusted-key", "key"],
        cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip

    assert ran.returncode == 0


def test_the_readme_speaks_chinese_first_and_never_offers_a_key() -> None:
    assert bundle.README.startswith("证据包")
    assert LOG.vkey not in bundle.README
    for said in ("记录被改过", "没有可信公钥", "手中的检查点出自另一本账", "手中的检查点更新"):
        assert said in bundle.README
        assert any(said in each for each in verify.SAYS.values())


def test_too_many_entries_are_refused_before_anything_is_written(log: SmallLog) -> None:
    to = io.BytesIO()
    oversized = log.pieces(attachments=(b"" for _ in range(1)), report=_Long())

    with pytest.raises(BundleIsTooLarge):
        write_bundle(to, oversized, LOG)
    assert to.getvalue() == b""


class _Long(bytes):
    """A report that says it is 2 GB long, so that the test need not be."""

    def __len__(self) -> int:
        return 2_000_000_000
