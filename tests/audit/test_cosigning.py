"""The log has its checkpoints cosigned, whoever of its witnesses is down, slow or false."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from audit import witness
from audit.cosigning import (
    Cosigning,
    NotACosignature,
    WitnessIsAway,
    WitnessRefuses,
    WitnessSawAnotherHistory,
    WitnessSawMore,
)
from audit.note import Note, Signature, read_note
from audit.policy import Policy, Witness
from domain.refusal import Refusal
from tests.audit.growing_log import GrowingLog
from tests.audit.office import Office

fresh = count()


class Shelf:
    """Keeps cosignatures."""

    def __init__(self) -> None:
        self.kept: list[tuple[int, str, str, datetime]] = []

    def keep(self, size: int, witness: str, line: str, at: datetime) -> None:
        self.kept.append((size, witness, line, at))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office") / "witness")


@pytest.fixture(scope="module")
def url(office: Office) -> Iterator[str]:
    with office.serving() as (url, _):
        yield url


@pytest.fixture
def log(office: Office) -> GrowingLog:
    log = GrowingLog(9, f"village.example/{next(fresh)}")
    office.trusts(log.vkey)
    return log


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def cosigning(log: GrowingLog, shelf: Shelf, *witnesses: Witness) -> Cosigning:
    return Cosigning(log.key.vkey, witnesses, log.consistency, shelf, seconds=1.0)


def why(cosigning: Cosigning, name: str = "office") -> Refusal | None:
    return cosigning.standings[name].why


def test_a_cosignature_is_checked_and_kept_with_its_time(
    office: Office, url: str, log: GrowingLog, shelf: Shelf
) -> None:
    asking = cosigning(log, shelf, office.listed(url))

    asking.push(log.note(5))

    [(size, witness, line, at)] = shelf.kept
    assert (size, witness) == (5, office.vkey.name)
    assert office.vkey.signed(read_note(f"{log.text(5)}\n{line}\n")) == at.timestamp()
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=1)
    assert asking.standings["office"] == (5, at, None, None)
    policy = Policy()
    policy.witnesses["office"] = office.listed()
    assert policy.cosigners(read_note(f"{log.note(5)}{line}\n")) == {"office"}


def test_the_next_checkpoint_follows_from_the_last_and_the_same_is_not_asked_again(
    office: Office, url: str, log: GrowingLog, shelf: Shelf
) -> None:
    asking = cosigning(log, shelf, office.listed(url))

    for size in (2, 5, 5, 9):
        asking.push(log.note(size))

    assert [size for size, *_ in shelf.kept] == [2, 5, 9]


def test_a_log_that_does_not_know_what_the_witness_saw_learns_it(
    office: Office, url: str, log: GrowingLog, shelf: Shelf
) -> None:
    cosigning(log, shelf, office.listed(url)).push(log.note(5))

    cosigning(log, shelf, office.listed(url)).push(log.note(9))

    assert [size for size, *_ in shelf.kept] == [5, 9]


def test_a_log_that_was_set_back_is_told_so_by_its_witness(
    office: Office, url: str, log: GrowingLog, shelf: Shelf
) -> None:
    cosigning(log, shelf, office.listed(url)).push(log.note(9))
    asking = cosigning(log, shelf, office.listed(url))

    asking.push(log.note(5))

    told = why(asking)
    assert isinstance(told, WitnessSawMore)
    assert "已见过 9 条，本日志只有 5 条" in told.sentence("zh")


def test_another_history_is_an_alarm_that_names_the_witness(
    office: Office, url: str, log: GrowingLog, shelf: Shelf
) -> None:
    cosigning(log, shelf, office.listed(url)).push(log.note(5))
    other = log.fork(2, *"abcdefg")
    asking = cosigning(other, shelf, office.listed(url))

    asking.push(other.note(9))

    assert isinstance(why(asking), WitnessSawAnotherHistory)
    assert len(shelf.kept) == 1


def test_a_witness_that_does_not_know_the_log_says_so(
    office: Office, url: str, shelf: Shelf
) -> None:
    log = GrowingLog(3, "stranger.example")
    asking = cosigning(log, shelf, office.listed(url))

    asking.push(log.note())

    assert isinstance(why(asking), WitnessRefuses)
    assert "404: 这里不见证此日志" in str(why(asking))


def test_a_witness_that_is_down_or_silent_or_oddly_written_disturbs_no_other(
    office: Office, url: str, log: GrowingLog, shelf: Shelf
) -> None:
    with answering(None) as silent, socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}"
        closed.close()
        asking = cosigning(
            log, shelf, Witness("silent", office.vkey, silent), Witness("odd", office.vkey, "x:y"),
            Witness("down", office.vkey, nobody), office.listed(url), Witness("usb", office.vkey),
        )  # fmt: skip
        began = monotonic()
        asking.push(log.note(5))
        asking.push(log.note(9))

    assert monotonic() - began < 3
    assert [size for size, *_ in shelf.kept] == [5, 9]
    assert {name for name in ("down", "odd") if isinstance(why(asking, name), WitnessIsAway)} == {
        "down", "odd",
    }  # fmt: skip
    failed_at = asking.standings["down"].failed_at
    assert failed_at
    assert abs(datetime.now(UTC) - failed_at) < timedelta(minutes=1)
    assert asking.standings["usb"] == (None, None, None, None)


def test_a_witness_that_comes_back_is_well_again(
    office: Office, url: str, log: GrowingLog, shelf: Shelf
) -> None:
    with answering(b"HTTP/1.1 503 Gone\r\nContent-Length: 0\r\n\r\n") as ill:
        asking = cosigning(log, shelf, office.listed(ill))
        asking.push(log.note(5))
    assert isinstance(why(asking), WitnessRefuses)

    asking._witnesses["office"] = office.listed(url)
    asking.push(log.note(5))

    assert why(asking) is None
    assert asking.standings["office"].size == 5


@pytest.mark.parametrize(
    "kind", ["nothing", "no note", "short", "another size", "another time", "another witness"]
)
def test_what_is_no_cosignature_of_this_checkpoint_is_not_kept(
    office: Office, log: GrowingLog, shelf: Shelf, tmp_path: Path, kind: str
) -> None:
    signer, other = witness.Witness(office.folder), Office(tmp_path / "other", office.vkey.name)
    line, _ = signer.cosigned(log.text())
    body = {
        "nothing": "",
        "no note": "\x00",
        "short": line[:-20] + "\n",
        "another size": signer.cosigned(log.text(4))[0],
        "another time": altered(line),
        "another witness": witness.Witness(other.folder).cosigned(log.text())[0],
    }[kind].encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    with answering(head + body) as url:
        asking = cosigning(log, shelf, office.listed(url))
        asking.push(log.note())

    assert isinstance(why(asking), NotACosignature)
    assert shelf.kept == []


def test_a_witness_that_never_stops_disagreeing_is_left(
    office: Office, log: GrowingLog, shelf: Shelf
) -> None:
    body = b"HTTP/1.1 409 Conflict\r\nContent-Length: 2\r\nConnection: close\r\n\r\n3\n"
    with answering(body) as url:
        asking = cosigning(log, shelf, office.listed(url))
        asking.push(log.note())

    assert isinstance(why(asking), WitnessIsAway)


def test_a_request_is_carried_out_and_its_answer_back(
    tmp_path: Path, log: GrowingLog, shelf: Shelf
) -> None:
    office = Office(tmp_path / "far")
    office.trusts(log.vkey)
    asking = cosigning(log, shelf, office.listed())

    for size in (5, 9):
        (tmp_path / "request").write_text(asking.request_file("office", log.note(size)))
        office.run("add", tmp_path / "request", "-o", tmp_path / "back")
        assert asking.take_back((tmp_path / "back").read_text()) == ["office"]

    assert [size for size, *_ in shelf.kept] == [5, 9]
    assert asking.standings["office"].size == 9
    assert asking.request_file("office", log.note(9), old=4).startswith("old 4\n")
    with pytest.raises(WitnessSawMore):
        asking.request_file("office", log.note(5))


def test_what_is_carried_back_must_be_of_this_log_and_of_a_known_witness(
    office: Office, log: GrowingLog, shelf: Shelf
) -> None:
    asking = cosigning(log, shelf, office.listed())
    forged = Note(log.text(), GrowingLog(9, log.key.name, seed=4).note().signatures)

    for note in (log.note(), forged):
        with pytest.raises(NotACosignature):
            asking.take_back(str(note))


def altered(line: str) -> str:
    """The same cosignature under another time."""
    name, key_id, payload = read_note(f"text\n\n{line}").signatures[0]
    return Signature(name, key_id, bytes([1]) + payload[1:]).line + "\n"


@contextmanager
def answering(said: bytes | None) -> Iterator[str]:
    """A witness that gives everybody the same answer, or takes the call and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        callers: list[socket.socket] = []

        def answer() -> None:
            try:
                while True:
                    caller, _ = door.accept()
                    callers.append(caller)
                    if said is not None:
                        caller.recv(1 << 16)
                        caller.sendall(said)
            except OSError:
                return

        thread = Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        door.shutdown(socket.SHUT_RDWR)
        thread.join()
        for caller in callers:
            caller.close()
