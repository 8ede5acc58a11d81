"""A line of the log is one JSON object: what happened, when, in which process, to which request.

On a terminal it is laid out for eyes. Of what a logger adds, only the fields named here are kept.
"""

from __future__ import annotations

import logging
import multiprocessing
import sys
import threading
from datetime import datetime
from types import TracebackType
from typing import Any

import orjson
import structlog
from structlog.typing import EventDict, WrappedLogger

from api.moments import SHANGHAI
from api.telemetry.in_hand import IN_HAND, method_of, reference_of, route_of

# What a line may carry beside its sentence; each says where, how long or how many.
FIELDS = (
    "method", "route", "status", "milliseconds", "refusal", "reference", "trace", "url", "workers",
    "seconds",
)  # fmt: skip


def one_line(process: str | None = None, *, terminal: bool | None = None
             ) -> structlog.stdlib.ProcessorFormatter:  # fmt: skip
    """The formatter of a serving process; ``process`` is its name, else found out."""
    name = process or name_of_process()

    def told(_: WrappedLogger, level: str, found: EventDict) -> EventDict:
        record: logging.LogRecord = found["_record"]
        line = {
            "event": found["event"], "level": level,
            "time": datetime.fromtimestamp(record.created, SHANGHAI).isoformat(
                timespec="milliseconds"
            ),
            "logger": record.name, "process": name, "pid": record.process, **in_hand(),
        }  # fmt: skip
        line |= {field: record.__dict__[field] for field in FIELDS if field in record.__dict__}
        crash = {"crash": record.exc_text.split("\n")} if record.exc_text else {}
        return {**found, **line, **crash}

    eyes = sys.stderr.isatty() if terminal is None else terminal
    last = structlog.dev.ConsoleRenderer() if eyes else structlog.processors.JSONRenderer(dumped)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[told],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
    )


def dumped(line: dict[str, Any], **_: Any) -> str:
    """One JSON object, without its line end."""
    return orjson.dumps(line, default=str).decode()


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
