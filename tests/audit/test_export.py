"""A bundle taken from the books is whole for whoever holds the key, and says what is amiss."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from audit.export import export
from audit.notary import Notary
from audit.subject import Subject, find
from audit.verify import verify
from domain.aggregate import Act
from domain.case.attachment import Attachment
from domain.erasure import IsErasedAlready
from store.attachments import Named
from store.books import Books
from store.erasure import erase
from tests.audit.story import LAST_WEEK, Story

ORDER = "删字〔2026〕3号"


@pytest.fixture
def story(books: Books) -> Story:
    return Story(books)


class Inspector:
    """Takes bundles home and checks them under the key that was handed over."""

    def __init__(self, story: Story, notary: Notary, folder: Path) -> None:
        self.story, self.notary, self.file = story, notary, folder / "bundle.zip"

    def takes(self, subject: Subject | None = None, shown: str | None = None,
              **limits: Any) -> dict[str, Any]:  # fmt: skip
        subject = subject or find(self.story.books, case="XN/007")
        with self.file.open("wb") as to:
            export(self.story.books, self.notary, subject, to, **limits)
        return verify(str(self.file), trusted=str(self.notary.key.vkey), held=shown)

    def listed(self) -> str:
        lines: list[str] = []
        verify(str(self.file), trusted=str(self.notary.key.vkey), show=lines.append)
        return "\n".join(lines)


@pytest.fixture
def inspector(story: Story, notary: Notary, tmp_path: Path) -> Inspector:
    return Inspector(story, notary, tmp_path)


@pytest.mark.parametrize("kind", [
    {"case": "XN/007"}, {"project": "XN"}, {"task_force": "TF"}, {"cadre": "amy"},
])  # fmt: skip
def test_a_bundle_of_each_kind_of_subject_holds_all_of_it(
    story: Story, inspector: Inspector, kind: dict[str, str]
) -> None:
    story.contact(LAST_WEEK)
    story.sign()

    answer = inspector.takes(find(story.books, **kind))

    assert answer["findings"] == []
    assert answer["events"] >= 2


def test_a_range_shows_its_records_and_proves_the_others(
    story: Story, inspector: Inspector
) -> None:
    whole = inspector.takes()["events"]
    between = datetime.now(UTC)
    story.contact(LAST_WEEK)
    story.contact(LAST_WEEK)

    answer = inspector.takes(since=between)

    assert (answer["ok"], answer["events"], answer["records"]) == (True, 2, whole + 2)


def test_a_range_without_records_verifies_too(inspector: Inspector) -> None:
    answer = inspector.takes(since=datetime.now(UTC) + timedelta(days=1))

    assert (answer["ok"], answer["events"]) == (True, 0)


def test_a_sealed_text_is_opened_without_a_key(story: Story, inspector: Inspector) -> None:
    story.contact(LAST_WEEK, summary=story.seal("summary", "户主在家"))

    assert inspector.takes()["ok"]
    assert '"summary":"户主在家"' in inspector.listed()


def test_an_erased_persons_texts_name_the_order_and_the_bundle_passes(
    story: Story, inspector: Inspector
) -> None:
    story.contact(LAST_WEEK, summary=story.seal("summary", "户主在家"))
    now = datetime.now(UTC)

    erase(story.books, Act(now, "clerk", now), person=story.case, order=ORDER)

    assert inspector.takes()["ok"]
    assert f"erased under order {ORDER}" in inspector.listed()
    assert "户主在家" not in inspector.listed()


def test_a_person_is_erased_once(story: Story) -> None:
    now = datetime.now(UTC)
    erase(story.books, Act(now, "clerk", now), person=story.case, order=ORDER)

    assert erase(story.books, Act(now, "clerk", now), person=story.case, order=ORDER)
    with pytest.raises(IsErasedAlready):
        erase(story.books, Act(now, "clerk", now), person=story.case, order="4")


def test_a_checkpoint_that_the_inspector_holds_is_proved_when_it_is_named(
    story: Story, inspector: Inspector
) -> None:
    held = inspector.notary.checkpoint()
    note = str(inspector.notary.note())
    story.contact(LAST_WEEK)

    answer = inspector.takes(held=held.size, shown=note)

    assert answer["findings"] == []


def test_a_record_changed_in_the_database_is_named_by_its_position(
    story: Story, inspector: Inspector, owner: str
) -> None:
    position = story.contact(LAST_WEEK)
    inspector.notary.checkpoint()
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute(
            "UPDATE zhuanban.events SET occurred_at = occurred_at - interval '1 day'"
            " WHERE position = %s", [position],
        )  # fmt: skip

    answer = inspector.takes()

    assert not answer["ok"]
    assert next((found["kind"], found["position"]) for found in answer["findings"]) == (
        "leaf_changed", position,
    )  # fmt: skip


PHOTO = b"a photograph of the courtyard"


def attach(story: Story, content: bytes = PHOTO, *, arrives: bool = True) -> str:
    """Log a visit with a photo; gives the photo's hash."""
    sha256 = hashlib.sha256(content).hexdigest()
    photo = Attachment(sha256=sha256, kind="photo", media_type="image/jpeg", size=len(content))
    story.contact(LAST_WEEK, attachments=(photo,))
    if arrives:
        story.books.attachments.receive(Named(story.case, sha256, len(content)), 0, content)
    return sha256


def papers(file: Path) -> dict[str, bytes]:
    """The attachments of a bundle, by hash."""
    with zipfile.ZipFile(file) as zipped:
        names = [name for name in zipped.namelist() if name.startswith("attachments/")]
        return {name.removeprefix("attachments/"): zipped.read(name) for name in names}


def test_the_photos_of_a_case_leave_with_its_records_and_are_proved_by_them(
    story: Story, inspector: Inspector
) -> None:
    arrived = attach(story)
    attach(story, b"still on the phone", arrives=False)

    answer = inspector.takes()

    assert answer["findings"] == []
    assert papers(inspector.file) == {arrived: PHOTO}


def test_a_range_brings_only_the_photos_of_its_records(story: Story, inspector: Inspector) -> None:
    attach(story)
    for _ in range(2):
        story.contact(LAST_WEEK)
    between = datetime.now(UTC)
    story.contact(LAST_WEEK)

    assert inspector.takes(since=between)["findings"] == []
    assert papers(inspector.file) == {}


def test_a_project_leaves_without_photos(story: Story, inspector: Inspector) -> None:
    attach(story)

    assert inspector.takes(find(story.books, project="XN"))["findings"] == []
    assert papers(inspector.file) == {}


def test_a_photo_that_was_erased_or_changed_on_the_shelf_is_left_out(
    story: Story, inspector: Inspector, tmp_path: Path
) -> None:
    attach(story)
    (box,) = [each for each in (tmp_path / "attachments").rglob("*") if each.is_file()]
    box.write_bytes(bytes(box.stat().st_size))
    assert (inspector.takes()["findings"], papers(inspector.file)) == ([], {})

    now = datetime.now(UTC)
    erase(story.books, Act(now, "clerk", now), person=story.case, order=ORDER)
    assert (inspector.takes()["findings"], papers(inspector.file)) == ([], {})
