"""The trail of a household whose texts try to be markup, formulas and letters no font has."""

from __future__ import annotations

from io import BytesIO
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from audit.papers.cover import Cover, cover_of
from audit.subject import find
from audit.trail import Row, Trail
from store.books import Books
from tests.audit.story import LAST_WEEK, Story, cosigned
from tests.audit.story import told as act

NASTY = "<b>&\"'</b> #panic() *x* $x$ 𠮷😀\u202e"
FORMULA = "=1+1"


class Told(NamedTuple):
    """What every paper is written from."""

    cover: Cover
    rows: list[Row]

    def on(self, paper: ModuleType, **more: Any) -> bytes:
        """The bytes of a paper."""
        out = BytesIO()
        paper.write(out, self.cover, iter(self.rows), **more)
        return out.getvalue()


@pytest.fixture
def told(books: Books, owner: str) -> Told:
    """Five records: opened, a night visit, a call brought by another, a formula, a correction."""
    story = Story(books)
    night = LAST_WEEK.replace(hour=22)
    visit = story.contact(night, summary=story.seal("summary", NASTY))
    bob = act(LAST_WEEK, "bob", recorded_by="amy")
    story.do(lambda case: case.log_contact(bob, method="phone", messages=3))
    story.contact(LAST_WEEK, method="letter", summary=story.seal("summary", FORMULA))
    story.correct(visit, "summary", story.seal("summary", "@看了地块"), reason="-听错")
    cosigned(owner, visit, night)
    trail = Trail(books, find(books, case="XN/007"))
    return Told(cover_of(trail), list(trail.rows()))
