"""小南门: 226 households from 2008, nine of them for years, and the forty days they took."""

from rehearsal.xiaonanmen.loading import FORCE, load

__all__ = ["FORCE", "load"]
