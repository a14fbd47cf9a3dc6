"""Templates: what posts keeps the token with which a post is believed."""

import re
from collections.abc import Iterator

from tests.architecture.source import Source, added, none_of

# `only` takes the token out of what is included; a browser's post without it is refused.
ALONE = re.compile(r'{% include "components/(deed|menu)\.html"[^%]* only %}')


def tokenless(source: Source) -> Iterator[str]:
    """Deeds that are included without the token of their page."""
    for path, text in source.files.items():
        if path.endswith(".html"):
            for name in ALONE.findall(text):
                yield f"{path}: {name}.html without the token of the page"


def test_a_deed_is_included_with_the_token_of_its_page(source):
    none_of(tokenless(source))


def test_a_planted_deed_without_its_token_is_found_and_named(source):
    path = "chuangcheng/web/templates/planted.html"
    planted = source.planted(path, '{% include "components/menu.html" with deeds=menu only %}\n')

    assert added(tokenless, source, planted) == [f"{path}: menu.html without the token of the page"]
