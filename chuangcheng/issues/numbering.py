"""编号: the next numbers of a sub-district's series. Sits beside commands."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F

from chuangcheng.calendars.worktime import law_day
from chuangcheng.issues.models import Issue, NumberSeries
from chuangcheng.kernel import ids
from chuangcheng.places.models import Area


def number(issues: Sequence[Issue], *, now: datetime) -> None:
    """编号: gives the next numbers of each sub-district's series; none is ever given twice."""
    year = law_day(now).year
    for subdistrict_id in sorted({issue.subdistrict_id for issue in issues}):
        mine = [issue for issue in issues if issue.subdistrict_id == subdistrict_id]
        series = NumberSeries.objects.get_or_create(subdistrict_id=subdistrict_id, year=year)[0]
        NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + len(mine))
        last = NumberSeries.objects.values_list("last", flat=True).get(pk=series.pk)
        mark = Area.objects.values_list("mark", flat=True).get(pk=subdistrict_id)
        for place, issue in enumerate(mine, start=last - len(mine) + 1):
            issue.number = ids.serial(mark, year, place)
