"""Only whole lines count: a torn one is nothing, a changed one stops everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.journal import NOTHING, Journal, JournalIsDamaged, State

ONE, TWO = bytes([1]) * 32, bytes([2]) * 32
SIGNED = State(3, ONE, TWO, bytes(64))
AHEAD = State(5, TWO, ONE)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "audit", 1)


def test_an_empty_journal_has_signed_nothing(journal: Journal) -> None:
    assert journal.last == NOTHING
    assert [*journal.states()] == []


def test_a_line_reads_back_as_the_state_it_was() -> None:
    assert [State.of(state.line) for state in (SIGNED, AHEAD)] == [SIGNED, AHEAD]


def test_the_last_note_counts_and_what_was_written_after_it(journal: Journal) -> None:
    for state in (AHEAD, SIGNED, AHEAD):
        journal.append(state)

    assert journal.last == SIGNED
    assert journal.since_last_note() == [SIGNED, AHEAD]
    assert [*journal.states()] == [AHEAD, SIGNED, AHEAD]


def test_the_last_note_is_found_behind_any_number_of_states(journal: Journal) -> None:
    journal.append(SIGNED)
    for size in range(4, 204):
        journal.append(State(size, ONE, TWO))

    assert journal.last == SIGNED
    assert len(journal.since_last_note()) == 201


def test_a_torn_line_is_ignored_and_written_over(journal: Journal) -> None:
    journal.append(SIGNED)
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole + b"note 9 AAAA")

    assert journal.since_last_note() == [SIGNED]
    assert [*journal.states()] == [SIGNED]
    journal.append(AHEAD)
    assert journal.path.read_bytes() == whole + f"{AHEAD.line}\n".encode()


@pytest.mark.parametrize(
    "line",
    ["", "note", "note 3 A B C", "tree 3 AAAA", SIGNED.line.replace("note", "tree"),
     SIGNED.line + " ", SIGNED.line.replace("3", "03", 1), AHEAD.line.replace("tree", "note"),
     "\udcff"],
)  # fmt: skip
def test_a_line_that_is_none_is_refused(journal: Journal, line: str) -> None:
    journal.append(SIGNED)
    with journal.path.open("ab") as file:
        file.write(line.encode(errors="surrogateescape") + b"\n")

    with pytest.raises(JournalIsDamaged):
        journal.since_last_note()
    with pytest.raises(JournalIsDamaged):
        list(journal.states())


def test_each_jurisdiction_has_a_file_of_its_own(tmp_path: Path) -> None:
    Journal(tmp_path, 1).append(SIGNED)

    assert Journal(tmp_path, 2).last == NOTHING
