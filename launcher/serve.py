"""`./dev serve`: the office's own system from a checkout; what serves is `chuangcheng serve`."""

import socket
from collections.abc import Mapping

from launcher import assets, databases
from launcher.arguments import Serve
from launcher.environment import packages_step, uv_step
from launcher.layout import Layout
from launcher.processes import become
from launcher.progress import Failed, Progress
from launcher.stamps import ensure

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - they are only read here


def serve(layout: Layout, asked: Serve) -> int:
    """Sets everything up, then becomes the command that serves until it is told to stop."""
    progress = Progress()
    claim(asked.host, asked.port, verb="serve")
    environment = databases.office_environment(layout)
    environment.pop("DEMO", None)  # an office has no door that anybody opens with one click
    prepare(layout, environment, progress)
    databases.bring_up_to_date(layout, environment, progress)
    return go(layout, environment, asked.host, asked.port)


def prepare(layout: Layout, environment: Mapping[str, str], progress: Progress) -> None:
    """Environment and assets; the database is each verb's own."""
    ensure(uv_step(layout), layout, progress)
    ensure(packages_step(layout), layout, progress)
    assets.build(layout, progress)
    ensure(assets.gathered_step(layout, dict(environment)), layout, progress)


def claim(host: str, port: int, *, verb: str) -> None:
    """Says at once, before minutes of work, that somebody else answers at this port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if probe.connect_ex((_EVERYWHERE.get(host, host), port)) == 0:
            raise Failed(
                f"端口 {port} 已被占用",
                advice=f"停止占用它的程序，或 ./dev {verb} --port {port + 1}",
            )


def go(layout: Layout, environment: Mapping[str, str], host: str, port: int) -> int:
    """Becomes the command that keeps web server and worker running."""
    words = ["serve", "--prepared", "--host", host, "--port", str(port)]
    return become(layout.module("chuangcheng", *words), environment)
