"""Pictures of the main pages for docs/images, from a demo that runs.

    ./dev demo --fresh            in one terminal
    .venv/bin/python -m tests.browser.screenshots [http://127.0.0.1:8000]

Signs in with one click, at 1440 and at 390. The picture of the import preview uploads a sheet and
writes nothing of it; start the demo afresh afterwards all the same.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from launcher import browser as installed
from tests.browser.sheets import GOOD, WRONG, sheet

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WIDTHS = {1440: 900, 390: 844}
MOST_HEIGHT = 2000
BAND = 12
WHERE = "http://127.0.0.1:8000"

# The colours of the states (frontend/styles/tokens.css), of which a page may show a few points.
STATES = (
    *("b42318", "855200", "23683c", "2a4a8a", "1c5c9e", "0b6470", "8a4b08", "67478f"),
    *("ff9a8f", "e8bc62", "7fcb97", "9bb8f0", "7db6ee", "6cc5cf", "e5a663", "c3a6e8"),
)

Step = Callable[[Page], object]


@dataclass(frozen=True, slots=True)
class Picture:
    """一张图: who looks, at which page, and what is done there before."""

    name: str
    account: str
    path: str
    then: Step = lambda _page: None
    scheme: str = "light"
    widths: tuple[int, ...] = tuple(WIDTHS)


def _first_row(page: Page) -> None:
    page.locator("[data-row] [data-open]").first.click()
    page.wait_for_load_state("networkidle")


def _deed(page: Page) -> None:
    _first_row(page)
    page.locator("#issue .cc-actions .btn-primary").click()
    page.wait_for_load_state("networkidle")


def _number(page: Page) -> None:
    page.locator("a.cc-number").nth(2).click()
    page.locator("[data-panel]").wait_for()


def _drafted(page: Page) -> None:
    """The draft, with the panel of its twelfth number beside it."""
    page.locator("[data-row]", has_text="拟稿").locator("[data-open]").first.click()
    page.wait_for_load_state("networkidle")
    page.locator("a.cc-number").nth(11).click()
    page.locator("[data-panel]").wait_for()


def _signed(page: Page) -> None:
    page.locator("[data-row]", has_text="已签发").locator("[data-open]").first.click()
    page.wait_for_load_state("networkidle")


def _upload(page: Page) -> None:
    page.locator("input[type=file]").first.set_input_files(files=[sheet(GOOD, WRONG)])
    page.locator("main button.btn-primary").click()
    page.wait_for_load_state("networkidle")


def _refused(page: Page) -> None:
    page.locator("[name=place]").fill("没有这个小区")
    page.locator("main button.btn-primary").click()
    page.wait_for_load_state("networkidle")


PICTURES = (
    Picture("sign-in", "", "/account/login/"),
    Picture("home-office", "office", "/"),
    Picture("home-leader", "leader", "/"),
    Picture("home-community", "community", "/"),
    Picture("home-unit", "unit", "/"),
    Picture("home-grid", "grid", "/", widths=(390,)),
    Picture("home-district", "district", "/", widths=(1440,)),
    Picture("issue-list", "office", "/issues/"),
    Picture("issue-list-dark", "office", "/issues/", scheme="dark"),
    Picture("issue-no-match", "office", "/issues/?q=没有这样的问题", widths=(1440,)),
    Picture("issue-detail", "office", "/issues/?view=submitted", _first_row),
    Picture("issue-detail-dark", "office", "/issues/?view=submitted", _first_row, "dark"),
    Picture("issue-dispatch", "office", "/issues/?view=accepted", _deed),
    Picture("issue-new", "grid", "/issues/new/"),
    Picture("issue-new-refused", "grid", "/issues/new/", _refused),
    Picture("inspections", "office", "/inspections/"),
    Picture("places", "office", "/places/"),
    Picture("place-detail", "office", "/places/?type=residential_compound", _first_row),
    Picture("report", "office", "/reports/progress/"),
    Picture("report-number", "leader", "/reports/progress/", _number),
    Picture("report-draft", "office", "/reports/", _drafted),
    Picture("report-signed", "office", "/reports/", _signed),
    Picture("figures", "leader", "/figures/"),
    Picture("figure", "office", "/figures/issues.found/"),
    Picture("figure-rows", "office", "/figures/issues.found/rows/"),
    Picture("ledgers", "office", "/ledgers/"),
    Picture("ledger-preview", "office", "/ledgers/", _upload),
    Picture("rights", "admin", "/rights/", widths=(1440,)),
    Picture("not-found", "office", "/issues/999999/"),
)


def main(site: str) -> None:
    """Takes every picture; says which."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        chrome = playwright.chromium.launch(executable_path=installed.find(), args=arguments)
        for picture in PICTURES:
            for width in picture.widths:
                path = IMAGES / f"{picture.name}-{width}.png"
                _take(chrome, picture, width, site, path)
                sys.stdout.write(f"{path}\n")
        chrome.close()


def _take(chrome: Browser, picture: Picture, width: int, site: str, path: Path) -> None:
    context = chrome.new_context(
        base_url=site,
        locale="zh-CN",
        color_scheme="dark" if picture.scheme == "dark" else "light",
        reduced_motion="reduce",
        viewport={"width": width, "height": WIDTHS[width]},
    )
    page = context.new_page()
    if picture.account:
        page.goto("/account/login/")
        page.locator(f'form[action$="/sessions/{picture.account}/"] button').click()
        page.wait_for_load_state("networkidle")
    page.goto(picture.path)
    picture.then(page)
    # As tall as the page, so that what is fixed to the bottom stands at the bottom.
    height = int(page.evaluate("document.scrollingElement.scrollHeight"))
    page.set_viewport_size({"width": width, "height": max(WIDTHS[width], min(height, MOST_HEIGHT))})
    page.wait_for_timeout(200)
    page.screenshot(path=path)
    context.close()
    _shrink(path)


def _shrink(path: Path) -> None:
    """256 colours are enough for a page in a document, at a third of the bytes.

    A band in the colours of the states lies below while they are chosen, so that few points
    of red stay red.
    """
    with Image.open(path) as picture:
        whole = picture.convert("RGB")
    longer = Image.new("RGB", (whole.width, whole.height + BAND * len(STATES)))
    longer.paste(whole, (0, 0))
    for n, colour in enumerate(STATES):
        top = whole.height + n * BAND
        longer.paste(f"#{colour}", (0, top, whole.width, top + BAND))
    few = longer.quantize(256, dither=Image.Dither.NONE)
    few.crop((0, 0, *whole.size)).save(path, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else WHERE)
