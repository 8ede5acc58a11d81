"""Which projects and task forces there are, and what stands beneath what."""

from uuid import UUID

from domain.project import Project
from domain.task_force import TaskForce
from projections.directory import projects, projects_beneath, task_forces
from store.books import Books
from tests.facts import act


def charter(books: Books, code: str, parent: str | None = None) -> UUID:
    force = TaskForce(books.desk.task_force_id(code))
    above = parent and books.desk.task_force_id(parent)
    force.open(act(), code=code, name=f"{code}专班", category="legacy", parent=above)
    books.desk.store(force)
    return force.id


def open_project(books: Books, code: str, force: str) -> UUID:
    project = Project(books.desk.project_id(code))
    project.open(
        act(), code=code, task_force=books.desk.task_force_id(force), name=code, track="state"
    )
    books.desk.store(project)
    return project.id


def test_task_forces_are_listed_by_code_with_what_stands_above_them(books: Books) -> None:
    charter(books, "CITY")
    charter(books, "COUNTY", "CITY")

    with books.pool.connection() as connection:
        rows = task_forces(connection, jurisdiction=1)

    assert [(row["code"], row["parent"]) for row in rows] == [("CITY", None), ("COUNTY", "CITY")]


def test_a_dissolved_task_force_stays_in_the_list(books: Books) -> None:
    charter(books, "CITY")
    books.desk.decide(
        lambda: books.desk.task_force("CITY"),
        lambda force: force.dissolve(act(1), reason="清零", open_cases=0),
    )

    with books.pool.connection() as connection:
        (row,) = task_forces(connection, jurisdiction=1)

    assert row["is_dissolved"]


def test_projects_are_listed_by_code_with_their_task_force(books: Books) -> None:
    charter(books, "CITY")
    open_project(books, "B", "CITY")
    open_project(books, "A", "CITY")

    with books.pool.connection() as connection:
        rows = projects(connection, jurisdiction=1)

    assert [(row["code"], row["task_force"]) for row in rows] == [("A", "CITY"), ("B", "CITY")]


def test_a_task_force_answers_for_the_projects_of_those_below_it(books: Books) -> None:
    city, county = charter(books, "CITY"), charter(books, "COUNTY", "CITY")
    above, below = open_project(books, "A", "CITY"), open_project(books, "B", "COUNTY")

    with books.pool.connection() as connection:
        under_city = projects_beneath(connection, jurisdiction=1, task_force=city)
        under_county = projects_beneath(connection, jurisdiction=1, task_force=county)

    assert set(under_city) == {above, below}
    assert under_county == [below]
