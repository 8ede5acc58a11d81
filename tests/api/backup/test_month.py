"""Of a month of nightly backups, whichever is restored holds every record of its day.

`python -m benchmarks backup` plays the whole month.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from api.settings import Settings
from benchmarks.month import Month
from store.books import Books


def test_a_night_taken_at_random_comes_back_whole(
    office: Settings, spare: Settings, books: Books, tmp_path: Path
) -> None:
    month = Month(office, tmp_path, Random(7))
    month.play(nights=4, visits=6)
    night = month.dice.choice(month.nights[:-1])

    told = month.come_back(night, _left(spare, office), by_archive=False)

    assert books.desk.head() > told["position"]
    assert "zhuanban audit continue" in told["log"]


def _left(spare: Settings, office: Settings) -> Settings:
    """Only the audit folder was left."""
    return Settings(data=spare.data, database_url=spare.database_url, key_file=spare.key_file,
                    audit_folder=office.audit)  # fmt: skip
