"""A stream is named for what it is about, so that two openings of one number collide."""

from __future__ import annotations

from uuid import UUID, uuid5

NAMESPACE = UUID("6f2b6b0e-52ad-5d6b-9a35-0f6b1c6f9a10")


class Streams:
    """How the streams of one jurisdiction are named."""

    jurisdiction: int

    def project_id(self, code: str) -> UUID:
        """The stream of a project."""
        return uuid5(NAMESPACE, f"{self.jurisdiction}/project/{code}")

    def task_force_id(self, code: str) -> UUID:
        """The stream of a task force."""
        return uuid5(NAMESPACE, f"{self.jurisdiction}/task-force/{code}")

    def inspection_id(self, reference: str) -> UUID:
        """The stream of an inspection."""
        return uuid5(NAMESPACE, f"{self.jurisdiction}/inspection/{reference}")

    def account_id(self, name: str) -> UUID:
        """The stream of an account; a name stands once."""
        return uuid5(NAMESPACE, f"{self.jurisdiction}/account/{name}")

    @staticmethod
    def case_id(project: UUID, case_no: str) -> UUID:
        """The stream of a case; a number stands once in a project."""
        return uuid5(project, case_no)
