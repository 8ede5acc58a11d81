"""The doctor's visit as a command: a line each, what is wrong marked; exit 1 when anything is."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import Any

from api.settings import Settings


def doctor(asked: Namespace, given: Settings) -> dict[str, Any]:
    """Say what is wrong with this installation; writes nothing and needs no running server."""
    from api.cli import language
    from api.doctor import examined

    asked.tell = tell
    spoken = language()
    items = [
        {"what": item.what, "ok": item.ok, "says": item.says(spoken)} for item in examined(given)
    ]
    return {"ok": all(item["ok"] for item in items), "items": items}


def tell(answer: dict[str, Any], _: str) -> None:
    """One line an item."""
    for item in answer["items"]:
        sys.stdout.write(f"{'  ' if item['ok'] else '✗ '}{item['says']}\n")
