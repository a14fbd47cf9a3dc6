"""宣传设施台账: its columns with their other names, and which words mean which form."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout
from chuangcheng.publicity.models import AssetForm

K = ColumnKind

# One mapping for what offices call a form: a 图板 is a board, a 橱窗 is a showcase.
FORMS: dict[str, object] = {
    **dict.fromkeys(("条幅", "横幅", "标语", "过街条幅", "宣传条幅"), AssetForm.BANNER),
    **dict.fromkeys(("宣传板", "图板", "展板", "宣传展板", "宣传图板", "版面"), AssetForm.BOARD),
    **dict.fromkeys(
        ("宣传栏", "橱窗", "宣传橱窗", "宣传栏(橱窗)", "宣传栏（橱窗）", "公示栏"),
        AssetForm.SHOWCASE,
    ),
    **dict.fromkeys(("电子屏", "LED屏", "LED", "显示屏", "电子显示屏", "大屏"), AssetForm.LED),
    **dict.fromkeys(("景观小品", "小品", "雕塑"), AssetForm.LANDSCAPE),
    **dict.fromkeys(("道旗", "灯杆道旗", "灯杆旗"), AssetForm.ROAD_FLAG),
    **dict.fromkeys(("海报", "宣传画", "招贴"), AssetForm.POSTER),
    **dict.fromkeys(("围挡", "围挡公益广告"), AssetForm.HOARDING),
    **dict.fromkeys(("文化墙", "墙体彩绘", "墙绘", "手绘墙"), AssetForm.CULTURE_WALL),
    **dict.fromkeys(("易拉宝", "展架", "X展架"), AssetForm.ROLL_UP),
    **dict.fromkeys(("小插件", "草地牌", "温馨提示牌", "提示牌"), AssetForm.SMALL_SIGN),
}
_YES_NO: dict[str, object] = {
    **dict.fromkeys(("是", "√", "固定", "Y"), True),
    **dict.fromkeys(("否", "×", "不固定", "非固定", "临时", "N"), False),
}

ASSET_LIST = Layout(
    "assets",
    "宣传设施台账",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column("number", "编号", K.NAME, ("设施编号", "编码", "台账编号"), most=40),
        Column(
            "community",
            "社区",
            K.NAME,
            ("社区(村)", "社区/村", "村", "所属社区", "所在社区", "单位"),
            most=60,
            carried=True,
        ),
        Column(
            "place",
            "点位",
            K.NAME,
            ("点位名称", "小区", "小区名称", "地点", "设置地点", "安装位置", "安装地点", "位置"),
            most=120,
        ),
        Column(
            "form",
            "形式",
            K.CHOICE,
            ("宣传形式", "设施形式", "种类", "类型", "设施类型", "宣传载体", "载体"),
            required=True,
            choices=FORMS,
        ),
        Column("themes", "主题", K.NAMES, ("宣传主题", "内容主题", "主题内容"), most=200),
        Column("size", "规格(cm)", K.NAME, ("规格", "尺寸", "规格尺寸", "大小"), most=40),
        Column("quantity", "数量", K.COUNT, ("数目", "数量(条/块)", "条数", "块数", "个数")),
        Column(
            "fixed", "是否固定形式", K.CHOICE, ("固定形式", "是否固定", "固定"), choices=_YES_NO
        ),
        Column(
            "installed_on",
            "安装日期",
            K.DATE,
            ("悬挂日期", "安装时间", "悬挂时间", "制作安装日期", "设置日期", "设置时间"),
        ),
        Column("maker", "制作单位", K.NAME, ("制作公司", "制作方", "广告公司"), most=60),
        Column("funding", "经费来源", K.NAME, ("资金来源", "经费", "出资单位"), most=60),
        Column(
            "state",
            "状态",
            K.NAME,
            ("现状", "使用状态", "目前状态", "设施状态", "完好情况"),
            most=80,
        ),
        Column("checked_on", "最近巡检", K.DATE, ("巡检日期", "最近巡查", "巡查日期", "检查日期")),
        Column("photos", "照片", K.TEXT, ("图片", "现场照片")),
        Column(
            "paid_by",
            "出资事项",
            K.TEXT,
            ("共建事项", "出资的共建事项", "包联出资", "包联出资事项"),
            most=300,
        ),
        Column("note", "备注", K.NAME, ("附注", "说明", "备注说明"), most=200),
    ),
)
