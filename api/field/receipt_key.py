"""A household's receipts are signed under a key of its case, which the phone holds at the door."""

from __future__ import annotations

import hmac
from uuid import UUID

from store.books import Books


def receipt_key(books: Books, case_id: UUID) -> bytes:
    """HMAC-SHA256 of the case's 16 bytes under a key of its own; no exchange of secrets moves it.

    A receipt that hangs on a wall must still be found after years. Raises KeyFileIsMissing.
    """
    return hmac.digest(books.vault.master.lasting(b"receipts"), case_id.bytes, "sha256")
