"""What a witness has signed survives a kill, and a request carried by hand counts the same."""

from __future__ import annotations

import random
from collections import defaultdict
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from threading import Semaphore, Thread, Timer

from audit.note import Checkpoint, read_note
from audit.tree import EMPTY
from tests.audit.growing_log import GrowingLog
from tests.audit.office import Office, ask, post


def test_a_witness_killed_at_any_moment_never_signs_two_roots_of_one_size(tmp_path: Path) -> None:
    office, log = Office(tmp_path / "killed"), GrowingLog(0, "village.example/killed")
    office.trusts(log.vkey)
    rng, given = random.Random(7), defaultdict[int, set[bytes]](set)
    histories = {EMPTY: log}

    for _ in range(7):
        with office.serving() as (url, program):
            signed = Semaphore(0)
            callers = [Thread(target=two_faced, args=(url, log, histories, given, signed, face))
                       for face in ("honest", "false")]  # fmt: skip
            for each in callers:
                each.start()
            for _ in range(rng.randint(3, 12)):
                assert signed.acquire(timeout=30)
            killer = Timer(rng.uniform(0, 0.02), program.kill)
            killer.start()
            for each in (*callers, killer):
                each.join()

    assert sum(map(len, given.values())) > 20
    assert {size: len(roots) for size, roots in given.items() if len(roots) > 1} == {}
    assert seen(office) >= max(given), "what was given out was stored before"


def two_faced(url: str, log: GrowingLog, histories: dict[bytes, GrowingLog],
              given: dict[int, set[bytes]], signed: Semaphore, face: str) -> None:  # fmt: skip
    """Offer, again and again, a next leaf of one's own, until the witness is gone."""
    path = f"/{sha256(log.key.name.encode()).hexdigest()}/checkpoint"
    try:
        while True:
            last = ask(url, "GET", path)
            before = histories[Checkpoint.of(read_note(last.text)).root if last.text else EMPTY]
            size = len(before.leaves)
            mine = before.fork(size, f"{face} {size}")
            histories[mine.root(size + 1)] = mine
            if post(url, mine.request(size)).status == 200:
                given[size + 1].add(mine.root(size + 1))
                signed.release()
    except (OSError, HTTPException):
        return


def seen(office: Office) -> int:
    return int(office.run("show").stdout.split("\n")[1].split()[3])


# Without a network


def test_a_request_carried_by_hand_comes_back_as_a_cosigned_checkpoint(tmp_path: Path) -> None:
    office, log = Office(tmp_path / "witness"), GrowingLog(9)
    asked, cosigned = tmp_path / "request", tmp_path / "cosigned"
    asked.write_text(log.request(0, 5))

    unknown = office.run("add", asked)
    told = office.run("trust", log.vkey)
    done = office.run("add", asked, "-o", cosigned)
    again = office.run("add", asked)

    assert (unknown.returncode, told.returncode, done.returncode) == (1, 0, 0)
    assert office.vkey.signed(read_note(cosigned.read_text()))
    assert office.vkey.signed(read_note(again.stdout)), "a lost stick is no harm"
    assert seen(office) == 5

    asked.write_text(log.fork(3, *"ab").request(0, 5))
    assert "上次见到 5 条 / 5 records were seen last" in office.run("add", asked).stderr


def test_the_office_reads_in_chinese_and_english_what_went_wrong(tmp_path: Path) -> None:
    office, log = Office(tmp_path / "witness"), GrowingLog()
    office.trusts(log.vkey)
    cases: list[tuple[tuple[str | Path, ...], str]] = [
        (("init", "office.example/w1"), "已有密钥 / there is a key"),
        (("trust", "village+00+AA"), "请逐字核对 / not a log's key"),
        (("trust", GrowingLog(seed=5).vkey), "已有另一把公钥 / village.example/1 has another key"),
        (("add", tmp_path / "missing"), "No such file"),
    ]
    for words, said in cases:
        refused = office.run(*words)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert said in refused.stderr
