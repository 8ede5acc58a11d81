"""A request is a span of a trace, and so are the commit and the reads it waited for.

Only where the standard environment of OpenTelemetry names somebody to send them to; otherwise
nothing of it is imported. A span says where, how long and how many, never who or what.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from time import time_ns
from typing import Any

from starlette.types import Scope

from api.telemetry.in_hand import method_of, reference_of, route_of
from store.save import Save

ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
CARRIED = ("traceparent", "tracestate")
BROKEN = 500


def is_asked_for() -> bool:
    """Whether the environment says where traces go."""
    is_off = os.environ.get("OTEL_SDK_DISABLED", "").lower() == "true"
    return not is_off and any(os.environ.get(name) for name in ENDPOINTS)


class Tracing:
    """The spans of one process, sent in the background."""

    def __init__(self) -> None:
        """Set up as the standard environment says."""
        from opentelemetry import context, trace  # noqa: PLC0415 - weighs half a second
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415
            OTLPSpanExporter,
        )
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
        from opentelemetry.trace.propagation.tracecontext import (  # noqa: PLC0415
            TraceContextTextMapPropagator,
        )

        named = {} if os.environ.get("OTEL_SERVICE_NAME") else {"service.name": "zhuanban"}
        self._provider = TracerProvider(resource=Resource.create(named), shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self._tracer = self._provider.get_tracer("zhuanban")
        self._context, self._trace = context, trace
        self._carried = TraceContextTextMapPropagator()

    def begun(self, scope: Scope) -> Span:
        """The span of a request, within the trace of whoever sent it."""
        heads = ((name.decode("latin-1"), value) for name, value in scope["headers"])
        shown = {name: value.decode("latin-1") for name, value in heads if name in CARRIED}
        span = self._tracer.start_span(
            method_of(scope), self._carried.extract(shown), self._trace.SpanKind.SERVER
        )
        return Span(self, span, self._context.attach(self._trace.set_span_in_context(span)))

    def wrote(self, batch: Sequence[Save], seconds: float) -> None:
        """The commit that this request waited for, and wrote for those who waited with it."""
        kept = [save for save in batch if not save.error]
        events = sum(len(save.events) for save in kept)
        position = max((save.first + len(save.events) - 1 for save in kept), default=0)
        self._past("commit", seconds, saves=len(batch), events=events, position=position)

    def read(self, seconds: float) -> None:
        """A read of the database."""
        self._past("read", seconds)

    def _past(self, name: str, seconds: float, **said: int) -> None:
        if self._trace.get_current_span().is_recording():  # no request waits for other work
            end, kind = time_ns(), self._trace.SpanKind.CLIENT
            span = self._tracer.start_span(name, kind=kind, start_time=end - int(seconds * 1e9))
            span.set_attribute("db.system.name", "postgresql")
            span.set_attributes({f"zhuanban.{what}": value for what, value in said.items()})
            span.end(end)

    def detach(self, mark: Any) -> None:
        """The request is over."""
        self._context.detach(mark)

    def failed(self) -> Any:
        """The status of a span that went wrong."""
        return self._trace.StatusCode.ERROR

    def close(self) -> None:
        """Send what there is."""
        self._provider.shutdown()


class Span:
    """The span of one request."""

    def __init__(self, tracing: Tracing, span: Any, mark: Any) -> None:
        """It has begun."""
        self._tracing, self._span, self._mark = tracing, span, mark

    def ended(self, scope: Scope, status: int) -> str:
        """Say how it went; gives the trace's id, for the log."""
        method, route = method_of(scope), route_of(scope)
        self._span.update_name(f"{method} {route}")
        said = {"http.request.method": method, "http.route": route,
                "zhuanban.reference": reference_of(scope) or ""}  # fmt: skip
        self._span.set_attributes(said | ({"http.response.status_code": status} if status else {}))
        if status >= BROKEN:
            self._span.set_status(self._tracing.failed())
        self._span.end()
        self._tracing.detach(self._mark)
        return f"{self._span.get_span_context().trace_id:032x}"


def tracing() -> Tracing | None:
    """The traces of this process, None where nobody asked for any."""
    return Tracing() if is_asked_for() else None
