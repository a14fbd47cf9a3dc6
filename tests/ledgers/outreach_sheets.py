"""Ledgers of media pieces and doorstep visits as offices keep them, and one of each that fails."""

from tests.ledgers import messy
from tests.ledgers.messy import Page


def pieces() -> bytes:
    """A title, channels by their trade names or only the medium's, days in three ways."""
    rows = [
        ["XX街道创城宣传稿件统计表"],
        ["序号", "稿件标题", "媒体类型", "刊播媒体", "刊发日期", "网址", "供稿", "报送单位"],
        [1, "志愿者清楼道", "公众号", "街道微信公众号", "2021.4.3", "https://example.org/1"],
        [2, "志愿者清楼道", None, "本地日报", "4月3日", None, None, "XX街道创城办"],
        [3, "公约上了墙", "电视台", None, 44294, None, None, "松树园社区居委会"],
        ["合计", "3篇"],
    ]
    return messy.book(Page(rows, name="稿件", merges=["A1:H1"], formats={"E5": "m月d日"}))


def pieces_of_communities() -> bytes:
    """Which community each tells of; what channel it was nobody can say; the whole town."""
    rows = [
        ["时间", "宣传稿件", "社区", "发布平台", "备注说明"],
        ["２０２１年４月６日", "邻里议事", "松树园", "视频号", "点赞多"],
        ["4月7日", "一起扫街", "全街道", "宣传车", None],
    ]
    return messy.book(rows)


def wrong_pieces() -> bytes:
    """No day, a day to come, an address that is none, an unknown community, one piece twice."""
    rows = [
        ["报道标题", "刊播日期", "报道渠道", "链接", "社区"],
        ["没有日期", None, "微信", None, None],
        ["还没到", "4月20日", "微信", None, None],
        ["不是链接", "4月2日", "微信", "见公众号", None],
        ["别处的", "4月2日", "微信", None, "水泉社区"],
        ["没有这种", "4月2日", "烽火台", None, None],
        ["写了两遍", "4月2日", "微信", None, None],
        ["写了两遍", "4月2日", "公众号", None, None],
    ]
    return messy.book(rows)


def doorsteps() -> bytes:
    """The community merged down, rounded numbers, blanks that nobody counted."""
    rows = [
        ["XX街道入户宣传台账"],
        ["序号", "社区（村）", "走访日期", "走访户数", "发放宣传资料（份）", "走访单位", "备注"],
        [1, "松树园社区", "4月6日", 158, 160, "松树园社区居委会", "讲创城"],
        [2, None, "2021/4/8", "90余", None, "社区", None],
        [3, "龙头山", "4.9", "约120", "１２０", None, "包保干部入户"],
        ["合计", None, None, 368, 280],
    ]
    return messy.book(Page(rows, merges=["A1:G1", "B3:B4"]))


def own_doorsteps() -> bytes:
    """A community's own book: it need not say which; two rounds on one day."""
    rows = [
        ["宣传日期", "入户户次", "宣传单"],
        ["4月7日", 40, 40],
        ["4月7日", 25, "若干"],
        ["4月9日", None, 30],
    ]
    return messy.book(rows)


def wrong_doorsteps() -> bytes:
    """No day, a day to come, no community, an unknown one, numbers that are none or too many."""
    rows = [
        ["入户日期", "社区", "入户户次", "发放宣传单"],
        ["4月2日", None, 30, 30],
        [None, "松树园", 30, 30],
        ["4月20日", "松树园", 30, 30],
        ["4月2日", "水泉社区", 30, 30],
        ["4月3日", "松树园", "很多", 30],
        ["4月4日", "松树园", 30, 9999999],
    ]
    return messy.book(rows)
