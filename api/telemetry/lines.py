"""A line of the log is one JSON object: what happened, when, in which process, to which request.

On a terminal it is laid out for eyes. Of what a logger adds, only the fields named here are kept.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import threading
from datetime import datetime
from types import TracebackType
from typing import Any

import orjson
import structlog

from api.moments import SHANGHAI
from api.telemetry.in_hand import IN_HAND, method_of, reference_of, route_of

# What a line may carry beside its sentence; each says where, how long or how many.
FIELDS = (
    "method", "route", "status", "milliseconds", "refusal", "reference", "trace", "url", "workers",
    "seconds", "jurisdiction", "jurisdictions", "why",
)  # fmt: skip


class OneLine(structlog.stdlib.ProcessorFormatter):
    """The formatter of a process. JSON goes the short way, since every request leaves a line."""

    def __init__(self, process: str | None = None, *, terminal: bool | None = None) -> None:
        """``process`` is its name, else found out; so is whether standard error is a terminal."""
        self._name, self._pid = process or name_of_process(), os.getpid()
        self._for_eyes = sys.stderr.isatty() if terminal is None else terminal
        super().__init__(
            foreign_pre_chain=[lambda _, __, found: {**found, **self.told(found["_record"])}],
            processors=[self.remove_processors_meta, structlog.dev.ConsoleRenderer()],
        )

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        if self._for_eyes:
            return super().format(record)
        return orjson.dumps(self.told(record), default=str).decode()

    def told(self, record: logging.LogRecord) -> dict[str, Any]:
        """What is said of a record."""
        time = datetime.fromtimestamp(record.created, SHANGHAI).isoformat(timespec="milliseconds")
        line = {
            "event": record.getMessage(), "level": record.levelname.lower(), "time": time,
            "logger": record.name, "process": self._name, "pid": self._pid, **in_hand(),
        }  # fmt: skip
        more = record.__dict__
        line |= {field: more[field] for field in FIELDS if field in more}
        return line | ({"crash": record.exc_text.split("\n")} if record.exc_text else {})


def in_hand() -> dict[str, str]:
    """The request about which a line speaks, where there is one."""
    scope = IN_HAND.get()
    reference = reference_of(scope) if scope else None
    if not scope or not reference:
        return {}
    return {"reference": reference, "method": method_of(scope), "route": route_of(scope)}


def name_of_process() -> str:
    """``serve``, or ``worker-2`` of several."""
    name = multiprocessing.current_process().name
    return "serve" if name == "MainProcess" else f"worker-{name.rpartition('-')[2]}"


def nothing_past_the_log() -> None:
    """Warnings, and what ends a thread or the process, become lines of the log as well."""
    logging.captureWarnings(capture=True)
    log = logging.getLogger("zhuanban")

    def ended(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        log.critical("the process ended by what nobody expected", exc_info=(kind, error, at))

    def thread_ended(of: threading.ExceptHookArgs) -> None:
        if of.exc_value is not None and not isinstance(of.exc_value, SystemExit):
            error = (of.exc_type, of.exc_value, of.exc_traceback)
            log.error("a thread ended by what nobody expected", exc_info=error)

    sys.excepthook, threading.excepthook = ended, thread_ended
