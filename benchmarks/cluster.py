"""The cluster of deploy/, rendered for loopback ports and started as real processes.

Nothing here but addresses and folders differs from what is installed on three servers.
"""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Any

import psycopg

from benchmarks.member import HERE, PASSWORD, Member
from benchmarks.processes import kill, launched
from store.account import Account
from store.binaries import find_binaries, version, within_reach

DEPLOY = Path(__file__).parents[1] / "deploy"
ETCD = Path("/usr/bin/etcd")
BUILTIN = (
    "{locale-provider: builtin}, {builtin-locale: C.UTF-8}, {lc-collate: C}, {lc-ctype: C.UTF-8}"
)
PATIENCE = 90.0
POLL = 0.1


def missing() -> str | None:
    """What keeps a cluster from being started here, if anything does."""
    if not ETCD.exists():
        return "etcd is not installed: apt-get install etcd-server"
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        return "setpriv, by which Patroni becomes another user, is not installed"
    return None


class NeverCame(AssertionError):  # noqa: N818
    """What was waited for did not come about."""


def until(what: str, is_so: Any, patience: float = PATIENCE) -> Any:
    """Wait for it. Raises NeverCame."""
    ends = time.monotonic() + patience
    while time.monotonic() < ends:
        with suppress(psycopg.Error, OSError):
            if found := is_so():
                return found
        time.sleep(POLL)
    raise NeverCame(what)


def free_ports(n: int) -> list[int]:
    """Ports below those that the system hands out by itself."""
    found: list[int] = []
    with ExitStack() as held:
        for port in random.Random(os.getpid()).sample(range(20_000, 32_000), 400):
            with suppress(OSError):
                probe = held.enter_context(socket.socket())
                probe.bind((HERE, port))
                found.append(port)
            if len(found) == n:
                break
    return found


@dataclass
class Cluster:
    """An etcd and its members."""

    folder: Path
    synchronous: bool = True
    members: list[Member] = field(default_factory=list)

    @property
    def hosts(self) -> str:
        """All members, as libpq takes them."""
        hosts, ports = (
            ",".join(HERE for _ in self.members),
            ",".join(str(member.port) for member in self.members),
        )
        return f"host={hosts} port={ports}"

    @property
    def owner(self) -> str:
        """The application's address of it: whoever is primary."""
        return self.database("zhuanban")

    def database(self, name: str) -> str:
        """The same with a database of its own, made when it is opened."""
        return f"{self.hosts} user=zhuanban password={PASSWORD} dbname={name}"

    @property
    def primary(self) -> Member:
        """Who takes writes. Raises NeverCame."""
        found: Member = until(
            "a primary", lambda: next((each for each in self.members if each.is_primary), None)
        )
        return found

    @property
    def replica(self) -> Member:
        """One that is not primary."""
        primary = self.primary
        return next(each for each in self.members if each is not primary)

    def whole(self) -> None:
        """Wait until another server holds each commit, and is known to."""
        until("a replica", self._is_whole)

    def _is_whole(self) -> bool:
        standing = self.primary.ask("SELECT sync_state FROM pg_stat_replication")
        if not self.synchronous:
            return bool(standing == "async")
        return standing == "sync" and any(each.may_take_over for each in self.members)

    def switch_over(self) -> None:
        """As docs/operations.md does it before a server is patched."""
        primary, file = self.primary, self.members[0].folder / "patroni.yml"
        subprocess.run(
            [Path(sys.executable).with_name("patronictl"), "-c", file, "switchover", "zhuanban",
             "--primary", primary.name, "--candidate", self.replica.name, "--force"],
            check=True, capture_output=True,
        )  # fmt: skip
        until("another primary", lambda: self.primary is not primary)


def rendered(template: str, target: Path, values: dict[str, str], account: Account) -> Path:
    """Write a template of deploy/ with these values; a variable without one is an error."""
    target.write_text(Template((DEPLOY / template).read_text()).substitute(values))
    target.chmod(0o600)
    os.chown(target, account.uid, account.gid)
    return target


@contextmanager
def cluster(folder: Path, members: int = 2, *, synchronous: bool = True) -> Iterator[Cluster]:
    """A cluster that answers; it ends with the block. ``synchronous`` False is for controls."""
    account = Account.of_server()
    folder.chmod(0o711)
    programs = within_reach(find_binaries(), folder, account)
    made, ports = Cluster(folder, synchronous), iter(free_ports(2 + 2 * members))
    values = {
        "ADDRESS": HERE, "NETWORK": f"{HERE}/32", "ETCD_PORT": str(next(ports)),
        "ETCD_PEERS_PORT": str(next(ports)), "POSTGRES_BIN": str(programs),
        "LOCALE": BUILTIN if int(version(programs).split(".")[0]) >= 17 else "{locale: C.UTF-8}",
        **dict.fromkeys(("ADMIN_PASSWORD", "REPLICA_PASSWORD", "PATRONI_PASSWORD"), PASSWORD),
    }  # fmt: skip
    values |= {
        "ETCD_HOSTS": f"{HERE}:{values['ETCD_PORT']}",
        "ETCD_NODES": f"e1=http://{HERE}:{values['ETCD_PEERS_PORT']}",
    }
    with ExitStack() as ending:
        ending.enter_context(etcd(folder, values, account))
        for nth in range(members):
            member = laid_out(f"m{nth + 1}", folder, next(ports), next(ports), values, account)
            if not synchronous:
                file = member.folder / "patroni.yml"
                text = file.read_text()
                file.write_text(text.replace("synchronous_mode: true", "synchronous_mode: false"))
            made.members.append(member)
            ending.callback(member.kill)
            member.start()
        opened(made)
        made.whole()
        yield made


@contextmanager
def etcd(folder: Path, values: dict[str, str], account: Account) -> Iterator[None]:
    """One etcd, as its environment file of deploy/ sets it up."""
    home = account.own(folder / "etcd")
    own = values | {"NODE": "e1", "ETCD_DATA": str(home / "data")}
    lines = rendered("etcd", home / "environment", own, account).read_text().splitlines()
    settings = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    process = launched(account, [str(ETCD)], home / "etcd.log", {**os.environ, **settings})
    try:
        yield
    finally:
        kill([process.pid])
        process.wait()


def laid_out(name: str, folder: Path, port: int, api: int, values: dict[str, str],
             account: Account) -> Member:  # fmt: skip
    """The folder of one member, with its configuration."""
    home = account.own(folder / name)
    own = values | {
        "NODE": name, "POSTGRES_PORT": str(port), "PATRONI_PORT": str(api),
        "POSTGRES_DATA": str(home / "data"), "POSTGRES_SOCKET": str(home),
    }  # fmt: skip
    rendered("patroni.yml", home / "patroni.yml", own, account)
    return Member(name, port, api, home, account)


def opened(made: Cluster) -> None:
    """Make the role by which the application comes, as docs/operations.md says."""
    primary = made.primary
    with psycopg.connect(primary.conninfo, autocommit=True) as admin:
        admin.execute(
            f"CREATE ROLE zhuanban LOGIN CREATEROLE CREATEDB PASSWORD '{PASSWORD}'".encode()
        )
        admin.execute(b"CREATE DATABASE zhuanban OWNER zhuanban")
