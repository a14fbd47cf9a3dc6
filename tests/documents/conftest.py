"""The small cast, a folder for files, and papers to record."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chuangcheng.documents.drafts import DocumentDraft, LetterDraft
from chuangcheng.documents.models import DocumentKind
from tests.world import World


@pytest.fixture(autouse=True)
def media(tmp_path: Path, settings: Any) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def plan(world: World, **changes: Any) -> DocumentDraft:
    """The plan of 1 March."""
    given = {
        "kind": DocumentKind.IMPLEMENTATION_PLAN,
        "title": "创建工作实施方案",
        "number": "XX街办发〔2021〕5号",
        "issued_on": date(2021, 3, 1),
        "where": world.town,
        "unit": world.office_unit,
    }
    return DocumentDraft(**{**given, **changes})


def asked(world: World, **changes: Any) -> LetterDraft:
    """A letter of 2 April that wants an answer by the 9th."""
    given = {
        "title": "关于报送排查情况的通知",
        "number": "区创城办〔2021〕7号",
        "received_on": date(2021, 4, 2),
        "where": world.town,
        "sender": "区创城办",
        "demand": "报送排查整改情况",
        "reply_by": date(2021, 4, 9),
    }
    return LetterDraft(**{**given, **changes})
