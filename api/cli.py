"""The command line: the same answers as HTTP, for people, and as JSON for scripts."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

import orjson
from eventsourcing.persistence import PersistenceError
from psycopg import OperationalError
from pydantic import ValidationError

from api import (
    account_commands,
    audit_commands,
    backup_commands,
    board_commands,
    commands,
    doctor_commands,
    key_commands,
)
from api.jurisdictions.directory import chosen
from api.problems import lost, problem
from api.scopes import ADMINISTER, AUDIT, CHARTER, LEAD, READ
from domain.account import ROLES
from domain.refusal import Refusal, ValueDoesNotFit


def language() -> str:
    """English where the terminal asks for it, Chinese otherwise."""
    asked = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return "en" if asked.lower().startswith("en") else "zh"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command; exits 0, 1 on a refusal, 2 on wrong usage."""
    top = parser()
    asked = top.parse_args(arguments)
    if asked.command is backup_commands.backup and bool(asked.file) == asked.base:
        top.error("backup FILE, or backup --base")
    if asked.command is board_commands.countdown:
        by_somebody = asked.acts_as != "console"
        of_project = asked.daily or asked.known_at or by_somebody or asked.jurisdiction
        if bool(asked.project) == asked.everywhere or (asked.everywhere and of_project):
            top.error("countdown --project CODE …, or countdown --everywhere [--as-of T]")
    try:
        sys.exit(_run(asked))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def _run(asked: argparse.Namespace) -> int:
    of_all = asked.command is commands.serve or getattr(asked, "everywhere", False)
    try:
        answer = asked.command(asked, chosen(os.environ, asked.jurisdiction, of_all=of_all))
    except Refusal as refusal:
        return _refused(asked, refusal)
    except ValidationError as error:
        found = error.errors()[0]
        return _refused(asked, ValueDoesNotFit(field=found["loc"][-1], why=found["msg"]))
    except (OperationalError, PersistenceError) as error:
        return _refused(asked, lost(error))
    except OSError as error:
        return _refused(asked, commands.FileIsUnreadable(file=error.filename, why=error.strerror))
    if asked.json:
        show(answer)
    elif answer is not None:
        getattr(asked, "tell", commands.tell)(answer, language())
    return 1 if isinstance(answer, dict) and answer.get("ok") is False else 0


def _refused(asked: argparse.Namespace, refusal: Refusal) -> int:
    if asked.json:
        show(problem(refusal, language()))
    sys.stderr.write(refusal.sentence(language()) + "\n")
    return 1


def show(answer: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.buffer.write(orjson.dumps(answer, default=str, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.flush()


def position(text: str) -> int:
    """A position of a log."""
    if not 0 <= (read := int(text)) < 2**63:
        raise ValueError
    return read


def amount(text: str) -> int:
    """How many of something there shall be: at least one."""
    if (read := int(text)) < 1:
        raise ValueError
    return read


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(
        prog="zhuanban", description="专班户案台账 · case tracker for legacy problems"
    )
    every = _every()
    names = top.add_subparsers(required=True, metavar="COMMAND")

    def add(
        to: Any,
        name: str,
        command: Callable[..., Any],
        *options: tuple[tuple[str, ...], dict[str, Any]],
        roles: frozenset[str] = frozenset(),  # who may beside the console
    ) -> None:
        made = to.add_parser(name, parents=[every], help=command.__doc__)
        made.set_defaults(command=command, roles=roles)
        for flags, settings_of in options:
            made.add_argument(*flags, **settings_of)

    def group(name: str) -> Any:
        return names.add_parser(name).add_subparsers(required=True, metavar="WHAT")

    def option(*flags: str, **settings_of: Any) -> tuple[tuple[str, ...], dict[str, Any]]:
        return flags, settings_of

    port = option("--port", type=int)
    project = option("--project", required=True)
    as_of = option("--as-of")
    known_at = option("--known-at", type=position)
    dry_run = option("--dry-run", action="store_true")

    add(names, "demo", commands.demo, option("--no-serve", action="store_true"), port)
    add(names, "stop", commands.stop)
    add(names, "doctor", doctor_commands.doctor)
    add(names, "serve", commands.serve, option("--host", default="127.0.0.1"), port,
        option("--workers", type=int, default=1))  # fmt: skip
    add(group("task-force"), "open", commands.open_task_force, option("code"),
        option("--name", required=True), option("--parent"),
        option("--category", default="legacy",
               choices=["reform", "project", "campaign", "legacy"]), roles=CHARTER)  # fmt: skip
    add(group("project"), "open", commands.open_project, option("code"),
        option("--name", required=True), option("--opened-on"), option("--target-date"),
        option("--track", default="collective", choices=["state", "collective"]),
        option("--task-force", default="default"), roles=LEAD)  # fmt: skip
    imports = group("import")
    add(imports, "roster", commands.import_roster, option("file"), project, dry_run,
        roles=LEAD)  # fmt: skip
    add(imports, "ledger", commands.import_ledger, option("file"), project, dry_run,
        roles=LEAD)  # fmt: skip
    add(names, "countdown", board_commands.countdown, option("--project"), as_of, known_at,
        option("--daily", action="store_true"), option("--everywhere", action="store_true"),
        roles=READ)  # fmt: skip
    add(names, "time-to-close", board_commands.time_to_close, option("--project"), as_of,
        known_at, roles=READ)  # fmt: skip
    add(names, "stalled", board_commands.stalled, project, as_of, roles=READ)
    add(names, "forecast", board_commands.forecast, project, as_of, known_at,
        option("--horizons"), roles=READ)  # fmt: skip
    add(names, "record-forecasts", board_commands.record_forecasts, option("--evening"))
    case = group("case")
    add(case, "show", commands.case_show, option("project"), option("case_no"), as_of, known_at,
        roles=READ)  # fmt: skip
    add(case, "timeline", commands.case_timeline, option("project"), option("case_no"),
        roles=READ)  # fmt: skip
    models = group("projections")
    add(models, "status", commands.projections_status)
    add(models, "rebuild", commands.projections_rebuild, option("model", nargs="?"))
    audit = group("audit")
    output = option("-o", dest="output", required=True)
    add(audit, "checkpoint", audit_commands.checkpoint)
    add(audit, "export", audit_commands.export_bundle, option("--case"), option("--project"),
        option("--task-force"), option("--cadre"), option("--from", dest="since"),
        option("--to", dest="until"), option("--checkpoint"), output, roles=AUDIT)  # fmt: skip
    add(audit, "verify", audit_commands.verify, option("file"), option("--trusted-key"),
        option("--checkpoint"))  # fmt: skip
    add(audit, "fsck", audit_commands.check,
        option("--checkpoint", action="append", default=[]))  # fmt: skip
    add(audit, "continue", audit_commands.go_on, option("--ground", required=True),
        roles=ADMINISTER)  # fmt: skip
    add(audit, "witness-request", audit_commands.witness_request, option("witness"),
        option("--old", type=position), output)  # fmt: skip
    add(audit, "cosign", audit_commands.cosign, option("file"))
    add(names, "backup", backup_commands.backup, option("file", nargs="?"),
        option("--without-attachments", action="store_true"),
        option("--base", action="store_true"), roles=ADMINISTER)  # fmt: skip
    add(names, "restore", backup_commands.restore, option("file"), option("--until"),
        option("--unreadable", action="store_true"))  # fmt: skip
    _people(add, group, option)
    add(names, "simulate", commands.simulate, option("--projects", type=amount, default=86),
        option("--households", type=amount, default=280_000),
        option("--events-per-case", type=amount, default=20),
        option("--seed", type=int, default=1))  # fmt: skip
    return top


def _every() -> argparse.ArgumentParser:
    """What every command takes."""
    every = argparse.ArgumentParser(add_help=False)
    every.add_argument("--json", action="store_true", help="one JSON document on standard output")
    every.add_argument("--as", dest="acts_as", default="console", help="act as this user")
    every.add_argument("--jurisdiction", metavar="CODE", help="of those in the directory, this one")
    return every


def _people(add: Callable[..., None], group: Callable[[str], Any], option: Callable[..., Any]
            ) -> None:  # fmt: skip
    """The commands about accounts, persons and keys."""
    add(group("person"), "erase", key_commands.erase, option("id"),
        option("--order", required=True), roles=ADMINISTER)  # fmt: skip
    keys = group("keys")
    add(keys, "status", key_commands.status, roles=ADMINISTER)
    add(keys, "rotate", key_commands.exchange, option("--give-up", action="store_true"))
    user = group("user")
    named = option("user", metavar="NAME")
    add(user, "add", account_commands.add_user, named, option("--project"),
        option("--role", required=True, choices=ROLES),
        option("--task-force", default="default"),
        option("--everything", action="store_true", help="over all task forces"),
        option("--ground", help="on what ground"), roles=ADMINISTER)  # fmt: skip
    add(user, "disable", account_commands.disable_user, named,
        option("--reason", default="console"), roles=ADMINISTER)  # fmt: skip
    add(user, "list", account_commands.list_users, roles=ADMINISTER)
    add(user, "token", account_commands.token, named, option("--label", default="console"))


if __name__ == "__main__":
    main()
