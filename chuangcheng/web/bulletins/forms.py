"""选一期通报的表单: a GET form; what it chooses stands in the address."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.evidence.collage import MOST_PAIRS
from chuangcheng.issues.models import Issue
from chuangcheng.places.models import Area
from chuangcheng.reports.bulletin import Period
from chuangcheng.web import words
from chuangcheng.web.fields import DayField, PageForm, RowField, RowsField
from chuangcheng.web.http import Request

KEYS = ("since", "until", "community", "issues")
_WEEK = timedelta(days=6)


class PeriodForm(PageForm):
    """哪几天，哪个社区."""

    since = DayField(label=gettext_lazy("从"), required=False)
    until = DayField(label=gettext_lazy("到"), required=False)
    community = RowField(
        label=gettext_lazy("社区/村"), required=False, empty=gettext_lazy("全街道")
    )

    def __init__(self, request: Request, areas: Sequence[Area]) -> None:
        until, since = request.today, request.today - _WEEK
        week = {"since": words.full_day(since), "until": words.full_day(until)}
        given = {key: request.GET[key] for key in request.GET if key != "issues"}
        super().__init__({**week, **given}, now=request.now)
        self.fields["community"].offer({"": areas})  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The last seven days where nothing is said."""
        given = self.cleaned_data
        until = given.get("until") or self.today
        since = given.get("since") or until - _WEEK
        if until > self.today:
            self.add_error("until", _("不能晚于今天"))
        if since > until:
            self.add_error("since", _("开始日期不能晚于结束日期"))
        return {**given, "since": since, "until": until}

    def period(self, town: Area) -> Period:
        """一期. Only for a valid form."""
        given = self.cleaned_data
        return Period(given["community"] or town, given["since"], given["until"])


class ChoiceForm(PageForm):
    """选哪几处."""

    issues = RowsField(label=gettext_lazy("选哪几处"), required=False)

    def __init__(self, request: Request, offered: Sequence[Issue]) -> None:
        super().__init__(request.GET, now=request.now)
        self.fields["issues"].offer({"": offered})  # type: ignore[attr-defined]

    def clean_issues(self) -> list[Issue]:
        """At most nine: a chat shows no more."""
        chosen: list[Issue] = self.cleaned_data["issues"]
        if len(chosen) > MOST_PAIRS:
            self.add_error("issues", _("最多选 %s 处") % MOST_PAIRS)
        return chosen[:MOST_PAIRS]
