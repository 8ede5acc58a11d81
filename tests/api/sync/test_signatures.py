"""Signatures made at a table without a signal come with their files, by the same rules."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from tests.api.city import NOON, City
from tests.api.sync.conftest import PhoneOf
from tests.api.sync.phone import Phone, problems

AGREEMENT, OTHER, MARK = b"the agreement", b"another agreement", b"a thumbprint"


def file(content: bytes, kind: str = "document") -> dict[str, Any]:
    named = sha256(content).hexdigest()
    return {"sha256": named, "kind": kind, "media_type": "image/jpeg", "size": len(content)}


def signature(phone: Phone, case: str, party: int, document: bytes = AGREEMENT) -> dict[str, Any]:
    """A thumbprint before a witness, on the version with the accepted offer."""
    return phone.entry(
        case, "signatures", version=6, occurred_at=NOON, party=party, means="thumbprint",
        document=sha256(document).hexdigest(), witness="村支书",
        attachments=[file(document), file(MARK + bytes([party]), "photo")],
    )  # fmt: skip


def sends(phone: Phone, case: str, content: bytes) -> int:
    """The status of the file's only piece."""
    path = f"/api/v1/cases/{case}/attachments/{sha256(content).hexdigest()}"
    headers = phone.headers | {"Upload-Offset": "0"}
    return phone.client.patch(path, content=content, headers=headers).status_code


@pytest.fixture
def case(city: City, phone_of: PhoneOf) -> str:
    """A case of ``cadre`` with two parties and an accepted offer, at version 6."""
    id_, chief = str(city.cases["PE"]), phone_of("chief")
    statuses = chief.statuses(
        chief.entry(id_, "chief", name="cadre"),
        chief.entry(id_, "parties", name="王建国", share="1/2"),
        chief.entry(id_, "parties", name="王秀英", share="1/2"),
        chief.entry(id_, "offers", amount_fen=100_000, occurred_at=NOON),
        chief.entry(id_, "offers/1/response", answer="accepted", occurred_at=NOON),
    )
    assert statuses == ["accepted"] * 5
    return id_


def test_both_shares_sign_out_of_touch_and_their_files_follow(case: str, phone_of: PhoneOf) -> None:
    cadre = phone_of("cadre")

    statuses = cadre.statuses(signature(cadre, case, 1), signature(cadre, case, 2))

    assert statuses == ["accepted", "accepted"]
    found = cadre.client.get(f"/api/v1/cases/{case}", headers=cadre.headers).json()
    assert (found["outcome"], found["signatures"][1]["means"]) == ("signed", "thumbprint")
    assert [sends(cadre, case, content) for content in (AGREEMENT, MARK + b"\1")] == [204, 204]


def test_another_document_is_refused_and_holds_up_nothing(case: str, phone_of: PhoneOf) -> None:
    cadre = phone_of("cadre")

    answers = cadre.answers(
        signature(cadre, case, 1), signature(cadre, case, 2, OTHER), cadre.entry(case)
    )

    assert [each["status"] for each in answers] == ["accepted", "refused", "accepted"]
    assert problems(answers) == ["document-differs"]
    assert sends(cadre, case, OTHER) == 404


def test_a_signature_in_conflict_keeps_its_files_too(case: str, phone_of: PhoneOf) -> None:
    cadre, other = phone_of("cadre"), phone_of("other")
    mine = signature(cadre, case, 1)
    other.send(signature(other, case, 2))

    assert cadre.statuses(mine) == ["conflict"]

    assert sends(cadre, case, MARK + b"\1") == 204
    body = {"occurred_at": NOON, "outcome": "applied", "reason": "当面核对"}
    settled = cadre.client.post(
        f"/api/v1/cases/{case}/conflicts/1/settlement", json=body, headers=cadre.headers
    )
    assert settled.status_code == 201, settled.text
    found = cadre.client.get(f"/api/v1/cases/{case}", headers=cadre.headers).json()
    assert found["outcome"] == "signed"
