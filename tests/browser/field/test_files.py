"""A photo follows its entry in pieces, goes on where it was cut off, and then leaves the phone."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from playwright.sync_api import Route

from tests.browser.field.phone import Phone

PHOTO = bytes(range(256)) * 2600  # 650 kB: three pieces
NOTES = """(d, [about, bytes]) => d.note(
    about, "contacts",
    { occurred_at: new Date().toISOString(), method: "visit", summary: "有照片" },
    [{ blob: new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }), kind: "photo" }])"""


def held(phone: Phone, case: str) -> list[dict[str, Any]]:
    """What the server says of the case's files."""
    answer: dict[str, Any] = phone.page.evaluate(
        "(id) => fetch(`/api/v1/cases/${id}/attachments`).then((answer) => answer.json())", case
    )
    return list(answer["items"])


def test_a_photo_arrives_after_its_entry_and_leaves_the_phone(phone: Phone, first: str) -> None:
    phone.does(NOTES, [first, list(PHOTO)])
    phone.until("d => d.entries[0].files[0].sent === d.entries[0].files[0].size")
    phone.until("d => d.syncing.filesOutstanding === 0 && !d.syncing.isUnderWay")

    (file,) = held(phone, first)
    assert (file["sha256"], file["held"]) == (sha256(PHOTO).hexdigest(), True)


def test_a_photo_cut_off_in_the_middle_goes_on_where_it_stood(phone: Phone, first: str) -> None:
    pieces: list[str] = []

    def second_is_cut(route: Route) -> None:
        pieces.append(route.request.headers.get("upload-offset", route.request.method))
        if pieces.count("262144") == 1 and pieces[-1] == "262144":
            route.abort("connectionreset")
        else:
            route.continue_()

    phone.context.route("**/attachments/*", second_is_cut)
    phone.does(NOTES, [first, list(PHOTO)])

    phone.until("d => d.syncing.filesOutstanding === 0 && d.entries[0].files[0].sent > 0")
    assert pieces == ["HEAD", "0", "262144", "HEAD", "262144", "524288"]
    assert held(phone, first)[0]["held"] is True


def test_a_photo_noted_without_a_signal_survives_a_reload(phone: Phone, first: str) -> None:
    with phone.away():
        phone.does(NOTES, [first, list(PHOTO)])
        phone.reloads()
        assert phone.unlocks()
        assert phone.does("d => d.entries[0].files[0].sent") == 0

    phone.until("d => d.entries[0].files[0].sent === d.entries[0].files[0].size")
    assert held(phone, first)[0]["held"] is True
