"""日工作量台账: its columns with the names that offices give them."""

from chuangcheng.ledgers.layout import Column, ColumnKind, Layout

K = ColumnKind

TALLY_LIST = Layout(
    "tallies",
    "日工作量台账",
    (
        Column("serial", "序号", K.SERIAL, ("序", "行号", "No", "No.")),
        Column(
            "worked_on",
            "工作日期",
            K.DATE,
            ("日期", "时间", "日 期", "工作时间", "填报日期"),
            required=True,
            carried=True,
        ),
        Column(
            "community",
            "社区(村)",
            K.NAME,
            ("社区", "村", "社区/村", "所属社区", "单位", "填报单位", "村(社区)"),
            most=60,
            carried=True,
        ),
        Column(
            "people",
            "出动人员",
            K.COUNT,
            ("出动人数", "出动人次", "人员", "人数", "参与人数", "出动人员(人次)"),
        ),
        Column(
            "vehicles",
            "出动车辆",
            K.COUNT,
            ("车辆", "车辆数", "出动车次", "出动车辆(辆次)", "机械车辆"),
        ),
        Column(
            "small_ads",
            "清除小广告",
            K.COUNT,
            ("小广告", "清理小广告", "铲除小广告", "清除野广告", "清理野广告", "牛皮癣"),
        ),
        Column(
            "leaflets",
            "发放宣传单",
            K.COUNT,
            ("宣传单", "发放宣传品", "发放宣传资料", "发放倡议书", "宣传资料"),
        ),
        Column(
            "fixed",
            "现场整改",
            K.COUNT,
            ("现场整改(处)", "随手整改", "当场整改", "现场解决", "立行立改"),
        ),
        Column("note", "备注", K.NAME, ("附注", "说明", "备注说明"), most=200),
    ),
)
