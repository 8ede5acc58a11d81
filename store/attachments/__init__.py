"""附件: the bytes of photos, recordings and documents, in sealed pieces on a shelf."""

from store.attachments.disk import Disk
from store.attachments.kept import Kept, Named
from store.attachments.shelf import Nowhere, Shelf

__all__ = ["Disk", "Kept", "Named", "Nowhere", "Shelf"]
