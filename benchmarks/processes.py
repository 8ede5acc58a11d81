"""Processes are started as the server's user, and all of them killed between two instructions."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from store.account import Account

# Patroni imports from where we are installed, which may lie in root's closed home.
AS_ACCOUNT = ("setpriv", "--inh-caps", "+dac_override", "--ambient-caps", "+dac_override")


def launched(account: Account, command: Sequence[str], log: Path,
             environment: dict[str, str]) -> subprocess.Popen[bytes]:  # fmt: skip
    """Start a process as that user, what it says going to ``log``."""
    if os.geteuid() == 0:
        who = ("--reuid", str(account.uid), "--regid", str(account.gid), "--clear-groups")
        command = [*AS_ACCOUNT, *who, "--", *command]
    with log.open("ab") as output:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment,
            cwd="/", start_new_session=True,
        )  # fmt: skip


def children(parent: int) -> Iterator[int]:
    """The processes that a process started."""
    for entry in Path("/proc").glob("[1-9]*/stat"):
        with suppress(OSError):
            if int(entry.read_text().rpartition(")")[2].split()[1]) == parent:
                yield int(entry.parent.name)


def alive(pid: int) -> bool:
    """Whether there is such a process that runs."""
    with suppress(OSError):
        return Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def kill(pids: Sequence[int]) -> None:
    """Stop them all, then end them, so that none outlives another by a moment's work."""
    signalled(pids, signal.SIGSTOP)
    signalled(pids, signal.SIGKILL)


def signalled(pids: Sequence[int], kind: signal.Signals) -> None:
    """Send a signal to those that are still there."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, kind)
