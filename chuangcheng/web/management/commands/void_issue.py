"""./dev run void-issue NUMBER --by ACCOUNT --reason TEXT: 作废 one issue."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from chuangcheng.issues import commands
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.refusal import Refused
from chuangcheng.web import clock
from chuangcheng.web.management.domain import account_named, refusals_as_errors


class Command(BaseCommand):
    """Voids one issue as somebody who may; every figure follows by itself."""

    help = str(_("作废一条问题"))

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", metavar="NUMBER", help=_("问题编号"))
        parser.add_argument("--by", required=True, metavar="ACCOUNT", help=_("谁来作废，登录名"))
        parser.add_argument("--reason", required=True, metavar="TEXT", help=_("理由"))

    @refusals_as_errors
    def handle(self, *_args: object, **options: Any) -> None:
        issue = Issue.objects.filter(number=options["number"]).first()
        if issue is None:
            raise Refused(_("没有编号为“%s”的问题") % options["number"])
        by = account_named(options["by"])
        commands.void(issue, reason=options["reason"], by=by, now=clock.now())
        self.stdout.write(_("%s 已作废") % issue.number)
