"""导入、日历、备份和运行: what an administrator looks after, and nothing of what is worked on."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.calendars import published
from chuangcheng.calendars.queries import own_years
from chuangcheng.ledgers.models import Import
from chuangcheng.ledgers.queries import visible_imports
from chuangcheng.web import clock, navigation, words
from chuangcheng.web.home.work import Work
from chuangcheng.web.offices import status

Shape = dict[str, Any]
NEXT_YEAR_FROM = 11  # the State Council tells the holidays of a year at the end of the one before


def blocks(work: Work) -> list[Shape]:
    """Facts, each with what to do where something is wrong."""
    facts = [*status.brief(clock.real_now()), _calendar(work.day), *_imports(work)]
    url = navigation.address("offices:status", work.actor)
    link = {"text": _("备份与状态"), "url": url} if url else None
    title = _("运行和设置")
    return [{"kind": "facts", "id": "system", "title": title, "link": link, "facts": facts}]


def _calendar(today: date) -> Shape:
    years = published.YEARS | own_years()
    wanted = today.year + (today.month >= NEXT_YEAR_FROM)
    missing = next((year for year in (today.year, wanted) if year not in years), None)
    advice = _("把 %s 年的放假安排录进去，时限才算得准") % missing if missing else ""
    text = _("%s 年没有放假安排") % missing if missing else _("有 %s 年的放假安排") % wanted
    return _fact(_("工作日历"), text, advice, reverse("calendars:list"))


def _imports(work: Work) -> list[Shape]:
    """Only how many there are: what stands in the files is for those who work on it."""
    url = navigation.address("ledgers:start", work.actor)
    if not url:
        return []
    mine = visible_imports(work.actor).order_by()
    waiting = mine.filter(state=Import.State.PREVIEWED).count()
    last = mine.filter(state=Import.State.COMMITTED).order_by("-committed_at").first()
    text = _("没有写入过")
    if last is not None and last.committed_at is not None:
        text = _("最近一次写入 %s") % words.moment(last.committed_at, work.day)
    advice = _("%s 份还没写入") % waiting if waiting else ""
    return [_fact(_("导入"), text, advice, url)]


def _fact(term: str, text: str, advice: str, url: str) -> Shape:
    return {"term": term, "text": text, "url": url, "note": advice}
