"""文件的表单: recording one, its new version, a correction; and what papers share."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from chuangcheng.documents.drafts import DocumentDraft
from chuangcheng.documents.models import Document, DocumentKind
from chuangcheng.documents.queries import issuers
from chuangcheng.people import queries as people
from chuangcheng.people.models import Unit
from chuangcheng.places.models import Area
from chuangcheng.web.evidence.uploads import FilesField
from chuangcheng.web.fields import DayField, LineField, PageForm, RowField


class PaperForm(PageForm):
    """一份文书: whose it is. An empty community is the whole sub-district, where one may choose."""

    community = RowField(
        label=gettext_lazy("哪个社区(村)的"), required=False, empty=gettext_lazy("全街道")
    )

    def __init__(self, *given: Any, town: Area | None, areas: Sequence[Area], **more: Any) -> None:
        super().__init__(*given, **more)
        self._town = town
        field: Any = self.fields["community"]
        field.offer({"": areas})
        field.required = town is None
        if town is None and len(areas) == 1:
            self.initial.setdefault("community", areas[0].pk)

    def where(self) -> Area:
        """The sub-district or the community. Only for a valid form."""
        found: Area | None = self.cleaned_data["community"] or self._town
        assert found is not None  # noqa: S101 - one of them is required
        return found

    def named(self, field: str, *, on: date) -> tuple[Unit | None, str]:
        """单位 by the name that was typed, which it bore on a day, else the name as text."""
        return unit_or_text(self.cleaned_data[field], self, on=on)


class DocumentForm(PaperForm):
    """登记文件 and 出新版."""

    kind = forms.ChoiceField(label=gettext_lazy("文件类型"), choices=DocumentKind.choices)
    title = LineField(label=gettext_lazy("标题"), most=120)
    number = LineField(label=gettext_lazy("发文字号"), most=60, required=False)
    issued_on = DayField(label=gettext_lazy("成文日期"))
    issuer = LineField(label=gettext_lazy("发文单位"), most=60, required=False)
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)
    papers = FilesField(label=gettext_lazy("材料"))

    field_order = ("kind", "title", "number", "issued_on", "issuer", "community", "note", "papers")

    def draft(self, **more: Any) -> DocumentDraft:
        """文件草稿 for the command."""
        given = self.cleaned_data
        unit, issuer = self.named("issuer", on=given["issued_on"])
        return DocumentDraft(
            kind=DocumentKind(given["kind"]),
            title=given["title"],
            number=given["number"],
            issued_on=given["issued_on"],
            where=self.where(),
            unit=unit,
            issuer=issuer,
            note=given["note"],
            **more,
        )


class DocumentCorrectionForm(PageForm):
    """订正文件."""

    kind = forms.ChoiceField(label=gettext_lazy("文件类型"), choices=DocumentKind.choices)
    title = LineField(label=gettext_lazy("标题"), most=120)
    number = LineField(label=gettext_lazy("发文字号"), most=60, required=False)
    issued_on = DayField(label=gettext_lazy("成文日期"))
    issuer = LineField(label=gettext_lazy("发文单位"), most=60, required=False)
    note = LineField(label=gettext_lazy("备注"), most=200, required=False)

    def changes(self) -> dict[str, object]:
        """What the command is given; it knows what is otherwise."""
        given = self.cleaned_data
        unit, issuer = unit_or_text(given["issuer"], self, on=given["issued_on"])
        return {**given, "unit": unit, "issuer": issuer}


class ReasonForm(PageForm):
    """作废."""

    reason = LineField(label=gettext_lazy("理由"), most=200, rows=3)


class FilesForm(PageForm):
    """补充材料."""

    papers = FilesField(label=gettext_lazy("材料"))


def initial_of(document: Document) -> dict[str, object]:
    """What stands in the form before it is corrected or takes a new version."""
    names = ("kind", "title", "number", "issued_on", "note")
    found = {name: getattr(document, name) for name in names}
    return {**found, "issuer": issuers([document])[document.pk]}


def unit_or_text(name: str, form: PageForm, *, on: date) -> tuple[Unit | None, str]:
    """One unit that bore this name on a day, or bears it today, is that unit.

    None or several leave the name as it was typed.
    """
    days = (on, form.today) if name else ()
    found = next(filter(None, (people.find_unit(name, on=day) for day in days)), [])
    return (found[0], "") if len(found) == 1 else (None, name)
