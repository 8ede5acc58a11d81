"""A file of the pages goes out compressed where its twin lies beside it and the asker takes it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api.asset_files import AssetFiles

SCRIPT = b"export const words = {};" * 100
PLAIN, SMALL = {"Accept-Encoding": "identity"}, {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    (tmp_path / "app.js").write_bytes(SCRIPT)
    (tmp_path / "app.js.gz").write_bytes(gzip.compress(SCRIPT))
    (tmp_path / "mark.svg").write_bytes(b"<svg/>")
    app = FastAPI()
    app.mount("/assets", AssetFiles(directory=tmp_path))
    return TestClient(app)


def test_a_browser_gets_the_twin_as_what_it_is(client: TestClient) -> None:
    answer = client.get("/assets/app.js", headers=SMALL)

    assert (answer.content, answer.headers["content-encoding"]) == (SCRIPT, "gzip")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert int(answer.headers["content-length"]) < len(SCRIPT) / 10
    assert answer.headers["vary"] == "Accept-Encoding"


def test_who_cannot_open_it_gets_the_file_itself(client: TestClient) -> None:
    answer = client.get("/assets/app.js", headers=PLAIN)

    assert (answer.content, "content-encoding" in answer.headers) == (SCRIPT, False)
    assert answer.headers["vary"] == "Accept-Encoding"


def test_a_file_without_a_twin_goes_out_as_it_is(client: TestClient) -> None:
    answer = client.get("/assets/mark.svg", headers=SMALL)

    assert (answer.content, "content-encoding" in answer.headers) == (b"<svg/>", False)


def test_what_a_browser_has_already_is_not_sent_again(client: TestClient) -> None:
    known = client.get("/assets/app.js", headers=SMALL).headers["etag"]

    again = client.get("/assets/app.js", headers={**SMALL, "If-None-Match": known})
    plain = client.get("/assets/app.js", headers={**PLAIN, "If-None-Match": known})

    assert (again.status_code, again.content, plain.status_code) == (304, b"", 200)
