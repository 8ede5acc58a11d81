"""An evidence bundle is changed on its way, or made false by whoever holds the log's key."""

# ruff: noqa: ARG001 (every way to make one takes the same arguments)
from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import orjson

from audit.bundle import Erased, Opened, Pieces
from audit.export import Taking
from audit.heads import Head, bucket_hash, bucket_of, chained, key, shelf_hash
from audit.note import Checkpoint, Note, Signature, read_note
from audit.opening import is_sealed
from audit.subject import Subject
from audit.tree import consistency, leaf_hash
from benchmarks.attacks.bundles import Bundles, mine, taken, whole
from benchmarks.attacks.forger import rebuilt
from benchmarks.attacks.trial import Attack, Dice, Expected, Trial, flipped_bytes
from benchmarks.attacks.village import Village

Made = tuple[Pieces | bytes, Expected]
NOBODY = Signature("office.example", b"\0\0\0\0", bytes(72))


def bit_in_the_zip(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    made = bundles.zipped(pieces)
    place = dice.randrange(len(made))
    turned = made[:place] + bytes([made[place] ^ 1 << dice.randrange(8)]) + made[place + 1 :]
    with ZipFile(BytesIO(made)) as zipped:
        for each in zipped.infolist():
            first = each.header_offset + 30 + len(each.filename)
            if first <= place < first + each.file_size and each.filename != "manifest":
                return turned, Expected.of("file_changed")
    return turned, Expected.of("zip_changed", "manifest_changed", "not_a_bundle")


def cut_or_lengthened(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    made = bundles.zipped(pieces)
    more = dice.randbytes(dice.randint(1, 99))
    cut = dice.choice([made[: dice.randrange(len(made))], made + more, more + made])
    return cut, Expected.of("not_a_bundle", "zip_changed")


def other_plaintext(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    opened: list[Any] = [*pieces.opened]
    nth = dice.choice([n for n, each in enumerate(opened) if isinstance(each, Opened)])
    one = opened[nth]
    opened[nth] = dice.choice([
        one._replace(text=one.text + "元"), one._replace(text=""),
        one._replace(salt=flipped_bytes(dice, one.salt)),
    ])  # fmt: skip
    return pieces._replace(opened=opened), Expected.of("sealed_text_differs", position=one.position)


def left_out(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    records = mine(pieces)
    nth = dice.randrange(len(records))
    out, after = records[nth][0], [position for position, _, _ in records[nth + 1 :]]
    position = after[0] if pieces.proved.kind == "stream" and nth and after else None
    made = bundles.with_records(pieces, [r for r in pieces.records if r[0] != out])
    kept = [each for each in pieces.opened if each.position != out]
    return made._replace(opened=kept), Expected.of("record_missing", position=position)


def counted_less(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """The bucket and the shelves above it are made to fit what is left."""
    made, _ = left_out(bundles, pieces, dice)
    assert isinstance(made, Pieces)
    subject = key(pieces.proved.kind, pieces.proved.name)
    chain = bytes(32)
    for _, digest, _ in mine(made):
        chain = chained(chain, digest)
    entry = subject + len(mine(made)).to_bytes(8) + chain
    entries = [pieces.heads[n : n + 72] for n in range(2048, len(pieces.heads), 72)]
    bucket = b"".join(entry if each[:32] == subject else each for each in entries)
    shelves, hash_ = [pieces.heads[n : n + 512] for n in range(0, 2048, 512)], _bucket(bucket)
    for level in range(3, -1, -1):
        place = (bucket_of(subject) >> 4 * (3 - level)) % 16 * 32
        shelves[level] = shelves[level][:place] + hash_ + shelves[level][place + 32 :]
        hash_ = shelf_hash(shelves[level])
    return made._replace(heads=b"".join([*shelves, bucket])), Expected.of("heads_differ")


def _bucket(entries: bytes) -> bytes:
    parts = [entries[n : n + 72] for n in range(0, len(entries), 72)]
    return bucket_hash(Head(e[:32], int.from_bytes(e[32:40]), e[40:]) for e in parts)


def leaf_changed(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    records = [*pieces.records]
    nth = dice.randrange(len(records))
    position, digest, leaf = records[nth]
    records[nth] = (position, digest, flipped_bytes(dice, leaf or b""))
    return pieces._replace(records=records), Expected.of("leaf_changed", position=position)


def leaf_and_hash_changed(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """A bit of the state, which stands last in a leaf, and the hash made to fit."""
    records = [*pieces.records]
    nth = dice.randrange(len(records) - 1)
    position, _, leaf = records[nth]
    assert leaf
    turned = leaf[:-1] + flipped_bytes(dice, leaf[-1:])
    records[nth] = (position, leaf_hash(turned), turned)
    kept = [each for each in pieces.opened if each.position != position]
    return pieces._replace(records=records, opened=kept), Expected.of("tree_differs")


def of_another_subject(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    others = [each for each in bundles.pieces if not set(mine(each)) & set(mine(pieces))]
    if not others:
        raise LookupError
    other = dice.choice(others)
    first = min(position for position, _, _ in mine(other))
    dressed = other._replace(proved=pieces.proved, heads=pieces.heads)
    return dressed, Expected.of("record_missing", position=first)


def reordered(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    records = [*pieces.records]
    nth = dice.randrange(len(records) - 1)
    if dice.random() < 0.5:
        records.insert(nth, records[nth])
    else:
        records[nth], records[nth + 1] = records[nth + 1], records[nth]
    made = pieces._replace(records=records, opened=[])
    return made, Expected.of("order_broken", position=records[nth + 1][0])


def numbers_exchanged(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    records = [*pieces.records]
    nth = dice.randrange(len(records) - 1)
    one, two = records[nth], records[nth + 1]
    records[nth], records[nth + 1] = (one[0], *two[1:]), (two[0], *one[1:])
    made = pieces._replace(records=records, opened=[])
    return made, Expected.of("order_broken", position=one[0])


def only_a_hash(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    records = [*pieces.records]
    nth = dice.randrange(len(records) - 1)
    position, digest, _ = records[nth]
    records[nth] = (position, digest, None)
    kept = [each for each in pieces.opened if each.position != position]
    made = pieces._replace(records=records, opened=kept)
    return made, Expected.of("record_missing", position=position)


def cosignature(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """None, one of another checkpoint, one with a bit turned, one by another key."""
    note = read_note(pieces.checkpoint)
    log, line = note.signatures[0], note.signatures[1]
    other = read_note(str(bundles.village.notary.note(bundles.village.sizes[0]))).signatures[1]
    false = dice.choice([
        [], [other], [line._replace(payload=flipped_bytes(dice, line.payload))],
        [NOBODY], [NOBODY._replace(key_id=line.key_id)], [line._replace(name="another.example")],
        [line._replace(payload=log.payload)],
    ])  # fmt: skip
    made = pieces._replace(checkpoint=str(Note(note.text, [log, *false])))
    return made, Expected.of("not_witnessed")


def log_signature(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    note = read_note(pieces.checkpoint)
    first = note.signatures[0]
    false = first._replace(payload=flipped_bytes(dice, first.payload))
    made = str(Note(note.text, [false, *note.signatures[1:]]))
    return pieces._replace(checkpoint=made), Expected.of("checkpoint_not_signed")


def erased_without_an_order(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    opened: list[Any] = [*pieces.opened]
    nth = dice.choice(range(len(opened)))
    one = opened[nth]
    order = dice.choice([position for position, _, _ in pieces.records])
    opened[nth] = Erased(one.position, one.field, order)
    return pieces._replace(opened=opened), Expected.of("erasure_unproven", position=one.position)


def older_of_another_tree(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    size = dice.choice(bundles.village.sizes[:-1])
    proof = consistency(size, len(bundles.leaves), bundles.nodes)
    older = [(bundles.signed(size, dice.randbytes(32)), proof)]
    return pieces._replace(older=older), Expected.of("older_checkpoint_conflict")


def other_size_or_root(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """A checkpoint under the stolen key that the records do not lead to, of a witness or none."""
    size, root = len(bundles.leaves), Checkpoint.of(read_note(pieces.checkpoint)).root
    lie = dice.choice([(size - 1, root), (size + 1, root), (size, dice.randbytes(32))])
    made = pieces._replace(checkpoint=bundles.signed(*lie), older=[])
    return made, Expected.of("tree_differs", "heads_differ", "order_broken", "not_witnessed")


def without_the_last_leaf(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    return bundles.with_records(pieces, mine(pieces)), Expected.of("heads_differ")


def unsealed_field(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """A text said to stand where the record has none, or where its field is not sealed."""
    records = {p: leaf for p, _, leaf in mine(pieces)}
    position = dice.choice(sorted(records))
    state = (records[position] or b"").partition(b'{"')[2]
    names = [n for n, v in orjson.loads(b'{"' + state).items() if not is_sealed(v)]
    lie = Opened(position, dice.choice([*names, "nothing"]), bytes(16), "谈妥了")
    others = [each for each in pieces.opened if each.position != position]
    opened = sorted([*others, lie], key=lambda each: each.position)
    return pieces._replace(opened=opened), Expected.of("sealed_text_differs", position=position)


Make = Callable[[Bundles, Pieces, Dice], Made]
TOLD: dict[Make, str] = {
    bit_in_the_zip: "one random bit anywhere in the zip",
    cut_or_lengthened: "the zip cut, or bytes put before or after it",
    other_plaintext: "another text or salt for a sealed field, manifest signed with the stolen key",
    left_out: "a record left out, manifest signed with the stolen key",
    counted_less: "the same, the count and the shelves made to fit",
    leaf_changed: "one random bit in a leaf, manifest signed with the stolen key",
    leaf_and_hash_changed: "the same, the leaf's hash made to fit",
    of_another_subject: "the records of another subject passed off",
    reordered: "records exchanged or doubled",
    numbers_exchanged: "two records exchange their positions",
    only_a_hash: "only the hash given of a record in the range",
    cosignature: "a cosignature left out, forged, or taken from another checkpoint",
    log_signature: "one random bit in the log's signature of the checkpoint",
    erased_without_an_order: "a text said to be erased without an order",
    older_of_another_tree: "an older checkpoint of another tree, signed with the stolen key",
    other_size_or_root: "a checkpoint of another size or root, signed with the stolen key",
    without_the_last_leaf: "the log's own last record left out",
    unsealed_field: "an opened text where nothing is sealed",
}


def attacks(village: Village) -> list[Attack]:
    """The classes."""
    bundles = taken(village)

    def tried(make: Make) -> Callable[[Dice], Trial]:
        def attempt(dice: Dice) -> Trial:
            while True:
                try:
                    made, expected = make(bundles, dice.choice(bundles.pieces), dice)
                except (LookupError, IndexError):  # this subject has nothing of the kind
                    continue
                return Trial(expected, bundles.found(made))

        return attempt

    made = [Attack(f.__name__.replace("_", "-"), what, tried(f)) for f, what in TOLD.items()]
    what = "a bundle of a rebuilt tree beside a checkpoint that is held"
    return [*made, Attack("two-trees", what, lambda dice: fork(bundles, dice))]


def fork(bundles: Bundles, dice: Dice) -> Trial:
    """Everything after some checkpoint made anew and signed; the true one is held."""
    village = bundles.village
    with village.scene(dice) as scene:
        after = dice.choice([0, *village.sizes[:-1]])
        folder = village.folder / f"fork-{dice.getrandbits(64):x}"
        position = after + 1

        def changed() -> None:
            scene.run(
                "UPDATE zhuanban.events SET state = state || ' ' WHERE position = %s", position
            )

        rebuilt(scene, folder, after, changed)
        pieces = dice.choice(bundles.pieces)
        subject: Any = Subject(pieces.proved.kind, pieces.proved.name, "")  # type: ignore[arg-type]
        taking = Taking(scene.connection, village.books, village.notary, subject, scene.size)
        held = village.notary.note(dice.choice([s for s in village.sizes if s > after]))
        size = Checkpoint.of(held).size
        forged = whole(taking.pieces(None, None, size))._replace(opened=[])
    return Trial(Expected.of("checkpoint_conflict"), bundles.found(forged, str(held)))
