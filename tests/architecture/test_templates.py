"""Templates: what posts keeps the token with which a post is believed."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "chuangcheng" / "web" / "templates"
# `only` takes the token out of what is included; a browser's post without it is refused.
ALONE = re.compile(r'{% include "components/(?:deed|menu)\.html"[^%]* only %}')


def test_a_deed_is_included_with_the_token_of_its_page():
    found = [
        f"{path.relative_to(TEMPLATES)}: {told}"
        for path in sorted(TEMPLATES.rglob("*.html"))
        for told in ALONE.findall(path.read_text())
    ]
    assert found == []
