"""导出的工作簿: a list as it is filtered, sent as a file under a name of ours."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.refusal import Refused
from chuangcheng.web import filters, navigation, paging
from chuangcheng.web.http import Request
from chuangcheng.web.paging import Row, Sort

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 10_000  # a few seconds of writing; more belongs into a job
_ROWS = gettext_lazy("条")


def offer(
    request: Request, page: str, rows: QuerySet[Row], *, counted: str | Promise = _ROWS
) -> dict[str, str] | None:
    """导出 of a list as its address filters it; None for whoever may not, or of nothing.

    `counted` names them where not all of the list's rows go out.
    """
    url = navigation.address(page, request.actor)
    text = words(rows, counted) if url else ""
    return {"url": f"{url}{filters.url(request.GET)}", "text": text} if text else None


def words(rows: QuerySet[Row], counted: str | Promise = _ROWS) -> str:
    """导出这 36 条: the button says what it exports; nothing for an empty list.

    It counts as far as the foot of the list does; whether it is too long is asked with the file.
    """
    n = _count(rows, most=paging.MOST_COUNTED)
    if n > paging.MOST_COUNTED:
        return _("导出这 %(n)s 多%(counted)s") % {"n": paging.MOST_COUNTED, "counted": counted}
    return _("导出这 %(n)s %(counted)s") % {"n": n, "counted": counted} if n else ""


def taken(rows: QuerySet[Row], request: Request, *, sorts: Sequence[Sort]) -> QuerySet[Row]:
    """The rows for a file, in the order of the list. Raises Refused where they are too many."""
    require_few(rows)
    return paging.ordered(rows, request.GET, sorts=sorts)


def require_few(rows: QuerySet[Row]) -> None:
    """Raises Refused for a list that is too long for one file."""
    if _count(rows, most=MOST_ROWS) > MOST_ROWS:
        raise Refused(_("一次最多导出 %s 条，先筛选再导出") % MOST_ROWS)


def sent(content: bytes, request: Request, *, name: str) -> HttpResponse:
    """问题清单-2021-04-15.xlsx."""
    filename = f"{name}-{request.today.isoformat()}.xlsx"
    disposition = content_disposition_header(True, filename) or "attachment"
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})


def _count(rows: QuerySet[Row], *, most: int) -> int:
    return rows.order_by()[: most + 1].count()
