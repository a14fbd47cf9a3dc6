"""./dev run report progress --out FILE.(txt|html|docx): the progress report as a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.snapshot import snapshot
from chuangcheng.reports import sheets
from chuangcheng.reports.dressing import SHEETS, composed
from chuangcheng.reports.models import Form
from chuangcheng.reports.progress import Reader, progress_paper, scope_of
from chuangcheng.web import clock
from chuangcheng.web.management.domain import area_named, day_given, refusals_as_errors
from chuangcheng.web.reports import files


class Command(BaseCommand):
    """Writes a report of an area as of a day."""

    help = str(_("生成报告文件"))

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=["progress"], help=_("哪种报告"))
        parser.add_argument("--as-of", metavar="DATE", help=_("截至哪一天，默认今天"))
        parser.add_argument("--area", metavar="CODE-OR-NAME", help=_("哪个区域，名称写开头即可"))
        parser.add_argument("--known-at", type=int, metavar="N", help=_("按第几条留痕时所知"))
        parser.add_argument(
            "--form",
            choices=Form.values,
            default=Form.OFFICIAL,
            help=_("文种：official 报告，briefing 情况汇报"),
        )
        parser.add_argument("--out", required=True, metavar="FILE", help=_("存到哪个文件"))

    @refusals_as_errors
    def handle(self, *_args: object, **options: Any) -> None:
        as_of, out = day_given(options["as_of"]), Path(options["out"])
        if as_of > clock.today():
            raise Refused(_("截至日期不能晚于今天"))
        with snapshot():
            area = area_named(options["area"], on=as_of)
            scope = scope_of(area, as_of=as_of, known_at=options["known_at"])
            paper = progress_paper(scope, reader=Reader.OWNER)
            form = Form(options["form"])
            paper, dress = composed(paper, form, sheets.bodies(SHEETS[form], scope))
        ending, is_demo = out.suffix.lstrip("."), clock.read().is_demo
        body, _kind = files.written(paper, dress, ending, is_demo=is_demo)
        out.write_bytes(body)
        self.stdout.write(_("已写入 %s") % out)
