"""What people ask: each question in its own file, with its tables, its fold and its answer."""

from projections.caseload import CASELOAD
from projections.countdown import COUNTDOWN
from projections.directory import DIRECTORY
from projections.due import DUE
from projections.inspections import INSPECTIONS
from projections.register import REGISTER
from projections.search import SEARCH
from projections.time_to_close import TIME_TO_CLOSE

ALL = (COUNTDOWN, TIME_TO_CLOSE, REGISTER, SEARCH, DUE, CASELOAD, DIRECTORY, INSPECTIONS)
