"""媒体报道台账 and 入户宣传台账: their columns with their other names, the words for channels."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout
from chuangcheng.publicity.models import MediaChannel

K = ColumnKind
C = MediaChannel

_CHANNELS: dict[str, object] = {
    **{str(each.label): each for each in C},
    **dict.fromkeys(("报刊", "日报", "晚报", "纸媒"), C.NEWSPAPER),
    **dict.fromkeys(("电视台", "电视新闻"), C.TELEVISION),
    **dict.fromkeys(("电台", "广播电台", "大喇叭"), C.RADIO),
    **dict.fromkeys(("网络", "门户网站", "政府网站", "网络媒体", "新闻网"), C.WEBSITE),
    **dict.fromkeys(("微信公众号", "公众号", "微信推送", "美篇", "朋友圈"), C.WECHAT),
    **dict.fromkeys(("抖音", "快手", "视频号", "微视频", "小视频"), C.SHORT_VIDEO),
    **dict.fromkeys(("其他", "其它", "APP", "客户端"), C.OTHER_CHANNEL),
}
_SERIAL = Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No."))
_NOTE = Column("note", "备注", K.NAME, ("附注", "说明", "备注说明"), most=200)

PIECE_LIST = Layout(
    "pieces",
    "媒体报道台账",
    (
        _SERIAL,
        Column(
            "published_on",
            "刊播日期",
            K.DATE,
            (
                "刊发日期",
                "发布日期",
                "刊播时间",
                "发布时间",
                "报道日期",
                "报道时间",
                "日期",
                "时间",
            ),
        ),
        Column(
            "title",
            "报道标题",
            K.TEXT,
            ("稿件标题", "稿件名称", "新闻标题", "报道题目", "宣传稿件", "稿件题目"),
            required=True,
            most=120,
        ),
        Column(
            "channel",
            "报道渠道",
            K.CHOICE,
            ("渠道", "刊播渠道", "发布渠道", "媒体类型", "媒体类别"),
            choices=_CHANNELS,
        ),
        Column(
            "outlet",
            "媒体名称",
            K.NAME,
            ("媒体", "刊播媒体", "发布媒体", "刊发媒体", "发布平台", "刊播平台"),
            most=60,
        ),
        Column(
            "community", "社区(村)", K.NAME, ("社区/村", "社区", "村", "所属社区", "范围"), most=60
        ),
        Column("url", "链接", K.TEXT, ("网址", "链接地址", "报道链接", "网页链接"), most=300),
        Column("unit", "供稿单位", K.NAME, ("报送单位", "撰稿单位", "投稿单位"), most=60),
        _NOTE,
    ),
)

DOORSTEP_LIST = Layout(
    "doorsteps",
    "入户宣传台账",
    (
        _SERIAL,
        Column(
            "visited_on",
            "入户日期",
            K.DATE,
            ("入户时间", "走访日期", "走访时间", "宣传日期", "宣传时间", "日期", "时间"),
            required=True,
        ),
        Column(
            "community",
            "社区(村)",
            K.NAME,
            ("社区/村", "社区", "村", "所属社区", "入户社区", "地点"),
            most=60,
            carried=True,
        ),
        Column(
            "households",
            "入户户次",
            K.COUNT,
            ("入户户数", "走访户数", "入户数", "户次", "走访户次", "入户宣传户数"),
        ),
        Column(
            "leaflets",
            "发放宣传单",
            K.COUNT,
            ("宣传单", "宣传单数", "发放份数", "发放宣传品", "宣传资料", "发放宣传资料", "倡议书"),
        ),
        Column("unit", "入户单位", K.NAME, ("走访单位", "宣传单位", "责任单位"), most=60),
        _NOTE,
    ),
)
