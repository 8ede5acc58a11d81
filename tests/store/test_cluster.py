"""The socket has a private folder whose path is short enough and means one host."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.account import Account, FolderIsNotOurs
from store.cluster import socket_folder


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that the server's user can walk through, as pytest's own is not for root's."""
    made = Path(tempfile.mkdtemp(prefix="zb-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.mark.parametrize("name", ["long" * 30, "comma, 'quotes\" and {braces}"])
def test_any_name_of_a_data_folder_has_a_place_for_its_socket(folder: Path, name: str) -> None:
    account = Account.of_server()
    data = folder / name
    data.mkdir(mode=0o711)

    socket = socket_folder(data, account)

    assert socket.parent == Path(tempfile.gettempdir())
    assert socket.stat().st_uid == account.uid
    socket.rmdir()


def test_a_folder_that_a_stranger_could_enter_is_refused(folder: Path) -> None:
    (folder / "socket").mkdir()
    (folder / "socket").chmod(0o777)

    with pytest.raises(FolderIsNotOurs):
        socket_folder(folder, Account.of_server())
