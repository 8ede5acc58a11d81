"""Each household of a rehearsal holds its own few keys, so that they leave memory with it."""

from __future__ import annotations

from uuid import UUID

from domain.sealed import Sealed
from store.vault import MasterKey, Vault


class Keyring:
    """Makes households' keys; ``new`` gathers those that the next save must bring along."""

    def __init__(self, master: MasterKey, jurisdiction: int) -> None:
        """Wrap keys by the master key of the books."""
        self.master = master
        self.jurisdiction = jurisdiction
        self.new: list[tuple[UUID, bytes]] = []

    def of_household(self) -> HouseholdKeys:
        """Keys for one household and its people."""
        return HouseholdKeys(self, Vault(self.master, self.jurisdiction))

    def take_new(self) -> list[tuple[UUID, bytes]]:
        """Hand over what was made since the last save."""
        new, self.new = self.new, []
        return new


class HouseholdKeys:
    """The keys of one household and its people."""

    __slots__ = ("_known", "_ring", "_vault")

    def __init__(self, ring: Keyring, vault: Vault) -> None:
        """Start without a key."""
        self._ring = ring
        self._vault = vault
        self._known: set[UUID] = set()

    def seal(self, person: UUID, field: str, text: str) -> Sealed:
        """Seal a text; a key made for it goes into the next save."""
        sealed = self._vault.seal(person, field, text)
        if person not in self._known:
            self._known.add(person)
            self._ring.new += self._vault.take_new([person])
            self._vault.stored([person])
        return sealed
