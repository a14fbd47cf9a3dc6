"""What the browser is sent: readable by Chromium 90, from this server alone, nothing inline."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.template.loader import get_template

from chuangcheng.issues.deeds import State
from chuangcheng.web import navigation

WEB = Path(navigation.__file__).parent
DIST = WEB / "static" / "dist"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))

TOO_NEW = {
    ":has()": r":has\(",
    "container queries": r"@container",
    "cascade layers": r"@layer",
    "color-mix()": r"color-mix\(",
    "oklch()": r"okl(ch|ab)\(",
    "light-dark()": r"light-dark\(",
    "dynamic viewport units": r"\d[dsl]v[hw]\b",
    "nested rules": r"[{};]\s*&",
    "ranges in media queries": r"@media[^{]*[<>]=?",
}
FOREIGN = {"an import": r"@import", "another address": r"url\((?![\"']?data:)[^)]*\)"}
INLINE = {
    "a script in the page": r"<script(?![^>]*\bsrc=)",
    "a style in the page": r"<style",
    "a style attribute": r"\sstyle\s*=",
    "an event attribute": r"\s(on[a-z]+|hx-on[\w:-]*)\s*=",
    "a script address": r"javascript:",
    "another server": r"(src|href|action)=[\"'](https?:)?//",
}


@pytest.fixture(scope="module")
def css() -> str:
    return _built("app.css")


@pytest.fixture(scope="module")
def sprite() -> str:
    return _built("icons.svg")


@pytest.mark.parametrize("feature", TOO_NEW)
def test_the_style_sheet_asks_for_nothing_newer_than_chromium_90(css: str, feature: str):
    assert not re.findall(TOO_NEW[feature], css)


@pytest.mark.parametrize("source", FOREIGN)
def test_the_style_sheet_loads_nothing_from_elsewhere(css: str, source: str):
    assert not re.findall(FOREIGN[source], css)


@pytest.mark.parametrize(
    ("feature", "planted"),
    [
        (":has()", "a:has(b){top:0}"),
        ("container queries", "@container (min-width:1px){a{top:0}}"),
        ("cascade layers", "@layer base{a{top:0}}"),
        ("color-mix()", "a{color:color-mix(in srgb,red,blue)}"),
        ("oklch()", "a{color:oklch(50% 0 0)}"),
        ("light-dark()", "a{color:light-dark(#000,#fff)}"),
        ("dynamic viewport units", "a{height:100dvh}"),
        ("nested rules", "a{top:0;&:hover{top:1px}}"),
        ("ranges in media queries", "@media (width >= 600px){a{top:0}}"),
        ("an import", "@import 'x.css';"),
        ("another address", "a{background:url(https://example.org/a.png)}"),
        ("another address", "@font-face{src:url('/font.woff2')}"),
        ("a script in the page", "<script>alert(1)</script>"),
        ("a style in the page", "<style>a{}</style>"),
        ("a style attribute", '<p style="top:0">'),
        ("an event attribute", '<p onclick="f()">'),
        ("an event attribute", '<p hx-on:click="f()">'),
        ("a script address", '<a href="javascript:f()">'),
        ("another server", '<img src="//example.org/a.png">'),
    ],
)
def test_the_patterns_find_a_planted_fault(feature: str, planted: str):
    assert re.search({**TOO_NEW, **FOREIGN, **INLINE}[feature], planted)


@pytest.mark.parametrize("fault", INLINE)
def test_no_template_needs_a_hole_in_the_content_policy(fault: str):
    sinners = [path.name for path in TEMPLATES if re.search(INLINE[fault], path.read_text("utf-8"))]

    assert sinners == []


def test_every_class_that_a_template_names_is_styled(css: str):
    styled = set(re.findall(r"\.(cc-[\w-]+)", css))
    named = {
        (path.name, name)
        for path in TEMPLATES
        for attribute in re.findall(r'class="([^"]*)"', path.read_text("utf-8"))
        for name in re.findall(
            r"(?<![\w-])cc-[\w-]*\w(?![\w-]|{)", re.sub(r"{%.*?%}", " ", attribute)
        )
    }

    assert {place for place in named if place[1] not in styled} == set()


def test_every_icon_that_a_page_names_is_in_the_sprite(sprite: str):
    drawn = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    named = {f"i-{name}" for name in _icons_of_navigation()}
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        named |= {f"i-{name}" for name in re.findall(r'icon\.html" with name="([^"]+)"', text)}
        named |= {f"s-{name}" for name in re.findall(r'shape\.html" with name="([^"]+)"', text)}

    assert named - drawn == set()


@pytest.mark.parametrize("key", [*State.values, "reworking", "relapse"])
def test_every_state_has_a_shape_and_is_named_by_its_word(sprite: str, key: str):
    state = {"key": key, "word": "整改中", "into": None}

    shown = get_template("components/state.html").render({"state": state})

    assert f'<symbol id="state-{key}"' in sprite
    assert f'#state-{key}"' in shown
    assert "整改中" in shown


def test_the_sprite_leaves_colours_to_the_page(sprite: str):
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', sprite)) <= {"none", "currentColor"}


def test_the_licences_of_what_is_bundled_stand_beside_it():
    text = _built("licenses.txt")

    assert all(name in text for name in ("Tabler", "Tabler Icons", "Bootstrap", "htmx"))
    assert text.count("Copyright (c)") >= 3


@pytest.mark.parametrize(
    ("name", "most"), [("app.css", 120_000), ("app.js", 100_000), ("icons.svg", 40_000)]
)
def test_the_bundle_stays_small_enough_for_old_machines(name: str, most: int):
    assert len(_built(name).encode()) < most


def test_the_manifest_gives_every_file_a_name_of_its_content(tmp_path: Path):
    storage = ManifestStaticFilesStorage(location=str(tmp_path), base_url="/static/")
    files = {f"dist/{path.name}": (storage, f"dist/{path.name}") for path in DIST.iterdir()}
    for name in files:
        storage.save(name, ContentFile((DIST / Path(name).name).read_bytes()))

    outcome = list(storage.post_process(files))

    assert [error for _, _, error in outcome if isinstance(error, Exception)] == []
    assert re.fullmatch(r"/static/dist/app\.[0-9a-f]{12}\.css", storage.url("dist/app.css"))


def _built(name: str) -> str:
    path = DIST / name
    assert path.exists(), f"{name} is not built: run `npm ci && npm run build`"
    return path.read_text("utf-8")


def _icons_of_navigation() -> set[str]:
    groups = (*navigation.GROUPS, navigation.PHONE)
    return {entry.icon for group in groups for entry in group if entry.icon}
