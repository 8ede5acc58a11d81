"""PostgreSQL never runs as root: root's server belongs to the user postgres and its group alone."""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from domain.refusal import Refusal
from store.keeper import ENVIRONMENT, as_argument

NAME = "postgres"


class NoServerAccount(Refusal):
    """As root, PostgreSQL needs a user named postgres, and none could be made: {why}."""

    zh = "以 root 身份运行时需要名为 postgres 的系统用户，但无法创建：{why}。"
    status = 503


class FolderIsNotOurs(Refusal):
    """The folder {folder} belongs to somebody else or is open to others; remove it."""

    zh = "目录 {folder} 属于其他用户或对他人开放，请将其删除。"
    status = 503


@dataclass(frozen=True)
class Account:
    """The user the server runs as: ourselves, or postgres where we are root."""

    uid: int
    gid: int

    @classmethod
    def of_server(cls) -> "Account":
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid())
        entry = _entry() or _made()
        return cls(entry.pw_uid, entry.pw_gid)

    def run(
        self, *command: str | Path, cluster: Path | None = None, output: IO[bytes] | None = None,
        trouble: IO[bytes] | None = None,
    ) -> int:  # fmt: skip
        """Run to the end and give the exit code; `-D` with the cluster's folder is added.

        What it says on standard error goes to ``trouble``, else where the rest goes.

        Raises PermissionError where the account cannot reach the program.
        """
        opened = [] if cluster is None else [os.open(cluster, os.O_RDONLY | os.O_DIRECTORY)]
        try:
            return subprocess.run(
                [*command, *(part for fd in opened for part in as_argument(fd))],
                check=False,
                cwd="/",
                env=dict(ENVIRONMENT),
                pass_fds=opened,
                stdin=subprocess.DEVNULL,
                stdout=output or subprocess.DEVNULL,
                stderr=trouble or subprocess.STDOUT,
                **self._identity(),
            ).returncode
        finally:
            for fd in opened:
                os.close(fd)

    def can_enter(self, folder: Path) -> bool:
        # Asked as that user, not computed from mode bits: access lists and mounts count too.
        return self.run("test", "-x", folder) == 0

    def own(self, folder: Path) -> Path:
        """Make the folder private to the account (0700); refuse one that a stranger prepared."""
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        trusted = found.st_uid in {os.geteuid(), self.uid} and stat.S_ISDIR(found.st_mode)
        if not trusted or stat.S_IMODE(found.st_mode) & 0o077:
            raise FolderIsNotOurs(folder=folder)
        os.chown(folder, self.uid, self.gid, follow_symlinks=False)
        return folder

    def _identity(self) -> dict[str, Any]:
        if os.geteuid() != 0:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": [self.gid]}


def _entry() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        return None


def _made() -> pwd.struct_passwd:
    program = shutil.which("useradd", path=ENVIRONMENT["PATH"])
    if program is None:
        raise NoServerAccount(why="useradd is missing")
    options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    done = subprocess.run([program, *options, NAME], check=False, capture_output=True, text=True)
    entry = _entry()  # whatever useradd said: another start may have been faster
    if entry is None:
        raise NoServerAccount(why=done.stderr.strip())
    return entry
