"""The same server, which puts nothing on record that was read; no product of ours does that.

Run as ``python -m benchmarks.unrecorded OWNER FOLDER``.
"""

from __future__ import annotations

import sys

from fastapi import FastAPI

from api.app import application
from api.reading_record import ReadsOnRecord
from api.reading_record.look import Look
from audit.notary import Notary
from benchmarks.served import main
from store.books import Books


class NothingOnRecord(ReadsOnRecord):
    """Lets every look go."""

    def note(self, look: Look) -> None:
        """Keep nothing."""


def forgetful(books: Books, notary: Notary) -> FastAPI:
    """The application without a record."""
    app = application(books, notary)
    app.state.reads = NothingOnRecord(books, notary.file.parent / "reads")
    return app


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], forgetful)
