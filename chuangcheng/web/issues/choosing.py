"""可选的区域、类别和单位: what forms offer, each read in one statement."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.issues.models import Category, Issue
from chuangcheng.issues.rules import seen_by
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.web.fields import RowField
from chuangcheng.web.http import Request
from chuangcheng.web.issues.reckoning import limit_of

NO_CATEGORY = gettext_lazy("还没定")


def areas_of(request: Request) -> list[Area]:
    """本辖区的社区和村: in which somebody works, in their order."""
    found = Area.objects.leaves().valid(request.today).below(request.actor.area_ids)
    return list(found.order_by("order", "id"))


def numbered(request: Request, number: str, *, subdistrict: int) -> Issue:
    """One of a sub-district's issues that the person sees, by its whole number or its last digits.

    Raises Refused at the field of the numbers.
    """
    seen = Issue.objects.filter(seen_by(request.actor), subdistrict=subdistrict)
    ending = f"-{number.zfill(6)}" if number.isdecimal() else number.upper()
    found = list(seen.filter(number__endswith=ending).order_by("-pk")[:2])
    if len(found) != 1:
        raise Refused(_("没有找到编号 %s 的问题，写整个编号") % number, field="numbers")
    return found[0]


def categories() -> dict[str, list[Category]]:
    """类别 of the second level under the names of the first."""
    rows = Category.objects.filter(parent__isnull=False).select_related("parent").order_by("code")
    found: dict[str, list[Category]] = {}
    for row in rows:
        found.setdefault(row.parent.name if row.parent else "", []).append(row)
    return found


def with_limit(category: Category) -> str:
    """积存垃圾，2 个工作日."""
    limit = limit_of(category)
    named = {"name": category.name, "limit": limit}
    return _("%(name)s，%(limit)s") % named if limit else category.name


def units(found: Iterable[Unit]) -> dict[str, list[Unit]]:
    """单位 under the names of their kinds."""
    by_kind: dict[str, list[Unit]] = {}
    for unit in found:
        by_kind.setdefault(unit.get_kind_display(), []).append(unit)
    return by_kind


class CategoryField(RowField):
    """类别."""

    def offer_all(self, first: dict[str, list[Category]] | None = None) -> None:
        """All categories, after those that are likely."""
        self.offer({**(first or {}), **categories()}, named=with_limit)
