"""办理的表单: one for each deed; what a deed needs is asked for, and nothing else."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.calendars import queries as calendars
from chuangcheng.issues.limits import Limit, Unit
from chuangcheng.issues.models import Issue, Verification
from chuangcheng.issues.routing import Route
from chuangcheng.kernel.refusal import Refused
from chuangcheng.people import models as people
from chuangcheng.standards import queries as standards
from chuangcheng.web.evidence.uploads import PhotosField
from chuangcheng.web.fields import DayField, LineField, MomentField, PageForm, RowField, RowsField
from chuangcheng.web.issues.by_ledger import Proposed
from chuangcheng.web.issues.choosing import CategoryField, units
from chuangcheng.web.issues.reckoning import in_form, limit_of

_LATE = gettext_lazy("补记以前的写日期和几点，例如 4月12日 10:30；不写就是现在")
HOWS = [(how.value, how.label) for how in (Verification.How.ON_SITE, Verification.How.BY_PHOTO)]


class DeedForm(PageForm):
    """办理: `version` is what of the issue the person saw; somebody else may be faster."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, issue: Issue, **more: Any) -> None:
        more["initial"] = {"version": issue.version, **more.get("initial", {})}
        super().__init__(*given, **more)
        self.issue = issue


class AcceptanceForm(DeedForm):
    """受理."""

    category = CategoryField(
        label=gettext_lazy("类别"), help_text=gettext_lazy("时限为示例，以上级下发版本为准")
    )

    def __init__(self, *given: Any, issue: Issue, **more: Any) -> None:
        super().__init__(*given, issue=issue, initial={"category": issue.category_id}, **more)
        self.fields["category"].offer_all()  # type: ignore[attr-defined]


class RejectionForm(DeedForm):
    """不予受理."""

    reason = LineField(
        label=gettext_lazy("理由"),
        most=200,
        rows=3,
        help_text=gettext_lazy("不属于本街道、不属实、属于私人事务，或者已在别处办理"),
    )


class ReasonForm(DeedForm):
    """退单、作废: only why."""

    reason = LineField(label=gettext_lazy("理由"), most=200, rows=3)


class ContactForm(DeedForm):
    """联系记录."""

    unit = RowField(label=gettext_lazy("联系单位"))
    answer = LineField(label=gettext_lazy("答复"), most=200, rows=3)
    at = MomentField(label=gettext_lazy("联系时间"), required=False, help_text=_LATE)

    def __init__(
        self, *given: Any, issue: Issue, offered: Sequence[people.Unit], **more: Any
    ) -> None:
        super().__init__(*given, issue=issue, **more)
        self.fields["unit"].offer(units(offered))  # type: ignore[attr-defined]


class LimitedForm(DeedForm):
    """A deed that gives a limit: n of a unit; 0 is 立即."""

    n = forms.IntegerField(
        label=gettext_lazy("时限"),
        min_value=0,
        required=False,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    limit_unit = forms.ChoiceField(label=gettext_lazy("时限单位"), choices=Unit.choices)

    def limit(self) -> Limit | None:
        """时限 as given. Raises Refused at `n` for one that nobody can mean."""
        n = self.cleaned_data["n"]
        if n is None:
            return None
        return Limit(n, Unit(self.cleaned_data["limit_unit"]))


class DispatchForm(LimitedForm):
    """交办: to whom, until when."""

    unit = RowField(label=gettext_lazy("责任单位"))
    due_on = DayField(label=gettext_lazy("或者写到期日"), required=False)
    cooperating = RowsField(
        label=gettext_lazy("配合单位"), required=False, widget=forms.CheckboxSelectMultiple
    )
    explanation = LineField(
        label=gettext_lazy("为什么交给它"),
        most=200,
        required=False,
        help_text=gettext_lazy("按建议交办的不用写"),
    )
    at = MomentField(label=gettext_lazy("交办时间"), required=False, help_text=_LATE)
    field_order = ("unit", "cooperating", "explanation", "n", "limit_unit", "due_on", "at")

    def __init__(
        self,
        *given: Any,
        issue: Issue,
        offered: Sequence[people.Unit],
        route: Route,
        time: Proposed,
        **more: Any,
    ) -> None:
        likely = {"unit": route.unit, "cooperating": route.cooperating}
        super().__init__(*given, issue=issue, initial={**time.initial, **likely}, **more)
        self._route = route
        grouped = units(offered)
        self.fields["unit"].offer(grouped)  # type: ignore[attr-defined]
        first = list(route.cooperating)
        others = [unit for unit in offered if unit not in first]
        self.fields["cooperating"].offer({"": [*first, *others]})  # type: ignore[attr-defined]
        self._watch(reverse("issues:due", args=[issue.pk]))

    def clean(self) -> dict[str, Any]:
        """A day wins over the limit that was only proposed; two answers are one too many."""
        given = self.cleaned_data
        if given.get("due_on") and "n" not in self.changed_data:
            given["n"] = None
        if given.get("n") is not None and given.get("due_on"):
            self.add_error("due_on", ValidationError(_("时限和到期日只写一个，另一个清空")))
        return given

    def due_at(self) -> datetime | None:
        """到期时间: when the offices close on the day that was given."""
        day: date | None = self.cleaned_data["due_on"]
        return calendars.calendar().closing(day) if day else None

    def why(self) -> str:
        """为什么交给它: as typed, else the rule that suggested this unit."""
        given = self.cleaned_data
        if given["explanation"] or given["unit"] != self._route.unit:
            return given["explanation"] or _("交办人选定，没有按建议")
        return self._route.reason

    def _watch(self, url: str) -> None:
        """With script, the due time is reckoned while it is typed."""
        asks = {
            "hx-get": url,
            "hx-target": "#due",
            "hx-swap": "outerHTML",
            "hx-include": "[name=n],[name=limit_unit],[name=due_on]",
            "hx-trigger": "input changed delay:400ms",
        }
        for name in ("n", "limit_unit", "due_on"):
            self.fields[name].widget.attrs |= asks


class RectificationForm(DeedForm):
    """反馈整改."""

    done = LineField(
        label=gettext_lazy("做了什么"),
        most=500,
        rows=4,
        help_text=gettext_lazy("写清怎么整改的；核查的人会照着看"),
    )
    photos = PhotosField(label=gettext_lazy("整改后照片"))
    at = MomentField(label=gettext_lazy("完成时间"), required=False, help_text=_LATE)


class SpotFixForm(DeedForm):
    """立行立改."""

    done = LineField(label=gettext_lazy("当场做了什么"), most=500, rows=3)
    photos = PhotosField(label=gettext_lazy("整改后照片"))


class VerificationForm(DeedForm):
    """核查通过."""

    how = forms.ChoiceField(
        label=gettext_lazy("怎么核查的"), choices=HOWS, widget=forms.RadioSelect
    )
    reason = LineField(label=gettext_lazy("说明"), most=200, required=False)
    at = MomentField(label=gettext_lazy("核查时间"), required=False, help_text=_LATE)


class FailureForm(LimitedForm):
    """退回重改: why, and how long the unit has now."""

    reason = LineField(label=gettext_lazy("哪里没有改到位"), most=200, rows=3)
    how = forms.ChoiceField(
        label=gettext_lazy("怎么核查的"), choices=HOWS, widget=forms.RadioSelect
    )
    field_order = ("reason", "how", "n", "limit_unit")

    def __init__(self, *given: Any, issue: Issue, **more: Any) -> None:
        usual = in_form(limit_of(issue.category))
        super().__init__(*given, issue=issue, initial=usual, **more)
        self.fields["n"].required = True

    def new_limit(self) -> Limit:
        """新的时限. Raises Refused without one."""
        limit = self.limit()
        if limit is None:
            raise Refused(_("写上新的时限"), field="n")
        return limit


class RecheckForm(DeedForm):
    """回头看: whether it held, and what was seen."""

    result = forms.ChoiceField(
        label=gettext_lazy("结果"),
        choices=[("held", gettext_lazy("没有反弹")), ("relapsed", gettext_lazy("反弹"))],
        widget=forms.RadioSelect,
    )
    seen = LineField(
        label=gettext_lazy("看到什么"),
        most=500,
        rows=3,
        required=False,
        help_text=gettext_lazy("反弹的一定要写：它就是新问题的描述"),
    )
    photos = PhotosField(label=gettext_lazy("照片"))
    at = MomentField(label=gettext_lazy("回头看时间"), required=False, help_text=_LATE)

    def holds(self) -> bool:
        """没有反弹."""
        return bool(self.cleaned_data["result"] == "held")


class SuspensionForm(DeedForm):
    """暂缓(挂账)."""

    reason = LineField(label=gettext_lazy("理由"), most=200, rows=3)
    until = DayField(label=gettext_lazy("恢复日期"))


class CorrectionForm(DeedForm):
    """订正: what was written wrong; it holds for every day asked about."""

    title = LineField(label=gettext_lazy("问题描述"), most=500, rows=3)
    location = LineField(label=gettext_lazy("具体位置"), most=120, required=False)
    category = CategoryField(label=gettext_lazy("类别"), required=False)
    found_on = DayField(label=gettext_lazy("发现日期"))
    clause = RowField(
        label=gettext_lazy("对应指标"), required=False, empty=gettext_lazy("没有对应")
    )
    measure = LineField(label=gettext_lazy("整改措施"), most=500, required=False)
    remark = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(self, *given: Any, issue: Issue, **more: Any) -> None:
        initial = {name: getattr(issue, name) for name in self.base_fields if name != "version"}
        super().__init__(*given, issue=issue, initial=initial, **more)
        self.fields["category"].offer_all()  # type: ignore[attr-defined]
        clauses = standards.in_order(standards.citable(issue.subdistrict_id))
        by_system = standards.by_system(clauses)
        self.fields["clause"].offer(by_system, named=standards.short)  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        """订正成什么. A category or a clause is not taken away again."""
        given = {name: self.cleaned_data[name] for name in self.base_fields if name != "version"}
        return {name: value for name, value in given.items() if value is not None}
