"""报出一个数的表单."""

from django.utils.translation import gettext_lazy

from chuangcheng.web.fields import DayField, LineField, PageForm


class TellForm(PageForm):
    """报出这个数: to whom, how, on which day. The number is what the records say."""

    told_to = LineField(
        label=gettext_lazy("报给谁"),
        most=60,
        help_text=gettext_lazy("写单位或场合，例如 区创城办、街道调度会"),
    )
    channel = LineField(
        label=gettext_lazy("怎么报的"),
        most=40,
        required=False,
        help_text=gettext_lazy("例如 电话、微信群、会上口头"),
    )
    told_on = DayField(label=gettext_lazy("报出日期"))
