"""Every bit of a leaf counts, and of a hundred thousand changed rows each is found where it is."""

from __future__ import annotations

from audit.fsck import fsck
from audit.leaf import ROWS, Row
from audit.tree import holds_inclusion, inclusion, leaf_hash
from benchmarks.attacks.bundles import Bundles
from benchmarks.attacks.trial import Attack, Dice, Expected, Tally, Trial
from benchmarks.attacks.village import Village
from store.books import Books

EVERY_BIT = "every bit of a leaf, each turned alone: its hash, and for one in eight its proof"
EVERY_ROW = "one random bit in every row of a large store"
# One bit of the state or of a time, by the number of the row and the seed alone.
CHANGE = """
UPDATE zhuanban.events SET
    state = CASE WHEN position %% 3 > 0 THEN set_bit(state, bit, 1 - get_bit(state, bit))
        ELSE state END,
    recorded_at = recorded_at
        + CASE WHEN position %% 3 = 0 THEN 1 << (bit %% 30)::int ELSE 0 END * interval '1 us'
FROM (SELECT position AS changed, (hashint8extended(position, %s) & 2147483647)
        %% (octet_length(state) * 8) AS bit FROM zhuanban.events WHERE topic NOT LIKE 'audit.%%') b
WHERE position = changed AND jurisdiction = 1"""


def every_bit(village: Village, bundles: Bundles, leaves: int, dice: Dice) -> Tally:
    """Of as many leaves; a trial is one bit."""
    tally = Tally(Attack("every-bit-of-a-leaf", EVERY_BIT, lambda _: Trial(Expected.of(""), [])))
    size, root = len(bundles.leaves), village.notes[len(bundles.leaves)].root
    rows = village.connection.execute(ROWS, [1]).fetchall()
    for _ in range(leaves):
        row = Row._make(dice.choice(rows))
        path = inclusion(row.position - 1, size, bundles.nodes)
        hash_, turned = bundles.leaves[row.position - 1], bytearray(row.leaf)
        for bit in range(len(turned) * 8):
            turned[bit >> 3] ^= 1 << (bit & 7)
            found = leaf_hash(bytes(turned))
            is_caught = found != hash_ and not (
                bit % 8 == 0 and holds_inclusion(found, row.position - 1, size, path, root)
            )
            tally.trials += 1
            tally.caught += is_caught
            turned[bit >> 3] ^= 1 << (bit & 7)
    tally.reasons = tally.positions = tally.caught
    return tally


def every_row(village: Village, books: Books, seed: int) -> Tally:
    """All rows at once, so that each must be found at its own place."""
    tally = Tally(Attack("every-row", EVERY_ROW, lambda _: Trial(Expected.of(""), [])))
    with village.scene(Dice(seed)) as scene:
        scene.connection.execute(CHANGE.encode(), [seed])
        rows = scene.run("SELECT position FROM zhuanban.events WHERE topic NOT LIKE 'audit.%%'"
                         " ORDER BY position").fetchall()  # fmt: skip
        found = fsck(scene.connection, books.jurisdiction, scene.journal, village.notary.key.vkey)
    changed = {position for (position,) in rows}
    told = [(each.kind, each.position) for each in found if each.position]
    tally.trials = len(changed)
    tally.caught = tally.reasons = tally.positions = len(
        changed & {position for kind, position in told if kind == "event_changed"}
    )
    tally.failures += [str(each) for each in told if each[1] not in changed][:5]
    return tally
