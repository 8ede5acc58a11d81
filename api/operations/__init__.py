"""What can be done to a case: each operation has a path after ``/cases/{id}/`` and a body."""

from api.operations.act import Operation, perform
from api.operations.conflict import CONFLICT
from api.operations.delivery import DELIVERY
from api.operations.file import FILE
from api.operations.objection import OBJECTION
from api.operations.of_record import OF_RECORD
from api.operations.order import ORDER
from api.operations.recusal import RECUSAL
from api.operations.signing import SIGNING
from api.operations.talks import TALKS
from api.operations.transfer import TRANSFER

# In this order a request is held against their paths: what is done most often comes first.
OPERATIONS: dict[str, type[Operation]] = {
    **TALKS, **FILE, **SIGNING, **DELIVERY, **RECUSAL, **TRANSFER, **OF_RECORD, **CONFLICT,
    **OBJECTION, **ORDER,
}  # fmt: skip

__all__ = ["OPERATIONS", "Operation", "perform"]
