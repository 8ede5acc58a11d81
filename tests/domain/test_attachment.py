"""A fact may name up to twenty files by their hash; their bytes are nobody's business here."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from domain.case.attachment import (
    LARGEST,
    Attachment,
    AttachmentHasAnotherSize,
    AttachmentIsTooLarge,
    TooManyAttachments,
)
from domain.refusal import Refusal
from tests.facts import act, open_case, sealed


def file(n: int = 1, /, **other: Any) -> Attachment:
    told = {"sha256": f"{n:064x}", "kind": "photo", "media_type": "image/jpeg", "size": 1_000}
    return Attachment.model_validate(told | other)


def test_a_contact_names_its_files_and_the_case_knows_them() -> None:
    case = open_case()

    case.log_contact(act(1), method="visit", attachments=(file(1), file(2)))

    assert list(case.attachments) == [file(1).sha256, file(2).sha256]


def test_demands_answers_promises_and_how_they_ended_name_files_too() -> None:
    case = open_case()

    n = case.raise_demand(act(1), text=sealed("要房"), attachments=(file(1),))
    case.answer_demand(act(2), n=n, text=sealed("可以"), attachments=(file(2),))
    n = case.promise(act(3), text=sealed("修路"), due=act(9).at.date(), attachments=(file(3),))
    case.settle_promise(act(4), n=n, outcome="kept", attachments=(file(4),))

    assert len(case.attachments) == 4


def test_a_contact_without_files_is_stored_as_it_always_was() -> None:
    case = open_case()

    case.log_contact(act(1), method="visit", attachments=())

    assert case.pending[-1].attachments is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("files", "refused"),
    [
        ([file(n) for n in range(21)], TooManyAttachments),
        ([file(1, size=LARGEST + 1)], AttachmentIsTooLarge),
        ([file(7, size=999)], AttachmentHasAnotherSize),
    ],
)
def test_what_cannot_be_attached_is_refused_in_both_languages(
    files: list[Attachment], refused: type[Refusal]
) -> None:
    case = open_case()
    case.log_contact(act(1), method="visit", attachments=(file(7),))

    with pytest.raises(refused) as found:
        case.log_contact(act(2), method="visit", attachments=tuple(files))

    assert case.contacts == 1
    assert found.value.sentence("zh") != found.value.sentence("en")


def test_fifty_megabytes_are_the_limit_and_are_said_as_such() -> None:
    case = open_case()
    case.log_contact(act(1), method="visit", attachments=(file(1, size=LARGEST),))

    with pytest.raises(AttachmentIsTooLarge) as found:
        case.log_contact(act(2), method="visit", attachments=(file(2, size=LARGEST + 1),))

    assert "51 MB" in found.value.sentence("en")
    assert "上限 50 MB" in found.value.sentence("zh")


def test_a_photo_that_was_chosen_twice_is_named_once() -> None:
    case = open_case()

    case.log_contact(act(1), method="visit", attachments=(file(1), file(2), file(1)))

    assert case.pending[-1].attachments == (file(1), file(2))  # type: ignore[attr-defined]


def test_the_same_photo_may_serve_two_contacts() -> None:
    case = open_case()

    for day in (1, 2):
        case.log_contact(act(day), method="visit", attachments=(file(1, kind="document"),))

    assert case.attachments == {file(1).sha256: file(1, kind="document")}


@pytest.mark.parametrize("said", ["audio/webm;codecs=opus", "Audio/WebM ; codecs=opus"])
def test_a_media_type_is_kept_without_what_a_browser_adds(said: str) -> None:
    assert file(media_type=said).media_type == "audio/webm"


@pytest.mark.parametrize(
    "wrong",
    [
        {"sha256": "5C" * 32}, {"sha256": "5c" * 31}, {"kind": "video"}, {"size": 0},
        {"media_type": ""}, {"media_type": "image"}, {"media_type": "王建国/jpeg"},
        {"media_type": "text/html\r\nX: 1"}, {"name": "王建国身份证.jpg"},
    ],
)  # fmt: skip
def test_what_is_no_file_is_not_parsed(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        file(**wrong)
