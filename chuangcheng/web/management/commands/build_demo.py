"""./dev run --demo build_demo: 建立演示数据 in an empty database; tells each step."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from django.utils.translation import gettext as _

from chuangcheng.demo import build
from chuangcheng.web.demo import initial
from chuangcheng.web.management.domain import refusals_as_errors
from chuangcheng.web.plan import nightly


class Command(BaseCommand):
    """Builds the demo, all of it or nothing, and keeps a copy to which it can be put back."""

    help = str(_("建立演示数据：一个虚构的街道，时钟停在 2021年4月15日 9:00"))

    @refusals_as_errors
    def handle(self, *_args: object, **_options: Any) -> None:
        started = time.monotonic()

        def tell(step: str) -> None:
            took = time.monotonic() - started
            self.stderr.write(_("%(took)7.1f 秒  %(step)s") % {"took": took, "step": step})

        build.build(tell=tell)
        tell(_("核算工作计划"))
        nightly.judge_everywhere(now=build.STANDS_AT)
        if connection.vendor == "sqlite" and Path(connection.settings_dict["NAME"]).is_file():
            tell(_("留存初始数据"))
            initial.keep()
        tell(_("演示数据已建好"))
