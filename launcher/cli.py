"""The command line: `./dev VERB …`."""

import io
import signal
import sys
from collections.abc import Callable
from types import FrameType

from launcher import arguments
from launcher.layout import here
from launcher.progress import Failed, refused, say

HELP = """\
创城工作台启动器

  ./dev demo [--port N] [--fresh] [--no-serve]
      准备好一切并打开演示：环境、前端、演示数据库、网页和后台任务。
      --fresh 重建演示数据库；--no-serve 只准备不启动。
  ./dev serve [--port N] [--host 地址]
      准备好一切并运行本单位自己的系统；默认只有本机能访问。
      第一次打开网页就开通：填街道、社区和第一个账号。
  ./dev test [--install-browser]
      全部检查和测试：格式、规范、类型、迁移、SQLite、PostgreSQL、浏览器。
      --install-browser 没有 Chromium 时安装（Debian，root）。
  ./dev test [--postgresql] 路径 [pytest 参数]
      只用 pytest 跑这些测试（SQLite；--postgresql 改用 PostgreSQL）。
  ./dev run [--demo] 命令 [参数]
      运行管理命令，命令名中的连字符等于下划线；--demo 用演示数据库。
  ./dev bench [名称]
      运行基准测试；不写名称则列出。
  ./dev help
      显示本说明。
"""


def main(words: list[str]) -> int:
    """Does what the words say; answers the exit code."""
    _speak_utf8()
    signal.signal(signal.SIGTERM, _end_in_order)
    verb, *rest = words or ["help"]
    if verb not in _VERBS:
        say(f"没有“{verb}”这个命令。\n\n{HELP}")
        return 2
    try:
        return _VERBS[verb](rest)
    except arguments.Unclear as unclear:
        say(str(unclear))
        return 2
    except Failed as failure:
        say(f"\n{failure}")
        return 1
    except OSError as error:
        say(f"\n{refused(error)}")
        return 1
    except KeyboardInterrupt:
        return 130


def _demo(words: list[str]) -> int:
    from launcher.demo import demo

    return demo(here(), arguments.read_demo(words))


def _serve(words: list[str]) -> int:
    from launcher.serve import serve

    return serve(here(), arguments.read_serve(words))


def _test(words: list[str]) -> int:
    from launcher.suite import test

    return test(here(), arguments.read_test(words))


def _run(words: list[str]) -> int:
    from launcher.run import run

    return run(here(), arguments.read_run(words))


def _bench(words: list[str]) -> int:
    from launcher.run import bench

    return bench(here(), arguments.Bench(tuple(words)))


def _help(_: list[str]) -> int:
    print(HELP, end="")
    return 0


_VERBS: dict[str, Callable[[list[str]], int]] = {
    "demo": _demo,
    "serve": _serve,
    "test": _test,
    "run": _run,
    "bench": _bench,
    "help": _help,
    "-h": _help,
    "--help": _help,
}


def _speak_utf8() -> None:
    """A console that lacks a character shows another one instead of stopping the launcher."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _end_in_order(number: int, _: FrameType | None) -> None:
    """SIGTERM unwinds, so that what was started is stopped."""
    sys.exit(128 + number)
