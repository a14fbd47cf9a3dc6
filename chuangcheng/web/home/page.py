"""工作台: the things of a desk in their order, as templates/home.html shows them."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.issues import queries as issues
from chuangcheng.kernel.actor import Role
from chuangcheng.web import navigation, words
from chuangcheng.web.desks import MOST_THINGS, First, Part, Thing, Tray
from chuangcheng.web.figures import asked
from chuangcheng.web.home import figures
from chuangcheng.web.home.parts import OF_PART
from chuangcheng.web.home.sections import sections
from chuangcheng.web.home.since import KEYS
from chuangcheng.web.home.strip import OF_QUEUE, list_url, of_block, of_tray
from chuangcheng.web.home.work import Work, work_of
from chuangcheng.web.http import Request, known_only

Shape = dict[str, Any]
Made = list[tuple[Thing, list[Shape]]]
_MOVING = frozenset({"due", "rows"})  # stand in the wide column where they stand alone


def page(request: Request) -> Shape:
    """The context of home.html. BadRequest for a key that no page sends."""
    known_only(request.GET, "area", *KEYS)
    work = work_of(request)
    made: Made = [(thing, _made(thing, work)) for thing in work.desk.things]
    pieces = _pieces(made)
    side = [block for thing, blocks in made if _is_beside(thing) for block in blocks]
    if not pieces and all(block["kind"] in _MOVING for block in side):
        pieces, side = ([{"sections": [], "blocks": side}] if side else []), []
    return {
        "lead": _lead(work),
        "main": _main(work),
        "other": _other(work),
        "queues": _strip(made, work),
        "pieces": pieces,
        "side": side,
        "nothing": None if pieces else _nothing(work),
    }


def _made(thing: Thing, work: Work) -> list[Shape]:
    """The sections of a tray, the blocks of a part."""
    if isinstance(thing, Tray):
        return sections(thing.queues, work.piles, work.actor, work.today)
    return OF_PART[thing].by(work)


def _is_beside(thing: Thing) -> bool:
    return isinstance(thing, Part) and OF_PART[thing].beside


def _pieces(made: Made) -> list[Shape]:
    """The wide column in the order of the desk: neighbouring sections lie on one sheet."""
    pieces: list[Shape] = []
    for thing, shapes in made:
        if _is_beside(thing) or not shapes:
            continue
        if all("kind" in shape for shape in shapes):
            pieces.append({"sections": [], "blocks": shapes})
        elif pieces and pieces[-1]["sections"]:
            pieces[-1]["sections"] += shapes
        else:
            pieces.append({"sections": list(shapes), "blocks": []})
    return pieces


def _strip(made: Made, work: Work) -> list[Shape]:
    """What is counted: each tray, and each part that tells how many; none without a tray."""
    if not work.desk.queues:
        return []
    return list(_counted(made, work))[:MOST_THINGS]


def _counted(made: Made, work: Work) -> Iterable[Shape]:
    for thing, shapes in made:
        if isinstance(thing, Tray):
            yield of_tray(thing, work.piles, work.today)
        else:
            yield from (of_block(block) for block in shapes if "tells" in block)


def _lead(work: Work) -> str:
    day = words.full_day(work.day)
    if not work.desk.to_do:
        reports = Part.FIGURES in work.desk.parts
        return figures.lead(work) if reports else day
    if not work.waiting:
        return _("%s，没有等你处理的") % day
    return _("%(day)s，%(n)s 条等你处理") % {"day": day, "n": work.waiting}


def _main(work: Work) -> Shape | None:
    """The one filled button."""
    match work.desk.first:
        case First.REPORT:
            url = f"{reverse('reports:progress')}?{asked.query(work.scope, {})}"
            return {"text": _("看进展报告"), "url": url, "post": False}
        case First.WORK if work.waiting:
            return _work_off(work)
    return _raise(work)


def _work_off(work: Work) -> Shape:
    """处理待交办 46 条: what the office alone can move on, else the first that waits."""
    piled = [queue for queue in work.desk.to_do if work.piles[queue.key].n]
    chosen = issues.DISPATCH if issues.DISPATCH in piled else piled[0]
    facts = {"word": OF_QUEUE[chosen.key].word, "n": work.piles[chosen.key].n}
    text = _("处理%(word)s %(n)s 条") % facts
    return {"text": text, "url": list_url(chosen.key), "post": False}


def _other(work: Work) -> Shape | None:
    """The outlined button beside it."""
    return _raise(work) if work.desk.first == First.WORK and work.waiting else None


def _raise(work: Work) -> Shape | None:
    url = navigation.address("issues:new", work.actor)
    if not (url and work.desk.first in {First.WORK, First.RAISE}):
        return None
    office = Role.CAMPAIGN_OFFICE in work.actor.roles
    return {"text": _("登记问题") if office else _("随手报"), "url": url, "post": False}


def _nothing(work: Work) -> Shape:
    """components/empty.html where nothing waits."""
    if not work.actor.roles:
        return {
            "title": _("你还没有角色"),
            "text": _("请系统管理员给你授权，授权以后这里就有内容。"),
            "other": None,
        }
    if not work.desk.queues:
        text = _("你的角色现在没有要在系统里办的事，有了会出现在这里。")
        return {"title": _("没有等你处理的"), "text": text, "other": None}
    text = _("交给你的和你登记的问题会出现在这里。")
    url = navigation.address("offices:first_steps", work.actor)
    other = {"text": _("看起步清单"), "url": url} if url else None
    return {"title": _("没有等你处理的"), "text": text, "other": other}
