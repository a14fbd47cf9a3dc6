"""换范围: the area and the day of a figure's question."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chuangcheng.figures.kinds import Scope
from chuangcheng.figures.rules import may_see
from chuangcheng.places.models import Area
from chuangcheng.web import words
from chuangcheng.web.http import Request


class ScopeForm(forms.Form):
    """换范围: a GET form; what it sends is read by `asked.scope`."""

    as_of = forms.CharField(label=_("截至"), widget=forms.TextInput({"size": 12}))
    area = forms.ChoiceField(label=_("区域"))

    def __init__(self, request: Request, scope: Scope) -> None:
        initial: dict[str, Any] = {"as_of": words.full_day(scope.as_of), "area": scope.area.pk}
        super().__init__(initial=initial)
        areas = Area.objects.valid(scope.as_of).filter(subdistrict=scope.area.subdistrict_id)
        self.fields["area"].choices = [  # type: ignore[attr-defined]
            (area.pk, area.name)
            for area in (areas if scope.area.subdistrict_id else [scope.area])
            if may_see(request.actor, area)
        ]
