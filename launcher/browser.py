"""The browser: an installed Chromium, which the launcher only installs when it was told to."""

import os
import shutil
from pathlib import Path

from launcher import debian
from launcher.layout import Layout
from launcher.progress import Progress

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
_PACKAGES = ("chromium", "fonts-noto-cjk")

ABSENT = """\
!! 没有找到 Chromium：浏览器测试全部跳过，没有验证任何页面。
!! Debian（root）：./dev test --install-browser；其他系统：安装 Chrome 或设置 CHROMIUM=程序路径。"""


def find(path: str | None = None) -> str | None:
    """The program that CHROMIUM names, else the first known one."""
    if given := os.environ.get("CHROMIUM"):
        return shutil.which(given, path=path)
    on_path = (shutil.which(name, path=path) for name in _NAMES)
    elsewhere = (place for place in _PLACES if Path(place).is_file())
    return next(filter(None, on_path), None) or next(elsewhere, None)


def find_or_install(layout: Layout, progress: Progress, *, wanted: bool) -> str | None:
    """Installs by apt where that was asked for and is possible; CI=true asks for it."""
    found = find()
    if found or not (wanted or os.environ.get("CI") == "true") or not debian.may_install():
        return found
    with progress.step("安装 Chromium 和中文字体"):
        debian.install(*_PACKAGES, layout=layout)
    return find()
