"""The report of the small cast, as tests read it."""

from typing import Any

from chuangcheng.reports.progress import progress_paper, scope_of
from tests.world import TODAY, World


def paragraphs(world: World, of: str, **changes: Any) -> list[str]:
    """The paragraphs of one section as words, by the key of the section."""
    paper = progress_paper(scope_of(world.town, **{"as_of": TODAY, **changes}))
    own = [block for block in paper.blocks if block.key.split(".")[0] == of]
    return [block.text for block in own if not block.kind.is_heading]


def told(world: World, of: str, **changes: Any) -> str:
    """The same as one text."""
    return "".join(paragraphs(world, of, **changes))
