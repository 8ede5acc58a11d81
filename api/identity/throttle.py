"""Who guesses waits longer with every guess, and a guess made while waiting is not looked at.

Three counts: of a name from one address, of an address, of a name from everywhere. The last one
does not hold at an address where the name has signed in before, so that guesses made elsewhere
keep nobody from their own desk (after OWASP's device cookies against online guessing).
"""

from __future__ import annotations

import math
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from domain.refusal import Refusal
from store.books import Books

LONGEST_WAIT = 15 * 60  # seconds
HOUR, DAY = 3600, 86400


class TooManyFailures(Refusal):
    """Too many attempts to sign in have failed; try again in {seconds} seconds."""

    zh = "登录失败次数过多；请在 {seconds} 秒后再试。"
    status = 429


class Count(NamedTuple):
    """Failures under one key: how many are free, and after how many seconds they are forgotten."""

    key: bytes
    free: int
    forgotten: int

    def wait(self, n: int, ago: float) -> float:
        """Seconds still to wait after ``n`` failures, the last of them ``ago`` seconds ago."""
        if n < self.free or ago > self.forgotten:
            return 0
        return max(min(2.0 ** min(n - self.free + 1, 30), LONGEST_WAIT) - ago, 0)


class Attempt(NamedTuple):
    """An attempt to sign in: the counts it is held against, and the mark a good one leaves."""

    of_name_here: Count
    of_address: Count
    of_name: Count
    known: bytes

    @classmethod
    def of(cls, books: Books, account: UUID, address: str) -> Attempt:
        """An attempt on an account, which need not exist, from an address."""

        def key(*parts: object) -> bytes:
            return sha256(" ".join(map(str, (books.jurisdiction, *parts))).encode()).digest()

        return cls(
            Count(key("here", account, address), free=5, forgotten=DAY),
            Count(key("address", address), free=50, forgotten=HOUR),
            Count(key("name", account), free=20, forgotten=DAY),
            key("known", account, address),
        )

    @property
    def counts(self) -> tuple[Count, Count, Count]:
        """All three."""
        return self.of_name_here, self.of_address, self.of_name

    def begin(self, books: Books) -> None:
        """Count the attempt before anything is looked at, so that a thousand at once count too.

        Raises TooManyFailures, and then counts nothing: waiting does not make the wait longer.
        """
        keys = [count.key for count in self.counts]
        asked = {"jurisdiction": books.jurisdiction, "keys": [*keys, self.known]}
        with books.pool.connection() as connection, connection.transaction():
            connection.execute(ROWS, {**asked, "keys": keys})
            standing = {key: (n, ago) for key, n, ago in connection.execute(STANDING, asked)}
            held = self.counts[: 2 if self.known in standing else 3]
            wait = max(count.wait(*standing[count.key]) for count in held)
            if wait > 0:
                raise TooManyFailures(seconds=math.ceil(wait))
            for count in self.counts:
                connection.execute(ADD, {**asked, "key": count.key, "forgotten": count.forgotten})

    def take_back(self, books: Books) -> None:
        """Neither succeeded nor failed: as if it had not been."""
        with books.pool.connection() as connection:
            connection.execute(TAKE_BACK, self._asked(books, self.counts))

    def succeed(self, books: Books) -> None:
        """The name starts anew and is known at this address; other failures here stay."""
        with books.pool.connection() as connection, connection.transaction():
            connection.execute(TAKE_BACK, self._asked(books, (self.of_address,)))
            connection.execute(CLEAR, self._asked(books, (self.of_name, self.of_name_here)))
            connection.execute(MARK, {"jurisdiction": books.jurisdiction, "key": self.known})

    def _asked(self, books: Books, counts: tuple[Count, ...]) -> dict[str, object]:
        keys = sorted(count.key for count in counts)
        return {"jurisdiction": books.jurisdiction, "keys": keys}


# In the order of their keys, so that two attempts never wait for each other in a ring.
ROWS = b"""
INSERT INTO zhuanban.failures (jurisdiction, key, n, last_at)
SELECT %(jurisdiction)s, key, 0, now() FROM unnest(%(keys)s::bytea[]) k (key) ORDER BY key
ON CONFLICT DO NOTHING"""
STANDING = b"""
SELECT key, n, extract(epoch FROM clock_timestamp() - last_at)::float8 FROM zhuanban.failures
WHERE jurisdiction = %(jurisdiction)s AND key = ANY (%(keys)s) ORDER BY key FOR UPDATE"""
ADD = b"""
UPDATE zhuanban.failures SET last_at = clock_timestamp(),
    n = 1 + CASE WHEN last_at < clock_timestamp() - make_interval(secs => %(forgotten)s)
                 THEN 0 ELSE n END
WHERE jurisdiction = %(jurisdiction)s AND key = %(key)s"""
TAKE_BACK = b"""
UPDATE zhuanban.failures SET n = greatest(n - 1, 0)
WHERE jurisdiction = %(jurisdiction)s AND key = ANY (%(keys)s)"""
CLEAR = b"""
UPDATE zhuanban.failures SET n = 0 WHERE jurisdiction = %(jurisdiction)s AND key = ANY (%(keys)s)"""
MARK = b"""
INSERT INTO zhuanban.failures (jurisdiction, key, n, last_at)
VALUES (%(jurisdiction)s, %(key)s, 0, now())
ON CONFLICT (jurisdiction, key) DO UPDATE SET last_at = now()"""
