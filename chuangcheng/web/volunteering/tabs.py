"""志愿服务的分页: activities, stations, programmes; and the crumb above them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chuangcheng.web.pages import crumb


def of(current: str) -> list[dict[str, Any]]:
    """The tabs for components/views.html."""
    named = (
        ("list", _("志愿活动")),
        ("stations", _("服务站点")),
        ("programmes", _("服务项目")),
    )
    return [
        {
            "text": text,
            "count": "",
            "url": reverse(f"volunteering:{page}"),
            "current": page == current,
        }
        for page, text in named
    ]


def top() -> dict[str, str]:
    """志愿服务."""
    return crumb(_("志愿服务"), reverse("volunteering:list"))
