"""Who closed, came, came back and began to sign within a span of time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from api.board.place import Place
from api.reading import reading
from projections.countdown import COUNTDOWN, STAGES, count
from projections.walks import in_buckets, turns
from store.books import Books

MANY = 1_000_000


def moves(books: Books, place: Place, since: datetime, until: datetime) -> dict[str, int]:
    """Households that closed, were opened, reopened, began to sign and signed, ends included.

    ``signed`` is how many more stand as signed, so that one who went back is not counted.
    """
    asked: dict[str, Any] = {"jurisdiction": books.jurisdiction, "projects": place.projects}
    page = {"before": None, "before_case": None, "limit": MANY}
    with reading(books, COUNTDOWN) as (connection, _):
        before = count(connection, **asked, as_of=since - timedelta(microseconds=1))
        after = count(connection, **asked, as_of=until)
        closed, opened, reopened = turns(connection, **asked, since=since, until=until)
        signing = in_buckets(connection, buckets=[STAGES[-1]], **asked, **page, as_of=until)
    return {
        "closed": closed,
        "opened": opened,
        "reopened": reopened,
        "signing": sum(one.at >= since for one in signing),
        "signed": after["by_outcome"]["signed"] - before["by_outcome"]["signed"],
    }
