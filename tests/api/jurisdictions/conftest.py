"""A province of three cities: two on one PostgreSQL server, the third on one of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
import pytest
from fastapi.testclient import TestClient

from api.jurisdictions.by_host import ByHost
from api.jurisdictions.directory import FILE, Directory
from store import embedded
from store.embedded import EmbeddedServer
from tests.api.city import NOON

CITIES = ("sheng", "linzhou", "zezhou")
ENTRY = """
[[jurisdiction]]
number = {number}
code = "{code}"
name = "{code} 市"
host = "{code}.zb.example.gov.cn"
counts_all = {counts_all}
database_url = "{url}"
"""


@dataclass
class Province:
    """The directory and the two servers that it leads to."""

    environment: dict[str, str]
    second: Path  # data folder of the server that zezhou has to itself

    @property
    def directory(self) -> Directory:
        """As it stands in the file."""
        directory = Directory.of(self.environment)
        assert directory
        return directory

    def of(self, *codes: str) -> Province:
        """A directory with these alone."""
        file = Path(self.environment[FILE])
        head, *entries = file.read_text().split("[[jurisdiction]]")
        kept = [entry for entry in entries if any(f'code = "{code}"' in entry for code in codes)]
        fewer = file.with_name("-".join(codes))
        fewer.write_text("[[jurisdiction]]".join([head, *kept]))
        return replace(self, environment={**self.environment, FILE: str(fewer)})

    def stop_second(self) -> None:
        """The server of zezhou goes away."""
        assert embedded.stop(self.second)

    def start_second(self) -> EmbeddedServer:
        """And comes back."""
        return EmbeddedServer.start(self.second, durable=False)


@pytest.fixture(scope="module")
def province(
    server: EmbeddedServer, worker_id: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Province]:
    """Two real servers and a directory over them; nothing is in any city yet."""
    folder = tmp_path_factory.mktemp("province")
    second = folder / "second"
    with EmbeddedServer.start(second, durable=False) as other:
        places = [server.conninfo(database=f"{code}_{worker_id}") for code in CITIES[:2]]
        places.append(other.conninfo(database="zezhou"))
        (folder / "province.toml").write_text("".join(
            ENTRY.format(number=n, code=code, url=url, counts_all=str(code == "sheng").lower())
            for n, (code, url) in enumerate(zip(CITIES, places, strict=True), 2)
        ))  # fmt: skip
        environment = {FILE: str(folder / "province.toml"), "ZHUANBAN_DATA": str(folder / "data")}
        yield Province(environment, second)
    with psycopg.connect(server.conninfo(database="postgres"), autocommit=True) as superuser:
        for code in CITIES[:2]:
            superuser.execute(f"DROP DATABASE IF EXISTS {code}_{worker_id} WITH (FORCE)".encode())


@pytest.fixture(scope="module")
def address(province: Province) -> Iterator[TestClient]:
    """The one address at which all of them are served."""
    with TestClient(ByHost(province.directory.members), base_url=at("sheng")) as client:
        yield client


def at(code: str) -> str:
    """Where a city is reached."""
    return f"http://{code}.zb.example.gov.cn"


def settle(client: TestClient, code: str, households: int) -> None:
    """A project of the same code in each city, with so many households."""
    project = {"code": "XN", "name": f"{code} 小南门"}
    client.post(f"{at(code)}/api/v1/projects", json=project).raise_for_status()
    for n in range(households):
        case = {"case_no": f"{code}-{n}", "occurred_at": NOON}
        client.post(f"{at(code)}/api/v1/projects/XN/cases", json=case).raise_for_status()
