"""附件: a fact names a photo, a recording or a document by its SHA-256; the bytes come after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from domain.refusal import Refusal

MOST = 20  # with one fact
LARGEST = 50 * 2**20  # bytes

AttachmentKind = Literal["photo", "voice", "document"]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def _plain(media_type: object) -> object:
    """``audio/webm;codecs=opus``, as browsers say it, is ``audio/webm``."""
    if isinstance(media_type, str):
        return media_type.partition(";")[0].strip().lower()
    return media_type


MediaType = Annotated[
    str,
    BeforeValidator(_plain),
    StringConstraints(pattern=r"^[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}$"),
]


class Attachment(BaseModel):
    """One file: SHA-256 of its bytes in hex, what it is of, what it is, its size in bytes.

    It stands in the log in clear, so there is no name in it: file names tell of people.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sha256: Hash
    kind: AttachmentKind
    media_type: MediaType
    size: Annotated[int, Field(ge=1)]


Attachments = tuple[Attachment, ...]


def attachable(known: Mapping[str, Attachment], new: Sequence[Attachment]) -> Attachments | None:
    """What a fact may name beside the files ``known`` to its case; None where it names none.

    A file that stands twice stands once. Raises TooManyAttachments, AttachmentIsTooLarge,
    AttachmentHasAnotherSize.
    """
    files = tuple({file.sha256: file for file in new}.values())
    if len(files) > MOST:
        raise TooManyAttachments(n=len(files), most=MOST)
    for file in files:
        if file.size > LARGEST:
            raise AttachmentIsTooLarge(size=megabytes(file.size), most=megabytes(LARGEST))
        stood = known.get(file.sha256, file)
        if stood.size != file.size:
            raise AttachmentHasAnotherSize(sha256=file.sha256[:8], stood=stood.size)
    return files or None


def megabytes(size: int) -> str:
    """A size as people say it, rounded up."""
    return f"{-(-size // 2**20)} MB"


class TooManyAttachments(Refusal):
    """{n} files are too many for one record: attach at most {most}, and log the rest with another."""  # noqa: E501

    zh = "一条记录附有 {n} 个附件，最多 {most} 个；其余的请另记一条。"


class AttachmentIsTooLarge(Refusal):
    """A file of {size} is too large: attach at most {most}, as a smaller photo or in parts."""

    zh = "附件大小为 {size}，超过上限 {most}；请缩小照片或拆分后再附。"


class AttachmentHasAnotherSize(Refusal):
    """The file {sha256} stands in this case with {stood} bytes already; one hash has one size."""

    zh = "附件 {sha256} 在本户案中已记为 {stood} 字节；同一文件只有一个大小。"
