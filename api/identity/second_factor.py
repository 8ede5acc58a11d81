"""A code from a device is good for half a minute, and once; ten paper codes stand in for a loss.

TOTP as RFC 6238 has it: 30 seconds a step, one step of drift either way, no step taken twice.
"""

from __future__ import annotations

import re
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from uuid import UUID

import pyotp
import segno
from cryptography.exceptions import InvalidTag
from psycopg import Connection

from domain.refusal import Refusal
from store.books import Books

STEP, DRIFT, RECOVERY_CODES = 30, 1, 10
ISSUER = "zhuanban"


class SecondFactorIsOn(Refusal):
    """There is a second factor already; take it off before setting up another."""

    zh = "已设有两步验证；请先关闭再重新设置。"


class SecondFactorIsNotBegun(Refusal):
    """No second factor is being set up; begin with the QR code."""

    zh = "尚未开始设置两步验证；请先扫描二维码。"


class FirstCodeIsWrong(Refusal):
    """The code is not of this QR code; set the device's clock and enter the next one."""

    zh = "验证码与此二维码不符；请校准设备时钟，再输入下一个验证码。"
    status = 422


class SecondFactorIsUnreadable(Refusal):
    """The second factor does not open under the key file; put the right key file back."""

    zh = "两步验证的密钥无法用当前密钥文件解开；请放回正确的密钥文件。"
    status = 503


def begin(books: Books, account: UUID, name: str) -> dict[str, str]:
    """A new secret, not in force before its first code: ``uri`` (otpauth) and its QR as ``svg``.

    Raises SecondFactorIsOn.
    """
    secret = pyotp.random_base32()
    box = books.vault.master.seal_file(_place(account), secret.encode())
    asked = {"jurisdiction": books.jurisdiction, "account": account, "box": box}
    with books.pool.connection() as connection:
        if not connection.execute(BEGIN, asked).fetchone():
            raise SecondFactorIsOn
    uri = pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=ISSUER)
    return {"uri": uri, "svg": _drawn(uri)}


def confirm(books: Books, account: UUID, code: str, now: datetime) -> list[str]:
    """Put the begun secret in force by its first code; gives ten recovery codes, shown once.

    Raises SecondFactorIsNotBegun, FirstCodeIsWrong.
    """
    with books.pool.connection() as connection, connection.transaction():
        box, used = _kept(books, connection, account)
        if box is None or used is not None:
            raise SecondFactorIsNotBegun
        if not _is_taken(books, connection, account, box, code, now):
            raise FirstCodeIsWrong
        codes = [_recovery_code() for _ in range(RECOVERY_CODES)]
        kept = [_as_kept(account, code) for code in codes]
        asked = {"jurisdiction": books.jurisdiction, "account": account, "codes": kept}
        connection.execute(FORGET, asked)
        connection.execute(KEEP, asked)
    return codes


def is_on(books: Books, account: UUID) -> bool:
    """Whether a code is asked for at sign-in."""
    with books.pool.connection() as connection:
        box, used = _kept(books, connection, account)
    return box is not None and used is not None


def accepts(books: Books, account: UUID, code: str, now: datetime) -> bool:
    """Whether this is a code of the device or a recovery code; each is accepted once."""
    with books.pool.connection() as connection, connection.transaction():
        box, used = _kept(books, connection, account)
        if box is None or used is None:
            return False
        if _is_taken(books, connection, account, box, code, now):
            return True
        asked = {"jurisdiction": books.jurisdiction, "account": account,
                 "code": _as_kept(account, code)}  # fmt: skip
        return connection.execute(USE, asked).rowcount == 1


def remove(books: Books, account: UUID) -> None:
    """Take the second factor and its recovery codes away."""
    asked = {"jurisdiction": books.jurisdiction, "account": account}
    with books.pool.connection() as connection, connection.transaction():
        connection.execute(REMOVE, asked)
        connection.execute(FORGET, asked)


def _kept(books: Books, connection: Connection, account: UUID) -> tuple[bytes | None, int | None]:
    """The sealed secret and the last step used; a secret with no step used is not in force."""
    asked = {"jurisdiction": books.jurisdiction, "account": account}
    return connection.execute(KEPT, asked).fetchone() or (None, None)


def _is_taken(books: Books, connection: Connection, account: UUID, box: bytes, code: str,
              now: datetime) -> bool:  # fmt: skip
    """Whether the code belongs to a step near now that is later than any used; then it is used."""
    try:
        totp = pyotp.TOTP(books.vault.master.open_file(_place(account), box).decode())
    except InvalidTag:
        raise SecondFactorIsUnreadable from None
    given, here = re.sub(r"\s", "", code), int(now.timestamp()) // STEP
    for step in range(here - DRIFT, here + DRIFT + 1):
        if pyotp.utils.strings_equal(given, totp.generate_otp(step)):
            asked = {"jurisdiction": books.jurisdiction, "account": account, "step": step}
            return connection.execute(TAKE, asked).rowcount == 1
    return False


def _place(account: UUID) -> bytes:
    return b"totp " + account.bytes


def _recovery_code() -> str:
    code = pyotp.random_base32()[:16].lower()
    return f"{code[:8]}-{code[8:]}"


def _as_kept(account: UUID, code: str) -> bytes:
    """A plain hash will do for 80 random bits."""
    return sha256(account.bytes + re.sub(r"[\s-]", "", code).lower().encode()).digest()


def _drawn(uri: str) -> str:
    drawing = BytesIO()
    segno.make(uri, error="m", micro=False).save(
        drawing, kind="svg", border=4, light="#fff", dark="#000", omitsize=True, xmldecl=False
    )
    return drawing.getvalue().decode()


BEGIN = b"""
INSERT INTO zhuanban.credentials (jurisdiction, account, totp)
VALUES (%(jurisdiction)s, %(account)s, %(box)s)
ON CONFLICT (jurisdiction, account) DO UPDATE SET totp = excluded.totp
WHERE credentials.totp_step IS NULL RETURNING true"""
KEPT = b"""
SELECT totp, totp_step FROM zhuanban.credentials
WHERE jurisdiction = %(jurisdiction)s AND account = %(account)s"""
TAKE = b"""
UPDATE zhuanban.credentials SET totp_step = %(step)s
WHERE jurisdiction = %(jurisdiction)s AND account = %(account)s
  AND (totp_step IS NULL OR totp_step < %(step)s)"""
REMOVE = b"""
UPDATE zhuanban.credentials SET totp = NULL, totp_step = NULL
WHERE jurisdiction = %(jurisdiction)s AND account = %(account)s"""
KEEP = b"""
INSERT INTO zhuanban.recovery_codes (jurisdiction, account, code)
SELECT %(jurisdiction)s, %(account)s, code FROM unnest(%(codes)s::bytea[]) c (code)"""
USE = b"""
DELETE FROM zhuanban.recovery_codes
WHERE jurisdiction = %(jurisdiction)s AND account = %(account)s AND code = %(code)s"""
FORGET = b"""
DELETE FROM zhuanban.recovery_codes
WHERE jurisdiction = %(jurisdiction)s AND account = %(account)s"""
