"""On a full disk photos are given up before words, and words are never given up unseen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Error

from store.books import Books
from tests.browser.field.conftest import WANG
from tests.browser.field.phone import Phone
from tests.browser.village import Village
from tests.browser.visitor import Visitor

Arrived = Callable[[], list[str]]
WITH_PHOTO = """(d, [about, kilobytes]) => {
    const bytes = crypto.getRandomValues(new Uint8Array(1024));
    const photo = new Blob(Array.from({ length: kilobytes }, () => bytes), { type: "image/jpeg" });
    const body = { occurred_at: new Date().toISOString(), method: "visit", summary: "有照片" };
    return d.note(about, "contacts", body, [{ blob: photo, kind: "photo" }]);
}"""


@pytest.fixture
def small(cadres: Village, visitor: Visitor, books: Books) -> Phone:
    """A phone whose disk is full after the page, the caseload and about 300 kB more."""
    phone = Phone.of(WANG, visitor, books)
    limits = {"origin": phone.origin, "quotaSize": 1_000_000}
    phone.tools().send("Storage.overrideQuotaForOrigin", limits)
    return phone.sets_up()


def test_a_photo_is_kept_with_its_entry(phone: Phone, first: str) -> None:
    with phone.away():
        entry = phone.does(WITH_PHOTO, [first, 600])

    assert entry["files"][0] | {"sha256": ""} == {
        "sha256": "", "kind": "photo", "media_type": "image/jpeg", "size": 614_400, "sent": 0,
    }  # fmt: skip
    assert entry["body"]["attachments"][0]["sha256"] == entry["files"][0]["sha256"]


def test_a_photo_too_large_for_the_disk_is_given_up_and_the_words_are_not(
    small: Phone, first: str, arrived: Arrived
) -> None:
    with small.away():
        entry = small.does(WITH_PHOTO, [first, 900])
        assert (entry["files"], "attachments" in entry["body"]) == ([], False)
        assert small.does("d => d.syncing.trouble") == "file_given_up"

    small.until("d => d.entries[0].state === 'kept'")
    assert arrived() == ["有照片"]


def test_words_find_room_on_a_disk_full_of_photos(small: Phone, first: str) -> None:
    with small.away():
        while small.does(WITH_PHOTO, [first, 100])["files"]:
            pass
        kept = len(small.entries())
        for n in range(20):
            small.notes(first, f"第 {n} 条")
        small.reloads()
        assert small.unlocks()
        assert len(small.entries()) == kept + 20


def test_words_that_find_no_room_at_all_are_refused_aloud(small: Phone, first: str) -> None:
    with small.away():
        with pytest.raises(Error, match="storage_full"):
            fills(small, first)
        kept = small.does("d => d.entries.map((e) => e.seq)")
        assert kept == list(range(len(kept), 0, -1))


def fills(phone: Phone, about: str) -> None:
    for _ in range(100):
        phone.notes(about, "记不下" * 10_000)
