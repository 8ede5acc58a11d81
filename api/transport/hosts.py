"""A page of another site cannot reach us under a name of its own (DNS rebinding)."""

from __future__ import annotations

import re
from ipaddress import ip_address

from domain.refusal import Refusal

AUTHORITY = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?")


class HostIsNotOurs(Refusal):
    """Nothing is served under the name {host}; an administrator can add it to ZHUANBAN_HOSTS."""

    zh = "本系统不使用域名 {host}；管理员可将其加入 ZHUANBAN_HOSTS。"
    status = 421


def must_be_ours(headers: list[tuple[bytes, bytes]], names: frozenset[str]) -> None:
    """Raises HostIsNotOurs. A request without Host comes from no browser and is let through."""
    asked = [value for name, value in headers if name == b"host"]
    if asked and (len(asked) > 1 or not is_ours(asked[0].decode("latin-1"), names)):
        raise HostIsNotOurs(host=asked[0].decode("ascii", "replace")[:200])


def is_ours(host: str, names: frozenset[str]) -> bool:
    """Whether a Host header is a name of ours.

    An address is nobody's name, and nobody can register a name without a dot: both are safe.
    """
    found = AUTHORITY.fullmatch(host.lower())
    if not found:
        return False
    name = found[1].strip("[]").removesuffix(".")
    return bool(name) and (
        "." not in name or name in names or name.endswith(".localhost") or is_address(name)
    )


def is_address(name: str) -> bool:
    """Whether it is an IP address rather than a name."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
