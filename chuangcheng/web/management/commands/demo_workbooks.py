"""./dev run demo_workbooks: 演示台账, three workbooks, generated anew from the demo's tables."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from chuangcheng.demo import workbooks


class Command(BaseCommand):
    """Writes the workbooks; on every machine they come out byte for byte the same."""

    help = str(_("重新生成演示用的三份台账"))

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--into", type=Path, default=workbooks.FILES, help=_("写到哪个文件夹"))

    def handle(self, *_args: object, **options: Any) -> None:
        for path in workbooks.write(options["into"]):
            self.stdout.write(str(path))
