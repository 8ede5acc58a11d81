"""What is unsent can go on another phone, and still arrives once, in its writer's name."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from playwright.sync_api import Error

from api.case_file import timeline
from store.books import Books
from tests.browser.field.conftest import WANG, ZHOU
from tests.browser.field.phone import Phone
from tests.browser.visitor import Visitor

Arrived = Callable[[], list[str]]
GIVES = """async (d) => {
    const { file, code } = await d.handOver();
    const bytes = new Uint8Array(await file.arrayBuffer());
    return [Array.from(bytes), code];
}"""
TAKES = """(d, [bytes, code]) => d.takeOver(new Blob([new Uint8Array(bytes)]), code)"""


@pytest.fixture
def other(phone: Phone, visitor: Visitor, books: Books) -> Phone:
    """The phone of 周敏."""
    return Phone.of(ZHOU, visitor, books).sets_up()


def test_another_phone_brings_what_this_one_could_not_send(
    phone: Phone, other: Phone, first: str, arrived: Arrived, books: Books
) -> None:
    with phone.away():
        phone.notes(first, "托人带去")
        given = phone.does(GIVES)
        assert other.does(TAKES, given) == 1
        assert other.does(TAKES, given) == 0
        other.until("d => d.entries[0].state === 'kept'")
        assert arrived() == ["托人带去"]

    phone.until("d => d.entries[0].state === 'kept'")
    assert arrived() == ["托人带去"]
    (told,) = (each for each in timeline(books, UUID(first)) if "summary" in each)
    assert (told["by"], told["recorded_by"]) == (WANG, ZHOU)


def test_the_file_opens_by_its_code_alone(phone: Phone, other: Phone, first: str) -> None:
    with phone.away():
        phone.notes(first, "托人带去")
        given, code = phone.does(GIVES)

    assert code.isdigit()
    assert len(code) == 12
    assert "托人带去".encode() not in bytes(given)
    with pytest.raises(Error, match="wrong_code"):
        other.does(TAKES, [given, "000000000000"])
    with pytest.raises(Error, match="wrong_code"):
        other.does(TAKES, [given[:-1], code])
    assert other.entries() == []
