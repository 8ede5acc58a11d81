"""Two releases serve one database while one takes over from the other, and nobody notices.

The release before is taken from the history of this repository; where that is not at hand there is
no trial.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path

import psycopg

from benchmarks.faults.disk import CannotBeHad
from benchmarks.faults.looking import Observer
from benchmarks.faults.product import ROOT, Product
from benchmarks.faults.writers import CODE, Crowd
from store.archive.recovery import ONLY_DATA
from store.embedded import stop

BEFORE = "79fb652"  # 0.1.0
# As if today's release defined these otherwise, so that it makes them anew beside those in use.
DEFINED_OTHERWISE = (
    "UPDATE zhuanban.read_models SET definition = 'of the release before'"
    " WHERE name IN ('countdown', 'register', 'search', 'due')"
)


@contextmanager
def release_before() -> Iterator[Path]:
    """The folder of its code. Raises CannotBeHad."""
    archive = subprocess.run(
        ["git", "-C", str(ROOT), "archive", BEFORE], check=False, capture_output=True  # noqa: S607
    )  # fmt: skip
    if archive.returncode:
        raise CannotBeHad(f"the history that holds {BEFORE} is not here")
    with tempfile.TemporaryDirectory(prefix="zhuanban-release-") as folder:
        with tarfile.open(fileobj=BytesIO(archive.stdout)) as packed:
            packed.extractall(folder, **ONLY_DATA)  # noqa: S202 - our own history
        yield Path(folder)


def side_by_side(folder: Path) -> list[str]:
    """What was not as it must be when a release took over. Raises CannotBeHad."""
    data = folder / "data"
    try:
        with release_before() as code, ExitStack() as works:
            old = works.enter_context(Product(data, workers=1, code=code))
            with old.line() as line:
                line.ask("POST", "/api/v1/projects", {"code": CODE, "name": CODE})
            before = works.enter_context(Crowd(old.port, 3, "OLD").at_work())
            before.write_on(3)
            with old.settings.owner() as owner, psycopg.connect(owner) as superuser:
                superuser.execute(DEFINED_OTHERWISE)
            new = works.enter_context(Product(data, workers=1))
            after = works.enter_context(Crowd(new.port, 3, "NEW").at_work())
            for crowd in (before, after, before):
                crowd.write_on(3)
            with before.paused(), after.paused():
                together = {**before.acknowledged, **after.acknowledged}
                found = Observer().faults(new, together)
            before.gate.ends.set()
            old.stop()
            after.write_on(1)
            return found + before.odd + after.odd
    finally:
        stop(data)
