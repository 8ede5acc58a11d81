"""Three clocks agree: this machine's, the database's, and that of a witness outside."""

from __future__ import annotations

import http.client
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from api.doctor.item import Item, Look, Visit, well, wrong
from api.doctor.outside import asked, policy_of

APART = 2.0  # seconds between this machine and the database
OUTSIDE = 5.0  # seconds to a witness, whose header knows whole seconds only
CLOCK = """
SELECT clock_timestamp(), CASE WHEN isfinite(recorded_at)
    THEN extract(epoch FROM recorded_at - clock_timestamp())::float END
FROM zhuanban.heads WHERE jurisdiction = %s"""


def database_clock(visit: Visit) -> Look:
    """It says what ours says, and no record is from its future."""
    before = datetime.now(UTC)
    row = visit.connection.execute(CLOCK, [visit.jurisdiction]).fetchone()
    between = before + (datetime.now(UTC) - before) / 2
    theirs, ahead = row or (between, None)
    apart = (theirs - between).total_seconds()
    if ahead is not None and ahead > APART:
        yield wrong(
            "clock",
            zh=f"最后一条记录在 {ahead:.0f} 秒之后：时钟被拨回",
            en=f"the last record lies {ahead:.0f} s ahead: the clock was set back",
        )
    elif abs(apart) > APART:
        yield wrong(
            "clock",
            zh=f"本机与数据库时钟相差 {apart:.1f} 秒",
            en=f"this machine and the database are {apart:.1f} s apart",
        )
    else:
        yield well(
            "clock",
            zh=f"本机与数据库时钟相差 {abs(apart):.2f} 秒",
            en=f"this machine and the database are {abs(apart):.2f} s apart",
        )


def witness_clocks(visit: Visit) -> Look:
    """A witness, who has a clock of its own, sees the same time."""
    for name, url in policy_of(visit.given):
        try:
            date = asked(url).headers.get("Date")
        except (OSError, http.client.HTTPException):
            continue  # that it is away is another look's
        if not date:
            continue
        apart = (parsedate_to_datetime(date) - datetime.now(UTC)).total_seconds()
        yield Item(
            "witness-clock",
            ok=abs(apart) <= OUTSIDE,
            zh=f"与见证人 {name} 的时钟相差 {apart:.0f} 秒",
            en=f"the witness {name} is {apart:.0f} s from this clock",
        )
