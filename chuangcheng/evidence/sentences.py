"""What the user is told about an attachment that cannot be kept: what is wrong and what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.kernel.unreadable import Fault, Unreadable

_DAMAGED = gettext_lazy("文件已损坏或没有传完整；请确认能打开后再上传")
_NOT_ACCEPTED = gettext_lazy("这不是能收的附件；请上传 PDF、docx 或 xlsx 文件，或者照片")
_CROOKED = gettext_lazy("文件里有正常文件没有的东西，为安全起见不能收；请打开后另存一份再上传")
_TOO_MUCH = gettext_lazy("文件里的内容太多，一次读不完；请分成几个文件，或转成 PDF 再上传")
_LINKED = gettext_lazy("文件里有指向外面的链接或连接，打开时会去取别的内容；请断开链接后再上传")

_SENTENCES = {
    Fault.TOO_BIG: gettext_lazy("文件有 %(number)s MB，超过 %(most)s MB；请压缩或分成几个再上传"),
    Fault.LOCKED: gettext_lazy("文件加了密码或权限保护；请先取消保护，保存后再上传"),
    Fault.OLD_EXCEL: gettext_lazy("这是旧版 Office 文件；请另存为 docx、xlsx 或 PDF 再上传"),
    Fault.BINARY_EXCEL: gettext_lazy("这是二进制表格；请另存为 xlsx 再上传"),
    Fault.OPEN_DOCUMENT: gettext_lazy("这是 OpenDocument 文件；请另存为 docx、xlsx 或 PDF 再上传"),
    Fault.MACRO: gettext_lazy("文件带有宏，不能收；请另存为不带宏的 docx 或 xlsx 再上传"),
    Fault.SCRIPT: gettext_lazy("PDF 里带有脚本或会自己动作的内容，不能收；请打印成 PDF 再上传"),
    Fault.NESTED: gettext_lazy("文件里嵌着别的文件；请删去嵌入的文件，把它单独上传"),
    Fault.EXTERNAL: _LINKED,
    Fault.QUERY: _LINKED,
    Fault.SURROUNDED: gettext_lazy("文件前后夹带了别的内容，为安全起见不能收；请另存一份再上传"),
    Fault.UNPACKED: gettext_lazy("文件解开后有 %(number)s MB，超过 %(most)s MB，不能收"),
    Fault.RATIO: gettext_lazy("文件解开后大了 %(most)s 倍以上，不能收；请另存一份再上传"),
    Fault.NO_PAGES: gettext_lazy("PDF 要有 1 到 %(most)s 页；请检查文件，或分成几个再上传"),
    Fault.DAMAGED: _DAMAGED,
    Fault.MARKUP: _DAMAGED,
    Fault.CRASHED: _DAMAGED,
    Fault.NOT_A_PAPER: _NOT_ACCEPTED,
    Fault.NOT_A_WORKBOOK: _NOT_ACCEPTED,
    Fault.OTHER_OFFICE: _NOT_ACCEPTED,
    Fault.ENTRIES: _TOO_MUCH,
    Fault.SHEETS: _TOO_MUCH,
    Fault.TOO_MUCH: _TOO_MUCH,
    Fault.MEMORY: _TOO_MUCH,
    Fault.TIME: _TOO_MUCH,
}


def of_paper(answer: Unreadable) -> str:
    """The Chinese sentence for an attachment."""
    return str(_SENTENCES.get(answer.fault, _CROOKED)) % answer.facts


def of_heic() -> str:
    """The one for a photo whose coded pixels do not come out."""
    return _("HEIC 照片打不开：已损坏、没有传完或太大；请在手机上转成 JPEG 再上传")
