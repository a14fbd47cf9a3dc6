"""登记问题 and 随手报: one form; what a phone does not need stands behind 更多."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.issues.commands import IssueDraft
from chuangcheng.issues.models import Category, Source
from chuangcheng.kernel.actor import Actor, Role
from chuangcheng.places.models import Area, Place
from chuangcheng.standards import queries as standards
from chuangcheng.standards.models import Clause
from chuangcheng.web.evidence.uploads import PhotosField
from chuangcheng.web.fields import CHOOSE, DayField, LineField, RowField
from chuangcheng.web.issues.choosing import NO_CATEGORY, CategoryField
from chuangcheng.web.naming import WhereForm

# What somebody most likely reports who holds this role; others report 自查. 排查 is what a round
# found and the report counts: whoever means it says so, or registers it at the visit.
_SOURCES = {
    Role.GRID_WORKER: Source.PATROL,
    Role.LEADER: Source.LEADER,
}


class DraftForm(WhereForm):
    """问题草稿 as it is typed. A place that nobody has registered is kept as a position."""

    photos = PhotosField(label=gettext_lazy("照片"))
    place = LineField(
        label=gettext_lazy("在哪里"),
        most=60,
        required=False,
        help_text=gettext_lazy("小区、街巷、市场的名字；没有登记过的，再选社区"),
    )
    location = LineField(label=gettext_lazy("具体位置"), most=120, required=False)
    title = LineField(label=gettext_lazy("看到了什么"), most=500, rows=3)
    category = CategoryField(label=gettext_lazy("类别"), required=False, empty=NO_CATEGORY)
    found_on = DayField(label=gettext_lazy("发现日期"), required=False)
    source = forms.ChoiceField(label=gettext_lazy("来源"), choices=Source.choices, required=False)
    clause = RowField(
        label=gettext_lazy("对应指标"), required=False, empty=gettext_lazy("没有对应")
    )
    measure = LineField(label=gettext_lazy("整改措施"), most=500, required=False)
    remark = LineField(label=gettext_lazy("备注"), most=200, required=False)
    source_system = LineField(
        label=gettext_lazy("来源系统"),
        most=40,
        required=False,
        help_text=gettext_lazy("12345、数字城管这类已经有编号的系统"),
    )
    upper_number = LineField(label=gettext_lazy("上级编号"), most=40, required=False)
    handled_elsewhere = forms.BooleanField(
        label=gettext_lazy("已在来源系统办理，这里只留记录"), required=False
    )
    done = LineField(label=gettext_lazy("当场做了什么"), most=500, rows=2, required=False)
    after = PhotosField(label=gettext_lazy("整改后照片"))

    def __init__(
        self, *given: Any, actor: Actor, areas: Sequence[Area], place: Place | None, **more: Any
    ) -> None:
        initial = {"source": _source_of(actor)}
        super().__init__(*given, areas=areas, place=place, initial=initial, **more)
        # What the office raises is accepted at once, and acceptance says of which category it is.
        if Role.CAMPAIGN_OFFICE in actor.roles:
            self.fields["category"].required = True
            self.fields["category"].empty = CHOOSE  # type: ignore[attr-defined]
        self._watch(reverse("issues:hints"))

    def offer_categories(self, likely: Sequence[Category]) -> None:
        """The likely ones first, then all."""
        first = {_("像是"): list(likely)} if likely else {}
        self.fields["category"].offer_all(first)  # type: ignore[attr-defined]

    def offer_clauses(self, clauses: Sequence[Clause], asked: str) -> None:
        """在用的测评标准 by their systems; `asked` is the one from whose page somebody came."""
        if not clauses:
            del self.fields["clause"]
            return
        by_system = standards.by_system(clauses)
        self.fields["clause"].offer(by_system, named=standards.short)  # type: ignore[attr-defined]
        self.initial["clause"] = asked

    def clean(self) -> dict[str, Any]:
        """Where it is: a place by its name, else a community with the name as position."""
        given = super().clean()
        if not self.named and not given.get("community"):
            self.add_error("place", _unknown_place(given.get("place", "")))
        if given.get("after") and not given.get("done"):
            self.add_error("done", ValidationError(_("有整改后照片，写一下当场做了什么")))
        return given

    def draft(self, actor: Actor, **more: Any) -> IssueDraft:
        """问题草稿 for the command. Only for a valid form."""
        given = self.cleaned_data
        place, community = self.found_place(), given["community"]
        location = given["location"]
        if place is None and given["place"]:
            location = f"{given['place']} {location}".strip()
        return IssueDraft(
            title=given["title"],
            found_on=given["found_on"] or self.fields["found_on"].today,  # type: ignore[attr-defined]
            source=Source(given["source"] or _source_of(actor)),
            place=place,
            community=community,
            location=location,
            category=given["category"],
            clause=given.get("clause"),
            measure=given["measure"],
            remark=given["remark"],
            source_system=given["source_system"],
            upper_number=given["upper_number"],
            handled_elsewhere=given["handled_elsewhere"],
            **more,
        )

    def _watch(self, url: str) -> None:
        """With script, hints come while one is still typing."""
        asks = {
            "hx-get": url,
            "hx-target": "#hints",
            "hx-swap": "outerHTML",
            "hx-include": "[name=place],[name=title],[name=category]",
            "hx-trigger": "change",
        }
        for name in ("place", "title"):
            self.fields[name].widget.attrs |= asks


def _source_of(actor: Actor) -> Source:
    for role, source in _SOURCES.items():
        if role in actor.roles:
            return source
    return Source.SELF_CHECK


def _unknown_place(name: str) -> str:
    if name:
        return _("没有登记“%s”这个点位；选好社区，就记在具体位置里") % name
    return _("写明在哪个点位，或至少选一个社区(村)")
