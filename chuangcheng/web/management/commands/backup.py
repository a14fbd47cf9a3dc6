"""./dev run backup --out DIR: the whole office in one file, with the hash by which it is known."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from chuangcheng.kernel.actor import INSTALLER
from chuangcheng.web import clock
from chuangcheng.web.backups import archive, making
from chuangcheng.web.management.domain import refusals_as_errors


class Command(BaseCommand):
    """Copies a running office; nobody has to stop working."""

    help = str(_("备份数据库和全部附件，写成一个文件"))

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--out", metavar="DIR", help=_("存到哪个文件夹，默认 VAR_DIR 下的 backups")
        )

    @refusals_as_errors
    def handle(self, *_args: object, **options: Any) -> None:
        folder = Path(options["out"] or Path(settings.VAR) / "backups").resolve()
        made = making.make(folder, by=INSTALLER, now=clock.real_now())
        told = archive.shape(made.manifest)
        self.stdout.write(str(made.path))
        self.stdout.write(f"SHA-256 {made.sha256}")
        self.stdout.write(_("%(rows)d 行记录，%(files)d 个附件") % told)
        for path in made.manifest.damaged:
            self.stderr.write(_("附件 %s 已经损坏，照原样备份了；从更早的备份里找回它") % path)
