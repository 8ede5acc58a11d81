"""What any release left behind is brought forward by this one, and answers as it did then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest
from fastapi.encoders import jsonable_encoder
from psycopg import conninfo

from api.countdown import closing_times, countdown
from api.moments import moment
from audit.fsck import differing, fsck
from audit.journal import Journal
from audit.notary import Notary
from audit.note import Checkpoint, LogKey, read_note
from projections import ALL
from store.books import Books
from store.digest import digest
from store.embedded import EmbeddedServer
from store.migrate import SCHEMA, migrate
from store.vault import MasterKey
from tests.facts import START, act
from tests.releases.kept import RELEASES, Left, loaded
from tests.store.test_migrate import described

FILES = sorted(SCHEMA.glob("[0-9]*.sql"))
ASKED: dict[str, Callable[..., dict[str, Any]]] = {
    "countdown": countdown,
    "time-to-close": closing_times,
}
LATER = act(30_000, now=START + timedelta(days=2_000))
ANOTHER = "CREATE DATABASE earlier TEMPLATE template0 STRATEGY FILE_COPY"
EARLIER = (
    "CREATE TABLE public.zhuanban_schema ("
    " name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())"
)


@pytest.fixture(scope="module")
def owner(server: EmbeddedServer, worker_id: str) -> Iterator[str]:
    """The connection string of a database that is not there yet."""
    name = f"release_{worker_id}"
    yield server.conninfo(database=name)
    with psycopg.connect(server.conninfo(database="postgres"), autocommit=True) as superuser:
        superuser.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())


@pytest.fixture(params=RELEASES, scope="module")
def left(
    request: pytest.FixtureRequest, owner: str, tmp_path_factory: pytest.TempPathFactory
) -> Left:
    return loaded(request.param, owner, tmp_path_factory.mktemp("release"))


@pytest.fixture(scope="module")
def books(left: Left) -> Iterator[Books]:
    """Opened by today's code, which brings them forward."""
    with Books(left.owner, MasterKey.of_file(left.folder / "sealing.key"), ALL) as opened:
        yield opened


def test_everything_is_there_as_it_was_counted_then(left: Left, books: Books) -> None:
    said = left.said
    as_then = [m for m in ALL if m.definition == said["definitions"].get(m.name)]

    with books.pool.connection() as connection:
        now = {model.name: digest(connection, model, whole=True) for model in as_then}

    assert books.desk.head() == said["position"]
    assert now == {model.name: said["digests"][model.name] for model in as_then}


def test_every_promised_answer_is_given_again(left: Left, books: Books) -> None:
    for path, then in left.said["answers"].items():
        _, _, code, what = urlsplit(path).path.split("/")
        as_of = moment(parse_qs(urlsplit(path).query)["as_of"][0])

        now = jsonable_encoder(ASKED[what](books, project=code, as_of=as_of))

        assert {key: now[key] for key in then if key != "position"} == {
            key: then[key] for key in then if key != "position"
        }, path


def test_its_read_models_are_a_rebuild_and_its_audit_is_clean(left: Left, books: Books) -> None:
    journal = Journal(left.folder / "audit", 1)
    key = LogKey.of_file(left.folder / "audit" / "log.key", "not taken", 1)
    held = Checkpoint.of(read_note(left.said["note"]))

    with books.pool.connection() as connection:
        assert [*differing(connection, 1, ALL, books.vault)] == []
        assert fsck(connection, 1, journal, key.vkey, [held]) == []


def test_what_comes_next_is_signed_after_what_was_signed_then(left: Left, books: Books) -> None:
    notary = Notary(books, left.folder / "audit", name="not taken")
    case = books.desk.case_id(books.desk.project_id("R"), "R-001")

    books.desk.on_case(case, lambda case: case.log_contact(LATER, method="visit"))

    assert notary.checkpoint().size > left.said["size"]


def test_every_earlier_state_of_the_schema_is_brought_forward(books: Books, owner: str) -> None:
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute(ANOTHER)
    made = set()
    with psycopg.connect(conninfo.make_conninfo(owner, dbname="earlier"), autocommit=True) as empty:
        empty.execute(EARLIER)
        for n in range(len(FILES) + 1):
            with empty.transaction(force_rollback=True):
                assert migrate(empty) == [file.name for file in FILES[n:]]
                made.add(str(described(empty)))
            for file in FILES[n : n + 1]:
                empty.execute(file.read_bytes())
                empty.execute("INSERT INTO zhuanban_schema (name) VALUES (%s)", [file.name])
    with psycopg.connect(owner, autocommit=True) as superuser:
        superuser.execute("DROP DATABASE earlier WITH (FORCE)")
    assert len(made) == 1
