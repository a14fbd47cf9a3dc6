"""`./dev demo`: from a fresh clone to a page in the browser."""

from launcher import databases, serve
from launcher.arguments import Demo
from launcher.layout import Layout
from launcher.progress import Progress

_HOST = "127.0.0.1"


def demo(layout: Layout, asked: Demo) -> int:
    """Sets everything up, then becomes the command that serves until it is told to stop."""
    progress = Progress()
    if asked.serve:
        serve.claim(_HOST, asked.port, verb="demo")
    environment = databases.demo_environment(layout, asked.port)
    serve.prepare(layout, environment, progress)
    if asked.fresh:
        databases.remove_demo(layout)
    databases.prepare_demo(layout, environment, progress)
    progress.print_times()
    if not asked.serve:
        return 0
    layout.demo_port.write_text(str(asked.port), "ascii")
    return serve.go(layout, environment, _HOST, asked.port)
