"""Signing in a process of its own signs the same, outlives being killed, leaves nobody behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from audit.notary import Notary
from audit.signing_apart import SequencerApart
from audit.tiles import TilesWereChanged
from store.books import Books
from tests.audit.story import LAST_WEEK, Story


@pytest.fixture
def story(books: Books) -> Story:
    """Three records."""
    return Story(books)


@pytest.fixture
def apart(books: Books, tmp_path: Path) -> Iterator[Notary]:
    """A notary whose signing goes on elsewhere."""
    notary = Notary(books, tmp_path / "audit", name="zhuanban.test", signs=SequencerApart)
    yield notary
    notary.sequencer.close()


def process(notary: Notary) -> int:
    """The one that signs."""
    assert isinstance(notary.sequencer, SequencerApart)
    assert notary.sequencer.process
    return notary.sequencer.process.pid


def test_the_other_process_signs_what_this_one_would(
    story: Story, apart: Notary, notary: Notary
) -> None:
    signed = apart.checkpoint()

    assert signed == apart.journal.last
    assert signed == notary.sequencer.checkpoint()  # it reads the same key and finds it done
    assert signed.size == story.books.desk.head()


def test_an_empty_log_has_nothing_to_sign(apart: Notary) -> None:
    assert apart.checkpoint().size == 0


def test_what_it_refuses_is_refused_here(story: Story, apart: Notary, owner: str) -> None:
    apart.checkpoint()
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute("UPDATE audit.tiles SET hashes = '\\x00' WHERE level = 0 AND nth = 0")
    story.contact(LAST_WEEK)

    with pytest.raises(TilesWereChanged):
        apart.checkpoint()


def test_killed_it_is_started_again_and_signs_on(story: Story, apart: Notary) -> None:
    apart.checkpoint()
    first = process(apart)
    assert isinstance(apart.sequencer, SequencerApart)
    assert apart.sequencer.process
    apart.sequencer.process.kill()
    apart.sequencer.process.wait(10)
    story.contact(LAST_WEEK)

    assert apart.checkpoint().size == story.books.desk.head()
    assert process(apart) != first


def test_it_ends_when_whoever_asks_it_does(story: Story, apart: Notary) -> None:
    with apart.at_work():
        apart.checkpoint()
        assert isinstance(apart.sequencer, SequencerApart)
        running = apart.sequencer.process

    assert running
    assert running.returncode == 0
