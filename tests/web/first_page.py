"""What stands on a first page, as its context and its addresses say."""

import re
from typing import Any

from django.test import Client


def strip_of(page) -> dict[str, str]:
    return {str(queue["word"]): queue["value"] for queue in page.context["queues"]}


def sections_of(page) -> list[dict[str, Any]]:
    return [section for piece in page.context["pieces"] for section in piece["sections"]]


def blocks_of(page) -> list[dict[str, Any]]:
    wide = [block for piece in page.context["pieces"] for block in piece["blocks"]]
    return [*wide, *page.context["side"]]


def rows_of(page, key: str) -> list[dict[str, Any]]:
    return next(s["rows"] for s in sections_of(page) if s["id"] == key)


def block_of(page, key: str) -> dict[str, Any]:
    return next(block for block in blocks_of(page) if block.get("id") == key)


def links_of(page) -> list[str]:
    main = page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return [url.replace("&amp;", "&") for url in re.findall(r'<a [^>]*href="([^"]+)"', main)]


def opened(browser: Client, url: str) -> int:
    """How many rows a number's address leads to."""
    page = browser.get(url)
    (rows,) = re.findall(r'data-rows="(\d+)"', page.content.decode())
    return int(rows)
