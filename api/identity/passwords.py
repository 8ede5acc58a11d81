"""A password is kept only as Argon2id makes it, and a wrong one costs as much as a right one.

Length, comparison and what is refused follow NIST SP 800-63B, section 5.1.1.2.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from domain.refusal import Refusal

# RFC 9106, section 4, second choice: 3 passes over 64 MiB in 4 lanes; 115 ms on two slow cores.
HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
# Two at once a process, and few who wait: a password attack takes neither memory nor threads.
AT_WORK, IN_LINE = BoundedSemaphore(2), BoundedSemaphore(8)
SHORTEST, LONGEST = 10, 200
# Neither 0 and O nor 1, l and I: people copy these from paper.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class PasswordIsTooShort(Refusal):
    """The password has fewer than {shortest} characters; choose a longer one."""

    zh = "密码少于 {shortest} 个字符；请换一个更长的。"
    status = 422


class PasswordIsTooLong(Refusal):
    """The password has more than {longest} characters; choose a shorter one."""

    zh = "密码超过 {longest} 个字符；请换一个短一些的。"
    status = 422


class PasswordHoldsTheName(Refusal):
    """The password contains the account's name, which everybody knows; choose another."""

    zh = "密码中含有账号名，容易被猜到；请换一个。"
    status = 422


class PasswordIsCommon(Refusal):
    """The password is among those that are guessed first; choose another."""

    zh = "该密码属于最常被猜中的密码；请换一个。"
    status = 422


class TooManySignIns(Refusal):
    """Too many people are signing in at this moment; try again in a second."""

    zh = "此刻登录的人太多；请稍等一秒再试。"
    status = 503


def as_compared(password: str) -> str:
    """The text that is hashed: one form, however a keyboard put its characters together."""
    return unicodedata.normalize("NFKC", password)


def must_serve(password: str, name: str) -> None:
    """Refuse a password that is too short, too long, common, or holds the name."""
    text = as_compared(password)
    if len(text) < SHORTEST:
        raise PasswordIsTooShort(shortest=SHORTEST)
    if len(text) > LONGEST:
        raise PasswordIsTooLong(longest=LONGEST)
    if as_compared(name).casefold() in text.casefold():
        raise PasswordHoldsTheName
    if is_common(text.casefold()):
        raise PasswordIsCommon


def hashed(password: str) -> str:
    """The password as it is kept. Raises TooManySignIns."""
    with turn():
        return HASHER.hash(as_compared(password))


def fits(kept: str | None, password: str) -> bool:
    """Whether this is the password; where none is kept the answer, no, takes as long.

    Raises TooManySignIns.
    """
    if len(password) > LONGEST:
        return False
    with turn():
        try:
            HASHER.verify(kept or OF_NOBODY, as_compared(password))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def is_dated(kept: str) -> bool:
    """Whether it was made with other parameters than are used now."""
    return HASHER.check_needs_rehash(kept)


def one_time() -> str:
    """A password to be told once and changed at the first sign-in: 59 random bits, readable."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


@contextmanager
def turn() -> Iterator[None]:
    """One of two places at work, or one of a few in line. Raises TooManySignIns."""
    if not IN_LINE.acquire(blocking=False):
        raise TooManySignIns
    try:
        with AT_WORK:
            yield
    finally:
        IN_LINE.release()


def is_common(text: str) -> bool:
    """Whether a lower-case text is made by a rule that every password list is made by.

    A known word or two with digits and signs around them, digits alone (telephone numbers, days
    of birth), a row of keys, or a short piece repeated.
    """
    return bool(
        is_made_of_words(text.strip(AROUND))
        or is_made_of_words(text.translate(STANDS_FOR).strip(AROUND))
        or any(text in row for row in ROWS)
        or re.fullmatch(r"(.{1,5})\1+.?", text)
    )


def is_made_of_words(core: str) -> bool:
    """Whether nothing is left beside the digits and signs, or one or two known words."""
    return core in WORDS | {""} or any(
        core[:cut] in WORDS and core[cut:] in WORDS for cut in range(1, len(core))
    )


AROUND = "0123456789 .,!?@#$%&*+-_="
STANDS_FOR = str.maketrans({"@": "a", "$": "s"})
LIST = """
password passwort passw0rd pass admin administrator root user test guest welcome letmein changeme
default secret master login iloveyou woaini woaiwojia zhongguo china beijing zhuanban chaiqian
zhengqian zhengfu jiguan renmin hello qwerty qwertyuiop asdfghjkl zxcvbnm qwer asdf zxcv abc abcd
monkey dragon sunshine princess football superman trustno mima womima womendemima nihao computer
internet wang zhang chen liu yang aa aaa qq wx
"""
WORDS = frozenset(LIST.split())
ROWS = tuple(
    line
    for row in (
        "qwertyuiopasdfghjklzxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
        "1q2w3e4r5t6y7u8i9o0p",
        "q1w2e3r4t5y6u7i8o9p0",
        "abcdefghijklmnopqrstuvwxyz" * 2,
    )
    for line in (row, row[::-1])
)
# Of a password that nobody knows; made as HASHER makes them, so that it takes as long.
OF_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$"
    "eDBPVRFIJ05L60o37B+yHA$nISmCCe7L1hHQ8203Jpr2ufwunYMVwdVjwfkMeBCJVg"
)
