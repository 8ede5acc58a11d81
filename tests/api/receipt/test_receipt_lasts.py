"""What hangs on a wall for years still opens: its address is stored for ever, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from api.app import application
from api.receipt.address import named, token
from audit.notary import Notary
from projections import ALL
from store.books import Books
from store.master_key import MasterKey
from store.rotation import rotate
from tests.api.api_caller import Caller
from tests.api.receipt.household import Household
from tests.conftest import empty

# By openssl: HMAC-SHA256 of the number's 16 bytes, the first 16 bytes in base64url.
KEY, OP = bytes(range(32)), UUID("01936f5a-7c3e-7b1d-9a2f-3c4d5e6f7081")
PRINTED = "01936f5a-7c3e-7b1d-9a2f-3c4d5e6f7081.YzDXxXPlKrsbujTDojh1HQ"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "sealing.key"


@pytest.fixture
def household(owner: str, file: Path, tmp_path: Path) -> Iterator[Household]:
    """A household in books whose secret is in a file."""
    empty(owner)
    with Books(owner, MasterKey.of_file(file), ALL) as books:
        notary = Notary(books, tmp_path / "audit", name="zhuanban.test")
        with TestClient(application(books, notary)) as client:
            caller = Caller(client)
            caller.project()
            yield Household(caller, books, notary, caller.case())


def test_an_address_is_made_as_it_was_ever_printed() -> None:
    assert token(KEY, OP) == PRINTED
    assert named(PRINTED) == OP


def test_a_receipt_printed_before_the_secret_was_exchanged_opens_after_it(
    household: Household, owner: str, file: Path, tmp_path: Path
) -> None:
    visit = household.visited(next_step="送平面图")
    printed = household.address(visit)

    rotate(household.books)
    rotate(household.books)

    assert household.address(visit) == printed
    assert "送平面图" in household.caller.client.get(printed).text
    with Books(owner, MasterKey.of_file(file), ALL) as afresh:
        notary = Notary(afresh, tmp_path / "audit", name="zhuanban.test")
        with TestClient(application(afresh, notary)) as client:
            assert "送平面图" in client.get(printed).text


def test_without_the_key_file_no_receipt_opens_and_the_page_says_so(
    owner: str, file: Path, household: Household, tmp_path: Path
) -> None:
    printed = household.address(household.visited(next_step="送平面图"))
    file.unlink()

    with Books(owner, MasterKey.of_file(file), ALL) as keyless:
        notary = Notary(keyless, tmp_path / "audit", name="zhuanban.test")
        with TestClient(application(keyless, notary)) as client:
            answer = client.get(printed)

    assert answer.status_code == 503
    assert answer.headers["content-type"].startswith("text/html")
    assert "系统正在维护" in answer.text
    assert "密钥" not in answer.text
