"""The city's own login says who somebody is; whether they have an account here is ours to say.

OpenID Connect, authorization code with PKCE, state and nonce; nothing is remembered between
the way out and the way back but a sealed cookie.
"""

from __future__ import annotations

import secrets
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import httpx2
import orjson
from authlib.integrations.base_client import OAuthError  # type: ignore[import-untyped]
from authlib.integrations.httpx_client import OAuth2Client  # type: ignore[import-untyped]
from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
from cryptography.exceptions import InvalidTag
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from domain.refusal import Refusal
from store.vault import MasterKey

LASTS = 600  # seconds between the way out and the way back
PATIENCE = 10.0  # seconds for each answer of the city's login
DRIFT = 60  # seconds its clock may differ
# Signatures by a key that only the city's login has; never "none", never a shared secret.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "EdDSA"]
NAME = b"city login"


class CityLoginIsAway(Refusal):
    """The city's login does not answer; try again later, or sign in with a password."""

    zh = "市统一登录暂无响应；请稍后再试，或使用密码登录。"
    status = 503


class CityLoginIsNotBelieved(Refusal):
    """What came back from the city's login cannot be believed; begin again from this page."""

    zh = "市统一登录返回的信息无法核实；请从本页重新登录。"
    status = 401


class CityLoginWasRefused(Refusal):
    """The city's login let nobody in; begin again, or sign in with a password."""

    zh = "市统一登录未予通过；请重新登录，或使用密码登录。"
    status = 401


class CityLoginHasNoAccount(Refusal):
    """You have no account here under your city login; ask an administrator to open one."""

    zh = "您的市统一登录账号在本系统没有对应账号；请联系管理员开通。"
    status = 403


REFUSALS: dict[str, type[Refusal]] = {
    kind.__name__: kind
    for kind in (
        CityLoginIsAway, CityLoginIsNotBelieved, CityLoginWasRefused, CityLoginHasNoAccount,
    )
}  # fmt: skip


class Waiting(NamedTuple):
    """What the way back is held against."""

    state: str
    nonce: str
    verifier: str
    until: float

    def sealed(self, master: MasterKey) -> str:
        """As the browser carries it."""
        return urlsafe_b64encode(master.seal_file(NAME, orjson.dumps(list(self)))).decode()

    @classmethod
    def of(cls, master: MasterKey, cookie: str | None) -> Waiting:
        """What the browser carried. Raises CityLoginIsNotBelieved."""
        try:
            plain = master.open_file(NAME, urlsafe_b64decode(cookie or ""))
            found = cls(*orjson.loads(plain))
        except (ValueError, TypeError, InvalidTag):
            raise CityLoginIsNotBelieved from None
        if found.until < time.time():
            raise CityLoginIsNotBelieved
        return found


class Person(NamedTuple):
    """Who signed in at the city's login; ``name`` is what the chosen claim says."""

    issuer: str
    subject: str
    name: str | None


@dataclass(frozen=True)
class CityLogin:
    """The city's login, as it was set.

    ``claim`` is the one whose value is the account's name at the first sign-in.
    """

    issuer: str
    client_id: str
    secret: str = field(repr=False)
    claim: str = "preferred_username"

    def way_out(self, back: str) -> tuple[str, Waiting]:
        """Where to send the browser, and what to hold its return against.

        ``back`` is our address that it returns to. Raises CityLoginIsAway.
        """
        waiting = Waiting(
            secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48),
            time.time() + LASTS,
        )  # fmt: skip
        with self._client(back) as client:
            where = self._described(client)["authorization_endpoint"]
            address, _ = client.create_authorization_url(
                where, state=waiting.state, nonce=waiting.nonce, code_verifier=waiting.verifier
            )
        return address, waiting

    def way_back(self, back: str, waiting: Waiting, answer: dict[str, str]) -> Person:
        """Who came back. ``answer`` is the query that the city's login sent along.

        Raises CityLoginIsAway, CityLoginWasRefused, CityLoginIsNotBelieved.
        """
        is_ours = secrets.compare_digest(
            answer.get("state", "").encode(), waiting.state.encode()
        ) and answer.get("iss", self.issuer) == self.issuer  # fmt: skip
        if not is_ours:
            raise CityLoginIsNotBelieved
        if "code" not in answer:
            raise CityLoginWasRefused
        with self._client(back) as client:
            described = self._described(client)
            try:
                token = client.fetch_token(
                    described["token_endpoint"], code=answer["code"], code_verifier=waiting.verifier
                )
                keys = _told(client, described["jwks_uri"])
                claims = self._claims(token, keys, waiting.nonce)
                named = claims.get(self.claim) or self._asked(client, described, claims["sub"])
            except httpx2.HTTPError:
                raise CityLoginIsAway from None
            except (OAuthError, JoseError, KeyError, ValueError, TypeError):
                raise CityLoginIsNotBelieved from None
        return Person(self.issuer, claims["sub"], named if isinstance(named, str) else None)

    def _client(self, back: str) -> OAuth2Client:
        return OAuth2Client(
            self.client_id, self.secret, redirect_uri=back, scope="openid profile",
            code_challenge_method="S256", timeout=PATIENCE, leeway=0,
        )  # fmt: skip

    def _described(self, client: OAuth2Client) -> dict[str, Any]:
        """Its own description (OpenID Connect Discovery 1.0, section 4). Raises CityLoginIsAway."""
        where = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
        try:
            described = _told(client, where)
        except (httpx2.HTTPError, ValueError):
            raise CityLoginIsAway from None
        if described.get("issuer") != self.issuer:
            raise CityLoginIsNotBelieved
        return described

    def _claims(self, token: dict[str, Any], keys: dict[str, Any], nonce: str) -> CodeIDToken:
        """The claims of an ID token made for us now (OpenID Connect Core 1.0, 3.1.3.7)."""
        registry = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)
        told = jwt.decode(token["id_token"], KeySet.import_key_set(keys), registry=registry)  # type: ignore[arg-type]
        claims = CodeIDToken(
            told.claims,
            told.header,
            {
                "iss": {"essential": True, "value": self.issuer},
                "aud": {"essential": True, "value": self.client_id},
                "nonce": {"essential": True, "value": nonce},
            },
            {"nonce": nonce, "client_id": self.client_id, "access_token": token["access_token"]},
        )
        claims.validate(leeway=DRIFT)
        return claims

    def _asked(self, client: OAuth2Client, described: dict[str, Any], subject: str) -> object:
        """The claim from where many logins tell it only when asked (Core 1.0, section 5.3)."""
        if "userinfo_endpoint" not in described:
            return None
        told = client.get(described["userinfo_endpoint"]).raise_for_status().json()
        return told.get(self.claim) if told["sub"] == subject else None


def _told(client: OAuth2Client, where: str) -> dict[str, Any]:
    """A document that needs no token."""
    answer = client.request("GET", where, withhold_token=True).raise_for_status().json()
    if not isinstance(answer, dict):
        raise TypeError
    return answer
