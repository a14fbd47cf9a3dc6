"""Debian's packages: installed by the launcher only as root, and only when it was told to."""

import os
import shutil
import sys

from launcher.layout import Layout
from launcher.processes import quietly, surroundings


def may_install() -> bool:
    """Whether packages can be had without asking anybody: apt is there and we are root."""
    return sys.platform != "win32" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(*packages: str, layout: Layout) -> None:
    environment = surroundings(DEBIAN_FRONTEND="noninteractive")
    for name, words in (
        ("apt-update", ["update", "-q"]),
        ("apt-install", ["install", "-q", "-y", "--no-install-recommends", *packages]),
    ):
        quietly(
            ["apt-get", *words],
            layout=layout,
            environment=environment,
            name=name,
            advice=f"手工安装：apt-get install {' '.join(packages)}",
        )
