"""./dev run restore FILE --into URL: a backup into an empty database, proved before and after."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from chuangcheng.web import clock
from chuangcheng.web.backups import archive, restoring
from chuangcheng.web.backups.restoring import Target
from chuangcheng.web.management.domain import refusals_as_errors


class Command(BaseCommand):
    """Refuses what is damaged, and a place where records stand."""

    help = str(_("从备份恢复；文件坏了、目标里有数据都不动手"))
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help=_("备份文件"))
        parser.add_argument("--into", required=True, metavar="URL", help=_("恢复到哪个数据库"))
        parser.add_argument("--media", metavar="DIR", help=_("附件放到哪里，默认 MEDIA_ROOT"))
        parser.add_argument(
            "--replace", action="store_true", help=_("目标里有数据也恢复，先留一份安全拷贝")
        )

    @refusals_as_errors
    def handle(self, *_args: object, **options: Any) -> None:
        file = Path(options["file"])
        target = Target(options["into"], Path(options["media"] or settings.MEDIA_ROOT))
        if options["replace"]:
            keep_in, now = Path(settings.VAR) / "backups", clock.real_now()
            done = restoring.replace(file, target, keep_in=keep_in, now=now)
        else:
            done = restoring.restore(file, target)
        if done.kept:
            self.stdout.write(_("原来的数据留在 %s") % done.kept)
        self.stdout.write(
            _("已恢复 %(rows)d 行记录，%(files)d 个附件") % archive.shape(done.manifest)
        )
        for path in done.manifest.damaged:
            self.stderr.write(_("附件 %s 在备份时就已经损坏") % path)
