"""报告的表单: its head and foot, a passage, the deeds."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.reports.commands import MOST, MOST_ATTACHMENTS
from chuangcheng.reports.covers import Cover
from chuangcheng.reports.models import Form, Kind, Order, Sheet
from chuangcheng.reports.writing import MOST as MOST_WORDS
from chuangcheng.web.evidence.uploads import FilesField
from chuangcheng.web.fields import DayField, LineField, PageForm

_LONGEST_LIST = 2000


class LinesField(forms.CharField):
    """几行字, one thing a line."""

    def __init__(self, **more: Any) -> None:
        widget = forms.Textarea({"rows": 3})
        super().__init__(**{"widget": widget, "max_length": _LONGEST_LIST, **more})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value

    def clean(self, value: Any) -> Any:
        return tuple(line.strip() for line in super().clean(value).splitlines() if line.strip())


class CoverForm(PageForm):
    """拟一份报告, and its 抬头和落款 later."""

    as_of = DayField(label=gettext_lazy("截至日期"))
    since = DayField(
        label=gettext_lazy("从哪天起算"),
        required=False,
        help_text=gettext_lazy("不写就从这一年 1月1日 起"),
    )
    form = forms.ChoiceField(
        label=gettext_lazy("文种"), choices=Form.choices, widget=forms.RadioSelect
    )
    order = forms.ChoiceField(
        label=gettext_lazy("先后"), choices=Order.choices, widget=forms.RadioSelect
    )
    title = LineField(
        label=gettext_lazy("标题"),
        most=MOST["title"],
        required=False,
        help_text=gettext_lazy("不写就用“某街道关于创建全国文明城市工作进展情况的报告”"),
    )
    addressee = LineField(
        label=gettext_lazy("主送"),
        most=MOST["addressee"],
        required=False,
        help_text=gettext_lazy("只写一个机关，例如 区创城办"),
    )
    sender = LineField(
        label=gettext_lazy("发文机关"),
        most=MOST["sender"],
        required=False,
        help_text=gettext_lazy("落款用的名称"),
    )
    contact = LineField(label=gettext_lazy("联系人和电话"), most=MOST["contact"], required=False)
    copies_to = LineField(label=gettext_lazy("抄送"), most=MOST["copies_to"], required=False)
    sheets = forms.MultipleChoiceField(
        label=gettext_lazy("附表"),
        choices=Sheet.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("由记录生成，截至日期和正文一样，签发时一起定稿"),
    )
    attachments = LinesField(
        label=gettext_lazy("其他附件"),
        required=False,
        help_text=gettext_lazy("另外随文报送的，一行一个，最多 %s 个") % MOST_ATTACHMENTS,
    )

    def cover(self) -> Cover:
        """抬头和落款 for the command. Only for a valid form."""
        given = self.cleaned_data
        chosen = {"form": Form(given["form"]), "order": Order(given["order"])}
        return Cover(**{**given, **chosen, "sheets": tuple(given["sheets"])})


class PassageForm(PageForm):
    """改写一段. `read` is what the person had before them."""

    words = forms.CharField(
        label=gettext_lazy("这一段"),
        widget=forms.Textarea({"rows": 8}),
        max_length=MOST_WORDS,
        strip=True,
    )
    read = forms.CharField(widget=forms.HiddenInput, max_length=16)


class AdditionForm(PageForm):
    """添写一段 behind another."""

    words = forms.CharField(
        label=gettext_lazy("添写的一段"),
        widget=forms.Textarea({"rows": 5}),
        max_length=MOST_WORDS,
        strip=True,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("段的样子"),
        choices=[(each.value, each.label) for each in (Kind.TEXT, Kind.ITEM)],
        help_text=gettext_lazy("分项前面按顺序写一是、二是"),
    )


class SayForm(PageForm):
    """送核: an opinion may go with it."""

    said = LineField(label=gettext_lazy("核稿意见"), most=200, rows=3, required=False)


class SendBackForm(PageForm):
    """退回修改: says why."""

    said = LineField(label=gettext_lazy("要改什么"), most=200, rows=3)


class SigningForm(PageForm):
    """签发."""

    signed_on = DayField(label=gettext_lazy("签发日期"))


class PaperSigningForm(PageForm):
    """登记纸质签发."""

    signatory = LineField(label=gettext_lazy("签发人"), most=64)
    signed_on = DayField(label=gettext_lazy("签发日期"))
    scans = FilesField(label=gettext_lazy("签发件扫描件或照片"))


class NumberForm(PageForm):
    """编号."""

    number = LineField(
        label=gettext_lazy("发文字号"),
        most=60,
        help_text=gettext_lazy("例如 某街〔2021〕12号"),
    )
    issued_on = DayField(label=gettext_lazy("成文日期"))
