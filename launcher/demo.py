"""`./dev demo`: from a fresh clone to a page in the browser."""

import http.client
import socket
import subprocess
import time
from collections.abc import Mapping

from launcher import assets, databases
from launcher.arguments import Demo
from launcher.environment import packages_step, uv_step
from launcher.layout import Layout
from launcher.progress import Failed, Progress, say
from launcher.stamps import ensure
from launcher.supervisor import Program, Supervisor

_HOST = "127.0.0.1"
_FIRST_PAGE = 60.0


def demo(layout: Layout, asked: Demo) -> int:
    """Sets everything up, then serves until it is told to stop."""
    progress = Progress()
    if asked.serve:
        _claim(asked.port)
    environment = databases.demo_environment(layout, asked.port)
    prepare(layout, environment, progress, asked)
    if asked.serve:
        return _serve(layout, environment, progress, asked.port)
    _print_times(progress)
    return 0


def prepare(
    layout: Layout, environment: Mapping[str, str], progress: Progress, asked: Demo
) -> None:
    ensure(uv_step(layout), layout, progress)
    ensure(packages_step(layout), layout, progress)
    assets.build(layout, progress)
    ensure(assets.gathered_step(layout, dict(environment)), layout, progress)
    if asked.fresh:
        databases.remove_demo(layout)
    databases.prepare_demo(layout, environment, progress)


def _claim(port: int) -> None:
    """Says at once, before minutes of work, that somebody else answers at this port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if probe.connect_ex((_HOST, port)) == 0:
            raise Failed(
                f"端口 {port} 已被占用", advice=f"停止占用它的程序，或 ./dev demo --port {port + 1}"
            )


def _serve(layout: Layout, environment: Mapping[str, str], progress: Progress, port: int) -> int:
    layout.demo_port.write_text(str(port), "ascii")
    supervisor = Supervisor(_programs(layout, environment, port))
    supervisor.heed_signals()
    supervisor.start()
    try:
        with progress.step("启动网页和后台任务"):
            _wait_for_page(supervisor, port)
        if not supervisor.stopping:
            _welcome(layout, environment, progress, port)
        supervisor.watch()
    finally:
        supervisor.stop()
    say("演示已停止。")
    return 0


def _wait_for_page(supervisor: Supervisor, port: int) -> None:
    deadline = time.monotonic() + _FIRST_PAGE
    supervisor.watch(until=lambda: _answers(port) or time.monotonic() > deadline)
    if time.monotonic() > deadline:
        raise Failed(f"{_FIRST_PAGE:.0f} 秒内没有打开网页", advice="先处理上面显示的错误，再重试")


def _programs(layout: Layout, environment: Mapping[str, str], port: int) -> list[Program]:
    web = layout.module("granian", "--interface", "wsgi", "--host", _HOST, "--port", str(port))
    web += ["--workers", "2", "--blocking-threads", "32", "--backpressure", "64"]
    web += ["--respawn-failed-workers", "--log-level", "error", "chuangcheng.wsgi:application"]
    worker = layout.module("chuangcheng", "db_worker", "--no-startup-delay")
    return [
        Program("网页服务", web, environment, layout.root),
        Program("后台任务", worker, environment, layout.root),
    ]


def _answers(port: int) -> bool:
    """Whether the first page comes; a proxy that the user set is not asked."""
    connection = http.client.HTTPConnection(_HOST, port, timeout=5)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def _welcome(layout: Layout, environment: Mapping[str, str], progress: Progress, port: int) -> None:
    accounts = subprocess.run(
        layout.module("chuangcheng", "demo_accounts"),
        cwd=layout.root,
        env=dict(environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    _print_times(progress)
    print(f"\n演示已就绪：http://{_HOST}:{port}/\n", flush=True)
    print(accounts.stdout or accounts.stderr, flush=True)
    print("按 Ctrl-C 停止。", flush=True)


def _print_times(progress: Progress) -> None:
    for title, seconds in progress.times:
        say(f"{seconds:7.1f} 秒  {title}")
    say(f"{progress.elapsed():7.1f} 秒  合计")
