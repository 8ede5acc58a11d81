"""The log asks its witnesses to cosign; one that is down or disagrees disturbs nobody else."""

from __future__ import annotations

import http.client
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit

from audit.note import Checkpoint, IsNotANote, Note, VKey, read_note
from audit.policy import Witness
from domain.refusal import Refusal

GRANTED, CONFLICT, OTHER_HISTORY = 200, 409, 422
LONGEST_ANSWER = 1 << 16
YEAR_6325 = 1 << 37  # what a calendar can hold; a witness may say anything
TRIES = 3  # a witness that is asked by two of us at once may have moved on again

Consistency = Callable[[int, int], list[bytes]]


class WitnessIsAway(Refusal):
    """The witness {name} cannot be reached: {why}."""

    zh = "联系不上见证人 {name}：{why}。"
    status = 503


class WitnessSawMore(Refusal):
    """The witness {name} has seen {seen} records and this log shows {size}: it was set back."""

    zh = "见证人 {name} 已见过 {seen} 条，本日志只有 {size} 条：日志曾被退回。"


class WitnessSawAnotherHistory(Refusal):
    """The witness {name} has seen another history than the one this log shows: {said}."""

    zh = "见证人 {name} 以前所见与本日志现在给出的不是同一本账：{said}。"


class WitnessRefuses(Refusal):
    """The witness {name} answers {status_code}: {said}."""

    zh = "见证人 {name} 答复 {status_code}：{said}。"


class NotACosignature(Refusal):
    """No known witness has cosigned a checkpoint of this log with what came from {name}."""

    zh = "{name} 交来的内容里没有已知见证人对本日志检查点的签名。"
    status = 422


class Kept(Protocol):
    """Where cosignatures go."""

    def keep(self, size: int, witness: str, line: str, at: datetime) -> object:
        """Keep a line without its end; ``witness`` is its key's name, ``at`` the time it says."""


class Standing(NamedTuple):
    """How it stands with a witness: the size it cosigned last, and why it has not since."""

    size: int | None = None
    at: datetime | None = None
    why: Refusal | None = None
    failed_at: datetime | None = None


class Asked(NamedTuple):
    """One exchange; its answer is a status and a text, or why there is none."""

    witness: Witness
    note: Note
    size: int
    tries: int
    answer: tuple[int, str] | str = ""


class Cosigning:
    """Asks the witnesses of a policy. Answers are taken, and kept, in the caller's thread alone."""

    def __init__(self, log: VKey, witnesses: Iterable[Witness], consistency: Consistency,
                 kept: Kept, *, seconds: float = 5.0) -> None:  # fmt: skip
        """Wait ``seconds`` for the witnesses together, and as long for each of their answers."""
        self._log = log
        self._witnesses = {witness.name: witness for witness in witnesses}
        self._consistency = consistency
        self._kept = kept
        self._seconds = seconds
        self._seen: dict[str, int] = {}
        self._busy: set[str] = set()
        self._answers: SimpleQueue[Asked] = SimpleQueue()
        self._standings = dict.fromkeys(self._witnesses, Standing())

    @property
    def standings(self) -> Mapping[str, Standing]:
        """By the witnesses' names in the policy."""
        return self._standings

    def push(self, note: Note) -> None:
        """Have the newest checkpoint cosigned by all who have not; again whenever it suits.

        Who is still busy with an earlier question is left alone until the next push.
        """
        size = Checkpoint.of(note).size
        for witness in self._witnesses.values():
            if (
                witness.url
                and witness.name not in self._busy
                and not self._has_cosigned(witness, size)
            ):
                self._ask(Asked(witness, note, size, TRIES))
        until = monotonic() + self._seconds
        while self._busy:
            try:
                self._take(self._answers.get(timeout=max(0.0, until - monotonic())))
            except Empty:
                return

    def request_file(self, name: str, note: Note, old: int | None = None) -> str:
        """What is carried to the witness ``name``; ``old`` where it says it holds another size."""
        seen = self._seen.get(name, 0) if old is None else old
        size = Checkpoint.of(note).size
        if seen > size:
            raise WitnessSawMore(name=name, seen=seen, size=size)
        return request(seen, self._consistency(seen, size), note)

    def take_back(self, text: str) -> list[str]:
        """Keep the cosignatures of a checkpoint that was carried back, and say whose they are.

        Raises IsNotANote, NotACosignature.
        """
        note = read_note(text)
        if self._log.signed(note) is None:
            raise NotACosignature(name=note.text.split("\n")[0])
        found = [name for name in self._witnesses if self._keep(self._witnesses[name], note)]
        if not found:
            raise NotACosignature(name=", ".join(each.name for each in note.signatures))
        return found

    def _has_cosigned(self, witness: Witness, size: int) -> bool:
        cosigned = self._standings[witness.name].size
        return cosigned is not None and cosigned >= size

    def _ask(self, asked: Asked) -> None:
        name, old = asked.witness.name, self._seen.get(asked.witness.name, 0)
        if old > asked.size:
            del self._seen[name]  # whether it still says so is asked the next time
            return self._failed(name, WitnessSawMore(name=name, seen=old, size=asked.size))
        if not asked.tries:
            return self._failed(name, WitnessIsAway(name=name, why=f"409 × {TRIES}"))
        body = request(old, self._consistency(old, asked.size), asked.note)
        self._busy.add(name)
        # A daemon: a witness that never answers must not keep the process from ending.
        return Thread(target=self._exchange, args=(asked, body), daemon=True).start()

    def _exchange(self, asked: Asked, body: str) -> None:
        try:
            answer: tuple[int, str] | str = post(str(asked.witness.url), body, self._seconds)
        except (OSError, http.client.HTTPException, ValueError) as error:
            answer = str(error) or type(error).__name__
        self._answers.put(asked._replace(answer=answer))

    def _take(self, asked: Asked) -> None:
        name = asked.witness.name
        self._busy.discard(name)
        match asked.answer:
            case str(why):
                self._failed(name, WitnessIsAway(name=name, why=why))
            case (status, said) if status == GRANTED:
                self._granted(asked, said)
            case (status, said) if status == CONFLICT and said.strip().isdecimal():
                self._seen[name] = int(said)
                self._ask(asked._replace(tries=asked.tries - 1))
            case (status, said) if status == OTHER_HISTORY:
                self._failed(name, WitnessSawAnotherHistory(name=name, said=said.strip()))
            case (status, said):
                self._failed(name, WitnessRefuses(name=name, status_code=status, said=said.strip()))

    def _granted(self, asked: Asked, said: str) -> None:
        try:
            note = read_note(f"{asked.note.text}\n{said}")
        except IsNotANote:
            note = asked.note
        if not self._keep(asked.witness, note):
            self._failed(asked.witness.name, NotACosignature(name=asked.witness.name))

    def _keep(self, witness: Witness, note: Note) -> bool:
        """Keep the witness's line, if it has signed."""
        size = Checkpoint.of(note).size
        for signature in note.signatures:
            seconds = witness.vkey.signed(Note(note.text, [signature]))
            if seconds and seconds < YEAR_6325:
                at = datetime.fromtimestamp(seconds, UTC)
                self._kept.keep(size, witness.vkey.name, signature.line, at)
                self._seen[witness.name] = max(size, self._seen.get(witness.name, 0))
                if not self._has_cosigned(witness, size):
                    self._standings[witness.name] = Standing(size, at)
                return True
        return False

    def _failed(self, name: str, why: Refusal) -> None:
        now = datetime.now(UTC)
        self._standings[name] = self._standings[name]._replace(why=why, failed_at=now)


def request(old: int, proof: Sequence[bytes], note: Note) -> str:
    """The body of C2SP tlog-witness add-checkpoint."""
    return "\n".join([f"old {old}", *(b64encode(each).decode() for each in proof), "", str(note)])


def post(url: str, body: str, seconds: float) -> tuple[int, str]:
    """Ask below the submission prefix ``url``; no proxy and no other address is gone to."""
    where = urlsplit(url)
    kinds = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}
    if where.scheme not in kinds or not where.hostname:
        raise ValueError(url)
    connection = kinds[where.scheme](where.hostname, where.port, timeout=seconds)
    try:
        connection.request("POST", f"{where.path.rstrip('/')}/add-checkpoint", body.encode())
        answer = connection.getresponse()
        return answer.status, answer.read(LONGEST_ANSWER).decode()
    finally:
        connection.close()
