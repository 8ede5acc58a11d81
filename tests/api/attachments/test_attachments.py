"""A file that an event names comes in pieces, survives what phones do, and is shown with care."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import accounts
from api.app import application
from audit.notary import Notary
from store.attachments.shelf import ShelfIsFull
from store.books import Books
from store.erasure import erase
from tests.api.attachments.sender import MIB, Sender, attachment
from tests.api.city import NOON, City, act
from tests.api.reading_record.readers import on_record

Ask = Callable[[str | None], TestClient]
PHOTO = Random(3).randbytes(MIB + 5_000)


@pytest.fixture
def city(books: Books) -> City:
    return City(books)


@pytest.fixture
def ask(city: City, books: Books, notary: Notary) -> Iterator[Ask]:
    with TestClient(application(books, notary), base_url="http://testserver/api/v1") as client:
        yield lambda name: city.client(client, name)


@pytest.fixture
def phone(ask: Ask, city: City) -> Sender:
    """The cadre's phone, with a photo that its visit names."""
    sender = Sender(ask("cadre"), city.cases["PE"], PHOTO)
    sender.tell()
    return sender


def test_what_a_visit_names_is_outstanding_until_it_is_here(phone: Sender) -> None:
    before = phone.listed()

    phone.send()

    after = phone.listed()
    assert (before["held"], before["sent"]) == (False, 0)
    assert (after["held"], after["sent"]) == (True, len(PHOTO))
    assert after == before | {"held": True, "sent": len(PHOTO)}
    assert (after["kind"], after["media_type"], after["size"]) == (
        "photo",
        "image/jpeg",
        len(PHOTO),
    )


def test_the_timeline_names_the_files_of_an_event(phone: Sender) -> None:
    items = phone.client.get(f"/cases/{phone.case}/timeline").json()["items"]

    assert items[-1]["attachments"] == [phone.told]
    assert phone.listed()["position"] == items[-1]["position"]


def test_a_photo_of_forty_megapixels_arrives(ask: Ask, city: City) -> None:
    large = Sender(ask("cadre"), city.cases["PE"], Random(40).randbytes(15_400_000))
    large.tell()

    large.send()

    assert large.client.get(large.path).content == large.content


def test_a_phone_asks_how_far_it_got_and_goes_on(phone: Sender) -> None:
    assert phone.how_far() == (0, len(PHOTO))
    phone.patch(0, PHOTO[:MIB])

    assert phone.how_far() == (MIB, len(PHOTO))
    assert phone.patch(MIB, PHOTO[MIB:]).status_code == 204
    assert phone.how_far() == (len(PHOTO), len(PHOTO))


def test_a_piece_whose_answer_was_lost_is_told_where_to_go_on(phone: Sender) -> None:
    phone.patch(0, PHOTO[:MIB])

    again = phone.patch(0, PHOTO[:MIB])

    assert (again.status_code, again.headers["upload-offset"]) == (409, str(MIB))
    assert again.json()["type"] == "/problems/is-elsewhere"


def test_what_is_not_the_file_is_begun_anew(phone: Sender) -> None:
    phone.patch(0, PHOTO[:MIB])

    wrong = phone.patch(MIB, bytes(5_000))

    assert (wrong.status_code, wrong.headers["upload-offset"]) == (422, "0")
    assert wrong.json()["type"] == "/problems/file-is-another"
    phone.send()
    assert phone.listed()["held"]


def test_a_piece_above_one_megabyte_is_refused_at_the_door(phone: Sender) -> None:
    assert phone.patch(0, PHOTO[: MIB + 1]).status_code == 413
    assert phone.how_far() == (0, len(PHOTO))


@pytest.mark.parametrize("offset", ["", "-1", "x", "1.5", str(2**63)])
def test_an_offset_that_is_none_is_refused(phone: Sender, offset: str) -> None:
    answer = phone.client.patch(phone.path, content=b"x", headers={"Upload-Offset": offset})

    assert answer.status_code == 422


# Only what events name


def test_a_file_that_no_event_of_the_case_names_is_not_there(ask: Ask, city: City) -> None:
    stray = Sender(ask("cadre"), city.cases["PE"], PHOTO)

    answers = [stray.client.head(stray.path), stray.patch(0, PHOTO[:MIB]),
               stray.client.get(stray.path)]  # fmt: skip

    assert [answer.status_code for answer in answers] == [404] * 3
    assert city.books.attachments.sent_of(city.cases["PE"]) == {}


def test_a_file_of_another_case_is_not_there(phone: Sender, ask: Ask, city: City) -> None:
    phone.send()
    elsewhere = Sender(ask("chief"), city.cases["PE1"], PHOTO)

    assert elsewhere.client.get(elsewhere.path).status_code == 404


def test_a_contact_that_is_refused_names_no_file(ask: Ask, city: City) -> None:
    client, case = ask("cadre"), city.cases["PE"]
    file = attachment(PHOTO, size=51 * MIB)
    body = {"occurred_at": NOON, "method": "visit", "attachments": [file]}

    refused = client.post(f"/cases/{case}/contacts", json=body)

    assert refused.json()["type"] == "/problems/attachment-is-too-large"
    assert "上限 50 MB" in refused.json()["title"]
    assert client.get(f"/cases/{case}/attachments").json() == {"items": [], "next": None}


def test_every_talk_can_name_files(ask: Ask, city: City) -> None:
    client, case = ask("cadre"), city.cases["PE"]
    told: list[tuple[str, dict[str, Any]]] = [
        ("contacts", {"method": "phone"}), ("demands", {"text": "要房"}),
        ("demands/1/answer", {"text": "可以"}), ("promises", {"text": "修路", "due": "2020-10-01"}),
        ("promises/1/outcome", {"outcome": "kept"}),
    ]  # fmt: skip
    for n, (path, body) in enumerate(told):
        file = attachment(bytes([n]), kind="document", media_type="application/pdf")
        body |= {"occurred_at": NOON, "attachments": [file]}
        assert client.post(f"/cases/{case}/{path}", json=body).status_code == 201

    items = client.get(f"/cases/{case}/attachments").json()["items"]
    assert len(items) == len(told)
    assert [item["position"] for item in items] == sorted(item["position"] for item in items)


# Who


def test_out_of_sight_there_is_no_file(phone: Sender, ask: Ask, city: City) -> None:
    west = Sender(ask("cadre"), city.cases["PW"], PHOTO)

    for method in ("HEAD", "GET", "PATCH"):
        assert (
            west.client.request(method, west.path, headers={"Upload-Offset": "0"}).status_code
            == 404
        )
    assert west.client.get(f"/cases/{west.case}/attachments").status_code == 404


def test_an_inspector_reads_and_sends_nothing(phone: Sender, ask: Ask, city: City) -> None:
    phone.send()
    inspector = Sender(ask("inspector"), city.cases["PE"], PHOTO)

    assert inspector.client.get(inspector.path).content == PHOTO
    assert inspector.patch(0, PHOTO[:5]).status_code == 403


def test_whose_posting_ended_still_brings_the_file_of_what_was_told(
    phone: Sender, city: City, books: Books
) -> None:
    accounts.post(books, act(), "cadre", role="cadre", task_force="WEST")
    accounts.end_posting(books, act(), "cadre", n=1, reason="轮换")

    assert phone.how_far() == (0, len(PHOTO))
    phone.send()
    assert phone.client.get(phone.path).status_code == 404


def test_who_looked_at_a_photo_is_on_record(phone: Sender, ask: Ask, books: Books) -> None:
    phone.send()
    client = ask("inspector")
    client.get(phone.path)

    (look,) = [row for row in on_record(books, client) if row["reader"] == "inspector"]
    assert (look["what"], look["case"], look["form"]) == ("case", phone.case, "photo")
    assert look["subject"] == f"file {phone.told['sha256']}"


# How it is shown


@pytest.mark.parametrize(
    ("media_type", "shown_as", "disposition"),
    [
        ("image/jpeg", "image/jpeg", "inline"),
        ("audio/webm;codecs=opus", "audio/webm", "inline"),
        ("application/pdf", "application/pdf", "attachment"),
        ("text/html", "application/octet-stream", "attachment"),
        ("image/svg+xml", "application/octet-stream", "attachment"),
    ],
)
def test_a_file_does_nothing_in_a_browser_but_show(
    ask: Ask, city: City, media_type: str, shown_as: str, disposition: str
) -> None:
    sender = Sender(ask("cadre"), city.cases["PE"], b"<script>", media_type=media_type)
    sender.tell()
    sender.send()

    said = sender.client.get(sender.path).headers

    assert said["content-type"] == shown_as
    assert said["content-disposition"].partition(";")[0] == disposition
    assert (said["x-content-type-options"], said["content-length"]) == ("nosniff", "8")
    assert said["content-security-policy"].startswith("default-src 'none'")
    assert said["cache-control"] == "no-store"


def test_what_has_not_arrived_is_said_as_such(phone: Sender) -> None:
    phone.patch(0, PHOTO[:MIB])

    answer = phone.client.get(phone.path)

    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/has-not-arrived")
    assert str(MIB) in answer.json()["title"]


# What goes wrong


class Full:
    """A shelf without room."""

    def sizes(self, folder: str) -> dict[str, int]:
        return {}

    def put(self, name: str, box: bytes) -> None:
        raise ShelfIsFull(why="No space left on device")

    def get(self, name: str) -> bytes:
        raise AssertionError(name)

    def remove(self, folder: str) -> None:
        """Nothing lies here."""


def test_without_room_the_file_waits_and_records_go_on(phone: Sender, books: Books) -> None:
    books.attachments._shelf = Full()

    full = phone.patch(0, PHOTO[:MIB])

    assert (full.status_code, full.json()["type"]) == (507, "/problems/shelf-is-full")
    assert "记录照常保存" in full.json()["title"]
    phone.tell()
    assert phone.how_far() == (0, len(PHOTO))


def test_an_erased_household_has_no_file_and_takes_none(phone: Sender, books: Books) -> None:
    phone.send()

    erase(books, act(), person=phone.case, order="删7")

    listed = phone.listed()
    assert (listed["held"], listed["erased"], listed["sent"]) == (False, True, 0)
    answers = [phone.client.get(phone.path), phone.patch(0, PHOTO[:MIB]),
               phone.client.head(phone.path)]  # fmt: skip
    assert [answer.status_code for answer in answers] == [410] * 3


def test_what_was_erased_does_not_come_back_with_the_next_visit(
    phone: Sender, ask: Ask, books: Books
) -> None:
    erase(books, act(), person=phone.case, order="删7")
    later = Sender(phone.client, phone.case, b"another photo")
    later.tell()

    later.send()

    assert later.client.get(later.path).content == b"another photo"
    assert phone.patch(0, PHOTO[:MIB]).status_code == 410


def test_a_retry_of_a_contact_with_a_file_gives_the_first_answer(ask: Ask, city: City) -> None:
    client, case = ask("cadre"), city.cases["PE"]
    at = (datetime.now(UTC) - timedelta(minutes=1)).isoformat()
    key = {"Idempotency-Key": "01890a5d-ac96-774b-bcce-b302099a8057"}
    body = {"occurred_at": at, "method": "visit", "attachments": [attachment(PHOTO)]}

    answers = [client.post(f"/cases/{case}/contacts", json=body, headers=key) for _ in range(2)]
    other = body | {"attachments": [attachment(b"x")]}
    mismatch = client.post(f"/cases/{case}/contacts", json=other, headers=key)

    assert answers[0].json() == answers[1].json()
    assert (mismatch.status_code, mismatch.json()["fields"]) == (409, "attachments")
