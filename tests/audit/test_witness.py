"""A witness signs only what continues what it has seen, and never two roots of one size."""

from __future__ import annotations

import random
import stat
from collections.abc import Iterator
from hashlib import sha256
from http.client import HTTPConnection
from itertools import count
from urllib.parse import urlsplit

import pytest

from audit.note import Checkpoint, Note, read_note
from audit.tree import EMPTY
from audit.witness import follows
from tests.audit.growing_log import GrowingLog, base64
from tests.audit.office import Answer, Office, ask, post

fresh = count()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office") / "witness")


@pytest.fixture(scope="module")
def url(office: Office) -> Iterator[str]:
    with office.serving() as (url, _):
        yield url


@pytest.fixture
def log(office: Office) -> GrowingLog:
    """A log of eleven leaves that the office trusts and has not seen yet."""
    log = GrowingLog(11, f"village.example/{next(fresh)}")
    office.trusts(log.vkey)
    return log


def cosigned(office: Office, log: GrowingLog, answer: Answer, size: int | None = None) -> bool:
    note = read_note(f"{log.text(size)}\n{answer.text}")
    return answer.status == 200 and bool(office.vkey.signed(note))


# What it signs


def test_the_first_checkpoint_of_a_trusted_log_is_cosigned(
    office: Office, url: str, log: GrowingLog
) -> None:
    answer = post(url, log.request(0, 5))

    assert cosigned(office, log, answer, 5)
    assert answer.text.startswith(f"— {office.vkey.name} ")
    assert answer.text.count("\n") == 1


def test_a_log_that_grows_is_cosigned_at_every_size(
    office: Office, url: str, log: GrowingLog
) -> None:
    answers = [post(url, log.request(size - 1, size)) for size in range(1, 12)]

    assert all(cosigned(office, log, answer, n) for n, answer in enumerate(answers, 1))


def test_the_same_checkpoint_again_is_answered_again(
    office: Office, url: str, log: GrowingLog
) -> None:
    post(url, log.request(0, 5))

    assert cosigned(office, log, post(url, log.request(5, 5)), 5)


def test_an_empty_log_may_be_cosigned_and_then_grow(
    office: Office, url: str, log: GrowingLog
) -> None:
    assert cosigned(office, log, post(url, log.request(0, 0)), 0)
    assert cosigned(office, log, post(url, log.request(0, 3)), 3)


def test_signatures_of_strangers_are_passed_over(office: Office, url: str, log: GrowingLog) -> None:
    stranger = GrowingLog(origin="stranger.example", seed=9)
    namesake = GrowingLog(origin=log.key.name, seed=9)
    lines = f"{stranger.note(0).signatures[0].line}\n{namesake.note(0).signatures[0].line}\n"

    assert cosigned(office, log, post(url, log.request(0, 5) + lines), 5)


def test_extension_lines_are_cosigned_with_the_rest(
    office: Office, url: str, log: GrowingLog
) -> None:
    text = log.text(5) + "an extension\n"

    answer = post(url, log.signed(text))

    assert office.vkey.signed(Note(text, read_note(f"{text}\n{answer.text}").signatures))


def test_many_requests_go_over_one_connection(office: Office, url: str, log: GrowingLog) -> None:
    line = HTTPConnection(urlsplit(url).netloc, timeout=10)
    for size in (1, 2, 3):
        line.request("POST", "/add-checkpoint", log.request(size - 1, size).encode())
        assert line.getresponse().read().startswith("— ".encode())
    line.close()


def test_whoever_asks_gets_what_was_last_cosigned(
    office: Office, url: str, log: GrowingLog
) -> None:
    path = f"/{sha256(log.key.name.encode()).hexdigest()}/checkpoint"
    assert ask(url, "GET", path).status == 404

    post(url, log.request(0, 5))
    note = read_note(ask(url, "GET", path).text)

    assert note.text == log.text(5)
    assert log.key.vkey.signed(note) == 0
    assert office.vkey.signed(note)


# What it refuses


def test_a_wrong_old_size_is_told_the_right_one(url: str, log: GrowingLog) -> None:
    post(url, log.request(0, 5))

    assert post(url, log.request(0, 7)) == (409, "text/x.tlog.size", "5\n")
    assert post(url, log.request(6, 7)) == (409, "text/x.tlog.size", "5\n")


def test_a_log_cannot_go_back(url: str, log: GrowingLog) -> None:
    post(url, log.request(0, 5))

    assert post(url, log.request(0, 4)) == (409, "text/x.tlog.size", "5\n")
    assert post(url, log.request(4, 4)) == (409, "text/x.tlog.size", "5\n")
    assert post(url, log.request(0, 4).replace("old 0", "old 5")).status == 400


def test_another_root_at_the_same_size_is_refused(url: str, log: GrowingLog) -> None:
    post(url, log.request(0, 5))

    assert post(url, log.fork(4, "another").request(5, 5)).status == 422
    assert post(url, log.request(5, 5)).status == 200


def test_a_history_that_does_not_continue_the_one_seen_is_refused(
    url: str, log: GrowingLog
) -> None:
    post(url, log.request(0, 5))

    assert post(url, log.fork(3, *"abcdef").request(5, 9)).status == 422
    assert post(url, log.request(5, 9)).status == 200


def test_a_proof_is_refused_where_none_is_due_and_where_it_is_short_long_or_altered(
    url: str, log: GrowingLog
) -> None:
    post(url, log.request(0, 5))
    old, *proof = log.request(5, 9).split("\n\n")[0].split("\n")
    note = str(log.note(9))

    def with_proof(*lines: str) -> int:
        return post(url, "\n".join([old, *lines, "", note])).status

    for changed in ([], proof[1:], [*proof, base64(EMPTY)], proof[::-1], [base64(EMPTY)] * 5):
        assert with_proof(*changed) == 422
    assert post(url, log.request(5, 5).replace("\n\n", f"\n{base64(EMPTY)}\n\n", 1)).status == 422
    assert with_proof(*proof) == 200


def test_a_proof_from_nothing_is_refused(url: str, log: GrowingLog) -> None:
    body = log.request(0, 5).replace("\n\n", f"\n{base64(EMPTY)}\n\n", 1)

    assert post(url, body).status == 422


def test_an_empty_log_has_the_root_of_nothing(url: str, log: GrowingLog) -> None:
    text = Checkpoint(log.key.name, 0, bytes(32)).text

    assert post(url, log.signed(text)).status == 422


def test_a_log_that_is_not_trusted_is_not_known(url: str) -> None:
    assert post(url, GrowingLog(3, "stranger.example").request(0)).status == 404


def test_a_checkpoint_that_the_log_did_not_sign_is_refused(url: str, log: GrowingLog) -> None:
    forger = GrowingLog(11, log.key.name, seed=2)
    body = log.request(0, 5)
    forged = body.replace(log.text(5), log.text(6))

    assert post(url, forger.request(0, 5)).status == 403
    assert post(url, forged).status == 403


def test_one_false_line_under_the_logs_key_spoils_the_true_one(url: str, log: GrowingLog) -> None:
    false = log.key.sign("another text\n").line + "\n"

    assert post(url, log.request(0, 5) + false).status == 403
    assert post(url, log.request(0, 5)).status == 200


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("old 0\n", ""),
        ("old 0\n", "old 00\n"),
        ("old 0\n", "old -0\n"),
        ("old 0\n", "old ٠\n"),
        ("old 0\n", "old 0 \n"),
        ("old 0\n", "old 0\r\n"),
        ("old 0\n", "old 0\nAAAA\n"),
        ("old 0\n", "old 0\n" + (base64(EMPTY) + "\n") * 64),
        ("\n5\n", "\n05\n"),
        ("\n5\n", "\n5\n\n"),
        ("\n5\n", "\n99999999999999999999\n"),
        ("\n\n— ", "\n— "),
        ("— ", "- "),
        ("\n\n— ", "\n\n—  "),
    ],
)
def test_what_is_not_a_request_is_refused(
    url: str, log: GrowingLog, right: str, wrong: str
) -> None:
    body = log.request(0, 5)
    assert right in body

    assert post(url, body.replace(right, wrong, 1)).status == 400


def test_bytes_that_are_no_text_and_no_end_are_refused(url: str, log: GrowingLog) -> None:
    assert post(url, b"").status == 400
    assert post(url, b"\xff\xfe\n\n").status == 400
    assert post(url, log.request(0, 5)[:-1]).status == 400


def test_base64_must_be_as_it_is_written(url: str, log: GrowingLog) -> None:
    text = log.text(5)
    loose = text[:-3] + chr(ord(text[-3]) + 1) + text[-2:]  # other bits that decoding drops

    assert post(url, log.signed(loose)).status == 400


@pytest.mark.parametrize("lines", ["\nafter an empty line\n", "a\ttab\n"])
def test_a_signed_text_that_is_no_checkpoint_is_refused(
    url: str, log: GrowingLog, lines: str
) -> None:
    assert post(url, log.signed(log.text(5) + lines)).status == 400


def test_too_much_is_refused_unread(url: str) -> None:
    assert post(url, b"", Content_Length=str(1 << 30)).status == 413
    assert post(url, b"0\r\n\r\n", Transfer_Encoding="chunked").status == 411
    assert post(url, "old 0\n", path="/elsewhere").status == 404
    assert ask(url, "GET", "/../key").status == 404


# What it keeps


def test_the_key_and_the_memory_are_for_their_owner_alone(
    office: Office, url: str, log: GrowingLog
) -> None:
    post(url, log.request(0, 5))

    assert stat.S_IMODE(office.folder.stat().st_mode) == 0o700
    kept = [each for each in office.folder.iterdir() if each.name != "lock"]
    assert {stat.S_IMODE(each.stat().st_mode) for each in kept} == {0o600}


def test_to_trust_a_log_again_forgets_nothing(office: Office, url: str, log: GrowingLog) -> None:
    post(url, log.request(0, 5))

    office.trusts(log.vkey)

    assert post(url, log.request(0, 4)) == (409, "text/x.tlog.size", "5\n")


def test_a_damaged_memory_signs_no_more(office: Office, url: str, log: GrowingLog) -> None:
    file = office.folder / f"{sha256(log.key.name.encode()).hexdigest()}.json"
    whole = file.read_bytes()
    file.write_bytes(whole[:-9])

    answer = post(url, log.request(0, 5))
    file.write_bytes(whole)

    assert answer.status == 500


# Its own reading of the tree


def test_its_copy_of_the_tree_takes_every_true_proof_and_no_altered_one() -> None:
    log = GrowingLog(33)
    rng = random.Random(3)
    for new in range(34):
        for old in range(new + 1):
            proof, ends = log.consistency(old, new), (log.root(old), log.root(new))
            assert follows(old, new, proof, *ends)
            assert not follows(old, new, [*proof, EMPTY], *ends)
            assert not follows(old, new, [EMPTY, *proof], *ends)
            if proof:
                nth = rng.randrange(len(proof))
                altered = [*proof[:nth], bytes(32), *proof[nth + 1 :]]
                assert not follows(old, new, altered, *ends)
                assert not follows(old, new, proof[1:], *ends)
                assert not follows(old, new, proof, bytes(32), ends[1])
                assert not follows(old, new, proof, ends[0], bytes(32))
