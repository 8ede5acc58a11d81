"""Nothing that is done to the bytes of a bundle slips through, and nothing makes the file crash."""

import random
import struct
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any, Self

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.bundle import Run
from tests.audit.small_log import LI, ORIGIN, SmallLog, a_village, zipped
from tests.audit.tampering import answer, kinds, manifest_changed, redated, replaced


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
    assert kinds(tmp_path, bytes(38) + whole) == {"not_a_bundle"}


DEEP = "[" * 200_000


@pytest.mark.parametrize("said", [
    {"older": [float("nan")]}, {"older": [{"note": 1}]}, {"older": {"a": 1}}, {"older": 10**4000},
    {"heads": ["A" * 5000] * 5}, {"heads": ["AA=="] * 5}, {"heads": "AAAA"}, {"name": "zz"},
    {"checkpoint": f"{ORIGIN}\n{'9' * 5000}\n{'A' * 44}\n\n— a AAAA\n"}, {"checkpoint": "\n\n"},
    {"files": [["manifest", -1, "", 1e400]] * 5}, {"files": 5}, {"since": "x"}, {"until": None},
])  # fmt: skip
def test_wild_manifests_are_findings_and_no_crashes(
    tmp_path: Path, log: SmallLog, said: dict[str, Any]
) -> None:
    assert not answer(tmp_path, manifest_changed(log.pieces(), **said))["ok"]


@pytest.mark.parametrize("text", [
    "", "[]", DEEP, "NaN", "[[NaN],{}]", '[[],{"a":1,"a":1}]', "[[],{}]]", "[[[1,2]],{}]",
    '[[["-1","a"]],{}]', '[[["00","\\ud800"]],{}]', '[[],{"[]":[]}]', "[[],{}],{}]",
    "\ufeff[[],{}]",
])  # fmt: skip
def test_wild_openings_are_findings_and_no_crashes(
    tmp_path: Path, log: SmallLog, text: str
) -> None:
    run = next(iter(log.pieces().runs))
    wild = struct.pack(">B32sII", 0, run.digest, len(run.leaf), len(text.encode()) or 2**32 - 1)
    made = replaced(log.pieces(), 1, _Raw(wild + run.leaf + text.encode()))

    assert not answer(tmp_path, made)["ok"]


@pytest.mark.parametrize("raw", [
    b"", b"\0", b"\xff" * 41, struct.pack(">B32sII", 0, bytes(32), 2**32 - 1, 0),
    struct.pack(">B32sII", 127, bytes(32), 0, 0), struct.pack(">B32sII", 62, bytes(32), 0, 0),
    struct.pack(">B32sII", 0, bytes(32), 4, 0) + b"\0\0\0\7",
    struct.pack(">B32sII", 0, bytes(32), 1, 0),
])  # fmt: skip
def test_wild_records_are_findings_and_no_crashes(
    tmp_path: Path, log: SmallLog, raw: bytes
) -> None:
    assert not answer(tmp_path, log.pieces()._replace(runs=[_Raw(raw)]))["ok"]


class _Raw(Run):
    """A run of any bytes."""

    def __new__(cls, raw: bytes) -> Self:
        return super().__new__(cls, raw)

    @property
    def bytes(self) -> bytes:
        return self.digest


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
    bent = [run._replace(leaf=run.leaf.replace(b"amy", b"bob")) for run in pieces.runs]

    said = answer(tmp_path, pieces._replace(runs=bent))

    assert 100 <= len(said["findings"]) <= 110
