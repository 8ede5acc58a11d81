"""A visitor sees the pages as a person does, at a phone, a desk or a wall."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize

PHONE = ViewportSize(width=360, height=740)
DESKTOP = ViewportSize(width=1280, height=800)
WALL = ViewportSize(width=1920, height=1080)
Scheme = Literal["light", "dark"]


class Visitor:
    """Opens pages as a person would, and remembers what the pages asked of the network."""

    def __init__(self, chromium: Browser, site: str) -> None:
        self._chromium, self._site = chromium, site
        self.asked: list[str] = []
        self.crashes: list[str] = []

    def opens(self, path: str, *, size: ViewportSize = DESKTOP, scheme: Scheme = "light",
              is_held: bool = False) -> Page:  # fmt: skip
        """A page in a browser whose own language is neither of ours; held in the hand, touched."""
        context = self._chromium.new_context(
            base_url=self._site, viewport=size, locale="de-DE", timezone_id="America/Lima",
            color_scheme=scheme, is_mobile=is_held, has_touch=is_held,
        )  # fmt: skip
        context.set_default_timeout(8_000)
        context.on("request", lambda request: self.asked.append(request.url))
        page = context.new_page()
        page.on("pageerror", lambda error: self.crashes.append(str(error)))
        page.on("console", self._heard)
        page.goto(path)
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        """What the policy of the page forbade is told on the console and nowhere else."""
        if "Content Security Policy" in message.text:
            self.crashes.append(message.text)
