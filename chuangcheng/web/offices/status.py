"""备份与状态: what an administrator looks after, each with what to do where something is wrong."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from chuangcheng.calendars import wording
from chuangcheng.offices import queries
from chuangcheng.web import health, versions
from chuangcheng.web.serving import heartbeat

Shape = dict[str, Any]
OLD_BACKUP = timedelta(days=7)
_KB = 1024


def sections(now: datetime) -> list[Shape]:
    """What the page shows, in its order; `now` is the machine's own time."""
    return [
        {"key": "backup", "title": _("备份"), "facts": _backup(now)},
        {"key": "machine", "title": _("运行"), "facts": [_room(), _worker(now), _address()]},
        {"key": "versions", "title": _("版本"), "facts": _versions()},
    ]


def brief(now: datetime) -> list[Shape]:
    """What must not go wrong unseen: the last backup, room, the worker, the address."""
    return [
        {**_backup(now)[0], "term": _("最近一次备份")},
        _room(),
        _worker(now),
        _address(),
    ]


def _backup(now: datetime) -> list[Shape]:
    last = queries.last_backup()
    if last is None:
        advice = _("还没有备份过。在服务器上运行 backup，把文件存到另一台机器")
        return [_fact(_("最近一次"), _("没有"), advice)]
    age = now - last.at
    advice = _("已经 %d 天没有备份") % age.days if age > OLD_BACKUP else ""
    is_gone = not Path(last.path).is_file()
    lies = _("文件已经不在这里，确认它存到了别处") if is_gone else ""
    return [
        _fact(_("最近一次"), wording.moment(last.at), advice),
        _fact(_("存放位置"), last.path, lies),
        _fact(
            _("大小"), _("%(size)s，附件 %(n)d 个") % {"size": _size(last.size), "n": last.files}
        ),
        _fact(_("校验值"), last.sha256),
    ]


def _room() -> Shape:
    free = shutil.disk_usage(settings.VAR).free
    advice = _("快满了，先清理或换大的磁盘") if free < health.LEAST_FREE else ""
    return _fact(_("磁盘剩余"), _size(free), advice)


def _worker(now: datetime) -> Shape:
    beat = heartbeat.last()
    if beat is None:
        return _fact(_("后台任务"), _("没有运行过"), _("用 serve 启动，它会带着后台任务"))
    is_late = (now - beat).total_seconds() > heartbeat.LATE_AFTER
    advice = _("没有动静，重启 serve；大的导入要等它") if is_late else ""
    return _fact(_("后台任务"), _("最近一次心跳 %s") % wording.moment(beat), advice)


def _address() -> Shape:
    if settings.BASE_URL:
        return _fact(_("对外的网址"), settings.BASE_URL)
    advice = _(
        "设环境变量 BASE_URL，例如 http://192.168.1.5:8000，再重启；"
        "没有它，下载的文件、二维码和邮件里不放链接，别的电脑也打不开"
    )
    return _fact(_("对外的网址"), _("没有设置"), advice)


def _versions() -> list[Shape]:
    return [
        _fact(_("创城工作台"), versions.product()),
        _fact(_("数据库"), versions.database()),
        _fact("Python", versions.python()),
        _fact("Django", versions.framework()),
    ]


def _fact(term: str, text: str, advice: str = "") -> Shape:
    return {"term": term, "text": text, "url": "", "note": advice}


def _size(n: int) -> str:
    """3.4 GB, as disks are sold in an office's shop."""
    size = float(n)
    for unit in ("B", "KB", "MB", "GB"):
        if size < _KB:
            return f"{size:.0f} {unit}" if unit in {"B", "KB"} else f"{size:.1f} {unit}"
        size /= _KB
    return f"{size:.1f} TB"
