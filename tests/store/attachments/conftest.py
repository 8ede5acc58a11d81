"""Both kinds of shelf: a folder, and a bucket of an S3-compatible server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from store.attachments import Disk, Shelf
from store.attachments.bucket import Bucket, Credentials
from tests.store.attachments.s3_server import BUCKET, s3_server


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of an S3-compatible server."""
    with s3_server() as address:
        yield address


@pytest.fixture
def bucket(s3: str) -> Bucket:
    """A prefix of its own, as empty as a new bucket."""
    known = Credentials("key", "secret")
    return Bucket(f"s3://{BUCKET}/{uuid4()}", endpoint=s3, credentials=known)


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """A folder that is not there yet."""
    return Disk(tmp_path / "deep" / "attachments")


@pytest.fixture(params=["disk", "bucket"])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    """Either."""
    found: Shelf = request.getfixturevalue(request.param)
    return found
