"""宣传设施的表单: a batch, a change of some of its pieces, a check, another wording."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.partners.models import Pledge
from chuangcheng.places.models import Area, Place
from chuangcheng.places.queries import places_named
from chuangcheng.publicity.drafts import MOST_QUANTITY, AssetDraft
from chuangcheng.publicity.models import MOVES, STARTS, AdTheme, AssetForm, AssetState
from chuangcheng.web.documents.forms import unit_or_text
from chuangcheng.web.evidence.uploads import FilesField
from chuangcheng.web.fields import DayField, LineField, PageForm, RowField


class _Described(PageForm):
    """What is said of a batch, however it is recorded."""

    form = forms.ChoiceField(label=gettext_lazy("宣传形式"), choices=AssetForm.choices)
    quantity = forms.IntegerField(
        label=gettext_lazy("数量"),
        help_text=gettext_lazy("一批登记一条，62 条条幅就写 62"),
        min_value=1,
        max_value=MOST_QUANTITY,
    )
    community = RowField(label=gettext_lazy("社区/村"))
    place = LineField(
        label=gettext_lazy("点位"),
        most=60,
        required=False,
        help_text=gettext_lazy("登记过的小区或点位；分散在社区里的就空着"),
    )
    since = DayField(label=gettext_lazy("从哪天起"))
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("主题"),
        choices=AdTheme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    number = LineField(label=gettext_lazy("设施编号"), most=40, required=False)
    size = LineField(label=gettext_lazy("规格"), most=40, required=False)
    fixed = forms.BooleanField(label=gettext_lazy("固定形式"), required=False)
    maker = LineField(label=gettext_lazy("制作单位"), most=60, required=False)
    funding = LineField(label=gettext_lazy("经费来源"), most=60, required=False)
    paid_by = RowField(
        label=gettext_lazy("出资的共建事项"),
        required=False,
        empty=gettext_lazy("不是包联单位出的"),
        help_text=gettext_lazy("包联单位商定出资金、物资、设施的；先选好社区"),
    )
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def __init__(
        self,
        *given: Any,
        areas: Sequence[Area],
        pledges: Mapping[str, Sequence[Pledge]],
        **more: Any,
    ) -> None:
        super().__init__(*given, **more)
        self._found: Place | None = None
        fields: Any = self.fields
        fields["paid_by"].offer(pledges)
        if not pledges:
            del fields["paid_by"]
        fields["community"].offer({"": areas})
        if len(areas) == 1:
            self.initial.setdefault("community", areas[0].pk)

    def clean(self) -> dict[str, Any]:
        """The name is one place of the community."""
        given = self.cleaned_data
        name, community = given.get("place"), given.get("community")
        if name and community:
            named = places_named(name, community_ids={community.pk})
            if len(named) == 1:
                self._found = named[0]
            else:
                facts = {"area": community.name, "name": name}
                self.add_error("place", _("%(area)s没有登记“%(name)s”这个点位") % facts)
        return given

    def draft(self, **more: Any) -> AssetDraft:
        """设施草稿 for the command. Only for a valid form."""
        given = self.cleaned_data
        unit, maker = unit_or_text(given["maker"], self, on=given["since"])
        names = ("quantity", "community", "since", "number", "size", "fixed", "funding", "note")
        said = {name: given[name] for name in names}
        return AssetDraft(
            **said,
            form=AssetForm(given["form"]),
            place=self._found,
            themes=tuple(AdTheme(theme) for theme in given["themes"]),
            unit=unit,
            maker=maker,
            paid_by=given.get("paid_by"),
            **more,
        )


class BatchForm(_Described):
    """登记宣传设施."""

    state = forms.ChoiceField(
        label=gettext_lazy("设施状态"),
        choices=[(str(state), state.label) for state in reversed(STARTS)],
    )
    wording = LineField(label=gettext_lazy("宣传内容"), most=500, rows=2, required=False)
    field_order = (
        *("form", "quantity", "community", "place", "state", "since", "themes", "wording"),
        *("number", "size", "fixed", "maker", "funding", "paid_by", "note"),
    )

    def draft(self, **more: Any) -> AssetDraft:
        """With how it stands and what hangs there."""
        given = self.cleaned_data
        state = AssetState(given["state"])
        return super().draft(state=state, wording=given["wording"], **more)


class BatchCorrectionForm(_Described):
    """订正; states and texts have deeds of their own."""


class ChangeForm(PageForm):
    """登记变动: what became of how many, since when."""

    move = forms.ChoiceField(label=gettext_lazy("怎么变的"), widget=forms.RadioSelect)
    quantity = forms.IntegerField(
        label=gettext_lazy("有多少"),
        help_text=gettext_lazy("只变了一部分就写那一部分，其余的不动"),
        min_value=1,
        max_value=MOST_QUANTITY,
    )
    on = DayField(label=gettext_lazy("从哪天起"))
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)
    papers = FilesField(label=gettext_lazy("照片"))

    def __init__(self, *given: Any, held: Mapping[AssetState, int], **more: Any) -> None:
        super().__init__(*given, **more)
        field: Any = self.fields["move"]
        field.choices = [
            (f"{source}-{target}", _move_words(source, target, n))
            for source, n in held.items()
            for target in MOVES[source]
        ]
        if len(held) == 1:
            self.initial.setdefault("quantity", next(iter(held.values())))

    def moved(self) -> dict[str, Any]:
        """What the command is given. Only for a valid form."""
        given = self.cleaned_data
        source, _dash, target = given["move"].partition("-")
        return {
            "source": AssetState(source),
            "target": AssetState(target),
            **{name: given[name] for name in ("quantity", "on", "note")},
        }


class CheckForm(PageForm):
    """登记巡检."""

    on = DayField(label=gettext_lazy("巡检日期"))


class WordingForm(PageForm):
    """更换内容."""

    wording = LineField(label=gettext_lazy("现在的内容"), most=500, rows=3)
    since = DayField(label=gettext_lazy("从哪天起"))


class CountingForm(PageForm):
    """设定计入测评的形式."""

    forms = forms.MultipleChoiceField(
        label=gettext_lazy("计入测评的形式"),
        choices=AssetForm.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    on = DayField(label=gettext_lazy("从哪天起"))
    reason = LineField(
        label=gettext_lazy("依据"),
        most=200,
        help_text=gettext_lazy("哪份文件、哪次会议定的"),
    )

    def told(self) -> dict[AssetForm, bool]:
        """Of each form whether it counts. Only for a valid form."""
        return {form: str(form) in self.cleaned_data["forms"] for form in AssetForm}


def said_of(draft: AssetDraft) -> dict[str, object]:
    """What stands in the form before a batch is corrected."""
    names = ("form", "quantity", "since", "number", "size", "fixed", "funding", "note")
    return {
        **{name: getattr(draft, name) for name in names},
        "community": draft.community,
        "place": draft.place.name if draft.place else "",
        "themes": list(draft.themes),
        "paid_by": draft.paid_by,
        "maker": draft.unit.name if draft.unit else draft.maker,
    }


def _move_words(source: AssetState, target: AssetState, n: int) -> str:
    """在用（62）→ 破损."""
    facts = {"source": source.label, "n": n, "target": target.label}
    return _("%(source)s（%(n)d）→ %(target)s") % facts
