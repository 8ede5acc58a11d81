"""Backup and restore on the command line; what must be kept beside a backup is said each time."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

from api.backup.restoring import restore as put_back
from api.backup.restoring import restore_moment
from api.backup.taking import back_up, take_base_backup
from api.commands import bar, books_for
from api.moments import moment
from api.settings import Settings
from domain.refusal import Refusal

BESIDE = {
    "zh": "备份不含密钥：另存 {key}（无它，个人信息不可读）和 {audit}（日志签名密钥、已签状态、"
    "删除令），勿与备份放在一处。\n",
    "en": "The backup holds no key: keep {key} (without it no name can be read) and {audit}"
    " (signing key, signed states, orders of erasure) in another place than the backup.\n",
}


class BackupIsOfOneMoment(Refusal):
    """{file} is a backup of one moment; --until is for the folder of an archive."""

    zh = "{file} 是某一时刻的备份；--until 只用于归档目录。"
    status = 422


def backup(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Write one file with the log and all that is not made from it, or a base into the archive."""
    from api.cli import language

    with books_for(asked, given) as books, bar("backup") as progress:
        if asked.base:
            told = take_base_backup(given, books)
        else:
            included = not asked.without_attachments
            told = back_up(given, books, Path(asked.file), attachments=included, progress=progress)
    sys.stderr.write(BESIDE[language()].format(key=given.sealing_key, audit=given.audit))
    return told


def restore(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Put a backup, or a moment of an archive, into an empty place, and prove it."""
    from api.cli import language

    file, until = Path(asked.file), moment(asked.until, "until") if asked.until else None
    if file.is_dir():
        return restore_moment(given, file.absolute(), until=until, unreadable=asked.unreadable,
                              language=language())  # fmt: skip
    if until:
        raise BackupIsOfOneMoment(file=file)
    with bar("restore") as progress:
        return put_back(given, file, unreadable=asked.unreadable, progress=progress,
                        language=language())  # fmt: skip
