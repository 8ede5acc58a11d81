"""An inspection office: a folder, and the witness's file run as a program of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from audit import witness
from audit.note import VKey
from audit.policy import Witness

FILE = Path(__file__).parents[2] / "audit" / "witness.py"


class Answer(NamedTuple):
    """What came back over HTTP."""

    status: int
    kind: str
    text: str


class Office:
    """Runs the program, or speaks to it."""

    def __init__(self, folder: Path, name: str = "office.example/w1") -> None:
        self.folder = folder
        self.vkey = VKey.parse(self.run("init", name).stdout)

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Call the program with its folder."""
        return subprocess.run([sys.executable, FILE, *words, "--folder", self.folder],
                              capture_output=True, text=True, check=False, timeout=30)  # fmt: skip

    def trusts(self, vkey: str) -> None:
        """The same as ``trust``, without a process for it."""
        witness.Witness(self.folder).trust(vkey)

    def listed(self, url: str | None = None) -> Witness:
        """As a policy names it."""
        return Witness("office", self.vkey, url)

    @contextmanager
    def serving(self) -> Iterator[tuple[str, subprocess.Popen[str]]]:
        """The address of the running program, and the program; it is killed in the end."""
        program = subprocess.Popen(
            [sys.executable, FILE, "serve", "--folder", self.folder, "--port", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        with program:
            assert program.stdout
            url = next(line for line in program.stdout if "http://" in line).split()[-1]
            try:
                yield url, program
            finally:
                program.kill()


def post(url: str, body: str | bytes, path: str = "/add-checkpoint", **headers: str) -> Answer:
    """Ask once, over a connection of its own."""
    return ask(url, "POST", path, body.encode() if isinstance(body, str) else body, **headers)


def ask(url: str, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
    connection = HTTPConnection(urlsplit(url).netloc, timeout=10)
    try:
        connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        kind = answer.getheader("Content-Type", "")
        return Answer(answer.status, kind, answer.read().decode())
    finally:
        connection.close()
