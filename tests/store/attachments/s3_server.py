"""An S3-compatible server on this machine, in a process of its own, which ends with its caller.

Run as ``python -m tests.store.attachments.s3_server``; prints its port. It is moto's: what it keeps
it keeps in memory, and it believes any signature.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from moto.moto_server.threaded_moto_server import ThreadedMotoServer

ROOT = Path(__file__).parents[3]
BUCKET = "households"


@contextmanager
def s3_server() -> Iterator[str]:
    """The address of a server that holds one empty bucket."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.store.attachments.s3_server"], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
    ) as server:  # fmt: skip
        assert server.stdout
        address = f"http://127.0.0.1:{int(server.stdout.readline())}"
        assert httpx.put(f"{address}/{BUCKET}").status_code == 200
        yield address  # and with its standard input the server ends


def main() -> None:
    """Serve until standard input ends."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    sys.stdout.write(f"{server.get_host_and_port()[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()
    server.stop()


if __name__ == "__main__":
    main()
