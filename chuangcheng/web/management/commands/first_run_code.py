"""./dev run first_run_code: prints the one-time code again, while the office is not founded."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.offices import queries
from chuangcheng.web.management.domain import refusals_as_errors
from chuangcheng.web.offices import code


class Command(BaseCommand):
    """Who can run this can read the machine's secrets anyway."""

    help = str(_("再打印一次开通用的一次性口令"))

    @refusals_as_errors
    def handle(self, *_args: object, **_options: Any) -> None:
        if not queries.is_unfounded():
            raise Refused(_("本单位已经开通，不再有一次性口令；忘了密码，找系统管理员重设"))
        self.stdout.write(code.in_groups(code.shown()))
