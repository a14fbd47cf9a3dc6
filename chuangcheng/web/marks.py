"""标记: what every page says of the data on it (示例, 演示)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EXAMPLE = _("示例，以上级下发版本为准")
DEMO = _("演示数据，内容虚构，与所列单位无关")


def of_office() -> list[Promise]:
    """Where real work is done: built-in categories and limits are examples."""
    return [EXAMPLE]


def of_demo() -> list[Promise]:
    """Where all is invented."""
    return [DEMO, EXAMPLE]
