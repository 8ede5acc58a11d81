"""Each rule of the format is kept on its own, though nothing else be wrong."""

import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from audit import verify as plain
from audit.bundle import Run
from tests.audit.small_log import (
    AUDIT_WITNESS,
    LI,
    LOG,
    MINUTE,
    OFFICE_WITNESS,
    ORIGIN,
    POLICY,
    SALT,
    START,
    WANG,
    Heads,
    Key,
    SmallLog,
    a_village,
    base64,
    sealed,
    sha,
    tree,
    zipped,
)  # fmt: skip
from tests.audit.tampering import (
    answer,
    entry_replaced,
    found,
    kinds,
    manifest_changed,
    replaced,
    unzipped,
    with_files,
)  # fmt: skip

PAPERS = [b"a paper", b"a letter"]


@pytest.fixture(scope="module")
def log() -> SmallLog:
    return a_village()


# The zip and its manifest.

Files = list[tuple[str, bytes]]


@pytest.mark.parametrize("change", [
    lambda files: [files[1], files[0], *files[2:]],
    lambda files: [*files[:5], *reversed(files[5:])],
    lambda files: [*files, files[-1]],
    lambda files: [*files[:2], *files[3:]],
    lambda files: [*files, ("manifest", b"")],
])  # fmt: skip
def test_the_files_are_those_there_must_be_in_their_order(
    tmp_path: Path, change: Callable[[Files], Files]
) -> None:
    pieces = with_papers().pieces(attachments=PAPERS)
    files = unzipped(zipped(pieces))[1:]

    assert answer(tmp_path, with_files(pieces, files))["ok"]
    assert kinds(tmp_path, with_files(pieces, change(files))) == {"manifest_changed"}


@pytest.mark.parametrize("name", [
    "attachments/" + "0" * 64, f"attachments/{sha(PAPERS[1]).hex()}", "attachments/../x", "x.txt",
])  # fmt: skip
def test_what_is_more_than_that_is_an_attachment_named_by_its_hash(
    tmp_path: Path, name: str
) -> None:
    pieces = with_papers().pieces()
    files = [*unzipped(zipped(pieces))[1:], (name, PAPERS[0])]

    assert kinds(tmp_path, with_files(pieces, files)) == {"attachment_changed"}


def with_papers() -> SmallLog:
    log = SmallLog()
    log.record(LI, scans=[sha(each).hex() for each in PAPERS])
    log.checkpoint()
    return log


@pytest.mark.parametrize("place", [-1, -12, -22, -30, -60, -70, -90])
def test_the_list_at_the_end_is_of_these_files(tmp_path: Path, log: SmallLog, place: int) -> None:
    bundle = bytearray(zipped(log.pieces()))
    bundle[place] ^= 1

    assert kinds(tmp_path, bytes(bundle)) == {"zip_changed"}


def test_a_name_stands_once_in_a_manifest_and_its_numbers_are_numbers(
    tmp_path: Path, log: SmallLog
) -> None:
    text = unzipped(zipped(log.pieces()))[0][1].decode().split("\n\n")[0]
    twice = LOG.sign_note(text.replace("{", '{"label": "another",', 1) + "\n").encode()

    said = kinds(tmp_path, entry_replaced(zipped(log.pieces()), "manifest", twice))

    assert said == {"manifest_changed"}
    nan = manifest_changed(log.pieces(), label=float("nan"))
    assert kinds(tmp_path, nan) == {"manifest_changed"}


def test_nobody_but_the_log_signs_a_manifest(tmp_path: Path, log: SmallLog) -> None:
    bundle = zipped(log.pieces())
    both = AUDIT_WITNESS.cosign(unzipped(bundle)[0][1].decode()).encode()

    assert kinds(tmp_path, entry_replaced(bundle, "manifest", both)) == {"manifest_changed"}


# The signatures.


@pytest.mark.parametrize("line", [
    lambda line, name: line.replace(name, "another.example/1"),
    lambda line, name: Key(name, seed=7).line(raw(line)[4:]),
    lambda line, name: f"— {name} {base64(raw(line)[:4] + bytes(8) + raw(line)[4:])}\n",
    lambda line, name: f"— {name} {base64(raw(line)[:-1])}\n",
    lambda line, name: line[:-3] + chr(ord(line[-3]) + 1) + line[-2:],
    lambda line, name: line.rstrip(),
    lambda line, name: "",
])  # fmt: skip
def test_a_line_signs_under_its_name_id_and_length_written_one_way(
    tmp_path: Path, log: SmallLog, line: Callable[[str, str], str]
) -> None:
    text, lines = log.notes[-1].split("\n\n")
    first, second = lines.splitlines(keepends=True)
    note = f"{text}\n\n{line(first, ORIGIN)}{second}"

    assert kinds(tmp_path, log.pieces(checkpoint=note)) == {"checkpoint_not_signed"}
    if line(second, OFFICE_WITNESS.name).endswith("\n") and line(first, "")[-3] == first[-3]:
        note = f"{text}\n\n{first}{line(second, OFFICE_WITNESS.name)}"
        assert kinds(tmp_path, log.pieces(checkpoint=note)) == {"not_witnessed"}


def raw(line: str) -> bytes:
    return plain.raw(line.split()[2])


def test_a_cosignature_is_of_the_time_it_says(tmp_path: Path, log: SmallLog) -> None:
    text, lines = log.notes[-1].split("\n\n")
    first, second = lines.splitlines(keepends=True)
    later = raw(second)[:4] + struct.pack(">Q", 2**31) + raw(second)[12:]
    note = f"{text}\n\n{first}— {OFFICE_WITNESS.name} {base64(later)}\n"

    assert kinds(tmp_path, log.pieces(checkpoint=note)) == {"not_witnessed"}


@pytest.mark.parametrize("text", [
    "another.example/1\n24\n{root}\n", "{origin}\n024\n{root}\n", "{origin}\n24\n{short}\n",
    "{origin}\n24\n{root}\nmore\n", "{origin}\n24\n", "{origin}\n+24\n{root}\n",
    "{origin}\n24\n {root}\n",
])  # fmt: skip
def test_a_checkpoint_says_log_size_and_root_and_no_more(
    tmp_path: Path, log: SmallLog, text: str
) -> None:
    root = tree(log.hashes())
    note = text.format(origin=ORIGIN, root=base64(root), short=base64(root[:31]))

    said = kinds(tmp_path, log.pieces(checkpoint=OFFICE_WITNESS.cosign(LOG.sign_note(note))))

    assert said == {"checkpoint_not_signed"}


def vkey(name: str, key: bytes, id_: str = "") -> str:
    own = sha(name.encode(), b"\n", key)[:4].hex()
    return f"{name}+{id_ or own}+{base64(key)}"


PUBLIC = plain.raw(LOG.vkey.split("+")[2])


@pytest.mark.parametrize("text", [
    vkey(ORIGIN, PUBLIC, "00000000"), vkey(ORIGIN, PUBLIC + b"\0"), vkey(ORIGIN, PUBLIC[:-1]),
    vkey(ORIGIN, b"\4" + PUBLIC[1:]), f"log {LOG.vkey} more", f"foo {LOG.vkey}",
    POLICY + f"log {Key(ORIGIN, seed=7).vkey}\n", POLICY + "log elsewhere+00000000+AAAA",
    POLICY + f"witness more {Key('more.example', 4, 5).vkey} url",
    POLICY + f"witness audit {Key('more.example', 4, 5).vkey}", POLICY.replace("quorum", "foo"),
    POLICY.replace("quorum offices", "quorum offices office"),
    POLICY.replace("1 office audit", "2 office office"), POLICY.replace("offices 1", "offices +1"),
    POLICY.replace("1 office audit", "1 office none"), POLICY.replace("offices 1", "offices -1"),
    POLICY.replace("1 office audit", "1"), POLICY + "group offices 1 office",
    POLICY.replace("witness office", "witness none"), POLICY + "quorum offices",
])  # fmt: skip
def test_a_policy_is_read_one_way(tmp_path: Path, log: SmallLog, text: str) -> None:
    assert kinds(tmp_path, log.pieces(), trusted=text) == {"no_trusted_key"}


# The records.


@pytest.mark.parametrize("change", [
    lambda leaf: leaf[:-1], lambda leaf: leaf + b"\0",
    lambda leaf: leaf.replace(b"\0\0\0\4\0\0\0\1", b"\0\0\0\5\0\0\0\0\1", 1),
    lambda leaf: leaf.replace(b"\x10" + LI.bytes, b"\x0f" + LI.bytes[1:], 1),
    lambda leaf: leaf.replace(b"\0\0\0\x10" + bytes(15) + b"\xa1", b"\0\0\0\1\xa1"),
    lambda leaf: leaf[: leaf.index(b"\0\0\0\2{}")] + b"\xff" * 4,
    lambda leaf: leaf[: leaf.index(b"\0\0\0\2{}")],
])  # fmt: skip
def test_a_leaf_has_its_fields_in_full_and_nothing_more(
    tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    log = SmallLog()
    log.record(LI)
    log.checkpoint()
    leaf = change(log.events[0].leaf)
    assert leaf != log.events[0].leaf

    pieces = replaced(log.pieces(), 1, leaf=leaf, digest=sha(b"\0", leaf))

    assert ("record_malformed", 1) in found(tmp_path, pieces)


def test_a_record_of_more_than_16_mib_is_refused(tmp_path: Path) -> None:
    log = SmallLog()
    log.record(LI, text="x" * (1 << 24))
    log.checkpoint()

    assert ("record_malformed", 1) in found(tmp_path, log.pieces())


def test_what_the_log_says_of_itself_is_in_no_chain(tmp_path: Path) -> None:
    log = SmallLog()
    log.record(LI)
    log.checkpoint()

    said = answer(tmp_path, log.pieces("stream", UUID(int=0xF)))

    assert (said["findings"], said["records"]) == ([], 0)


def test_a_version_may_be_missing_where_a_record_outside_the_range_is_hidden(
    tmp_path: Path,
) -> None:
    log = SmallLog()
    log.record(LI, note=sealed(WANG, "旧"))
    log.record(LI)
    log.record(LI)
    log.record(LI, topic="person.erased@1", person=str(WANG), order="7")
    log.checkpoint()
    opened = {1: {"erased": {str(WANG): "7"}}}

    pieces = log.pieces(opened=opened, orders=[4], since=START + MINUTE, until=START + MINUTE)

    assert answer(tmp_path, pieces)["findings"] == []


# The heads.


class _OddHeads(Heads):
    """Heads with a bucket that is not as it must be, and all above it made to fit."""

    def __init__(self, log: SmallLog, odd: Callable[[bytes], bytes]) -> None:
        super().__init__(log.events)
        self.odd = odd

    def bucket(self, nibbles: str) -> bytes:
        found = super().bucket(nibbles)
        return self.odd(found) if found and len(nibbles) == 4 else found


def of_heads(odd: Callable[[bytes], bytes] = bytes, size: int = 2,
             topic: str = "audit.heads_committed@1") -> SmallLog:  # fmt: skip
    log = SmallLog()
    log.record(LI)
    log.record(LI)
    heads = _OddHeads(log, odd)
    log.record(WANG, topic=topic, size=size, root=base64(heads.hash()))
    log.notes.append(
        OFFICE_WITNESS.cosign(LOG.sign_note(f"{ORIGIN}\n3\n{base64(tree(log.hashes()))}\n"))
    )
    log.way = heads.way("stream", LI)  # type: ignore[attr-defined]
    return log


@pytest.mark.parametrize("odd", [
    lambda bucket: bucket + b"\0", lambda bucket: bucket + bucket,
    lambda bucket: bucket + b"\xff" * 72, lambda bucket: b"\0" * 72 + bucket,
    lambda bucket: bucket[:31] + b"\xff" + bytes(40) + bucket[:31] + b"\0" + bytes(40) + bucket,
])  # fmt: skip
def test_a_bucket_is_the_entries_of_its_keys_in_their_order(
    tmp_path: Path, odd: Callable[[bytes], bytes]
) -> None:
    assert found(tmp_path, of(of_heads())) == []
    assert found(tmp_path, of(of_heads(odd))) == [("heads_differ", None)]


def of(log: SmallLog) -> bytes:
    own = log.way  # type: ignore[attr-defined]
    return zipped(log.pieces()._replace(heads=own))


def test_the_heads_are_those_of_all_records_before(tmp_path: Path) -> None:
    assert found(tmp_path, of(of_heads(size=1))) == [("heads_differ", None)]


def test_the_heads_are_committed_by_the_log_itself(tmp_path: Path) -> None:
    of_a_case = of_heads(topic="case.contact_logged@1")

    assert found(tmp_path, of(of_a_case)) == [("heads_differ", None)]


def test_heads_that_fit_what_is_left_are_not_those_committed(tmp_path: Path, log: SmallLog) -> None:
    left = Heads(event for event in log.events[:-1] if event.position != 23).way("stream", LI)

    said = found(tmp_path, replaced(log.pieces(heads=left), 23, leaf=b""))

    assert said == [("heads_differ", None)]


# What is shown.


def test_what_a_terminal_would_obey_is_shown_as_its_number(tmp_path: Path) -> None:
    log = SmallLog()
    log.record(LI, text="\x9b31m", summary=sealed(LI, "\u202e"))
    log.checkpoint()
    (tmp_path / "b.zip").write_bytes(zipped(log.pieces(opened={1: {"texts": [(SALT, "\u202e")]}})))
    (tmp_path / "key").write_text(LOG.vkey)

    ran = subprocess.run(
        [sys.executable, plain.__file__, "b.zip", "--trusted-key", "key", "--list"],
        cwd=tmp_path, capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip

    assert r"\u009b31m" in ran.stdout
    assert r"\u202e" in ran.stdout


def test_a_run_of_no_known_kind_is_refused(tmp_path: Path, log: SmallLog) -> None:
    pieces = log.pieces()._replace(runs=[Run(bytes(32), 127)])

    assert ("tree_differs", 1) in found(tmp_path, pieces)
