"""Who may do what where is decided here, for every route, and nowhere else.

A route says with ``may`` what it needs; a role that may never do it is told so (403), and what is
out of sight does not exist (404), whether or not it does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from ipaddress import ip_address
from uuid import UUID

from fastapi import FastAPI, Request
from fastapi.params import Depends
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts

from api.identity.sessions import Session, accounts_exist, actor_of, secret_of
from api.operations.act import Actor, Operation
from api.transport import count, must_be_same_site
from audit.subject import Subject as Trailed
from domain.case import Case
from domain.refusal import Refusal, Unknown
from projections.standing import left_posting
from store.books import Books

READ = frozenset({"cadre", "chief", "inspector"})
WORK = frozenset({"cadre", "chief"})
LEAD = frozenset({"chief"})
INSPECT = frozenset({"inspector"})
AUDIT = frozenset({"chief", "inspector"})
ADMINISTER = frozenset({"admin"})
CHARTER = LEAD | ADMINISTER
LOOK_UP = READ | ADMINISTER
ANY_ROLE = READ | ADMINISTER | {"none"}
CONSOLE = Actor("console", "console")
PROXIED = frozenset({"forwarded", "via", "x-real-ip"})


class SignInFirst(Refusal):
    """Nobody is signed in here, or the session has ended; sign in."""

    zh = "尚未登录或登录已失效，请先登录。"
    status = 401


class RoleMayNot(Refusal):
    """The posting you act in does not cover this; ask somebody whose posting does."""

    zh = "您当前的岗位不能进行此操作；请联系有相应岗位的人员。"
    status = 403


class ChangePasswordFirst(Refusal):
    """The password was given for one use; choose your own first."""

    zh = "您使用的是一次性密码，请先设置自己的密码。"
    status = 403


class ReachesFurther(Refusal):
    """A cadre's trail runs through all task forces; only an inspector of all of them may ask it."""

    zh = "干部个人的痕迹涉及所有专班，只有监督范围覆盖全部专班的监督员可以查阅。"
    status = 403


# What somebody looked at runs through all projects, so it is no part of any.
OF_STREAM = """
SELECT FROM events WHERE jurisdiction = %s AND stream = %s AND version = 1
  AND NOT starts_with(topic, 'access.')"""
Subject = Callable[[Request, Books, Actor], None]


def roles_for(kind: type[Operation]) -> frozenset[str]:
    """Who may do this to a case in their sight."""
    if kind.IS_FACT:
        return WORK | {"none"}  # whose posting ended may still tell what happened before
    return LEAD if kind.IS_FOR_CHIEFS else WORK


class Scope:
    """What a route needs of whoever asks; as a dependency it leaves the actor on the request."""

    def __init__(self, roles: frozenset[str] | None, subject: Subject | None = None, *,
                 before_password: bool = False) -> None:  # fmt: skip
        """``roles`` None lets everybody in; ``subject`` looks at what the address names."""
        self.roles = roles
        self.subject = subject
        self.before_password = before_password

    def __call__(self, request: Request) -> None:
        """Find out who asks. Raises SignInFirst, RoleMayNot, ChangePasswordFirst, Unknown."""
        books: Books = request.app.state.books
        if self.roles is None:
            request.state.actor = self._known(request, books) or NOBODY
            return
        actor = self._known(request, books)
        if actor is None:
            raise SignInFirst
        request.state.actor = actor
        must_be_one_of(self.roles, actor)
        if self.subject:
            self.subject(request, books, actor)

    def _known(self, request: Request, books: Books) -> Actor | None:
        shown = secret_of(request)
        if shown is None:
            if not is_at_the_console(request, books):
                return None
            if {"origin", "sec-fetch-site"} & set(request.headers):
                must_be_same_site(request)
            return CONSOLE
        secret, by_browser = shown
        session: Session | None = request.app.state.sessions.of(secret)
        if session is None:
            return None
        if by_browser:
            must_be_same_site(request)
        if session.must_change and self.roles is not None and not self.before_password:
            raise ChangePasswordFirst
        request.state.session = session
        count(request, session.actor.name)
        return session.actor


NOBODY = Actor("", "none")


class Probe(Scope):
    """A route that a machine asks: who asks is not looked up, so that a database may be away."""

    async def __call__(self, request: Request) -> None:  # type: ignore[override]
        """Let everybody in as nobody, in no thread that others may hold."""
        request.state.actor = NOBODY


def must_be_one_of(roles: frozenset[str], actor: Actor) -> None:
    """Raises RoleMayNot."""
    if actor.role != "console" and actor.role not in roles:
        raise RoleMayNot(role=actor.role)


def is_at_the_console(request: Request, books: Books) -> bool:
    """Before there is any account, whoever sits at this machine may begin."""
    if request.app.state.has_accounts:
        return False
    request.app.state.has_accounts = accounts_exist(books)
    return not request.app.state.has_accounts and is_local(request)


def is_local(request: Request) -> bool:
    """Whether the request was made on this machine, by no proxy for somebody else."""
    names = request.headers.keys()
    if any(name in PROXIED or name.startswith("x-forwarded-") for name in names):
        return False
    if request.app.state.transport.public_url:  # people reach it from elsewhere
        return False
    with suppress(ValueError):
        return request.client is None or ip_address(request.client.host).is_loopback
    return True  # not over a network at all


def may(roles: frozenset[str], subject: Subject | None = None, *,
        before_password: bool = False) -> Depends:  # fmt: skip
    """The dependency that lets these roles in, to what is in their sight."""
    return Depends(Scope(roles, subject, before_password=before_password))


EVERYBODY = Depends(Scope(None))
PROBE = Depends(Probe(None))


def commanded(books: Books, name: str, roles: frozenset[str]) -> Actor:
    """Who a command acts as: the console may all, an account what its posting may.

    Before there is any account a name is a label. Raises Unknown, RoleMayNot.
    """
    if name == CONSOLE.name:
        return CONSOLE
    if not accounts_exist(books):
        return CONSOLE._replace(name=name)
    with books.pool.connection() as connection:
        actor = actor_of(connection, books.jurisdiction, books.desk.account_id(name))
    if actor is None:
        raise Unknown(what=f"account {name}")
    if actor.role not in roles:
        raise RoleMayNot(role=actor.role)
    return actor


# What an address names


def a_project(request: Request, books: Books, actor: Actor) -> None:
    """The project ``code``."""
    project_in_sight(books, actor, request.path_params["code"])


def project_in_sight(books: Books, actor: Actor, code: str) -> None:
    """Raises Unknown where the project is not there or not in sight."""
    if actor.sight.ids is None:
        return  # whoever sees everything is told by what looks for it
    project = books.desk.project(code)
    if not actor.sight.holds(project.id):
        raise Unknown(what=f"project {code}")


def a_task_force(request: Request, books: Books, actor: Actor) -> None:
    """The task force ``code``."""
    task_force_in_sight(books, actor, request.path_params["code"])


def task_force_in_sight(books: Books, actor: Actor, code: str) -> UUID:
    """Its id. Raises Unknown where the task force is not there or not in sight."""
    force = books.desk.task_force(code)
    if not actor.sight.holds(force.id):
        raise Unknown(what=f"task force {code}")
    return force.id


def a_case(request: Request, books: Books, actor: Actor) -> None:
    """The case ``id_``, to read; broken glass will do."""
    for case in _case(request, books):
        if not actor.sight.holds(case.project, case.id):
            raise Unknown(what=f"case {case.id}")


def a_case_to_work_on(request: Request, books: Books, actor: Actor) -> None:
    """The case ``id_``, to write to."""
    for case in _case(request, books):
        case_in_hand(actor, case)


def a_case_worked_on(request: Request, books: Books, actor: Actor) -> None:
    """The case ``id_``, for a fact that may have happened while a posting stood that has ended."""
    for case in _case(request, books):
        request.state.actor = actor_over(books, actor, case)


def actor_over(books: Books, actor: Actor, case: Case) -> Actor:
    """The actor in the posting over the case, which may have ended lately. Raises Unknown."""
    if actor.sight.holds(case.project):
        return actor
    left = None
    if actor.account and case.project:
        with books.pool.connection() as connection:
            left = left_posting(connection, jurisdiction=books.jurisdiction,
                                account=actor.account, project=case.project)  # fmt: skip
    if left is None:
        raise Unknown(what=f"case {case.id}")
    n, role, until = left
    return actor._replace(posting=n, role=role, until=until)


def case_in_hand(actor: Actor, case: Case) -> None:
    """Raises Unknown where the case is not the actor's to write to."""
    if not actor.sight.holds(case.project):
        raise Unknown(what=f"case {case.id}")


def _case(request: Request, books: Books) -> Iterator[Case]:
    # an id that is none is told so when the address is read
    with suppress(ValueError):
        yield books.desk.glance(UUID(request.path_params["id_"]))


def an_inspection(request: Request, books: Books, actor: Actor) -> None:
    """The inspection ``id_``."""
    with suppress(ValueError):
        inspection = books.desk.inspection(UUID(request.path_params["id_"]))
        if not actor.sight.holds(inspection.project or inspection.task_force):
            raise Unknown(what=f"inspection {inspection.id}")


def subject_in_sight(books: Books, subject: Trailed) -> bool:
    """Whether the asker may see all of it. Raises ReachesFurther."""
    if books.sight.ids is None:
        return True
    if subject.kind == "cadre":
        raise ReachesFurther
    if subject.kind != "stream":
        return books.sight.holds(subject.name)  # type: ignore[arg-type]
    with books.reading() as connection:
        asked = connection.execute(OF_STREAM, [books.jurisdiction, subject.name])
        return asked.fetchone() is not None  # a row of no columns is false by itself


# Every route has one


class RouteHasNoScope(Exception):  # noqa: N818
    """The application does not start with a route that nobody decided about."""


def must_all_have_a_scope(app: FastAPI) -> None:
    """Raises RouteHasNoScope for a route without exactly one scope."""
    for route in decided(app):
        if len(scopes_of(route)) != 1:
            raise RouteHasNoScope(f"{route.methods} {route.path}")


def decided(app: FastAPI) -> Iterator[RouteContext]:
    """Every route that answers with something of ours, as it is reached."""
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, APIRoute):
            yield route


def scopes_of(route: RouteContext) -> list[Scope]:
    """The scopes among a route's own dependencies and those of its routers."""
    return [found.dependency for found in route.dependencies if isinstance(found.dependency, Scope)]
