"""What each command does: read the options, call, give the answer back."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from tqdm import tqdm

from api import case_file, importing, undertakings
from api.ending import end_when_told
from api.jurisdictions.directory import Directory
from api.moments import day, moment, now
from api.reading_record import by_command
from api.scopes import commanded, project_in_sight
from api.settings import Settings
from api.texts import case_number
from domain.aggregate import Act
from domain.refusal import Refusal, Unknown
from store import embedded
from store.books import Books
from store.digest import digest, rows
from store.rebuild import rebuild_all

Progress = Callable[[int, int], None]


ROLES_TOLD = {
    "cadre": "干部 cadre", "chief": "专班负责人 chief", "inspector": "监督员 inspector",
    "admin": "管理员 admin",
}  # fmt: skip


class FileIsUnreadable(Refusal):
    """The file {file} cannot be read: {why}."""

    zh = "文件 {file} 无法读取：{why}。"
    status = 422


def demo(asked: Namespace, given: Settings) -> dict[str, Any] | None:
    """Load the Xiaonanmen demonstration and serve it."""
    from api.demo_logins import logins
    from api.serving import serve_books  # the application takes longer to load than most commands
    from rehearsal.practice import load_practice
    from rehearsal.xiaonanmen import FORCE
    from rehearsal.xiaonanmen import load as load_xiaonanmen  # only this command needs it

    with books_for(asked, given) as books:
        with bar("小南门") as progress:
            load_xiaonanmen(books, progress)
        if not asked.no_serve:
            load_practice(books, FORCE)
            for name, role, password in logins(books, FORCE):
                sys.stderr.write(f"{ROLES_TOLD[role]}: {name}  {password}\n")
            page = "/projects/XNM?as_of=2020-09-22"  # the evening before the task force: 9 remain
            port = given.port if asked.port is None else asked.port
            end_when_told()
            serve_books(given, books, "127.0.0.1", port, page=page, people=sys.stderr)
        return {"project": "XNM", "position": books.desk.head()}


def stop(asked: Namespace, given: Settings) -> dict[str, Any]:
    """End the embedded database at once."""
    return {"stopped": embedded.stop(given.data)}


def serve(asked: Namespace, given: Settings) -> None:
    """Serve pages and API, of all jurisdictions of a directory unless one is named."""
    from api.serving import serve_books, serve_workers  # see above

    port = given.port if asked.port is None else asked.port
    end_when_told()
    if directory := Directory.of(os.environ) if asked.jurisdiction is None else None:
        from api.jurisdictions.serving import serve_all

        serve_all(given, directory, asked.host, port, asked.workers)
        return
    with given.ends_with_the_last():
        if asked.workers > 1:
            serve_workers(given, asked.host, port, asked.workers)
        else:
            with books_for(asked, given) as books:
                serve_books(given, books, asked.host, port)


def open_task_force(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Charter a task force."""
    with books_for(asked, given) as books:
        return undertakings.open_task_force(
            books, act(asked), code=asked.code, name=asked.name, category=asked.category,
            parent=asked.parent,
        )  # fmt: skip


def open_project(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Open a project."""
    opened_on, target_date = day(asked.opened_on), day(asked.target_date)
    with books_for(asked, given) as books:
        return undertakings.open_project(
            books, act(asked), code=asked.code, name=asked.name, track=asked.track,
            opened_on=opened_on, target_date=target_date, task_force=asked.task_force,
        )  # fmt: skip


def import_roster(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Import a roster workbook."""
    return _imported(asked, given, importing.import_roster, ".refused.xlsx")


def import_ledger(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Import a case ledger (CSV history)."""
    return _imported(asked, given, importing.import_ledger, ".refused.csv")


def _imported(asked: Namespace, given: Settings, bring: Any, suffix: str) -> dict[str, Any]:
    from api.cli import language

    file = Path(asked.file)
    content = file.read_bytes()
    with books_for(asked, given) as books, bar(file.name) as progress:
        report, refused = bring(
            books, act(asked), content, project=asked.project, dry_run=asked.dry_run,
            language=language(), progress=progress,
        )  # fmt: skip
    beside = None
    if refused and not asked.dry_run:
        beside = file.with_name(file.name + suffix)
        beside.write_bytes(refused)
    return {**report, "refused_file": beside and str(beside)}


def case_show(asked: Namespace, given: Settings) -> dict[str, Any]:
    """One case as it stands or stood."""
    with books_for(asked, given) as books:
        id_ = books.desk.case_id(books.desk.project(asked.project).id, case_number(asked.case_no))
        found = case_file.case_at(books, id_, as_of=at(asked), known_at=asked.known_at)
        by_command(books, asked.actor, "case", case=id_, project=found["project"])
        return found


def case_timeline(asked: Namespace, given: Settings) -> list[dict[str, Any]]:
    """Every event of a case."""
    with books_for(asked, given) as books:
        id_ = books.desk.case_id(books.desk.project(asked.project).id, case_number(asked.case_no))
        project = books.desk.case(id_).project
        by_command(books, asked.actor, "case", case=id_, project=project)
        return case_file.timeline(books, id_)


def projections_status(asked: Namespace, given: Settings) -> list[dict[str, Any]]:
    """Where each read model stands."""
    with books_for(asked, given) as books, books.pool.connection() as connection:
        behind = dict(
            connection.execute(
                "SELECT name, behind_at FROM zhuanban.read_models WHERE jurisdiction = %s",
                [books.jurisdiction],
            ).fetchall()
        )
        head = books.desk.head()
        return [
            {
                "name": model.name,
                "position": (position := behind.get(model.name) or head),
                "lag_events": head - position,
                "rows": rows(connection, model, books.jurisdiction),
                "digest": digest(connection, model, jurisdiction=books.jurisdiction),
            }
            for model in books.models
        ]


def projections_rebuild(asked: Namespace, given: Settings) -> list[dict[str, Any]]:
    """Make read models anew beside the live ones and swap."""
    with books_for(asked, given) as books:
        chosen = [model for model in books.models if asked.model in (None, model.name)]
        if not chosen:
            raise Unknown(what=f"read model {asked.model}")
        with bar("projections") as progress:
            rebuild_all(books.pool, chosen, books.vault, progress=progress)
    return [
        line
        for line in projections_status(asked, given)
        if line["name"] in {model.name for model in chosen}
    ]


def simulate(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Load a deterministic rehearsal world."""
    from rehearsal.world import simulate as simulate_world  # only this command needs it

    with books_for(asked, given) as books, bar("世界") as progress:
        grown = simulate_world(
            books, projects=asked.projects, households=asked.households,
            events_per_case=asked.events_per_case, seed=asked.seed, progress=progress,
        )  # fmt: skip
        return dict(grown)


@contextmanager
def books_for(asked: Namespace, given: Settings) -> Iterator[Books]:
    """The books, with no more in sight than whoever the command acts as may see.

    Raises Unknown, RoleMayNot.
    """
    with given.books() as books:
        asked.actor = commanded(books, asked.acts_as, asked.roles)
        seen = books.seen_by(asked.actor.sight)
        if project := getattr(asked, "project", None):
            project_in_sight(seen, asked.actor, project)
        yield seen


def act(asked: Namespace) -> Act:
    """What is done at this moment by whoever asks."""
    moment_ = now()
    return Act(at=moment_, by=asked.actor.name, now=moment_, role=asked.actor.role)


def at(asked: Namespace) -> datetime | None:
    """The moment asked about."""
    return moment(asked.as_of) if asked.as_of else None


@contextmanager
def bar(what: str) -> Iterator[Progress]:
    """Progress on standard error, when that is a terminal."""
    with tqdm(desc=what, disable=not sys.stderr.isatty(), leave=False) as shown:

        def reached(done: int, of: int) -> None:
            shown.total = of
            shown.update(done - shown.n)

        yield reached


def tell(answer: Any, language: str) -> None:
    """An answer for a person: one line a fact, lists indented."""
    sys.stdout.write("\n".join(_lines(answer, 0)) + "\n")


def _lines(value: Any, depth: int) -> Iterator[str]:
    pad = "  " * depth
    pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    for key, item in pairs:
        head = pad + (f"{key}: " if key is not None else "- ")
        if isinstance(item, dict | list | tuple) and item:
            if all(not isinstance(part, dict | list | tuple) for part in item) and isinstance(
                item, list | tuple
            ):
                yield head + ", ".join(map(str, item))
            else:
                yield head.rstrip()
                yield from _lines(item, depth + 1)
        else:
            yield head + ("—" if item in (None, [], {}, ()) else str(item))
