"""The tree, the counts, the checkpoints and the journal are changed, alone or with the records."""

from __future__ import annotations

import tempfile
from base64 import b64decode, b64encode
from collections.abc import Callable
from pathlib import Path

from audit.cosigning import request
from audit.heads import HeadsWereChanged
from audit.journal import Journal, JournalIsDamaged
from audit.note import Checkpoint, read_note
from audit.tiles import SIZE, WIDTH, Tiles, TilesWereChanged
from audit.tree import consistency
from audit.witness import Refused
from benchmarks.attacks.forger import earlier, rebuilt, restored, sequencer
from benchmarks.attacks.on_rows import CHANGED, anywhere, change, copied
from benchmarks.attacks.trial import Attack, Dice, Expected, Trial, flipped_bytes, flipped_text
from benchmarks.attacks.village import Scene, Village, watched


def forged(scene: Scene, folder: Path) -> int:
    """Change one record and rebuild all after it; returns its position."""
    position = anywhere(scene)
    while position in scene.village.sizes or not position:  # the tree's own records are made anew
        position = anywhere(scene)
    after = scene.signed_before(position)

    def changed() -> None:
        while not change(scene, position, scene.dice.choice([c for c in CHANGED if c != "topic"])):
            pass

    rebuilt(scene, folder, after, changed)
    return position


def rebuilt_with_the_key(scene: Scene) -> Expected:
    position = forged(scene, Path(tempfile.mkdtemp(dir=scene.village.folder)))
    return Expected.of("history_rebuilt", position=scene.signed_before(position) + 1)


def rebuilt_with_key_and_journal(scene: Scene) -> Expected:
    scene.journal = Journal(Path(tempfile.mkdtemp(dir=scene.village.folder)), 1)
    position = forged(scene, scene.journal.path.parent)
    return Expected.of("checkpoint_conflict", position=scene.held_before(position) + 1)


def old_backup(scene: Scene) -> Expected:
    size = scene.dice.choice(scene.village.sizes[:-1])
    restored(scene, size)
    scene.run("DELETE FROM zhuanban.events WHERE position > %s", size)
    scene.run("UPDATE zhuanban.heads SET position = %s", size)
    return Expected.of("log_is_shorter", position=size + 1)


def old_backup_and_journal(scene: Scene) -> Expected:
    expected = old_backup(scene)
    folder = Path(tempfile.mkdtemp(dir=scene.village.folder))
    scene.journal = earlier(scene, folder, (expected.position or 1) - 1)
    return expected


def row_and_tile_alike(scene: Scene) -> Expected:
    position = anywhere(scene)
    while not change(scene, position, scene.dice.choice(CHANGED)):
        pass
    nth, place = divmod(position - 1, WIDTH)
    scene.run(
        "UPDATE audit.tiles SET hashes = overlay(hashes PLACING (SELECT"
        " sha256('\\x00'::bytea || audit.leaf(e)) FROM zhuanban.events e WHERE position = %s)"
        " FROM %s FOR 32) WHERE level = 0 AND nth = %s", position, place * SIZE + 1, nth,
    )  # fmt: skip
    return Expected.of("history_rebuilt", position=scene.signed_before(position) + 1)


def tile(scene: Scene) -> Expected:
    position = anywhere(scene)
    nth, place = divmod(position - 1, WIDTH)
    bit = place * SIZE * 8 + scene.dice.randrange(256)
    scene.run("UPDATE audit.tiles SET hashes = set_bit(hashes, %s, 1 - get_bit(hashes, %s))"
              " WHERE level = 0 AND nth = %s", bit, bit, nth)  # fmt: skip
    return Expected.of("tile_changed", position=position)


def tile_above(scene: Scene) -> Expected:
    how = scene.dice.choice([
        "UPDATE audit.tiles SET hashes = sha256(hashes) WHERE level = 1",
        "UPDATE audit.tiles SET nth = nth + 1 WHERE level = 1",
        "UPDATE audit.tiles SET hashes = hashes || hashes WHERE level = 1",
        "DELETE FROM audit.tiles WHERE level = 1",
    ])  # fmt: skip
    scene.run(how)
    return Expected.of("tiles_above_changed")


def tile_beyond_the_tree(scene: Scene) -> Expected:
    position = (scene.size // WIDTH + 1) * WIDTH + 1
    nth = scene.dice.choice([scene.size // WIDTH + 1, 2**40])
    scene.run("INSERT INTO audit.tiles VALUES (1, 0, %s, sha256('')) ON CONFLICT DO NOTHING", nth)
    return Expected.of("tile_changed", position=position if nth < 2**40 else nth * WIDTH + 1)


def head(scene: Scene) -> Expected:
    a_head(scene)
    return Expected.of("head_changed")


def a_head(scene: Scene, key: bytes | None = None) -> None:
    """Lower the count or turn a bit of the chain, of the head of a key or of any."""
    keys = [row[0] for row in scene.run("SELECT key FROM audit.heads ORDER BY key").fetchall()]
    how = scene.dice.choice([
        "UPDATE audit.heads SET n = n - 1 WHERE key = %s",
        "UPDATE audit.heads SET chain = set_bit(chain, 9, 1 - get_bit(chain, 9)) WHERE key = %s",
        "DELETE FROM audit.heads WHERE key = %s",
    ])  # fmt: skip
    scene.run(how, key or scene.dice.choice(keys))


def shelf(scene: Scene) -> Expected:
    rows = scene.run("SELECT level, nth FROM audit.shelves ORDER BY 1, 2").fetchall()
    bit = scene.dice.randrange(512 * 8)
    scene.run("UPDATE audit.shelves SET hashes = set_bit(hashes, %s, 1 - get_bit(hashes, %s))"
              " WHERE level = %s AND nth = %s", bit, bit, *scene.dice.choice(rows))  # fmt: skip
    return Expected.of("shelf_changed")


def tree_row(scene: Scene) -> Expected:
    how = scene.dice.choice([
        "UPDATE audit.trees SET root = sha256(root)",
        "UPDATE audit.trees SET heads = sha256(heads)",
        "UPDATE audit.trees SET size = size - 1", "UPDATE audit.trees SET size = size + 1",
    ])  # fmt: skip
    scene.run(how)
    return Expected.of("tree_changed")


def note(scene: Scene) -> Expected:
    size, other = scene.dice.sample(scene.village.sizes, 2)
    row = scene.run("SELECT note FROM audit.checkpoints WHERE size = %s", size).fetchone()
    assert row
    lie = Checkpoint(scene.village.notary.key.name, size, scene.village.notes[other].root).text
    text = scene.dice.choice([
        flipped_text(scene.dice, row[0]), scene.village.notary.key.sign_note(lie), row[0] + row[0],
    ])  # fmt: skip
    scene.run("UPDATE audit.checkpoints SET note = %s WHERE size = %s", text, size)
    return Expected.of("checkpoint_changed")


def journal_line(scene: Scene) -> Expected:
    """Size, root or signature of a signed line; the heads' root is no part of what is signed."""
    folder = Path(tempfile.mkdtemp(dir=scene.village.folder))
    lines = scene.journal.path.read_text().splitlines(keepends=True)
    nth = scene.dice.choice([n for n, line in enumerate(lines) if line.startswith("note ")])
    words = lines[nth].split(" ")
    field = scene.dice.choice([1, 2, 4])
    if field == 1:
        words[1] = str(int(words[1]) ^ 1 << scene.dice.randrange(9))
    else:
        turned = flipped_bytes(scene.dice, b64decode(words[field]))
        words[field] = b64encode(turned).decode() + "\n" * (field == 4)
    lines[nth] = " ".join(words)
    scene.journal = Journal(folder, 1)
    scene.journal.path.write_text("".join(lines))
    return Expected.of("journal_changed")


def attacks(village: Village) -> list[Attack]:
    """The classes."""
    told: dict[Callable[[Scene], Expected], str] = {
        rebuilt_with_the_key: "a record changed, the tree rebuilt, signed with the stolen key",
        rebuilt_with_key_and_journal: "the same, and the journal rewritten with it",
        old_backup: "an old backup of all tables restored",
        old_backup_and_journal: "an old backup restored, the journal too",
        row_and_tile_alike: "a row and its leaf in the tile changed alike",
        tile: "one random bit in a leaf of a tile",
        tile_above: "a tile of a level above changed, moved, lengthened or deleted",
        tile_beyond_the_tree: "a tile added beyond the tree",
        head: "the count of a subject lowered, its chain changed, or its head deleted",
        shelf: "one random bit in a shelf",
        tree_row: "size or a root changed in the tree's row",
        note: "a checkpoint in the database replaced, also by one signed with the stolen key",
        journal_line: "one random bit in a signed line of the journal",
    }
    made = [(f.__name__.replace("_", "-"), what, village.attempt(f)) for f, what in told.items()]
    made += [
        ("sequencer-meets-a-head", "a head is changed, then a record of its subject is signed",
         lambda dice: sequencer_refuses(village, dice, "head")),
        ("sequencer-meets-a-tile", "the last tile is changed, then more is signed",
         lambda dice: sequencer_refuses(village, dice, "tile")),
        ("witness-shown-a-fork", "a rebuilt tree is shown to a witness that saw the true one",
         lambda dice: witness_refuses(village, dice)),
    ]  # fmt: skip
    return [Attack(*each) for each in made]


def sequencer_refuses(village: Village, dice: Dice, changed: str) -> Trial:
    """Whether the sequencer signs on over what was changed."""
    with village.scene(dice) as scene, tempfile.TemporaryDirectory(dir=village.folder) as folder:
        signs = sequencer(scene, earlier(scene, Path(folder), scene.size))
        if changed == "head":
            like = dice.choice([p for p in range(1, scene.size) if p not in village.sizes])
            row = scene.run(
                "SELECT sha256('cadre'::bytea || '\\x00'::bytea || convert_to(cadre,"
                " 'UTF8')) FROM zhuanban.events WHERE position = %s",
                like,
            ).fetchone()
            assert row  # fmt: skip
            a_head(scene, row[0])
            copied(scene, scene.size + 1, like)
        else:
            bit = dice.randrange((scene.size % WIDTH) * SIZE * 8)
            scene.run("UPDATE audit.tiles SET hashes = set_bit(hashes, %s, 1 - get_bit(hashes, %s))"
                      " WHERE level = 0 AND nth = %s", bit, bit, scene.size // WIDTH)  # fmt: skip
            copied(scene, scene.size + 1, 1)
        scene.run("UPDATE zhuanban.heads SET position = position + 1")
        kind = HeadsWereChanged if changed == "head" else TilesWereChanged
        expected = Expected.of(kind.__name__)
        try:
            signs.checkpoint()
        except (HeadsWereChanged, TilesWereChanged, JournalIsDamaged) as refused:
            return Trial(expected, [(type(refused).__name__, None)])
        return Trial(expected, [])


def witness_refuses(village: Village, dice: Dice) -> Trial:
    """Whether a witness that saw a true checkpoint signs one of the fork, equal or larger."""
    expected = Expected.of("does not continue what was seen last")
    with village.scene(dice) as scene, tempfile.TemporaryDirectory(dir=village.folder) as folder:
        position = forged(scene, Path(folder) / "journal")
        seen = dice.choice([size for size in village.sizes if size >= position])
        shown = dice.choice([size for size in village.sizes if size >= seen])
        witness = watched(Path(folder) / "witness", str(village.notary.key.vkey))
        witness.add(request(0, [], village.notary.note(seen)).encode())
        row = scene.run("SELECT note FROM audit.checkpoints WHERE size = %s", shown).fetchone()
        assert row
        proof = consistency(seen, shown, Tiles(scene.connection, 1).nodes)
        try:
            witness.add(request(seen, proof, read_note(row[0])).encode())
        except Refused as refused:
            return Trial(expected, [(str(refused).rpartition(" / ")[2], None)])
        return Trial(expected, [])
