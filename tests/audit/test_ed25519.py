"""The plain file's signatures hold exactly where RFC 8032 and cryptography say so."""

import random

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from audit import verify as plain

# Section 7.1, tests 1 to 3: public key, message, the two halves of the signature.
VECTORS = """
d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a
-
e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155
5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b
3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c
72
92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da
085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025
af82
6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac
18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a
"""
LINES = VECTORS.replace("-", "").split("\n")[1:-1]
RFC_8032 = [(p, m, r + s) for p, m, r, s in zip(*[iter(LINES)] * 4, strict=True)]


@pytest.mark.parametrize(("public", "message", "signature"), RFC_8032)
def test_the_vectors_of_rfc_8032_hold(public: str, message: str, signature: str) -> None:
    assert plain.ed25519(*(bytes.fromhex(each) for each in (public, message, signature)))


def test_signatures_hold_exactly_where_cryptography_says_so() -> None:
    dice = random.Random(8032)
    for n in range(80):
        key = Ed25519PrivateKey.from_private_bytes(dice.randbytes(32))
        message = dice.randbytes(n % 70)
        public, signature = key.public_key().public_bytes_raw(), bytearray(key.sign(message))
        assert plain.ed25519(public, message, bytes(signature))
        signature[dice.randrange(64)] ^= 1 << dice.randrange(8)
        assert plain.ed25519(public, message, bytes(signature)) == holds(
            public, message, bytes(signature)
        )


def holds(public: bytes, message: bytes, signature: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def test_a_signature_has_one_form_only() -> None:
    public, message, signature = (bytes.fromhex(each) for each in RFC_8032[1])
    s = int.from_bytes(signature[32:], "little")

    assert not plain.ed25519(public, message, signature[:32] + (s + plain.L).to_bytes(32, "little"))
    assert not plain.ed25519(public, message, signature + b"\0")
    for written in (plain.P + 1, 1 | 1 << 255, 2):  # 1 too large, minus zero, not on the curve
        with pytest.raises(ValueError, match="expected 1"):
            plain.point(written.to_bytes(32, "little"))
