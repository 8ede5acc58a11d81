"""Figures that others published: RFC 6962 trees of eight leaves, the notes of C2SP and of Go."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest

from audit.note import Checkpoint, IsNotANote, LogKey, VKey, read_note
from audit.tree import (
    EMPTY,
    consistency,
    holds_consistency,
    holds_inclusion,
    inclusion,
    leaf_hash,
    node_hash,
    root,
)

# The eight leaves of Certificate Transparency's tests, and the roots over the first 0 to 8.
LEAVES = [bytes.fromhex(each) for each in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [bytes.fromhex(each) for each in (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)]  # fmt: skip
PROVED = {  # (index, size): the path upwards
    (0, 1): [],
    (0, 8): ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
             "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
             "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"],
    (5, 8): ["bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
             "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
}  # fmt: skip
CONSISTENT = {  # (old, new): the proof
    (1, 1): [],
    (1, 8): PROVED[0, 8],
    (6, 8): ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
             "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"],
    (2, 5): ["5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
             "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"],
}  # fmt: skip


def nodes(level: int, nth: int) -> bytes:
    if not level:
        return leaf_hash(LEAVES[nth])
    return node_hash(nodes(level - 1, 2 * nth), nodes(level - 1, 2 * nth + 1))


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_published(size: int) -> None:
    assert root(size, nodes) == ROOTS[size]
    assert ROOTS[0] == EMPTY


@pytest.mark.parametrize("place", PROVED)
def test_inclusion_proofs_are_those_published(place: tuple[int, int]) -> None:
    path = [bytes.fromhex(each) for each in PROVED[place]]

    assert inclusion(*place, nodes) == path
    assert holds_inclusion(leaf_hash(LEAVES[place[0]]), *place, path, ROOTS[place[1]])


@pytest.mark.parametrize("sizes", CONSISTENT)
def test_consistency_proofs_are_those_published(sizes: tuple[int, int]) -> None:
    path = [bytes.fromhex(each) for each in CONSISTENT[sizes]]

    assert consistency(*sizes, nodes) == path
    assert holds_consistency(*sizes, path, ROOTS[sizes[0]], ROOTS[sizes[1]])


# The example of Go's package note: a key, what it signs, its signature.
NAME, SECRET = "PeterNeumann", "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotp"
    "RZb6KE6RyyBwJnAM=\n"
)


def test_a_published_key_signs_as_published() -> None:
    key = LogKey(NAME, b64decode(SECRET)[1:])

    assert str(key.vkey) == VKEY
    assert key.sign_note(TEXT) == f"{TEXT}\n{LINE}"


def test_a_published_note_is_accepted_and_a_changed_one_is_not() -> None:
    key, note = VKey.parse(VKEY), f"{TEXT}\n{LINE}"

    assert key.signed(read_note(note)) == 0
    assert key.signed(read_note(note.replace("answer", "answers"))) is None


# The example of C2SP tlog-cosignature; its keys are not published.
COSIGNED = """\
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
"""  # noqa: E501


def test_the_cosigned_checkpoint_of_c2sp_is_read_and_written_the_same() -> None:
    note = read_note(COSIGNED)
    log, witness = note.signatures

    assert str(note) == COSIGNED
    assert Checkpoint.of(note).size == 20852163
    assert b64encode(Checkpoint.of(note).root).startswith(b"CsUYapGG")
    assert (log.name, len(log.payload)) == ("example.com/behind-the-sofa", 64)
    assert int.from_bytes(witness.payload[:8]) == 1679315147
    assert len(witness.payload) == 72


@pytest.mark.parametrize(
    "lines", ["a\n", "a\n1\n", "a\n01\nAAAA\n", "a\n-1\nAAAA\n", "\n1\nAAAA\n"]
)
def test_what_is_no_checkpoint_is_refused(lines: str) -> None:
    note = read_note(LogKey("a", bytes(32)).sign_note(lines))

    with pytest.raises(IsNotANote):
        Checkpoint.of(note)
