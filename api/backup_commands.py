"""Backup and restore on the command line; what must be kept beside a backup is said each time."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from api.backing_up import back_up
from api.backing_up import restore as put_back
from api.commands import bar, books_for
from api.settings import Settings

BESIDE = (
    "备份不含密钥：另存 {key}（无它，个人信息不可读）和 {audit}（日志签名密钥、已签状态、删除令），"
    "勿与备份放在一处。\n"
    "The backup holds no key: keep {key} (without it no name can be read) and {audit} (signing key,"
    " signed states, orders of erasure) in another place than the backup.\n"
)


def backup(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Write one file with the log and all that is not made from it."""
    with books_for(asked, given) as books, bar("backup") as progress:
        told = back_up(given, books, Path(asked.file), attachments=not asked.without_attachments,
                       progress=progress)  # fmt: skip
    sys.stderr.write(BESIDE.format(key=given.sealing_key, audit=given.audit))
    return told


def restore(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Put a backup into an empty data folder or database, and prove it."""
    from api.cli import language

    with bar("restore") as progress:
        return put_back(given, Path(asked.file), unreadable=asked.unreadable, progress=progress,
                        language=language())  # fmt: skip
