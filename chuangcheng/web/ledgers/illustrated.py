"""带照片的清单's pages, the same for each register: what it would weigh, the file, or the job.

A list too heavy for one file is made in the background, watched on its page, taken part by part.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import export_making, illustrating
from chuangcheng.ledgers.models import Export, Register
from chuangcheng.ledgers.parts import is_kept, part_of, visible_exports
from chuangcheng.ledgers.photo_lists import LISTS
from chuangcheng.web import words, workbooks
from chuangcheng.web.http import Request, see
from chuangcheng.web.ledgers import exports

_LONGEST_QUERY = 2000


@dataclass(frozen=True)
class Wanted:
    """要导出的: rows that somebody may take away, in the order of the list, and its address."""

    rows: QuerySet[Any]
    ordered: QuerySet[Any]
    query: str


@dataclass(frozen=True)
class Pages:
    """一种清单的各页: in which part of the site, what its things are called, how it is written."""

    register: Register
    app: str
    words: Callable[[], str]  # 问题整改, the register's own page
    counted: Callable[[int], str]  # 3 条问题
    wanted: Callable[[Request], Wanted]
    write: Callable[..., bytes]

    def url(self, page: str, *args: int) -> str:
        """One of its pages."""
        return reverse(f"{self.app}:{page}", args=args)

    def context(self, query: str) -> dict[str, Any]:
        """What all its pages lead to."""
        return {
            "register": self.words(),
            "list_url": self.url("list") + query,
            "again_url": self.url("photo_export") + query,
        }


def weighed(request: Request, pages: Pages) -> HttpResponse:
    """带照片导出: how many things and photos, and about how large the file."""
    wanted = pages.wanted(request)
    load = illustrating.load_of(LISTS[pages.register].album, wanted.rows)
    context = {
        **pages.context(wanted.query),
        "counted": pages.counted(wanted.rows.order_by().count()),
        "load": load,
        "megabytes": f"{load.byte_size / 2**20:.1f}",
        "parts": illustrating.number_of_parts(load),
        "comes_back": pages.register == Register.ISSUES,
        "ask_url": pages.url("photo_lists") + wanted.query,
        "earlier": exports.listed(request),
        "file_url": pages.url("photo_file") + wanted.query if load.photos and load.fits else "",
    }
    return render(request, "ledgers/illustrated.html", context)


def file(request: Request, pages: Pages) -> HttpResponse:
    """The list with its photos in their cells, small."""
    wanted = pages.wanted(request)
    if not illustrating.load_of(LISTS[pages.register].album, wanted.rows).fits:
        most = illustrating.MOST_PHOTOS
        raise Refused(_("照片太多，一个文件最多放 %s 张，先筛选，或让后台分几份做") % most)
    content = pages.write(wanted.ordered, now=request.now)
    return workbooks.sent(content, request, name=_("%s（带照片）") % pages.register.label)


def new(request: Request, pages: Pages) -> HttpResponse:
    """要一份: of the list as its address filters it; one at a time for each person."""
    waiting = visible_exports(request.actor).filter(state=Export.State.WAITING)
    if any(map(exports.is_under_way, waiting)):
        raise Refused(_("你要的上一份还在做，做好了再要下一份"))
    wanted = pages.wanted(request)
    export = export_making.ask(
        list(wanted.ordered.values_list("pk", flat=True)),
        register=pages.register,
        query=wanted.query[:_LONGEST_QUERY],
        start=partial(exports.hand_over, request.actor),
        by=request.actor,
        now=request.now,
    )
    return redirect(pages.url("photo_list", export.pk))


def detail(request: Request, pages: Pages, pk: int) -> HttpResponse:
    """做到哪里了, its parts once they are made, or why it was not made."""
    export = _export(request, pages, pk)
    kept = is_kept(export, request.now)
    context = {
        **pages.context(export.query),
        "export": export,
        "own_url": pages.url("photo_list", pk),
        "counted": pages.counted(len(export.things)),
        "runs": exports.is_under_way(export),
        "told": exports.told(export),
        "state": exports.state(export, request.now),
        "parts": exports.parts(export) if kept else [],
        "until": words.moment(export.until, request.today) if export.until else "",
        "comes_back": pages.register == Register.ISSUES,
    }
    return render(request, "ledgers/photo_list.html", context)


def part(request: Request, pages: Pages, pk: int, n: int) -> HttpResponse:
    """第 n 份; what the asker may take away is asked again."""
    export = _export(request, pages, pk)
    if not 1 <= n <= max(len(export.parts), 1):
        raise Http404
    content = part_of(export, n, by=request.actor, now=request.now)
    name = str(export)
    if len(export.parts) > 1:
        name = _("%(name)s-第%(n)s份") % {"name": name, "n": n}
    return workbooks.sent(content, request, name=name)


def _export(request: Request, pages: Pages, pk: int) -> Export:
    return see(visible_exports(request.actor).filter(register=pages.register), pk)
