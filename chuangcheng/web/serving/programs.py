"""服务程序: the web server and the worker, on an address of this machine."""

import http.client
import os
import socket
import sys
from pathlib import Path

from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.web.serving.supervisor import Program

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - they are only read here


def programs(host: str, port: int) -> list[Program]:
    """What is kept running. The office answers to the name under which it was told to listen."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if host not in _EVERYWHERE:
        names = [os.environ.get("ALLOWED_HOSTS", ""), f"[{host}]" if ":" in host else host]
        environment["ALLOWED_HOSTS"] = ",".join(filter(None, names))
    web = [*_module("granian"), "--interface", "wsgi", "--host", host, "--port", str(port)]
    web += ["--workers", "2", "--blocking-threads", "32", "--backpressure", "64"]
    web += ["--respawn-failed-workers", "--log-level", "error", "chuangcheng.wsgi:application"]
    worker = [*_module("chuangcheng"), "work", "--no-startup-delay"]
    here = Path.cwd()
    return [
        Program(_("网页服务"), web, environment, here),
        Program(_("后台任务"), worker, environment, here),
    ]


def refuse_taken(host: str, port: int) -> None:
    """Says at once that somebody else answers at this port. Raises Refused."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if probe.connect_ex((_near(host), port)) == 0:
            facts = {"port": port, "next": port + 1}
            raise Refused(
                _("端口 %(port)d 已被占用；停止占用它的程序，或加 --port %(next)d") % facts
            )


def answers(host: str, port: int) -> bool:
    """Whether pages come; a proxy that the user set is not asked."""
    connection = http.client.HTTPConnection(_near(host), port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def address(host: str, port: int) -> str:
    """The address at which a browser on this machine finds it."""
    near = _near(host)
    return f"http://{f'[{near}]' if ':' in near else near}:{port}/"


def _near(host: str) -> str:
    return _EVERYWHERE.get(host, host)


def _module(name: str) -> list[str]:
    """The words that run a module, whatever the current folder holds."""
    return [sys.executable, "-P", "-m", name]
