"""./dev run reseal: every sealed name under the first of the keys, so that an old one may go."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.partners import assisting
from chuangcheng.web import clock
from chuangcheng.web.management.domain import refusals_as_errors


class Command(BaseCommand):
    """Seals the names of assisted persons anew; shows none of them."""

    help = str(_("用第一把密钥重新密封帮扶对象的姓名，旧密钥随后可以拿掉"))

    @refusals_as_errors
    def handle(self, *_args: object, **_options: Any) -> None:
        n = assisting.reseal(by=INSTALLER, now=clock.now())
        self.stdout.write(_("重新密封了 %s 个姓名") % n)
