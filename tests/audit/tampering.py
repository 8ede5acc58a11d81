"""What an operator with the log's key, or an outsider without it, can do to a bundle."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from audit.bundle import Erased, Opened, Pieces, Proved
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
    cover,
    proof,
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


def records(pieces: Pieces) -> list[tuple[int, bytes, bytes | None]]:
    return list(pieces.records)


def entry_replaced(bundle: bytes, name: str, content: bytes) -> bytes:
    """The zip with another entry of that name, written the same way, the manifest as it was."""
    to = BytesIO()
    with zipfile.ZipFile(BytesIO(bundle)) as old, zipfile.ZipFile(_Onward(to), "w") as new:  # type: ignore[call-overload]
        for each in old.infolist():
            info = zipfile.ZipInfo(each.filename)
            info.create_system, info.external_attr = 3, 0o644 << 16
            with new.open(info, "w") as file:
                file.write(content if each.filename == name else old.read(each))
    return to.getvalue()


def redated(bundle: bytes) -> bytes:
    """The zip with another date in the header of its first entry."""
    return bundle.replace(b"\x21\0" + bytes(12), b"\x22\0" + bytes(12), 1)


class _Onward:
    def __init__(self, file: BytesIO) -> None:
        self.write, self.flush = file.write, file.flush


def leaf_edited(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(records=[
        (p, h, leaf and leaf.replace(b"amy", b"bob") if p == 5 else leaf)
        for p, h, leaf in records(pieces)
    ])  # fmt: skip


def leaf_and_hash_edited(log: SmallLog, pieces: Pieces) -> Pieces:
    given = records(pieces)
    leaf = (given[2][2] or b"").replace(b'"by": "amy"', b'"by": "bob"')
    given[2] = (given[2][0], sha(b"\0", leaf), leaf)
    return pieces._replace(records=given)


def record_omitted(log: SmallLog, pieces: Pieces) -> Pieces:
    given = [each for each in records(pieces) if each[0] != 5]
    return pieces._replace(records=given, cover=cover({p - 1 for p, _, _ in given}, log.hashes()))


def records_swapped(_: SmallLog, pieces: Pieces) -> Pieces:
    given = records(pieces)
    given[1], given[2] = given[2], given[1]
    return pieces._replace(records=given)


def contents_swapped(_: SmallLog, pieces: Pieces) -> Pieces:
    given = records(pieces)
    given[1], given[2] = (given[1][0], *given[2][1:]), (given[2][0], *given[1][1:])
    return pieces._replace(records=given)


def heads_of_another(log: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(heads=log.pieces("stream", WANG).heads)


def records_of_another_under_this_name(log: SmallLog, _: Pieces) -> Pieces:
    return log.pieces("stream", WANG)._replace(proved=Proved("stream", LI, "XNM/007"))


def record_hidden_in_the_range(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(
        records=[(p, h, None if p == 5 else leaf) for p, h, leaf in records(pieces)]
    )


def boundary_hidden(log: SmallLog, _: Pieces) -> Pieces:
    pieces = log.pieces(since=START + 8 * MINUTE)
    return pieces._replace(
        records=[(p, h, None if p == 7 else leaf) for p, h, leaf in records(pieces)]
    )


def last_leaf_missing(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(
        records=records(pieces)[:-1], cover=[*pieces.cover, records(pieces)[-1][1]]
    )


def cover_left_over(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(cover=[*pieces.cover, bytes(32)])


def bucket_with_a_forged_entry(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(heads=pieces.heads + b"\xff" * 72)


def older_of_another_log(log: SmallLog, pieces: Pieces) -> Pieces:
    note = LOG.sign_note(f"{ORIGIN}\n13\n{base64(sha(b'another'))}\n")
    return pieces._replace(older=[(note, proof(13, log.hashes()))])


def older_unsigned(log: SmallLog, pieces: Pieces) -> Pieces:
    note = STRANGER.sign_note(log.notes[0].split("\n\n")[0] + "\n")
    return pieces._replace(older=[(note, proof(13, log.hashes()))])


def older_with_an_odd_proof(log: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(
        older=[(log.notes[0], [each + b"." for each in proof(13, log.hashes())])]
    )


def opens_to_another_text(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(opened=[Opened(1, "summary", SALT, "谈妥了")])


def salt_takes_from_the_text(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(opened=[Opened(1, "summary", SALT + "谈".encode(), "了0次")])


def opens_what_is_not_given(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(opened=[Opened(2, "summary", SALT, "0")])


def opens_what_is_not_sealed(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(opened=[Opened(1, "by", SALT, "bob")])


def erased_without_an_order(_: SmallLog, pieces: Pieces) -> Pieces:
    return pieces._replace(opened=[Erased(1, "summary", 3)])


def erased_by_an_order_for_another(_: SmallLog, __: Pieces) -> Pieces:
    log = SmallLog()
    log.record(LI, summary=sealed(LI, "谈"))
    log.record(LI, topic="person.erased@1", person=str(WANG), order="7")
    log.checkpoint()
    return log.pieces(opened=[Erased(1, "summary", 2)])


def erased_by_an_earlier_order(_: SmallLog, __: Pieces) -> Pieces:
    log = SmallLog()
    log.record(LI, topic="person.erased@1", person=str(LI), order="7")
    log.record(LI, summary=sealed(LI, "谈"))
    log.checkpoint()
    return log.pieces(opened=[Erased(2, "summary", 1)])


def a_record_of_somebody_else(log: SmallLog, pieces: Pieces) -> Pieces:
    given = sorted([*records(pieces), (2, log.events[1].hash, log.events[1].leaf)])
    return pieces._replace(records=given, cover=cover({p - 1 for p, _, _ in given}, log.hashes()))


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
    given = records(pieces)
    leaf = bytearray(given[0][2] or b"")
    leaf[18] = 2
    return pieces._replace(records=[(1, given[0][1], bytes(leaf)), *given[1:]])


def leaf_of_no_known_format(_: SmallLog, pieces: Pieces) -> Pieces:
    given = records(pieces)
    leaf = (given[0][2] or b"").replace(b"event/1", b"event/2")
    return pieces._replace(records=[(1, sha(b"\0", leaf), leaf), *given[1:]])


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
    (records_swapped, ("order_broken", 3)),
    (contents_swapped, ("order_broken", 3)),
    (heads_of_another, ("heads_differ", None)),
    (records_of_another_under_this_name, ("record_missing", 2)),
    (record_hidden_in_the_range, ("record_missing", 5)),
    (boundary_hidden, ("record_missing", 7)),
    (last_leaf_missing, ("heads_differ", None)),
    (cover_left_over, ("tree_differs", None)),
    (bucket_with_a_forged_entry, ("heads_differ", None)),
    (older_of_another_log, ("older_checkpoint_conflict", None)),
    (older_unsigned, ("older_unreadable", None)),
    (older_with_an_odd_proof, ("older_unreadable", None)),
    (opens_to_another_text, ("sealed_text_differs", 1)),
    (salt_takes_from_the_text, ("sealed_text_differs", 1)),
    (opens_what_is_not_given, ("sealed_text_differs", 2)),
    (opens_what_is_not_sealed, ("sealed_text_differs", 1)),
    (erased_without_an_order, ("erasure_unproven", 1)),
    (erased_by_an_order_for_another, ("erasure_unproven", 1)),
    (erased_by_an_earlier_order, ("erasure_unproven", 2)),
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
