"""A decision is made on the newest state, saved whole, and made again when somebody was faster."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from eventsourcing.persistence import IntegrityError

from domain.case import Case
from domain.case.opening import CaseIsClosed
from domain.refusal import Unknown
from projections import ALL
from store.books import Books
from store.memory import MANY
from store.stored import OperationIsKnown
from store.vault import Vault
from tests.conftest import MASTER
from tests.facts import act
from tests.store.events import at_once, log, open_project, operation


@pytest.fixture
def others(books: Books, owner: str) -> Iterator[Books]:
    """Another process at the same books."""
    with Books(owner, MASTER, ALL) as opened:
        yield opened


@pytest.fixture
def id_(books: Books) -> UUID:
    """An open case."""
    project = open_project(books)
    case = Case(books.desk.case_id(project, "A"))
    case.open(act(), project=project, task_force=project, case_no="A")
    books.desk.store(case)
    return case.id


def visit(case: Case) -> None:
    case.log_contact(act(1), method="visit")


def close(case: Case) -> None:
    case.close(act(2), outcome="resolved")


def test_a_write_is_answered_with_its_position_and_the_version_it_made(
    books: Books, id_: UUID
) -> None:
    receipt = books.desk.on_case(id_, visit)

    assert (receipt.position, receipt.version) == (3, 2)
    assert receipt.answer == {"version": 2}


def test_what_is_not_there_is_not_known(books: Books) -> None:
    with pytest.raises(Unknown):
        books.desk.case(UUID(int=5))
    with pytest.raises(Unknown):
        books.desk.project("nowhere")


def test_a_decision_that_adds_nothing_stores_nothing(books: Books, id_: UUID) -> None:
    books.desk.on_case(id_, lambda case: case.name_chief(act(1), name="amy"))

    receipt = books.desk.on_case(id_, lambda case: case.name_chief(act(2), name="amy"))

    assert (receipt.position, receipt.version, len(log(books))) == (3, 2, 3)


def test_what_another_process_wrote_is_seen_before_a_decision_is_stored(
    books: Books, others: Books, id_: UUID
) -> None:
    books.desk.on_case(id_, visit)
    others.desk.on_case(id_, visit)

    assert books.desk.on_case(id_, visit).version == 4


def test_a_refusal_is_believed_from_the_newest_state_only(
    books: Books, others: Books, id_: UUID
) -> None:
    books.desk.on_case(id_, close)
    others.desk.on_case(id_, lambda case: case.reopen(act(3)))

    books.desk.on_case(id_, lambda case: {"n": case.make_offer(act(4), amount_fen=1)})

    assert others.desk.on_case(id_, visit).version == 5


def test_nothing_to_do_is_believed_from_the_newest_state_only(
    books: Books, others: Books, id_: UUID
) -> None:
    books.desk.on_case(id_, lambda case: case.name_chief(act(1), name="amy"))
    others.desk.on_case(id_, lambda case: case.name_chief(act(2), name="bob"))

    books.desk.on_case(id_, lambda case: case.name_chief(act(3), name="amy"))

    assert books.desk.case(id_).chief == "amy"
    assert len(log(books)) == 5


def test_a_refused_decision_leaves_no_trace_in_memory_or_log(books: Books, id_: UUID) -> None:
    def visit_then_fail(case: Case) -> None:
        visit(case)
        close(case)
        close(case)

    with pytest.raises(CaseIsClosed):
        books.desk.on_case(id_, visit_then_fail)

    assert (books.desk.case(id_).contacts, len(log(books))) == (0, 2)


def test_many_callers_of_two_processes_lose_no_contact(
    books: Books, others: Books, id_: UUID
) -> None:
    answers = at_once(lambda n: [books, others][n % 2].desk.on_case(id_, visit), range(60), 8)

    assert sorted(answer.version for answer in answers) == list(range(2, 62))
    books.desk.forget_streams([id_])
    assert books.desk.case(id_).contacts == 60


def test_what_another_process_wrote_is_not_remembered_once_it_is_heard_of(
    books: Books, others: Books, id_: UUID
) -> None:
    books.desk.case(id_)
    position = others.desk.on_case(id_, visit).position

    assert books.look() == position
    assert books.desk.glance(id_).contacts == 1


def test_what_is_in_memory_is_carried_on_by_what_is_heard_and_not_asked_for_again(
    books: Books, others: Books, id_: UUID
) -> None:
    others.desk.case(id_)
    for _ in range(3):
        books.desk.on_case(id_, visit)

    others.look()
    others.pool.close()
    assert others.desk.glance(id_).contacts == 3


def test_what_was_being_read_while_another_wrote_is_not_shown_after_that_is_heard_of(
    books: Books, others: Books, id_: UUID
) -> None:
    old = books.desk.case(id_)
    others.desk.on_case(id_, visit)
    books.look()
    books.desk.repository.cache.put(id_, old)  # type: ignore[union-attr]

    assert books.desk.glance(id_).contacts == books.desk.case(id_).contacts == 1


def test_a_slow_reader_does_not_take_back_what_this_process_wrote(books: Books, id_: UUID) -> None:
    old = books.desk.glance(id_)
    books.desk.on_case(id_, visit)
    books.desk.repository.cache.put(id_, old)  # type: ignore[union-attr]

    assert books.desk.glance(id_).contacts == books.desk.case(id_).contacts == 1


def test_after_a_large_load_elsewhere_nothing_in_memory_is_believed(
    books: Books, others: Books, id_: UUID
) -> None:
    books.desk.case(id_)
    others.desk.on_case(id_, visit)

    with books.pool.connection() as connection:
        books.desk.heard_of(connection, 0, MANY + 1)
    assert books.desk.glance(id_).contacts == 1


def test_an_operation_repeated_is_known_even_where_the_decision_would_be_refused_now(
    books: Books, id_: UUID
) -> None:
    first = books.desk.on_case(id_, close, operation=operation())

    with pytest.raises(OperationIsKnown) as known:
        books.desk.on_case(id_, close, operation=operation())

    assert (known.value.position, known.value.answer) == (first.position, first.answer)


def test_two_cases_change_together_or_not_at_all(books: Books, others: Books, id_: UUID) -> None:
    project = books.desk.project("P").id
    taken = Case(books.desk.case_id(project, "B"))
    taken.open(act(), project=project, task_force=project, case_no="B")
    others.desk.store(taken)
    new = Case(taken.id)
    new.open(act(), project=project, task_force=project, case_no="B")

    with pytest.raises(IntegrityError):
        books.desk.decide(lambda: books.desk.case(id_), visit, beside=[new])

    assert (books.desk.case(id_).contacts, len(log(books))) == (0, 3)


def test_a_text_sealed_before_a_lost_race_is_stored_with_its_key(
    books: Books, others: Books, id_: UUID
) -> None:
    books.desk.case(id_)
    others.desk.on_case(id_, visit)
    summary = books.vault.seal(id_, "summary", "谈了")

    books.desk.on_case(id_, lambda case: case.log_contact(act(3), method="phone", summary=summary))

    fresh = Vault(MASTER, 1)
    with books.pool.connection() as connection:
        fresh.know(connection, [id_])
    assert fresh.open(summary, "summary") == "谈了"


def test_two_processes_that_meet_a_household_at_once_seal_under_one_key(
    books: Books, others: Books, id_: UUID
) -> None:
    sealed = []

    def says(who: Books) -> None:
        def decide(case: Case) -> None:
            box = who.vault.seal(id_, "summary", "谈了")
            sealed.append(box)
            case.log_contact(act(3), method="phone", summary=box)

        who.desk.on_case(id_, decide)

    books.vault.seal(id_, "summary", "a draft that nobody stored")
    says(others)
    says(books)

    fresh = Vault(MASTER, 1)
    with books.pool.connection() as connection:
        fresh.know(connection, [id_])
    assert fresh.open(sealed[0], "summary") == fresh.open(sealed[-1], "summary") == "谈了"


def test_a_text_whose_key_lost_the_race_is_refused_and_not_stored_unreadable(
    books: Books, others: Books, id_: UUID
) -> None:
    mine = books.vault.seal(id_, "summary", "我的")
    others.desk.on_case(
        id_,
        lambda case: case.log_contact(
            act(1), method="phone", summary=others.vault.seal(id_, "summary", "他的")
        ),
    )
    before = len(log(books))

    with pytest.raises(IntegrityError, match="gave way"):
        books.desk.on_case(id_, lambda case: case.log_contact(act(2), method="phone", summary=mine))

    assert len(log(books)) == before
