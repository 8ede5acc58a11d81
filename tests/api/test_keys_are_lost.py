"""Key table or key file lost: all starts, says so, and shows what can still be read."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.app import application
from api.key_state import at_start
from audit.notary import Notary
from projections import ALL
from store.books import Books
from store.master_key import MasterKey
from store.rotation import rotate
from tests.api.api_caller import Caller
from tests.api.test_erasures import ID_NUMBER, NAME, with_erasures
from tests.conftest import empty

Lose = Callable[[str, Path], Any]


def lose_the_table(owner: str, _: Path) -> None:
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute("DELETE FROM zhuanban.person_keys")


def lose_the_file(_: str, file: Path) -> None:
    file.unlink()


def put_another_file(_: str, file: Path) -> None:
    file.write_bytes(b64encode(os.urandom(32)))


ways = pytest.mark.parametrize("lose", [lose_the_table, lose_the_file, put_another_file])
of_the_file = pytest.mark.parametrize("lose", [lose_the_file, put_another_file])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sealing.key"


@contextmanager
def serving(owner: str, file: Path) -> Iterator[tuple[Caller, Books]]:
    with Books(owner, MasterKey.of_file(file), ALL) as books:
        notary = Notary(books, file.parent / "audit", name="zhuanban.test")
        with TestClient(with_erasures(application(books, notary))) as client:
            yield Caller(client), books


@pytest.fixture
def case(owner: str, file: Path) -> str:
    """A household with one party and a contact, told while all was well."""
    empty(owner)
    with serving(owner, file) as (caller, _):
        caller.project()
        id_ = caller.case()
        caller.do(id_, "parties", name=NAME, id_number=ID_NUMBER)
        caller.do(id_, "contacts", method="visit", summary="他不肯签", next_step="周五再去",
                  next_due="2020-10-01")  # fmt: skip
        caller.do(id_, "demands", text="要一套房")
    return id_


@ways
def test_every_page_is_shown_without_the_texts(
    owner: str, file: Path, case: str, lose: Lose
) -> None:
    lose(owner, file)

    with serving(owner, file) as (caller, _):
        shown = caller.get(f"/cases/{case}")
        assert (shown["case_no"], shown["parties"][0]["name"]) == ("XN-001", None)
        assert caller.get(f"/cases/{case}/timeline")["items"][1]["name"] is None
        assert caller.get("/projects/XN/countdown")["remaining"] == 1
        assert caller.get("/projects/XN/cases")["items"][0]["name"] is None
        assert caller.get("/projects/XN/cases", q="XN-001")["items"]
        assert caller.get("/due", date="2020-10-02")["items"][0]["text"] is None
        assert caller.get("/audit/trail", case="XN/XN-001")["items"]
        for page in ("trail.html", "bundle"):
            answer = caller.client.get(f"/api/v1/audit/{page}", params={"case": "XN/XN-001"})
            assert answer.status_code == 200


@ways
def test_what_is_missing_is_told_at_the_start_and_when_asked(
    owner: str, file: Path, case: str, lose: Lose, caplog: pytest.LogCaptureFixture
) -> None:
    lose(owner, file)

    with serving(owner, file) as (caller, books):
        state = caller.get("/keys")
        at_start(books, "en")

    assert state["unreadable"] + state["missing"] == (1 if lose is lose_the_table else 2)
    assert len(state["trouble"]) == 1
    assert "unreadable" in caplog.text


def test_where_nothing_is_missing_nothing_is_said(
    owner: str, file: Path, case: str, caplog: pytest.LogCaptureFixture
) -> None:
    with serving(owner, file) as (_, books):
        at_start(books, "en")

    assert caplog.text == ""


def test_no_key_is_made_in_silence_where_keys_are_wrapped_already(
    owner: str, file: Path, case: str
) -> None:
    file.unlink()

    with serving(owner, file) as (caller, _):
        refused = caller.do(case, "demands", 503, text="要两套房")

    assert refused["type"] in {"/problems/key-file-is-missing", "/problems/key-does-not-open"}
    assert not file.exists()


@of_the_file
def test_what_holds_no_text_is_recorded_all_the_same(
    owner: str, file: Path, case: str, lose: Lose
) -> None:
    lose(owner, file)

    with serving(owner, file) as (caller, _):
        caller.do(case, "offers", amount_fen=100)


def test_nothing_is_told_of_a_household_whose_key_another_file_cannot_open(
    owner: str, file: Path, case: str
) -> None:
    put_another_file(owner, file)

    with serving(owner, file) as (caller, _):
        refused = caller.do(case, "demands", 503, text="要两套房")
        assert refused["type"] == "/problems/key-does-not-open"
        other = caller.case("XN-002")
        caller.do(other, "demands", text="新的一户")


@of_the_file
def test_once_the_file_is_back_all_is_read_and_told_without_a_restart(
    owner: str, file: Path, case: str, lose: Lose
) -> None:
    saved = file.read_bytes()
    lose(owner, file)

    with serving(owner, file) as (caller, _):
        caller.do(case, "demands", 503, text="要两套房")
        file.write_bytes(saved)

        assert caller.get(f"/cases/{case}")["parties"][0]["name"] == NAME
        caller.do(case, "demands", text="要两套房")
        assert caller.get(f"/cases/{case}")["demands"][1]["text"] == "要两套房"


def test_after_the_table_was_lost_what_is_told_anew_is_readable_beside_what_is_not(
    owner: str, file: Path, case: str
) -> None:
    lose_the_table(owner, file)

    with serving(owner, file) as (caller, _):
        caller.do(case, "demands", text="要两套房")

        texts = [demand["text"] for demand in caller.get(f"/cases/{case}")["demands"]]
        assert texts == [None, "要两套房"]


def test_what_is_given_up_for_lost_is_told_anew_under_a_new_secret(
    owner: str, file: Path, case: str
) -> None:
    file.unlink()

    with serving(owner, file) as (caller, books):
        rotate(books, gives_up=True)

        caller.do(case, "demands", text="要两套房")
        texts = [demand["text"] for demand in caller.get(f"/cases/{case}")["demands"]]
        assert texts == [None, "要两套房"]


def test_a_file_from_before_the_last_rotation_is_told(owner: str, file: Path, case: str) -> None:
    older = file.read_bytes()
    with serving(owner, file) as (_, books):
        rotate(books)
    file.write_bytes(older)

    with serving(owner, file) as (caller, _):
        state = caller.get("/keys")

    assert (state["is_older"], len(state["trouble"])) == (True, 2)
