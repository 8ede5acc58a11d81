"""One cluster for the tests that need one, as deploy/ describes it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.cluster import Cluster, cluster, missing


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two servers and an etcd; skipped where there is no etcd."""
    if why := missing():
        pytest.skip(why)
    folder = tmp_path_factory.mktemp("cluster")
    for parent in (folder.parent, folder.parent.parent):
        parent.chmod(0o711)  # the server's user passes through
    with cluster(folder) as started:
        yield started
