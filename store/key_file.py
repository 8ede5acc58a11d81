"""The key file holds the secrets by number, one a line, and is only ever replaced whole.

A line is base64, before it the secret's number and a space; without one it is number 1. A line
``fields BASE64`` keeps the key of the hashes that must stay comparable when secrets change.
"""

from __future__ import annotations

import os
from base64 import b64decode, b64encode
from pathlib import Path

from domain.refusal import Refusal

LENGTH = 32
FIELDS = "fields"


class KeyFileIsUnreadable(Refusal):
    """Line {line} of the key file {file} holds no key; put its copy back."""

    zh = "密钥文件 {file} 第 {line} 行不是密钥；请放回其备份。"
    status = 503


def parsed(file: Path) -> tuple[dict[int, bytes], bytes | None]:
    """The secrets of a key file by number, and the key of fields. Raises KeyFileIsUnreadable."""
    secrets: dict[int, bytes] = {}
    fields = None
    nth = 1
    for nth, line in enumerate(file.read_text(errors="replace").splitlines(), start=1):
        name, _, text = line.strip().rpartition(" ")
        key = _key(text)
        if name == FIELDS and key:
            fields = key
        elif key and (name or "1").isdecimal() and int(name or 1) not in secrets:
            secrets[int(name or 1)] = key
        elif line.strip():
            raise KeyFileIsUnreadable(file=file, line=nth)
    if not secrets:
        raise KeyFileIsUnreadable(file=file, line=nth)
    return secrets, fields


def _key(text: str) -> bytes | None:
    try:
        key = b64decode(text, validate=True)
    except ValueError:
        return None
    return key if len(key) >= LENGTH else None


def rendered(secrets: dict[int, bytes], fields: bytes | None) -> str:
    """A key file's text; a single first secret is written as it always was."""
    lines = [f"{n} {b64encode(key).decode()}" for n, key in sorted(secrets.items())]
    lines[0] = lines[0].removeprefix("1 ")
    return "\n".join([*lines, *([f"{FIELDS} {b64encode(fields).decode()}"] if fields else [])])


def written(file: Path, text: str) -> Path:
    """A file of this text that only its owner reads, on the disk."""
    fd = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "w") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
    return file


def settle(folder: Path) -> None:
    """Have the folder's names on the disk."""
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
