"""A fuzzer finds no crash and no answer that the OpenAPI document does not describe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from audit.notary import Notary
from benchmarks.fuzz import ENDLESS, attempt, broken_files, labels, upload
from benchmarks.fuzzed import Village, fuzzed
from projections import ALL
from store.books import Books
from tests.conftest import MASTER, empty

# What the fuzzer itself does that is out of date is not ours to mend.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisDeprecationWarning")
EXAMPLES, BROKEN, SEED, SHARES = 12, 40, 20201101, 8


@pytest.fixture(scope="module")
def village(owner: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    """One village for all operations: what one leaves behind is what the next finds."""
    empty(owner)
    with Books(owner, MASTER, ALL) as books:
        notary = Notary(books, tmp_path_factory.mktemp("audit"), name="zhuanban.test")
        with fuzzed(books, notary) as built:
            yield built


@pytest.mark.parametrize("share", range(SHARES))
def test_operations_answer_only_as_they_are_described(village: Village, share: int) -> None:
    for operation in labels(village.app)[share::SHARES]:
        attempt(village, operation, examples=EXAMPLES, start=SEED)


def test_no_operation_is_left_out(village: Village) -> None:
    described = village.app.openapi()["paths"].values()
    assert len(labels(village.app)) == sum(map(len, described)) - len(ENDLESS)


def test_a_broken_file_breaks_nothing(village: Village) -> None:
    for kind, content in broken_files(SEED, BROKEN):
        upload(village, kind, content)
