"""Code that others wrote from the C2SP and RFC texts accepts what this log and its witness make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from audit.note import Note, VKey, read_note
from audit.tree import holds_consistency, holds_inclusion, inclusion, leaf_hash
from tests.audit.growing_log import GrowingLog
from tests.audit.office import Office

aics = pytest.importorskip(
    "aics_tlog", reason="aics-tlog, the independent code, needs Python 3.12 and is not installed"
)
MOST = 40


@pytest.fixture(scope="module")
def log() -> GrowingLog:
    return GrowingLog(MOST)


@pytest.fixture(scope="module")
def theirs(log: GrowingLog) -> Any:
    return aics.MerkleTree(f"{log.key.name} {n}".encode() for n in range(MOST))


def test_both_give_every_size_the_same_root(log: GrowingLog, theirs: Any) -> None:
    assert aics.leaf_hash(b"leaf") == leaf_hash(b"leaf")
    assert [theirs.root(n) for n in range(MOST + 1)] == [log.root(n) for n in range(MOST + 1)]


def test_they_accept_our_inclusion_proofs_and_we_theirs(log: GrowingLog, theirs: Any) -> None:
    for size in range(1, MOST + 1):
        for index in range(size):
            leaf, root = log.leaves[index], log.root(size)
            ours = inclusion(index, size, log.nodes)
            assert aics.verify_inclusion(leaf, index, size, ours, root)
            assert holds_inclusion(leaf, index, size, theirs.inclusion_proof(index, size), root)
            assert not aics.verify_inclusion(leaf, index, size, ours, bytes(32))


def test_they_accept_our_consistency_proofs_and_we_theirs(log: GrowingLog, theirs: Any) -> None:
    for new in range(1, MOST + 1):
        for old in range(new + 1):
            ours, ends = log.consistency(old, new), (log.root(old), log.root(new))
            assert aics.verify_consistency(old, new, *ends, ours)
            assert holds_consistency(old, new, theirs.consistency_proof(old, new), *ends)
            assert not aics.verify_consistency(old, new, bytes(32), ends[1], ours)


def cosigned(log: GrowingLog, folder: Path, names: list[str]) -> tuple[str, list[VKey]]:
    """A checkpoint under the log's signature and those of offices that carried it by hand."""
    note, vkeys = log.note(), []
    (folder / "request").write_text(log.request(0))
    for name in names:
        office = Office(folder / name, f"{name}.example/w1")
        office.trusts(log.vkey)
        back = read_note(office.run("add", folder / "request").stdout)
        note = Note(note.text, note.signatures + back.signatures[1:])
        vkeys.append(office.vkey)
    return str(note), vkeys


def test_they_accept_our_checkpoint_with_the_cosignatures_of_our_witness(
    log: GrowingLog, tmp_path: Path
) -> None:
    note, vkeys = cosigned(log, tmp_path, ["discipline", "audit"])
    trusted = aics.parse_vkey(log.vkey)
    policy = aics.WitnessPolicy(2, tuple(aics.parse_vkey(str(vkey)) for vkey in vkeys), 60)

    found = aics.verify_checkpoint(aics.parse_note(note), trusted, policy=policy)

    assert found.ok, found.error
    assert (found.size, found.root, found.cosignature_count) == (MOST, log.root(MOST), 2)
    altered = aics.parse_note(note.replace(f"\n{MOST}\n", f"\n{MOST - 1}\n"))
    assert not aics.verify_checkpoint(altered, trusted, policy=policy).ok


def test_our_witness_cosigns_their_log(tmp_path: Path) -> None:
    office = Office(tmp_path / "witness")
    secret = aics.checkpoint.Ed25519PrivateKey.generate()
    office.trusts(aics.format_vkey(aics.vkey_from_ed25519("their.example", secret.public_key())))
    tree = aics.MerkleTree([b"1", b"2", b"3", b"4", b"5", b"6", b"7"])
    asked = tmp_path / "request"

    for old, new in [(0, 3), (3, 7)]:
        proof = "".join(f"{aics.note.b64_encode(h)}\n" for h in tree.consistency_proof(old, new))
        checkpoint = aics.Checkpoint("their.example", new, tree.root(new))
        note = aics.sign_checkpoint(checkpoint, secret, "their.example").serialise()
        asked.write_text(f"old {old}\n{proof}\n{note}")

        assert office.vkey.signed(read_note(office.run("add", asked).stdout))


def test_we_accept_a_cosignature_of_theirs(log: GrowingLog) -> None:
    secret = aics.checkpoint.Ed25519PrivateKey.generate()
    _, signed = aics.sign_cosignature(
        secret, "their.example/w1", 1_795_310_100, log.key.name, MOST, log.root(MOST)
    )
    vkey = aics.format_vkey(aics.cosignature_vkey("their.example/w1", secret.public_key()))
    note = aics.parse_note(str(log.note()))
    both = aics.Note(note.text, (*note.signatures, signed)).serialise()

    assert VKey.parse(vkey).signed(read_note(both)) == 1_795_310_100
    assert log.key.vkey.signed(read_note(both)) == 0
