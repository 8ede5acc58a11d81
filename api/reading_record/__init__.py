"""查阅记录: what is read about households is put on record, in the log that everybody can check."""

from api.reading_record.on_record import (
    by_command,
    export_on_record,
    of_subject,
    on_record,
)
from api.reading_record.record import ReadsOnRecord

__all__ = ["ReadsOnRecord", "by_command", "export_on_record", "of_subject", "on_record"]
