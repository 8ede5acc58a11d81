"""At the table a signature rests on the document shown, the mark made, and who saw or stood in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from domain.case.attachment import Attachment, Attachments, Hash
from domain.case.state import CaseState
from domain.refusal import Refusal
from domain.sealed import Sealed

Means = Literal["ink", "finger", "thumbprint"]


class Shown(NamedTuple):
    """How somebody signed: on paper, on the screen, or by a thumb before a witness.

    ``document`` is the SHA-256 of the agreement that was shown; the mark is a photo among
    ``attachments``; ``signer`` signs for the party under the ``mandate`` (委托书), by its SHA-256.
    """

    means: Means | None = None
    document: Hash | None = None
    witness: Sealed | None = None
    mandate: Hash | None = None
    signer: Sealed | None = None
    attachments: Attachments = ()


def must_hold(case: CaseState, shown: Shown) -> None:
    """Refuse a signature that does not rest on what it says; one that says nothing of it may pass.

    Raises SignatureIsUnbound, DocumentIsMissing, MeansIsMissing, DocumentDiffers, MarkIsMissing,
    ThumbprintNeedsWitness, MandateNeedsDocument, DocumentIsNotAttached.
    """
    stands = next(
        (each.document for each in case.signatures.values() if each.stands and each.document), None
    )
    if shown == Shown():
        if stands:
            raise SignatureIsUnbound(stands=stands[:8])
        return
    if not shown.document:
        raise DocumentIsMissing
    if not shown.means:
        raise MeansIsMissing
    if stands and shown.document != stands:
        raise DocumentDiffers(stands=stands[:8], shown=shown.document[:8])
    if not any(file.kind == "photo" for file in shown.attachments):
        raise MarkIsMissing
    if shown.means == "thumbprint" and shown.witness is None:
        raise ThumbprintNeedsWitness
    if (shown.mandate is None) != (shown.signer is None):
        raise MandateNeedsDocument
    documents = {*_documents(case.attachments.values()), *_documents(shown.attachments)}
    for sha256 in {shown.document, shown.mandate or shown.document} - documents:
        raise DocumentIsNotAttached(sha256=sha256[:8])


def _documents(files: Iterable[Attachment]) -> set[str]:
    return {file.sha256 for file in files if file.kind == "document"}


class DocumentIsMissing(Refusal):
    """A signature at the table names the document that was shown; attach the document."""

    zh = "现场签字须写明所示文本；请附上该文本。"


class MeansIsMissing(Refusal):
    """A signature at the table says its means: ink, finger or thumbprint."""

    zh = "现场签字须写明签署方式：手写、屏幕手写或按指印。"


class SignatureIsUnbound(Refusal):
    """The others signed document {stands}; this signature must be bound to it too."""

    zh = "其他权利人签的是文本 {stands}；本次签字也须与该文本绑定。"


class DocumentDiffers(Refusal):
    """The document shown ({shown}) is not the one that was signed before ({stands}); all sign the same, or the earlier signatures are withdrawn."""  # noqa: E501

    zh = "所示文本（{shown}）与此前已签文本（{stands}）不同；须签同一文本，或先撤回此前的签字。"


class DocumentIsNotAttached(Refusal):
    """No record of this case names the file {sha256} as a document; attach it with the signature."""  # noqa: E501

    zh = "本户案没有记录把附件 {sha256} 列为文件；请随签字一并附上。"


class MarkIsMissing(Refusal):
    """A signature needs its picture: attach a photo of the ink, the drawing or the thumbprint."""

    zh = "签字须附图像：请附上签名、屏幕手写或指印的照片。"


class ThumbprintNeedsWitness(Refusal):
    """A thumbprint needs a witness who saw it; name the witness."""

    zh = "按指印须有见证人在场；请填写见证人。"


class MandateNeedsDocument(Refusal):
    """Who signs for a party is named and shows a mandate: give both the name and the document."""

    zh = "代权利人签字须写明代签人姓名并附委托书，二者缺一不可。"
