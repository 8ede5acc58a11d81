"""What people ask: each question in its own file, with its tables, its fold and its answer."""

from projections.caseload import CASELOAD
from projections.confirmations import CONFIRMATIONS
from projections.countdown import COUNTDOWN
from projections.directory import DIRECTORY
from projections.due import DUE
from projections.erasures import ERASURES
from projections.holds import HOLDS
from projections.inspections import INSPECTIONS
from projections.obstacles import OBSTACLES
from projections.pressure import PRESSURE
from projections.reads import READS
from projections.register import REGISTER
from projections.search import SEARCH
from projections.standing import STANDING
from projections.time_to_close import TIME_TO_CLOSE
from projections.transfers import TRANSFERS

ALL = (
    COUNTDOWN, TIME_TO_CLOSE, REGISTER, SEARCH, DUE, CASELOAD, DIRECTORY, INSPECTIONS, STANDING,
    TRANSFERS, HOLDS, ERASURES, READS, CONFIRMATIONS,
    OBSTACLES, PRESSURE,
)  # fmt: skip
