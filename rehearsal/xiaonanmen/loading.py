"""The demonstration is written once: what was written before, whole or in part, is passed over."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

from domain.aggregate import Act
from domain.project import Project
from domain.task_force import TaskForce
from rehearsal.dice import at
from rehearsal.xiaonanmen.autumn import ARRIVED, Autumn
from rehearsal.xiaonanmen.book import Page, Writer, pages
from rehearsal.xiaonanmen.deeds import Deeds
from rehearsal.xiaonanmen.rounds import OPENED, Rounds
from rehearsal.xiaonanmen.village import HOUSEHOLDS, village
from store.books import Books
from store.desk import Desk
from store.stored import Operation, OperationIsKnown

CODE, NAME = "XNM", "小南门城中村改造"
FORCE, LEADER = "XNM-2020", "邵文清"
LEAD_DEPARTMENT = "市住房和城乡建设局"
MEMBERS = (
    ("严启明", "市自然资源和规划局", "专班副组长、首席代表"),
    ("汪佩兰", "市司法局", "首席代表、法律服务"),
    ("季文涛", "市住房和城乡建设局", "首席代表、评估对接"),
    ("常雨桐", "市人力资源和社会保障局", "首席代表、外出户联络"),
    ("陶立新", "市市场监督管理局", "首席代表、经营户服务"),
    ("丁晓岚", "街道办事处", "首席代表、地块踏勘"),
    ("万秋生", "市信访局", "首席代表、历史承诺核查"),
    ("康玉洁", "市民政局", "首席代表、老人服务"),
    ("石磊", "市财政局", "资金保障"),
    ("祝小满", "街道办事处", "档案与公示"),
)
Progress = Callable[[int, int], None]


def load(books: Books, progress: Progress = lambda done, of: None) -> None:
    """Write the demonstration into the books, through the desk; a second call adds nothing."""
    desk = books.desk
    writer = Writer(desk, desk.project_id(CODE), desk.task_force_id(FORCE), datetime.now(UTC))
    deeds = Deeds(writer)
    homes = village()
    book = pages([*Rounds(deeds).lines(homes), *Autumn(deeds).lines(homes)])
    written = known(books, [page.op_id(writer.project) for page in book])
    _open(writer)
    for done, page in enumerate(book, start=1):
        if page.op_id(writer.project) not in written:
            _write(writer, page)
        progress(done, len(book))


def _write(writer: Writer, page: Page) -> None:
    with suppress(OperationIsKnown):  # somebody else writes the same demonstration
        writer.write(page)


def known(books: Books, op_ids: list[UUID]) -> set[UUID]:
    """Which of these operations the books hold."""
    with books.pool.connection() as connection:
        rows = connection.execute(
            b"SELECT op_id FROM zhuanban.operations WHERE jurisdiction = %s AND op_id = ANY (%s)",
            [books.jurisdiction, op_ids],
        ).fetchall()
    return {op_id for (op_id,) in rows}


def _open(writer: Writer) -> None:
    """Open the project, and the task force under which it stands."""
    desk = writer.desk
    _once(desk, force(writer), writer.project, "task force")
    _once(desk, project(writer), writer.project, "project")


def _once(desk: Desk, fresh: Project | TaskForce, project: UUID, what: str) -> None:
    with suppress(OperationIsKnown):
        desk.store(fresh, operation=Operation(uuid5(project, f"demonstration {what}")))


def project(writer: Writer) -> Project:
    """The project as it was opened in 2008."""
    opened = Project(writer.project)
    act = writer.act(OPENED - 3600, "孟春华")
    opened.open(
        act, code=CODE, task_force=writer.task_force, name=NAME, track="collective",
        opened_on=at(OPENED).date(), target_date=date(2020, 11, 1),
    )  # fmt: skip
    opened.set_baseline(act, households=HOUSEHOLDS)
    return opened


def force(writer: Writer) -> TaskForce:
    """The task force of autumn 2020 with its members."""
    chartered = TaskForce(writer.task_force)
    act = writer.act(ARRIVED, LEADER, "chief")
    chartered.open(
        act, code=FORCE, name="小南门征迁攻坚专班", category="legacy", leader=LEADER,
        lead_department=LEAD_DEPARTMENT, end_condition="剩余九户全部签约、腾空交房",
        charter="一户一策，一名首席代表负责到底；标准不变，先补偿后搬迁。",
    )  # fmt: skip
    for name, department, role in MEMBERS:
        _join(chartered, act, name, department, role)
    return chartered


def _join(chartered: TaskForce, act: Act, name: str, department: str, role: str) -> None:
    chartered.join(act, name=name, home_department=department, acting_role=role)
