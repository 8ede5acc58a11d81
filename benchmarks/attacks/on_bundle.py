"""An evidence bundle is changed on its way, or made false by whoever holds the log's key."""

# ruff: noqa: ARG001 (every way to make one takes the same arguments)
from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import orjson

from audit.bundle import HASHED, Pieces, Run
from audit.export import Taking
from audit.heads import Head, bucket_hash, bucket_of, chained, key, shelf_hash
from audit.note import Checkpoint, Note, Signature, read_note
from audit.opening import owners
from audit.subject import Subject
from audit.tree import leaf_hash
from benchmarks.attacks.bundles import Bundles, mine, taken, whole, with_runs
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
        for each in zipped.infolist()[1:]:
            first = each.header_offset + 30 + len(each.filename)
            if first <= place < first + each.file_size:
                return turned, Expected.of("file_changed")
    return turned, Expected.of("zip_changed", "manifest_changed", "not_a_bundle")


def cut_or_lengthened(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    made = bundles.zipped(pieces)
    more = dice.randbytes(dice.randint(1, 99))
    cut = dice.choice([made[: dice.randrange(len(made))], made + more, more + made])
    return cut, Expected.of("not_a_bundle", "zip_changed")


def other_plaintext(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    nth, position, run = dice.choice([each for each in mine(pieces) if each[2].texts])
    texts = [*run.texts]
    which = dice.randrange(len(texts))
    salt, text = texts[which]
    texts[which] = dice.choice([
        (salt, text + "元"), (salt, text[:-1]), (flipped_bytes(dice, salt), text),
    ])  # fmt: skip
    made = with_runs(pieces, (nth, run._replace(texts=texts)))
    return made, Expected.of("sealed_text_differs", position=position)


def left_out(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """Passed for somebody else's, of which only the hash is given."""
    records = mine(pieces)
    out = dice.randrange(len(records))
    nth, _, run = records[out]
    after = [position for _, position, _ in records[out + 1 :]]
    position = after[0] if pieces.proved.kind == "stream" and out and after else None
    made = with_runs(pieces, (nth, run._replace(leaf=b"", texts=(), erased={})))
    return made, Expected.of("record_missing", position=position)


def counted_less(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """The bucket and the shelves above it are made to fit what is left."""
    made, _ = left_out(bundles, pieces, dice)
    assert isinstance(made, Pieces)
    subject = key(pieces.proved.kind, pieces.proved.name)
    chain = bytes(32)
    for _, _, run in mine(made):
        chain = chained(chain, run.digest)
    entry = subject + len(mine(made)).to_bytes(8) + chain
    *shelves, bucket = pieces.heads
    entries = [bucket[n : n + 72] for n in range(0, len(bucket), 72)]
    bucket = b"".join(entry if each[:32] == subject else each for each in entries)
    hash_ = _bucket(bucket)
    for level in range(3, -1, -1):
        place = (bucket_of(subject) >> 4 * (3 - level)) % 16 * 32
        shelves[level] = shelves[level][:place] + hash_ + shelves[level][place + 32 :]
        hash_ = shelf_hash(shelves[level])
    return made._replace(heads=[*shelves, bucket]), Expected.of("heads_differ")


def _bucket(entries: bytes) -> bytes:
    parts = [entries[n : n + 72] for n in range(0, len(entries), 72)]
    return bucket_hash(Head(e[:32], int.from_bytes(e[32:40]), e[40:]) for e in parts)


def leaf_changed(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    nth, position, run = dice.choice(mine(pieces))
    made = with_runs(pieces, (nth, run._replace(leaf=flipped_bytes(dice, run.leaf))))
    return made, Expected.of("leaf_changed", position=position)


def leaf_and_hash_changed(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """A bit of the state, which stands last in a leaf, and the hash made to fit."""
    nth, _, run = dice.choice(mine(pieces))
    turned = run.leaf[:-1] + flipped_bytes(dice, run.leaf[-1:])
    changed = run._replace(leaf=turned, digest=leaf_hash(turned), texts=(), erased={})
    return with_runs(pieces, (nth, changed)), Expected.of("tree_differs")


def of_another_subject(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    ours = {position for _, position, _ in mine(pieces)}
    others = [
        each for each in bundles.pieces
        if not ours & {position for _, position, _ in mine(each)}
    ]  # fmt: skip
    if not others:
        raise LookupError
    other = dice.choice(others)
    dressed = other._replace(proved=pieces.proved, heads=pieces.heads)
    return dressed, Expected.of("record_missing", position=mine(other)[0][1])


def reordered(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """Two records exchanged, or one in the place of the next."""
    records = mine(pieces)
    one = dice.randrange(len(records) - 1)
    (nth, first, run), (next_, second, other) = records[one], records[one + 1]
    if dice.random() < 0.5:
        return with_runs(pieces, (next_, run)), Expected.of("order_broken", position=second)
    made = with_runs(pieces, (nth, other), (next_, run))
    return made, Expected.of("order_broken", position=first)


def moved(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """A run left out, so that all after it come too early."""
    runs = [*pieces.runs]
    nth, _, _ = dice.choice(mine(pieces))
    del runs[nth]
    return pieces._replace(runs=runs), Expected.of("order_broken", "tree_differs")


def only_a_hash(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    nth, position, run = dice.choice(mine(pieces))
    made = with_runs(pieces, (nth, run._replace(level=HASHED, leaf=b"", texts=(), erased={})))
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
    nth, position, run = dice.choice([each for each in mine(pieces) if each[2].texts])
    person = dice.choice([*owners(_state(run))])
    made = with_runs(pieces, (nth, run._replace(texts=(), erased={person: "删字〔2026〕3号"})))
    return made, Expected.of("erasure_unproven", position=position)


def _state(run: Run) -> Any:
    return orjson.loads(b'{"' + run.leaf.partition(b'{"')[2])


def older_of_another_tree(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    size = dice.choice(bundles.village.sizes[:-1])
    older = [bundles.signed(size, dice.randbytes(32))]
    return pieces._replace(older=older), Expected.of("older_checkpoint_conflict")


def other_size_or_root(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """A checkpoint under the stolen key that the records do not lead to, of a witness or none."""
    size, root = len(bundles.leaves), Checkpoint.of(read_note(pieces.checkpoint)).root
    lie = dice.choice([(size - 1, root), (size + 1, root), (size, dice.randbytes(32))])
    made = pieces._replace(checkpoint=bundles.signed(*lie), older=[])
    return made, Expected.of("tree_differs", "heads_differ", "order_broken", "not_witnessed")


def without_the_last_leaf(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    runs = [*pieces.runs]
    runs[-1] = runs[-1]._replace(leaf=b"")
    return pieces._replace(runs=runs), Expected.of("heads_differ")


def unsealed_field(bundles: Bundles, pieces: Pieces, dice: Dice) -> Made:
    """A text said to stand where the record has none, or where it is not sealed."""
    nth, position, run = dice.choice(mine(pieces))
    plain = [value for value in _state(run).values() if isinstance(value, str)]
    lie = (bytes(16), dice.choice([*plain, "谈妥了"]))
    made = with_runs(pieces, (nth, run._replace(texts=[*run.texts, lie])))
    return made, Expected.of("sealed_text_differs", position=position)


Make = Callable[[Bundles, Pieces, Dice], Made]
TOLD: dict[Make, str] = {
    bit_in_the_zip: "one random bit anywhere in the zip",
    cut_or_lengthened: "the zip cut, or bytes put before or after it",
    other_plaintext: "another text or salt for a sealed field, manifest signed with the stolen key",
    left_out: "a record passed for somebody else's, manifest signed with the stolen key",
    counted_less: "the same, the count and the shelves made to fit",
    leaf_changed: "one random bit in a leaf, manifest signed with the stolen key",
    leaf_and_hash_changed: "the same, the leaf's hash made to fit",
    of_another_subject: "the records of another subject passed off",
    reordered: "records exchanged or doubled",
    moved: "a record cut out, all after it one place too early",
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
        forged = whole(taking.pieces(None, None, size))
    return Trial(Expected.of("checkpoint_conflict"), bundles.found(forged, str(held)))
