"""A data folder holds one cluster, complete or absent, and nothing of a dead server's remains.

Everything here happens while the caller holds the keeper's lock: no server of this folder lives,
or it is about to die with its keeper.
"""

import hashlib
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from domain.refusal import Refusal
from store.account import Account
from store.archive import wal
from store.binaries import version

SOCKET_FILE = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 106
# PostgreSQL gives its own children five seconds to heed SIGQUIT before it kills them.
LEFTOVER_SECONDS = 7.0
BUILTIN_LOCALES_SINCE = 17
SETTINGS = {
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "wal_level": "replica",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    # The log must hold no name: no statements, and no DETAIL with the values of a row.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
FORGETFUL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class ClusterNotMade(Refusal):
    """The database could not be set up: {why}"""

    zh = "无法建立数据库：{why}"
    status = 503


class ClusterOfOtherMajor(Refusal):
    """The data was made by PostgreSQL {theirs} and these programs are {ours}; name the folder of
    the programs of {theirs} in ZHUANBAN_POSTGRES_BIN.
    """

    zh = "数据由 PostgreSQL {theirs} 建立，而现有程序为 {ours}；请用 ZHUANBAN_POSTGRES_BIN 指明"
    zh += " {theirs} 版程序所在目录。"
    status = 503


def name_of(data: Path) -> str:
    """Name the cluster in the process list and under the system's temporary folder."""
    return f"zhuanban-{hashlib.sha256(os.fsencode(data)).hexdigest()[:16]}"


def cluster_of(data: Path) -> Path:
    return data / "cluster"


def command(binaries: Path, data: Path, socket: Path, *, durable: bool,
            archive: Path | None = None) -> list[str]:  # fmt: skip
    """Give the server's command line with every setting on it, so no old file decides."""
    quoted = str(socket).replace('"', '""')
    settings = SETTINGS | ({} if durable else FORGETFUL)
    settings |= wal.settings(archive) if archive else {}
    settings |= {"unix_socket_directories": f'"{quoted}"', "cluster_name": name_of(data)}
    options = (part for item in settings.items() for part in ("-c", "=".join(item)))
    return [str(binaries / "postgres"), *options]


def made(binaries: Path, data: Path, account: Account, *, log: IO[bytes], durable: bool) -> Path:
    """Give the cluster's folder, running initdb where there is none yet.

    It is made aside and renamed when complete, so a kill in between leaves no half cluster.
    """
    cluster, major = cluster_of(data), _major(version(binaries))
    if cluster.exists():
        theirs = (cluster / "PG_VERSION").read_text().strip()
        if theirs != major:
            raise ClusterOfOtherMajor(theirs=theirs, ours=major)
        return cluster
    fresh = account.own(Path(tempfile.mkdtemp(prefix="initdb-", dir=data)))
    options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--data-checksums", *_locale(major)]
    options += ["--no-instructions"] if durable else ["--no-instructions", "--no-sync"]
    if account.run(binaries / "initdb", *options, cluster=fresh, output=log):
        raise ClusterNotMade(why=f"see {log.name}")
    fresh.rename(cluster)
    _sync(data)
    return cluster


def socket_folder(data: Path, account: Account) -> Path:
    """Give the private folder of the socket: in the data, or in a short place where it cannot be.

    Not in the data when the path is too long for a socket, when the server's user cannot walk
    there, or when a comma in it would make libpq read two hosts.
    """
    for folder in (
        data / "socket",
        Path(tempfile.gettempdir()) / name_of(data),
        Path("/tmp") / name_of(data),  # noqa: S108 - own() refuses what a stranger put there
    ):
        path = os.fsencode(folder / SOCKET_FILE)
        fits = len(path) <= LONGEST_SOCKET_PATH and b"," not in path
        if fits and account.can_enter(folder.parent):
            return account.own(folder)
    raise ClusterNotMade(why="no folder for its socket")


def clear_remains(data: Path, socket: Path) -> None:
    """End what outlived its keeper, then remove the files by which it claimed to be alive.

    PostgreSQL trusts such a file when any process of its user has that number by now.
    """
    deadline = time.monotonic() + LEFTOVER_SECONDS
    kind = signal.SIGQUIT
    while leftovers := list(processes(data)):
        for pid in leftovers:
            with suppress(ProcessLookupError):
                os.kill(pid, kind)
        time.sleep(0.02)
        if time.monotonic() > deadline:
            kind = signal.SIGKILL
    for claim in (cluster_of(data) / "postmaster.pid", *socket.glob(f"{SOCKET_FILE}*")):
        claim.unlink(missing_ok=True)
    for half in (*data.glob("initdb-*"), *data.glob("copy-*")):
        shutil.rmtree(half, ignore_errors=True)


def processes(data: Path) -> Iterator[int]:
    """Give the ids of the server's processes, by the cluster's name in their titles.

    Titles are open to every user, whereas a container's root may not read where they work.
    """
    name = name_of(data).encode()
    for entry in Path("/proc").glob("[1-9]*"):
        with suppress(OSError):
            program, *rest = (entry / "cmdline").read_bytes().split(b"\0")
            is_postmaster = program.endswith(b"/postgres") and b"cluster_name=" + name in rest
            if is_postmaster or program.startswith(b"postgres: " + name + b":"):
                yield int(entry.name)


def _major(number: str) -> str:
    return number[:2]


def _locale(major: str) -> list[str]:
    # With LC_CTYPE=C pg_trgm finds nothing in Chinese, and says nothing about it.
    if int(major) < BUILTIN_LOCALES_SINCE:
        return ["--locale=C.UTF-8"]
    builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return [*builtin, "--lc-collate=C", "--lc-ctype=C.UTF-8"]


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(opened)
    os.close(opened)
