"""What whoever signs in sends: names and secrets, each of bounded length and nothing beside."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from api.texts import Word

Secret = Annotated[str, StringConstraints(min_length=1, max_length=1000)]


class Body(BaseModel):
    """A body that holds what it names and nothing else."""

    model_config = ConfigDict(extra="forbid")


class SignIn(Body):
    """A name, its password, and the code of the second factor where there is one."""

    name: Word
    password: Secret
    code: Secret | None = None


class First(Body):
    """The secret of the link that the server printed, and who the administrator is."""

    secret: Secret
    name: Word
    password: Secret


class NewPassword(Body):
    """The password so far, and the one from now on."""

    old: Secret
    new: Secret


class Code(Body):
    """A code that the device shows."""

    code: Secret


class Posting(Body):
    """The number of a posting of one's own."""

    n: int


class Again(Body):
    """The password once more, of whoever has one."""

    password: Secret | None = None


class Label(Again):
    """What a token is for, in its owner's words, and the password once more."""

    label: Word
