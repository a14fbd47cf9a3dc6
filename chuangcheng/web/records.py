"""一条记录: the page of one thing, put together from parts; 经过 stands last on each of them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from chuangcheng.evidence.models import FileProof
from chuangcheng.web import deeds
from chuangcheng.web.evidence import files as handed_out
from chuangcheng.web.http import Request

Shape = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """一块 of the page (components/part.html): what it holds, or in words that there is nothing.

    A part that holds nothing and has no word for it is left out. `deeds` are links under it;
    on a phone what is `late` stands below the side column.
    """

    id: str
    title: str
    template: str
    held: Any
    empty: str = ""
    count: str = ""
    link: Shape | None = None
    deeds: Sequence[Shape] = ()
    pager: Shape | None = None
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """能办什么: the one filled button, buttons before it, the ⋯ menu; None is what one may not."""

    primary: Shape | None = None
    buttons: Sequence[Shape | None] = ()
    menu: Sequence[Shape | None] = ()


def shown(
    request: Request,
    thing: Model,
    *,
    crumbs: Sequence[Shape],
    parts: Iterable[Part],
    side: Iterable[Part] = (),
    title: str = "",
    lead: str = "",
    here: str = "",
    offered: Deeds | None = None,
    template: str = "record.html",
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """The page of a thing; a template of its own extends record.html, which says what it may add.

    `title` is the thing's name where nothing else is said, `here` the last crumb's where it is
    not the title.
    """
    given = offered or Deeds()
    name = title or str(thing)
    context = {
        "title": name,
        "lead": lead,
        "crumbs": crumbs,
        "here": here or name,
        "primary": given.primary,
        "buttons": _present(given.buttons),
        "menu": _present(given.menu),
        "parts": _kept([*parts, _history(request, thing)]),
        "side": _kept(side),
        **more,
    }
    return render(request, template, context, status=status)


def fact(term: str, text: str, url: str = "", note: str = "") -> Shape:
    """One of the 基本情况 for components/facts.html."""
    return {"term": term, "text": text, "url": url, "note": note}


def said(facts: Iterable[Shape]) -> list[Shape]:
    """基本情况 without those that nobody filled in."""
    return [each for each in facts if each["text"]]


def facts(
    found: Sequence[Shape], *, title: str = "", id: str = "facts", empty: str = "", **more: Any
) -> Part:
    """基本情况: terms and what they say."""
    name = title or _("基本情况")
    template = "components/facts.html"
    return Part(id=id, title=name, template=template, held=found, empty=empty, **more)


def rows(id: str, title: str, found: Sequence[Shape], *, empty: str = "", **more: Any) -> Part:
    """Ruled rows with something at the end."""
    template = "components/rows.html"
    return Part(id=id, title=title, template=template, held=found, empty=empty, **more)


def table(id: str, found: Shape, *, title: str = "", empty: str = "", **more: Any) -> Part:
    """A list that belongs to the thing, under its own caption."""
    held = found if found["rows"] else None
    template = "components/table.html"
    name = title or found["caption"]
    return Part(id=id, title=name, template=template, held=held, empty=empty, **more)


def own(id: str, title: str, template: str, held: Any, *, empty: str = "", **more: Any) -> Part:
    """What only this register shows, by a template of its own; it gets `held`."""
    return Part(id=id, title=title, template=template, held=held, empty=empty, **more)


def charges(found: Sequence[Shape]) -> Part:
    """谁负责 a place or an area."""
    return facts(found, id="charges", title=_("谁负责"), empty=_("还没有登记责任分工"))


def files(
    proofs: Iterable[FileProof], url_of: Callable[[FileProof], str], *, add_url: str = ""
) -> Part:
    """材料: the scans and files that belong to it, and where more of them are added."""
    more = [{"text": _("补充材料"), "url": add_url}] if add_url else []
    found = handed_out.rows(proofs, url_of)
    return rows("files", _("材料"), found, empty=_("还没有扫描件或文件"), deeds=more)


def deed(text: str, url: str, *, icon: str = "", post: bool = False) -> Shape | None:
    """A button for components/deed.html; None without an address: it is not this person's."""
    return {"text": text, "url": url, "icon": icon, "post": post} if url else None


def edit(url: str) -> Shape | None:
    """修改."""
    return deed(_("修改"), url, icon="pencil")


def export(text: str, url: str) -> Shape | None:
    """导出 what is shown."""
    return deed(text, url, icon="table-export")


def _history(request: Request, thing: Model) -> Part:
    held = deeds.timeline(thing, request.today)
    template = "components/timeline.html"
    return Part(id="history", title=_("经过"), template=template, held=held, late=True)


def _kept(parts: Iterable[Part]) -> list[Part]:
    return [part for part in parts if part.held or part.empty]


def _present(offered: Iterable[Shape | None]) -> list[Shape]:
    return [each for each in offered if each]
