"""A person of the city's login is one account here for good, found once by its name."""

from __future__ import annotations

from uuid import UUID

from api.identity.city_login import CityLoginHasNoAccount, Person
from api.identity.credentials import forget_one_time_password, may_act
from store.books import Books


def account_of(books: Books, person: Person) -> UUID:
    """The account of a person: remembered, or the first time the one of that name.

    An account that belongs to another person of the same login is nobody else's, whoever is
    given the name later; none is ever made. Raises CityLoginHasNoAccount.
    """
    asked = {"jurisdiction": books.jurisdiction, "issuer": person.issuer, "subject": person.subject}
    with books.pool.connection() as connection:
        row = connection.execute(REMEMBERED, asked).fetchone()
    account: UUID | None = row[0] if row else None
    if account is None and person.name:
        account = books.desk.account_id(person.name.strip())
    if account is None or not may_act(books, account):
        raise CityLoginHasNoAccount
    if row is None:
        with books.pool.connection() as connection, connection.transaction():
            connection.execute(ONE_AT_A_TIME, [str(account)])
            if not connection.execute(REMEMBER, {**asked, "account": account}).rowcount:
                raise CityLoginHasNoAccount
        forget_one_time_password(books, account)
    return account


REMEMBERED = b"""
SELECT account FROM zhuanban.city_logins
WHERE jurisdiction = %(jurisdiction)s AND issuer = %(issuer)s AND subject = %(subject)s"""
ONE_AT_A_TIME = b"SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
REMEMBER = b"""
INSERT INTO zhuanban.city_logins (jurisdiction, issuer, subject, account)
SELECT %(jurisdiction)s, %(issuer)s, %(subject)s, %(account)s
WHERE NOT EXISTS (SELECT FROM zhuanban.city_logins WHERE jurisdiction = %(jurisdiction)s
    AND issuer = %(issuer)s AND account = %(account)s AND subject <> %(subject)s)
ON CONFLICT (jurisdiction, issuer, subject) DO UPDATE SET account = city_logins.account"""
