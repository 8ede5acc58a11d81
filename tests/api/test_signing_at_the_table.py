"""Over HTTP a signature says what it rests on, and its personal texts lie nowhere in clear."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from store.books import Books
from tests.api.api_caller import Caller

WITNESS, SIGNER = "见证人欧阳建国", "代签人诸葛明"


def file(sign: str, kind: str = "document") -> dict[str, Any]:
    return {"sha256": sign * 64, "kind": kind, "media_type": "image/png", "size": 9}


def shown(*files: dict[str, Any], **other: Any) -> dict[str, Any]:
    """Ink under agreement a, unless it says otherwise."""
    bound = {
        "means": "ink",
        "document": "a" * 64,
        "attachments": [file("a"), file("d", "photo"), *files],
    }
    return bound | other


@pytest.fixture
def case(caller: Caller) -> str:
    """Two parties before an accepted offer."""
    caller.project()
    id_ = caller.case()
    for name in ("王建国", "王秀英"):
        caller.do(id_, "parties", name=name, share="1/2")
    caller.do(id_, "offers", amount_fen=100_000)
    caller.do(id_, "offers/1/response", answer="accepted")
    return id_


def test_all_shares_sign_one_document_and_the_case_shows_how(caller: Caller, case: str) -> None:
    caller.do(case, "signatures", party=1, **shown(means="thumbprint", witness=WITNESS))
    caller.do(case, "signatures", party=2,
              **shown(file("c"), means="finger", signer=SIGNER, mandate="c" * 64))  # fmt: skip

    found = caller.get(f"/cases/{case}")
    first, second = found["signatures"]
    assert (found["outcome"], found["milestone"]) == ("signed", "effective")
    assert (first["means"], first["witness"], first["document"]) == (
        "thumbprint",
        WITNESS,
        "a" * 64,
    )
    assert (second["signer"], second["mandate"]) == (SIGNER, "c" * 64)
    assert len(caller.get(f"/cases/{case}/attachments")["items"]) == 3


def test_a_second_document_is_refused_with_both_hashes(caller: Caller, case: str) -> None:
    caller.do(case, "signatures", party=1, **shown())

    other = shown(file("b"), document="b" * 64)
    refused = caller.do(case, "signatures", 409, party=2, **other)

    assert refused["type"] == "/problems/document-differs"
    assert (refused["stands"], refused["shown"]) == ("aaaaaaaa", "bbbbbbbb")


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (shown(means="thumbprint"), "thumbprint-needs-witness"),
        (shown(signer=SIGNER), "mandate-needs-document"),
        (shown(attachments=[file("a")]), "mark-is-missing"),
        ({"means": "ink"}, "document-is-missing"),
        ({"document": "a" * 64, "attachments": [file("a")]}, "means-is-missing"),
    ],
)
def test_what_a_signature_lacks_is_said(
    caller: Caller, case: str, body: dict[str, Any], problem: str
) -> None:
    refused = caller.do(case, "signatures", 409, party=1, **body)

    assert refused["type"] == f"/problems/{problem}"


@pytest.mark.parametrize("wrong", [{"means": "voice"}, {"document": "x"}, {"mandate": "C" * 64}])
def test_what_has_no_shape_is_not_read(caller: Caller, case: str, wrong: dict[str, Any]) -> None:
    caller.do(case, "signatures", 422, party=1, **shown(**wrong))


def test_a_party_alone_still_signs(caller: Caller, case: str) -> None:
    for party in (1, 2):
        caller.do(case, "signatures", party=party)

    assert caller.get(f"/cases/{case}")["outcome"] == "signed"


def test_the_timeline_tells_it_and_the_log_holds_no_name(
    caller: Caller, case: str, books: Books, owner: str
) -> None:
    caller.do(case, "signatures", party=1, **shown(means="thumbprint", witness=WITNESS))

    told = caller.get(f"/cases/{case}/timeline")["items"][-1]
    assert (told["means"], told["witness"], told["document"]) == ("thumbprint", WITNESS, "a" * 64)
    with psycopg.connect(owner) as connection:
        states = connection.execute("SELECT state FROM zhuanban.events").fetchall()
    assert not any(WITNESS.encode() in state for (state,) in states)
