"""What the user is told about a file that cannot be read: what is wrong and what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.unreadable import Fault, Unreadable

_SAVE_AS = gettext_lazy("请用 WPS 或 Excel 打开，“另存为” .xlsx 后再上传。")

_SENTENCES = {
    Fault.EMPTY: gettext_lazy("文件是空的，里面没有内容。请重新选择文件。"),
    Fault.TOO_BIG: gettext_lazy(
        "文件有 %(number)s MB，超过 %(most)s MB。请删去图片或分成几个文件再上传。"
    ),
    Fault.LOCKED: gettext_lazy("文件加了密码或权限保护，读不了。请先取消密码，保存后再上传。"),
    Fault.OLD_EXCEL: gettext_lazy(
        "这是旧版 Office 文件（.doc、.ppt 一类），不是表格。请把表格复制到 .xlsx 里再上传。"
    ),
    Fault.BINARY_EXCEL: gettext_lazy("这是二进制表格（.xlsb）。%(save_as)s"),
    Fault.OPEN_DOCUMENT: gettext_lazy("这是 OpenDocument 文件（.ods）。%(save_as)s"),
    Fault.XML_TABLE: gettext_lazy("这是 XML 表格 2003（.xml）。%(save_as)s"),
    Fault.WEB_PAGE: gettext_lazy("这是网页（HTML）存成的表格，不是 .xlsx。%(save_as)s"),
    Fault.OTHER_OFFICE: gettext_lazy(
        "这是 Word 或演示文件，不是表格。请把表格复制到 .xlsx 里再上传。"
    ),
    Fault.NOT_A_WORKBOOK: gettext_lazy("这不是表格。请选择台账的 .xlsx、.xls 或 .csv 文件。"),
    Fault.DAMAGED: gettext_lazy(
        "文件已损坏或没有传完整%(in_part)s。请重新复制一份，确认能打开后再上传。"
    ),
    Fault.SURROUNDED: gettext_lazy("文件前后或中间夹带了不属于表格的内容。%(save_as)s"),
    Fault.METHOD: gettext_lazy("文件里的“%(part)s”用了表格不用的压缩方式。%(save_as)s"),
    Fault.ENTRIES: gettext_lazy(
        "文件里有 %(number)s 个部分，超过 %(most)s 个，不像一张台账。请删去图片后再上传。"
    ),
    Fault.UNPACKED: gettext_lazy(
        "文件解开后有 %(number)s MB，超过 %(most)s MB。请分成几个文件再上传。"
    ),
    Fault.RATIO: gettext_lazy("文件解开后大了 %(most)s 倍以上%(in_part)s，不予读取。%(save_as)s"),
    Fault.PATH: gettext_lazy("文件里有不正常的路径“%(part)s”，不予读取。%(save_as)s"),
    Fault.DUPLICATE: gettext_lazy("文件里有两个“%(part)s”，不知道该读哪一个。%(save_as)s"),
    Fault.NESTED: gettext_lazy("表里嵌着别的文件（%(part)s）。请删去嵌入的对象后再上传。"),
    Fault.MACRO: gettext_lazy(
        "文件带有宏（%(part)s），不予读取。请“另存为”不带宏的 .xlsx 后再上传。"
    ),
    Fault.EXTERNAL: gettext_lazy(
        "表里有指向其他文件的链接（%(part)s）。请在“数据—编辑链接”里断开链接，保存后再上传。"
    ),
    Fault.QUERY: gettext_lazy(
        "表里有外部数据连接或查询（%(part)s）。请把数据粘贴为数值到新表后再上传。"
    ),
    Fault.DOCTYPE: gettext_lazy("文件的“%(part)s”里有实体声明（DTD），正常的表格没有，不予读取。"),
    Fault.ENCODING: gettext_lazy("文件的“%(part)s”不是 UTF-8 编码。%(save_as)s"),
    Fault.MARKUP: gettext_lazy("文件的“%(part)s”已损坏，读不下去。%(save_as)s"),
    Fault.STYLES: gettext_lazy(
        "表里的单元格格式超过 %(most)s 种。请把内容粘贴为数值到新表后再上传。"
    ),
    Fault.SHEETS: gettext_lazy("文件里有 %(number)s 张工作表，能读的是 1 到 %(most)s 张。"),
    Fault.MISSING_PART: gettext_lazy("文件里缺少“%(part)s”，不是完整的表格。%(save_as)s"),
    Fault.MERGES: gettext_lazy(
        "工作表“%(sheet)s”的合并单元格超过 %(most)s 处。请取消合并后再上传。"
    ),
    Fault.ADDRESS: gettext_lazy("文件的“%(part)s”里有不正常的单元格地址“%(cell)s”。%(save_as)s"),
    Fault.TOO_FAR: gettext_lazy(
        "工作表“%(sheet)s”的单元格 %(cell)s 太远：一张表最多 %(rows)s 行、%(columns)s 列。"
        "请删去远处的内容或分成几张表再上传。"
    ),
    Fault.LOST_TEXT: gettext_lazy(
        "工作表“%(sheet)s”的单元格 %(cell)s 指向不存在的文字，文件已损坏。%(save_as)s"
    ),
    Fault.LONG_TEXT: gettext_lazy(
        "工作表“%(sheet)s”的单元格 %(cell)s 超过 %(most)s 个字。请缩短后再上传。"
    ),
    Fault.BAD_NUMBER: gettext_lazy(
        "工作表“%(sheet)s”的单元格 %(cell)s 里的数字不能读，文件已损坏。%(save_as)s"
    ),
    Fault.TOO_MUCH: gettext_lazy("表里的内容太多，一次读不完。请分成几个文件再上传。"),
    Fault.MEMORY: gettext_lazy("读这个文件要用的内存太多，已停止。请分成几个文件再上传。"),
    Fault.TIME: gettext_lazy("这个文件 %(most)s 秒还没有读完，已停止。请分成几个文件再上传。"),
    Fault.CRASHED: gettext_lazy("这个文件读不下去，可能太大或已损坏。%(save_as)s"),
}


def sentence(answer: Unreadable) -> str:
    """The Chinese sentence for a file that cannot be read, with its part, sheet and cell."""
    part = answer.facts.get("part")
    facts = {"in_part": _("（%s）") % part if part else "", "save_as": _SAVE_AS, **answer.facts}
    return str(_SENTENCES[answer.fault]) % facts
