"""Nothing that is done to the bytes of a bundle slips through, and nothing makes the file crash."""

import random
import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.small_log import LI, ORIGIN, SmallLog, a_village, zipped
from tests.audit.tampering import answer, entry_replaced, kinds, records, redated


@pytest.fixture(scope="module")
def log() -> SmallLog:
    return a_village()


def test_a_bit_flipped_anywhere_is_found(tmp_path: Path, log: SmallLog) -> None:
    whole, dice = zipped(log.pieces(older=[], readme=b"")), random.Random(7)
    bulk = range(whole.index(b"#!/usr/bin/env"), whole.index(b"README.txt", -2000))
    places = [n for n in range(len(whole)) if n not in bulk]
    signed_until = whole.index(b"PK\3\4", 4)

    for place in dice.sample(places, 700) + dice.sample(bulk, 50):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << dice.randrange(8)
        if place < signed_until:  # only the signature holds the manifest, and the manifest the rest
            assert not answer(tmp_path, bytes(flipped))["ok"], place
        else:
            said = kinds(tmp_path, bytes(flipped), trusted=None)
            assert said - {"no_trusted_key"}, place


def test_a_bundle_cut_off_anywhere_is_no_bundle(tmp_path: Path, log: SmallLog) -> None:
    whole = zipped(log.pieces())

    for end in [0, 1, 21, 22, 23, *range(50, len(whole), len(whole) // 40), len(whole) - 1]:
        assert kinds(tmp_path, whole[:end]) == {"not_a_bundle"}
    assert kinds(tmp_path, whole + b"\0") == {"not_a_bundle"}
    assert kinds(tmp_path, b"\0" + whole) == {"not_a_bundle"}


DEEP = b"[" * 200_000


@pytest.mark.parametrize(("name", "content"), [
    ("older.json", DEEP), ("older.json", b"[NaN]"), ("older.json", b'[{"note":1,"proof":[]}]'),
    ("older.json", b"{}"), ("older.json", b"\xff"), ("older.json", b"1" * 5000),
    ("opened.jsonl", DEEP + b"\n"),
    ("opened.jsonl", b'{"position":1}\n'), ("opened.jsonl", b'{"position":1e400,"field":"a"}\n'),
    ("opened.jsonl", b'{"position":1,"field":"summary","erased":"1"}\n'),
    ("opened.jsonl", b'{"position":1,"field":"summary","salt":"AA==","text":"\\ud800"}\n'),
    ("opened.jsonl", b'{"position":1,"position":2}\n'), ("opened.jsonl", b'{"position":true}\n'),
    ("records", struct.pack(">Q32sI", 1, bytes(32), 0xFFFFFFFE)), ("records", b"\xff" * 44),
    ("records", struct.pack(">Q32sI", 1, bytes(32), 0)),
    ("records", struct.pack(">Q32sI", 2**63, bytes(32), 0)),
    ("records", b""), ("heads", b""), ("heads", b"\1" * 2049), ("cover", b"\1" * 31),
    ("checkpoint", f"{ORIGIN}\n{'9' * 5000}\n{'A' * 44}\n\n— a AAAA\n".encode()),
    ("checkpoint", b"\n\n"), ("manifest", b""), ("manifest", b"zhuanban-bundle/1\n\n\n"),
])  # fmt: skip
def test_wild_entries_are_findings_and_no_crashes(tmp_path: Path, log: SmallLog, name: str,
                                                  content: bytes) -> None:  # fmt: skip
    assert not answer(tmp_path, entry_replaced(zipped(log.pieces()), name, content))["ok"]


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_at_all_are_no_bundle(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    assert kinds(tmp_path_factory.mktemp("b"), data) == {"not_a_bundle"}


def test_a_zip_written_otherwise_is_not_accepted(tmp_path: Path, log: SmallLog) -> None:
    whole = zipped(log.pieces())
    to = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(whole)) as old,
        zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.infolist():
            new.writestr(each, old.read(each), zipfile.ZIP_DEFLATED)

    assert not answer(tmp_path, to.getvalue())["ok"]
    assert kinds(tmp_path, redated(whole)) == {"zip_changed"}


def test_bad_leaves_by_the_thousand_are_told_a_hundred_times(tmp_path: Path) -> None:
    log = SmallLog()
    for _ in range(150):
        log.record(LI, by="amy")
    log.checkpoint()
    pieces = log.pieces()
    bent = [(p, h, leaf and leaf.replace(b"amy", b"bob")) for p, h, leaf in records(pieces)]

    said = answer(tmp_path, pieces._replace(records=bent))

    assert 100 <= len(said["findings"]) <= 110
