"""What an inspector asks of the command line: sign, take away, check, carry to a witness."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from api.commands import books_for
from api.moments import moment, since
from api.reading_record import by_command, of_subject
from api.scopes import subject_in_sight
from api.settings import Settings
from api.texts import numbered
from audit import verify as verifier
from audit.continuing import continue_log
from audit.export import export
from audit.fsck import differing, fsck
from audit.note import Checkpoint, VKey, read_note
from audit.subject import find
from domain.refusal import Refusal, Unknown
from store.database import connected


class NotOfThisLog(Refusal):
    """The checkpoint in {file} is not signed by the key of {name}, so it proves nothing."""

    zh = "{file} 中的检查点不是 {name} 的密钥所签，不能作为证据。"
    status = 422


def checkpoint(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Sign the log as it stands, have it cosigned, and show it."""
    with books_for(asked, given) as books:
        notary = given.notary(books)
        state = notary.checkpoint()
        if not state.size:
            return {"origin": notary.key.name, "size": 0}
        notary.cosigning.push(notary.note())
        note = notary.note()
        return {"origin": notary.key.name, "size": state.size, "root": note.text.split("\n")[2],
                "note": str(note), "key": str(notary.key.vkey),
                "witnessed": notary.status()["witnessed"]}  # fmt: skip


def export_bundle(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Write the evidence bundle of a case, project, task force or cadre."""
    held = (
        Checkpoint.of(read_note(Path(asked.checkpoint).read_text())) if asked.checkpoint else None
    )
    with books_for(asked, given) as books:
        subject = find(
            books, case=numbered(asked.case), project=asked.project, task_force=asked.task_force,
            cadre=asked.cadre,
        )  # fmt: skip
        if not subject_in_sight(books, subject):
            raise Unknown(what=f"{subject.kind} {subject.label}")
        by_command(books, asked.actor, "export", form="zip", **of_subject(books, subject))
        with Path(asked.output).open("wb") as file:
            size = export(
                books, given.notary(books), subject, file,
                since=since(asked.since) if asked.since else None,
                until=moment(asked.until, "to") if asked.until else None,
                held=held.size if held else None,
            )  # fmt: skip
            return {"file": asked.output, "size": size, "bytes": file.tell()}


def check(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Hold the database against its tree, its safeguards and its read models."""
    with books_for(asked, given) as books, books.pool.connection() as connection:
        notary = given.notary(books)
        held = [_held(file, notary.key.vkey) for file in asked.checkpoint]
        found = fsck(connection, books.jurisdiction, notary.journal, notary.key.vkey, held)
        found += differing(connection, books.jurisdiction, books.models, books.vault)
        return {"ok": not found, "events": books.desk.head(),
                  "signed": notary.journal.last.size,
                  "findings": [each.json for each in found]}  # fmt: skip


def go_on(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Let a log that was restored from a backup go on, under another name and key."""
    with books_for(asked, given) as books, given.owner() as owner, connected(owner) as connection:
        return continue_log(connection, books.jurisdiction, given.audit, ground=asked.ground,
                            by=asked.actor.name)  # fmt: skip


def verify(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Check an evidence bundle; without a key, under the key of this product's own log."""
    trusted = Path(asked.trusted_key).read_text() if asked.trusted_key else _own_key(given)
    held = Path(asked.checkpoint).read_text() if asked.checkpoint else None
    return verifier.verify(asked.file, trusted=trusted, held=held)


def witness_request(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Write what is carried to a witness that has no line."""
    with books_for(asked, given) as books:
        text = given.notary(books).witness_request(asked.witness, asked.old)
    Path(asked.output).write_text(text)
    return {"file": asked.output}


def cosign(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Take in what a witness cosigned."""
    with books_for(asked, given) as books:
        return {"witnesses": given.notary(books).cosigning.take_back(Path(asked.file).read_text())}


def _held(file: str, key: VKey) -> Checkpoint:
    """A checkpoint somebody kept. Raises NotOfThisLog where this log's key did not sign it."""
    note = read_note(Path(file).read_text())
    if key.signed(note) is None:
        raise NotOfThisLog(file=file, name=key.name)
    return Checkpoint.of(note)


def _own_key(given: Settings) -> str | None:
    """The key of the product's own log, where there is one yet."""
    if not (given.audit / "log.key").exists():
        return None
    with given.books() as books:
        return str(given.notary(books).key.vkey)
