"""A receiver of traces on loopback: OTLP over HTTP, decoded by its own protobuf."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


class Receiver:
    """What was sent so far."""

    def __init__(self) -> None:
        self.spans: list[Any] = []
        self.services: set[str] = set()
        self.url = ""
        self.raw = b""

    def take(self, body: bytes) -> None:
        """Take in one request."""
        self.raw += body
        for of in ExportTraceServiceRequest.FromString(body).resource_spans:
            named = {each.key: each.value.string_value for each in of.resource.attributes}
            self.services.add(named["service.name"])
            self.spans += [span for scope in of.scope_spans for span in scope.spans]

    def named(self, name: str) -> list[Any]:
        """The spans of a name."""
        return [span for span in self.spans if span.name == name]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """A receiver that listens until the block ends."""
    taken = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            is_packed = self.headers.get("Content-Encoding") == "gzip"
            taken.take(gzip.decompress(body) if is_packed else body)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        taken.url = f"http://127.0.0.1:{server.server_port}"
        yield taken
        server.shutdown()


def said(span: Any) -> dict[str, Any]:
    """A span's attributes."""
    return {each.key: each.value.string_value or each.value.int_value for each in span.attributes}
