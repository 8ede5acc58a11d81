"""Workers serve all jurisdictions; the process above them greets and takes the nightly bases."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from threading import Event, Thread

import uvicorn
from uvicorn.config import STARTUP_FAILURE

from api.backup.nightly import nightly_bases
from api.jurisdictions.by_host import AGAIN, ByHost
from api.jurisdictions.counting import TROUBLE
from api.jurisdictions.directory import Directory, Member, NoDirectory
from api.serving import Crew, listening, measured_together, said, serving, welcome
from api.settings import Settings
from api.telemetry.lines import nothing_past_the_log

log = logging.getLogger("zhuanban")


def serve_all(given: Settings, directory: Directory, host: str, port: int,
              workers: int) -> None:  # fmt: skip
    """Serve every jurisdiction of a directory until told to stop. Raises PortIsTaken."""
    with ExitStack() as last, listening(host, port) as opened, measured_together():
        config = uvicorn.Config(
            "api.jurisdictions.serving:worker", factory=True, workers=workers,
            timeout_graceful_shutdown=given.stop_within, timeout_worker_healthcheck=60,
            **serving(given),
        )  # fmt: skip
        nothing_past_the_log()
        for member in directory.members:
            last.enter_context(member.given.ends_with_the_last())
        at = opened.getsockname()[1]
        said(sys.stdout, f"http://{host}:{at}/")
        crew = Crew(config, [opened])
        with attended(directory, at):
            log.info("serving", extra={"jurisdictions": directory.known, "workers": workers})
            crew.run()
    log.info("stopped")
    if any(process.exitcode == STARTUP_FAILURE for process in crew.processes):
        sys.exit(1)


@contextmanager
def attended(directory: Directory, port: int) -> Iterator[None]:
    """Each jurisdiction is looked after in a thread of its own until the block ends."""
    ends = Event()
    threads = [
        Thread(target=attend, args=(member, port, ends), name=f"attends {member.code}")
        for member in directory.members
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        ends.set()
        for thread in threads:
            thread.join()


def attend(member: Member, port: int, ends: Event) -> None:
    """What is done once however many workers serve it; tried again where its database is away."""
    while not ends.is_set():
        try:
            with member.given.books() as books:
                welcome(member.given, books, f"http://{member.host}:{port}", sys.stdout)
                if member.given.archive is None:
                    return
                with nightly_bases(member.given, books):
                    ends.wait()
        except TROUBLE:
            log.warning("not attended", extra={"jurisdiction": member.code})
            ends.wait(AGAIN)


def worker() -> ByHost:
    """What one worker process serves."""
    nothing_past_the_log()
    directory = Directory.of(os.environ)
    if directory is None:
        raise NoDirectory
    return ByHost(directory.members)
