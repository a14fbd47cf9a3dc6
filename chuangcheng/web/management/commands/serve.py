"""./dev serve, chuangcheng serve: the office's pages and worker, until they are told to stop."""

import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.offices import queries
from chuangcheng.web.management.domain import refusals_as_errors
from chuangcheng.web.offices import code
from chuangcheng.web.serving import programs
from chuangcheng.web.serving.supervisor import Supervisor

FIRST_PAGE = 60.0  # seconds
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Command(BaseCommand):
    """Brings the database up to date, starts everything, says where it is."""

    help = str(_("运行本单位的网页服务和后台任务"))
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help=_("监听的地址，默认只有本机能访问"))
        parser.add_argument("--port", type=int, default=8000, help=_("端口，默认 8000"))
        parser.add_argument(
            "--prepared", action="store_true", help=_("数据库和静态文件已经准备好，直接启动")
        )

    @refusals_as_errors
    def handle(self, *_args: object, **options: Any) -> None:
        host, port = options["host"], options["port"]
        programs.refuse_taken(host, port)
        _shut_others_out(Path(settings.VAR))
        if not options["prepared"]:
            _prepare()
        self._serve(host, port)

    def _serve(self, host: str, port: int) -> None:
        supervisor = Supervisor(programs.programs(host, port))
        supervisor.heed_signals()
        supervisor.start()
        try:
            _wait_for_page(supervisor, host, port)
            if not supervisor.stopping:
                self._welcome(host, port)
            supervisor.watch()
        finally:
            supervisor.stop()
        self.stderr.write(_("已停止。"))

    def _welcome(self, host: str, port: int) -> None:
        said = _("演示已就绪：%s") if settings.DEMO else _("创城工作台已就绪：%s")
        self.stdout.write("\n" + said % programs.address(host, port) + "\n")
        if settings.DEMO:
            call_command("demo_accounts", stdout=self.stdout)
        else:
            self._tell_office(host)
        connections.close_all()
        self.stdout.write(_("按 Ctrl-C 停止。"))
        self.stdout.flush()

    def _tell_office(self, host: str) -> None:
        if settings.BASE_URL:
            self.stdout.write(_("对外的网址：%s") % settings.BASE_URL)
        elif host not in LOOPBACK:
            self.stdout.write(_("没有设置 BASE_URL：别的电脑打不开，文件和二维码里也没有链接。"))
        if not queries.is_unfounded():
            code.forget()
            return
        self.stdout.write(_("还没有开通：在这台机器的浏览器里打开上面的网址。"))
        secret = code.in_groups(code.renew())
        if self.stdout.isatty():
            self.stdout.write(_("从别的电脑开通要一次性口令：%s") % secret)
        else:  # what is no terminal is a log, and a log must not hold it
            self.stdout.write(_("从别的电脑开通要一次性口令，运行 first_run_code 就打印出来。"))


def _shut_others_out(folder: Path) -> None:
    """Records, key and code are for the user alone who runs the office."""
    folder.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):  # the folder of somebody else keeps the rights that they gave it
        folder.chmod(0o700)


def _prepare() -> None:
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    connections.close_all()


def _wait_for_page(supervisor: Supervisor, host: str, port: int) -> None:
    deadline = time.monotonic() + FIRST_PAGE
    supervisor.watch(until=lambda: programs.answers(host, port) or time.monotonic() > deadline)
    if time.monotonic() > deadline:
        facts = {"seconds": FIRST_PAGE}
        raise Refused(_("%(seconds).0f 秒内没有打开网页；先处理上面显示的错误，再重试") % facts)
