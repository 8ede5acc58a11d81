"""PostgreSQL dies with its keeper, and the keeper ends two seconds after the last user.

Run as a plain script by `store.embedded`, so it imports nothing of the project. It inherits the
lock that says "a keeper lives"; nobody else, PostgreSQL included, ever holds a copy of it.
"""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
)
IDLE_SECONDS = 2.0
POLL_SECONDS = 0.2
# How long PostgreSQL may take for each kind of shutdown: fast (writes a checkpoint), immediate.
SHUTDOWN = ((signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0))
WATCHED = (signal.SIGTERM, signal.SIGCHLD)
PR_SET_PDEATHSIG = 1


def main(
    lock: str, users: str, uid: str, gid: str, socket: str, cluster: str, *command: str
) -> None:
    """Keep `command` running as uid and gid while anybody holds a shared lock on `users`."""
    if os.fork():
        os._exit(0)  # whoever started us does not wait; a live keeper is nobody's child
    os.setsid()
    os.pwrite(int(lock), f"{os.getpid()}\n{socket}".encode(), 0)
    signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
    server = start(command, cluster, int(uid), int(gid))
    used = os.open(users, os.O_RDWR)
    watch(server, used)
    stop(server)  # still holding `users` when idle: a newcomer waits instead of joining a corpse
    with suppress(OSError):
        Path(socket).rmdir()  # the system's temporary folder is not ours to fill


def start(command: Sequence[str], cluster: str, uid: int, gid: int) -> "subprocess.Popen[bytes]":
    """Start PostgreSQL as a child that gets SIGQUIT the moment this process dies."""
    keeper, prctl = os.getpid(), ctypes.CDLL(None).prctl

    def become_server() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        if os.geteuid() == 0:
            os.setgroups([gid])
            os.setgid(gid)
            os.setuid(uid)
        prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)  # a change of user would clear it: hence after
        if os.getppid() != keeper:
            os._exit(1)

    opened = os.open(cluster, os.O_RDONLY | os.O_DIRECTORY)
    return subprocess.Popen(
        [*command, *as_argument(opened)],
        cwd="/",
        env=dict(ENVIRONMENT),
        pass_fds=[opened],
        preexec_fn=become_server,  # noqa: PLW1509 - this process has one thread
    )


def as_argument(cluster: int) -> tuple[str, str]:
    """Name an open folder so that a child finds it even where its user may not walk there.

    Under a closed parent folder (root's home, say) the path itself would be of no use.
    """
    return "-D", f"/proc/self/fd/{cluster}"


def watch(server: "subprocess.Popen[bytes]", used: int) -> None:
    """Return when the server has ended, SIGTERM has come or nobody has used it long enough."""
    last_use = time.monotonic()
    while server.poll() is None:
        arrived = signal.sigtimedwait(WATCHED, POLL_SECONDS)
        if arrived is not None and arrived.si_signo == signal.SIGTERM:
            return
        if not locked_alone(used):
            last_use = time.monotonic()
        elif time.monotonic() - last_use >= IDLE_SECONDS:
            return
        else:
            fcntl.flock(used, fcntl.LOCK_UN)


def locked_alone(used: int) -> bool:
    try:
        fcntl.flock(used, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def stop(server: "subprocess.Popen[bytes]") -> None:
    for kind, seconds in SHUTDOWN:
        if server.poll() is None:
            server.send_signal(kind)
        try:
            server.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
        return
    server.kill()
    server.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
