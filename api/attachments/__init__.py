"""附件: which files a case's events name, their bytes coming in pieces and going out to readers."""

from api.attachments.routes import attachments

__all__ = ["attachments"]
