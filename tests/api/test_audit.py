"""The checkpoint over HTTP and by command: signed at once for a decision, proved to anybody."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from audit.notary import Notary
from audit.note import Checkpoint, VKey, read_note
from audit.tree import holds_consistency, holds_inclusion
from audit.verify import verify
from tests.api.api_caller import Caller

AT = "2020-09-23T09:00:00+08:00"


@pytest.fixture
def case(caller: Caller) -> str:
    """The address of a case of project XN."""
    caller.post("/projects", {"code": "XN", "name": "小南门"})
    body = {"case_no": "007", "kind": "household", "occurred_at": AT}
    return f"/cases/{caller.post('/projects/XN/cases', body)['id']}"


def checkpoint(caller: Caller) -> tuple[Checkpoint, str]:
    note = caller.client.get("/api/v1/audit/checkpoint").text
    return Checkpoint.of(read_note(note)), note


def offer(caller: Caller, case: str) -> Any:
    body = {"amount_fen": 100, "occurred_at": AT}
    return caller.client.post(f"/api/v1{case}/offers", json=body)


def test_a_decision_is_covered_by_a_checkpoint_before_it_is_answered(
    caller: Caller, case: str
) -> None:
    answer = offer(caller, case)

    signed, note = checkpoint(caller)
    assert answer.json()["position"] < signed.size == int(answer.headers["Checkpoint"])
    key = VKey.parse(caller.client.get("/api/v1/audit/key").text)
    assert key.signed(read_note(note)) == 0


def test_a_contact_waits_for_the_next_checkpoint(caller: Caller, case: str) -> None:
    body = {"method": "visit", "summary": "在家", "occurred_at": AT}

    answer = caller.client.post(f"/api/v1{case}/contacts", json=body)

    assert "Checkpoint" not in answer.headers
    assert caller.get("/audit/proof", 404, position=1)["type"] == "/problems/unknown"


def test_a_record_is_proved_under_the_checkpoint(caller: Caller, case: str) -> None:
    position = offer(caller, case).json()["position"]

    told = caller.get("/audit/proof", position=position)

    signed = Checkpoint.of(read_note(told["checkpoint"]))
    path = [b64decode(hash_) for hash_ in told["proof"]]
    leaf = b64decode(told["leaf_hash"])
    assert holds_inclusion(leaf, position - 1, signed.size, path, signed.root)


def test_an_older_checkpoint_is_the_beginning_of_a_newer_one(caller: Caller, case: str) -> None:
    offer(caller, case)
    old, _ = checkpoint(caller)
    offer(caller, case)
    new, _ = checkpoint(caller)

    told = caller.get("/audit/consistency", old=old.size)

    path = [b64decode(hash_) for hash_ in told["proof"]]
    assert holds_consistency(old.size, new.size, path, old.root, new.root)


def test_what_is_not_signed_yet_is_said_to_come(caller: Caller, case: str) -> None:
    offer(caller, case)
    problem = caller.get("/audit/proof", 404, position=999)

    assert problem["type"] == "/problems/not-signed-so-far"


def test_the_notice_board_gets_the_checkpoint_as_a_code(caller: Caller, case: str) -> None:
    offer(caller, case)

    answer = caller.client.get("/api/v1/audit/checkpoint.svg")

    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")


def test_the_status_says_what_is_recorded_signed_and_witnessed(caller: Caller, case: str) -> None:
    offer(caller, case)

    told = caller.get("/audit/status")

    assert told["checkpoint"]["size"] == told["position"]
    assert (told["witnessed"], told["witnesses"], told["trouble"]) == (None, [], None)


def test_a_bundle_comes_over_http(
    caller: Caller, case: str, notary: Notary, tmp_path: Path
) -> None:
    offer(caller, case)

    answer = caller.client.get("/api/v1/audit/bundle?case=XN/007")

    (tmp_path / "bundle.zip").write_bytes(answer.content)
    told = verify(str(tmp_path / "bundle.zip"), trusted=str(notary.key.vkey))
    assert (told["ok"], told["events"]) == (True, 2)


def test_the_pdf_of_a_trail_carries_the_manifest_of_its_bundle(caller: Caller, case: str) -> None:
    offer(caller, case)

    answer = caller.client.get("/api/v1/audit/trail.pdf?case=XN/007")

    assert answer.content.startswith(b"%PDF-1.7")
    assert b"/EmbeddedFiles" in answer.content
