"""A database as a release left it, loaded into a server of today."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import conninfo, sql

from store.binaries import find_binaries
from store.migrate import SCHEMA

HERE = Path(__file__).parent
RELEASES = sorted(file.stem for file in HERE.glob("*.sql"))


@dataclass(frozen=True)
class Left:
    """What a release left: a database, the files beside it, what it said about itself."""

    owner: str
    folder: Path
    said: dict[str, Any]


def loaded(release: str, owner: str, folder: Path) -> Left:
    """Make the database of ``owner`` from what the release left; its files go to ``folder``."""
    target = conninfo.conninfo_to_dict(owner)
    elsewhere = conninfo.make_conninfo(owner, dbname="postgres")
    with psycopg.connect(elsewhere, autocommit=True) as superuser:
        name = sql.Identifier(str(target["dbname"]))
        superuser.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))
        superuser.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(name))
        superuser.execute((SCHEMA / "roles.sql").read_bytes())
    subprocess.run(
        [find_binaries() / "psql", "-qX", "-v", "ON_ERROR_STOP=1", "-d", owner, "-f",
         HERE / f"{release}.sql"], check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    said = json.loads((HERE / f"{release}.json").read_text())
    for file, text in said["files"].items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text)
        (folder / file).chmod(0o600)
    return Left(owner, folder, said)
