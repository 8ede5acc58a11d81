"""What an operator with the log's key, or an outsider without it, can do to a bundle."""

import json
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zlib import crc32

from audit.bundle import HASHED, Pieces, Proved, Run
from audit.verify import verify
from tests.audit.small_log import (
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
    base64,
    sealed,
    sha,
    tree,
    zipped,
)  # fmt: skip

STRANGER = Key(ORIGIN, seed=9)
Change = Callable[[SmallLog, Pieces], Pieces]


def answer(tmp_path: Path, made: Pieces | bytes, trusted: str | None = POLICY,
           held: str | None = None, signer: Key = LOG) -> dict[str, Any]:  # fmt: skip
    path = tmp_path / "b.zip"
    path.write_bytes(made if isinstance(made, bytes) else zipped(made, signer))
    return verify(path, trusted=trusted, held=held)


def found(*args: Any, **more: Any) -> list[tuple[str, int | None]]:
    return [(each["kind"], each["position"]) for each in answer(*args, **more)["findings"]]


def kinds(*args: Any, **more: Any) -> set[str]:
    return {kind for kind, _ in found(*args, **more)}


def entry_replaced(bundle: bytes, name: str, content: bytes) -> bytes:
    """The zip with another file of that name, written the same way, the manifest as it was."""
    return as_zip([(each, content if each == name else was) for each, was in unzipped(bundle)])


def as_zip(files: list[tuple[str, bytes]]) -> bytes:
    """As docs/audit.md says."""
    body, listed = b"", b""
    for name, content in files:
        both = struct.pack("<HHHHH", 20, 0, 0, 0, 33) + struct.pack(
            "<LLLHH", crc32(content), len(content), len(content), len(name), 0
        )
        listed += b"PK\1\2\x14\3" + both + struct.pack("<HHHLL", 0, 0, 0, 0o644 << 16, len(body))
        listed += name.encode()
        body += b"PK\3\4" + both + name.encode() + content
    end = struct.pack("<HHHHLLH", 0, 0, len(files), len(files), len(listed), len(body), 0)
    return body + listed + b"PK\5\6" + end


def unzipped(bundle: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(BytesIO(bundle)) as old:
        return [(each.filename, old.read(each)) for each in old.infolist()]


def manifest_of(pieces: Pieces) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(unzipped(zipped(pieces))[0][1].decode().split("\n\n")[0])
    return said


def manifest_changed(pieces: Pieces, signer: Key = LOG, **said: Any) -> bytes:
    """The bundle with a manifest that says something else, signed again."""
    text = json.dumps(manifest_of(pieces) | said, ensure_ascii=False)
    return entry_replaced(zipped(pieces), "manifest", signer.sign_note(text + "\n").encode())


def with_files(pieces: Pieces, files: list[tuple[str, bytes]]) -> bytes:
    """The bundle with these files after its manifest, which names them, signed again."""
    named = [[name, len(each), sha(each).hex(), crc32(each)] for name, each in files]
    note = LOG.sign_note(json.dumps(manifest_of(pieces) | {"files": named}) + "\n")
    return as_zip([("manifest", note.encode()), *files])


def redated(bundle: bytes) -> bytes:
    """The zip with another date in the header of its first entry."""
    return bundle[:12] + b"\x22" + bundle[13:]


def at(pieces: Pieces, position: int) -> int:
    """Which run is the record of that position."""
    runs, before = [*pieces.runs], 0
    for nth, run in enumerate(runs):
        if before + 1 == position:
            return nth
        before += run.size
    raise LookupError(position)


def replaced(pieces: Pieces, position: int, *runs: Run, **changed: Any) -> Pieces:
    """With other runs, or this run changed, where that record stands."""
    nth, given = at(pieces, position), [*pieces.runs]
    given[nth : nth + 1] = runs or [given[nth]._replace(**changed)]
    return pieces._replace(runs=given)


def swapped(pieces: Pieces, one: int, two: int) -> Pieces:
    given, first, second = [*pieces.runs], at(pieces, one), at(pieces, two)
    given[first], given[second] = given[second], given[first]
    return pieces._replace(runs=given)


def leaf_edited(log: SmallLog, pieces: Pieces) -> Pieces:
    return replaced(pieces, 5, leaf=log.events[4].leaf.replace(b"amy", b"bob"))


def leaf_and_hash_edited(log: SmallLog, pieces: Pieces) -> Pieces:
    leaf = log.events[4].leaf.replace(b'"by": "amy"', b'"by": "bob"')
    return replaced(pieces, 5, leaf=leaf, digest=sha(b"\0", leaf))


def record_omitted(log: SmallLog, pieces: Pieces) -> Pieces:
    return replaced(pieces, 5, leaf=b"")


def records_swapped(_: SmallLog, pieces: Pieces) -> Pieces:
    return swapped(pieces, 3, 5)


def record_doubled(_: SmallLog, pieces: Pieces) -> Pieces:
    """In the place of the one between them."""
    return replaced(pieces, 4, [*pieces.runs][at(pieces, 3)])


def run_out_of_step(_: SmallLog, __: Pieces) -> Pieces:
    """The leaf of the third record passed for the hash over the second and it."""
    log = SmallLog()
    for stream in (WANG, WANG):
        log.record(stream)
    log.checkpoint()
    pair, last = tree(log.hashes()[:2]), Run(log.hashes()[2], 1)
    return log.pieces()._replace(runs=[Run(pair), last])


def heads_of_another(log: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(heads=log.pieces("stream", WANG).heads)


def records_of_another_under_this_name(log: SmallLog, _: Pieces) -> Pieces:
    return log.pieces("stream", WANG)._replace(proved=Proved("stream", LI, "XNM/007"))


def record_hidden_in_the_range(_: SmallLog, pieces: Pieces) -> Pieces:
    return replaced(pieces, 5, leaf=b"", level=HASHED)


def all_hidden(_: SmallLog, pieces: Pieces) -> Pieces:
    runs = [run._replace(leaf=b"", level=HASHED) if run.leaf else run for run in pieces.runs]
    return pieces._replace(runs=[*runs[:-1], [*pieces.runs][-1]])


def boundary_hidden(log: SmallLog, _: Pieces) -> Pieces:
    return replaced(log.pieces(since=START + 8 * MINUTE), 7, leaf=b"", level=HASHED)


def last_leaf_missing(_: SmallLog, pieces: Pieces) -> Pieces:
    return replaced(pieces, 24, leaf=b"")


def more_than_signed(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(runs=[*pieces.runs, Run(bytes(32))])


def less_than_signed(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(runs=[*pieces.runs][:-1])


def bucket_with_a_forged_entry(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(heads=[*pieces.heads[:4], pieces.heads[4] + b"\xff" * 72])


def older_of_another_log(log: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(older=[LOG.sign_note(f"{ORIGIN}\n13\n{base64(sha(b'another'))}\n")])


def older_that_no_run_ends_at(log: SmallLog, pieces: Pieces) -> Pieces:
    """True, but not shown: half of a run of two."""
    given = SmallLog()
    given.record(LI)
    root = base64(given.hashes()[0])
    given.record(WANG)
    given.record(WANG)
    given.record(WANG)
    given.checkpoint()
    return given.pieces(older=[LOG.sign_note(f"{ORIGIN}\n3\n{root}\n")])


def older_unsigned(log: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(older=[STRANGER.sign_note(log.notes[0].split("\n\n")[0] + "\n")])


def opened(pieces: Pieces, position: int, *texts: tuple[bytes, str], **erased: str) -> Pieces:
    return replaced(pieces, position, texts=texts, erased=erased)


def opens_to_another_text(_: SmallLog, pieces: Pieces) -> Pieces:
    return opened(pieces, 1, (SALT, "谈妥了"))


def salt_takes_from_the_text(_: SmallLog, pieces: Pieces) -> Pieces:
    return opened(pieces, 1, (SALT + "谈".encode(), "了0次"))


def opens_what_is_not_given(_: SmallLog, pieces: Pieces) -> Pieces:
    return opened(pieces, 2, (SALT, "0"))


def opens_the_text_of_another_record(_: SmallLog, pieces: Pieces) -> Pieces:
    return opened(pieces, 3, (SALT, "谈了0次"))


def erases_who_is_not_there(_: SmallLog, pieces: Pieces) -> Pieces:
    return opened(pieces, 1, **{str(WANG): "7"})


def erased_without_an_order(_: SmallLog, pieces: Pieces) -> Pieces:
    return opened(pieces, 1, **{str(LI): "7"})


def erased_twice_without_an_order(_: SmallLog, pieces: Pieces) -> Pieces:
    return opened(opened(pieces, 1, **{str(LI): "7"}), 3, **{str(LI): "7"})


def erased_by_an_order(person: Any, number: str) -> SmallLog:
    log = SmallLog()
    log.record(LI, summary=sealed(LI, "谈"))
    log.record(WANG, topic="person.erased@1", person=str(person), order=number)
    log.checkpoint()
    return log


def erased_by_an_order_for_another(_: SmallLog, __: Pieces) -> Pieces:
    return opened(erased_by_an_order(WANG, "7").pieces(orders=[2]), 1, **{str(LI): "7"})


def erased_by_an_order_of_another_number(_: SmallLog, __: Pieces) -> Pieces:
    return opened(erased_by_an_order(LI, "8").pieces(orders=[2]), 1, **{str(LI): "7"})


def erased_by_what_is_no_order(_: SmallLog, __: Pieces) -> Pieces:
    log = SmallLog()
    log.record(LI, summary=sealed(LI, "谈"))
    log.record(WANG, person=str(LI), order="7")
    log.checkpoint()
    return opened(log.pieces(orders=[2]), 1, **{str(LI): "7"})


def an_order_that_erases_nobody_here(_: SmallLog, __: Pieces) -> Pieces:
    return erased_by_an_order(LI, "7").pieces(orders=[2])


def erased_by_an_earlier_order(_: SmallLog, __: Pieces) -> Pieces:
    log = SmallLog()
    log.record(LI, topic="person.erased@1", person=str(LI), order="7")
    log.record(LI, summary=sealed(LI, "谈"))
    log.checkpoint()
    return opened(log.pieces(), 2, **{str(LI): "7"})


def a_record_of_somebody_else(log: SmallLog, pieces: Pieces) -> Pieces:
    return replaced(pieces, 2, leaf=log.events[1].leaf)


def recorded_backwards(_: SmallLog, __: Pieces) -> Pieces:
    log = SmallLog()
    log.record(LI)
    log.record(LI, later=-MINUTE)
    log.checkpoint()
    return log.pieces()


def versions_twice(_: SmallLog, __: Pieces) -> Pieces:
    log = SmallLog()
    log.record(LI)
    log.events.append(log.events[0]._replace(position=2))
    log.checkpoint()
    return log.pieces()


def of_another_jurisdiction(log: SmallLog, pieces: Pieces) -> Pieces:
    leaf = bytearray(log.events[0].leaf)
    leaf[18] = 2
    return replaced(pieces, 1, leaf=bytes(leaf))


def leaf_of_no_known_format(log: SmallLog, pieces: Pieces) -> Pieces:
    leaf = log.events[0].leaf.replace(b"event/1", b"event/2")
    return replaced(pieces, 1, leaf=leaf, digest=sha(b"\0", leaf))


def heads_of_fewer_records(_: SmallLog, __: Pieces) -> Pieces:
    """The operator commits heads that do not know the second record, and signs all of it."""
    log = SmallLog()
    log.record(LI)
    log.record(LI)
    heads = Heads(log.events[:1])
    log.record(WANG, topic="audit.heads_committed@1", size=2, root=base64(heads.hash()))
    text = f"{ORIGIN}\n3\n{base64(tree(log.hashes()))}\n"
    log.notes.append(OFFICE_WITNESS.cosign(LOG.sign_note(text)))
    return log.pieces()._replace(heads=heads.way("stream", LI))


def attachment_nobody_speaks_of(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(attachments=[b"a paper"])


def not_witnessed(log: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(checkpoint=LOG.sign_note(pieces.checkpoint.split("\n\n")[0] + "\n"))


def checkpoint_of_a_stranger(log: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(checkpoint=STRANGER.sign_note(pieces.checkpoint.split("\n\n")[0] + "\n"))


def checkpoint_of_the_future(log: SmallLog, pieces: Pieces) -> Pieces:
    note = LOG.sign_note(f"{ORIGIN}\n{2**62}\n{base64(sha(b'?'))}\n")
    return pieces._replace(checkpoint=OFFICE_WITNESS.cosign(note), older=[])


FOUND: list[tuple[Change, tuple[str, int | None]]] = [
    (leaf_edited, ("leaf_changed", 5)),
    (leaf_and_hash_edited, ("tree_differs", None)),
    (record_omitted, ("record_missing", 7)),
    (record_omitted, ("record_missing", None)),
    (records_swapped, ("order_broken", 3)),
    (record_doubled, ("order_broken", 4)),
    (run_out_of_step, ("tree_differs", 2)),
    (heads_of_another, ("heads_differ", None)),
    (records_of_another_under_this_name, ("record_missing", 2)),
    (record_hidden_in_the_range, ("record_missing", 5)),
    (all_hidden, ("record_missing", 23)),
    (boundary_hidden, ("record_missing", 7)),
    (last_leaf_missing, ("heads_differ", None)),
    (more_than_signed, ("tree_differs", 25)),
    (less_than_signed, ("tree_differs", None)),
    (bucket_with_a_forged_entry, ("heads_differ", None)),
    (older_of_another_log, ("older_checkpoint_conflict", None)),
    (older_that_no_run_ends_at, ("older_checkpoint_conflict", None)),
    (older_unsigned, ("older_unreadable", None)),
    (opens_to_another_text, ("sealed_text_differs", 1)),
    (salt_takes_from_the_text, ("sealed_text_differs", 1)),
    (opens_what_is_not_given, ("sealed_text_differs", 2)),
    (opens_the_text_of_another_record, ("sealed_text_differs", 3)),
    (erases_who_is_not_there, ("sealed_text_differs", 1)),
    (erased_without_an_order, ("erasure_unproven", 1)),
    (erased_twice_without_an_order, ("erasure_unproven", 1)),
    (erased_by_an_order_for_another, ("erasure_unproven", 1)),
    (erased_by_an_order_of_another_number, ("erasure_unproven", 1)),
    (erased_by_what_is_no_order, ("erasure_unproven", 1)),
    (erased_by_an_earlier_order, ("erasure_unproven", 2)),
    (an_order_that_erases_nobody_here, ("record_missing", 2)),
    (a_record_of_somebody_else, ("record_missing", 2)),
    (recorded_backwards, ("back_dated", 2)),
    (versions_twice, ("order_broken", 2)),
    (of_another_jurisdiction, ("leaf_changed", 1)),
    (of_another_jurisdiction, ("record_missing", 1)),
    (leaf_of_no_known_format, ("record_malformed", 1)),
    (heads_of_fewer_records, ("record_missing", None)),
    (attachment_nobody_speaks_of, ("attachment_changed", None)),
    (not_witnessed, ("not_witnessed", None)),
    (checkpoint_of_a_stranger, ("checkpoint_not_signed", None)),
    (checkpoint_of_the_future, ("heads_differ", None)),
]
