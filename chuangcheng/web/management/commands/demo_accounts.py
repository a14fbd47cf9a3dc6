"""./dev run --demo demo_accounts: 演示账号, one a line: name, role, sign-in name."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import law_day
from chuangcheng.demo.cast import MEMBERS, PASSWORD
from chuangcheng.kernel.refusal import Refused
from chuangcheng.web import clock
from chuangcheng.web.demo import accounts
from chuangcheng.web.management.domain import refusals_as_errors


class Command(BaseCommand):
    """Prints whom a visitor can sign in as; the password once, above them."""

    help = str(_("列出演示账号：姓名、角色、登录名"))

    @refusals_as_errors
    def handle(self, *_args: object, **_options: Any) -> None:
        moment = clock.read()
        if not moment.is_demo:
            raise Refused(_("这个数据库不是演示数据，没有演示账号"))
        known = {member.username for member in MEMBERS if member.known}
        self.stdout.write(
            _("演示账号在登录页一键进入；带 * 的也可以用密码登录，密码都是 %s") % PASSWORD
        )
        for account in accounts.listed(on=law_day(moment.now)):
            mark = "*" if account.username in known else " "
            self.stdout.write(f"{mark} {account.name}  {account.role}  {account.username}")
