"""./dev run judge_plan: what every plan shows today, kept; the worker does it every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from chuangcheng.plan.models import Verdict
from chuangcheng.web import clock
from chuangcheng.web.management.domain import refusals_as_errors
from chuangcheng.web.plan import nightly


class Command(BaseCommand):
    """Judges all items that ask something, and says which stand otherwise than before."""

    help = str(_("核算各街道的工作计划，保存结论；后台每晚自己做一次"))

    @refusals_as_errors
    def handle(self, *_args: object, **_options: Any) -> None:
        for town, changed in nightly.judge_everywhere(now=clock.now()).items():
            facts = {"town": town.name, "n": len(changed)}
            self.stdout.write(_("%(town)s：%(n)d 项的结论有变化") % facts)
            for item in changed:
                self.stdout.write(f"  {Verdict(item.verdict).label}  {item.text}")
