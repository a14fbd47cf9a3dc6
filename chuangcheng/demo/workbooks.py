"""台账文件: the workbooks of the demo, with the habits of real ones.

`./dev run demo_workbooks` writes them anew into `files`, byte for byte the same: the tables they
come from are those of the demo. A visitor may download them and import them again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from chuangcheng.demo import standards as systems
from chuangcheng.demo.assignments import OUT_OF_HAND
from chuangcheng.demo.cast import manager_of, phone_of
from chuangcheng.demo.paper import Paper, Value
from chuangcheng.demo.tables import Compound, Fate, Finding, compounds, findings, moment
from chuangcheng.issues.categories import EXAMPLES, Example
from chuangcheng.issues.limits import Unit
from chuangcheng.kernel.quantity import Certainty

FILES = Path(__file__).resolve().parent / "files"
_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_SAME = ("同上", "〃")
_PAGE = 20  # lines before the header comes again


@dataclass(frozen=True, slots=True)
class CommunityList:
    """社区的问题清单: whose it is, when the office got it, who filled it in."""

    community: str
    file_name: str
    sent_at: datetime
    filled_by: str
    days: str


LISTS: Mapping[str, CommunityList] = {
    each.community: each
    for each in (
        CommunityList(
            community="龙头山社区",
            file_name="龙头山社区问题清单.xlsx",
            sent_at=moment("2021-04-09T16:30"),
            filled_by="刘芳",
            days="4月6日至4月9日",
        ),
        CommunityList(
            community="物流园社区",
            file_name="物流园社区问题清单.xlsx",
            sent_at=moment("2021-04-09T10:00"),
            filled_by="高志强",
            days="4月6日至4月8日",
        ),
    )
}
REGISTER_FILE = "小区台账.xlsx"
REGISTERED_AT = moment("2021-03-04T14:30")


def files() -> dict[str, bytes]:
    """The workbooks by their names."""
    return {
        REGISTER_FILE: compound_register(),
        LISTS["龙头山社区"].file_name: paged_list(LISTS["龙头山社区"]),
        LISTS["物流园社区"].file_name: grouped_list(LISTS["物流园社区"]),
        **{each.file_name: systems.workbook(each) for each in systems.EXAMPLES.values()},
    }


def compound_register() -> bytes:
    """小区台账: all 41, the community merged down, 同上 and full-width digits, a total below."""
    widths = (6, 12, 20, 20, 12, 12, 10, 16, 8, 10, 10, 10, 16)
    paper = Paper(sheet="2021.3.4", widths=widths, made_at=REGISTERED_AT)
    paper.across("XX街道2021年居民小区基本情况台账", "title")
    paper.across("填报单位：XX街道创城办　　　　　填报日期：2021.3.4")
    paper.head(
        (
            *("序号", "社区", "小区名称", "地　址", "类型\n（有物业/三无/弃管）", "物业\n公司"),
            *("负责人", "联系电话", "楼栋数", "总户数", "建成时间", "网 格 员", "备注"),
        )
    )
    above: Compound | None = None
    for community, rows in groupby(compounds(), key=lambda compound: compound.community):
        first = paper.row
        for compound in rows:
            paper.line(_compound_line(compound, above))
            above = compound
        paper.merge_down(1, first, paper.row - 1, community)
    exact = [c.households.value for c in compounds() if c.households.certainty is Certainty.EXACT]
    homes, blocks = sum(filter(None, exact)), sum(c.buildings or 0 for c in compounds())
    paper.line(["合计", None, f"{len(compounds())}个小区", *[None] * 5, blocks, homes, *[None] * 3])
    paper.across("备注：户数由社区摸底，弃管楼院有的不详，合计只加了准确的数。")
    paper.across("填表人：陈静　　　　审核人：孟庆海　　　　填表日期：2021年3月4日")
    return paper.saved()


def paged_list(given: CommunityList) -> bytes:
    """问题清单 whose header comes again on every page, with dates as hands write them."""
    widths = (6, 12, 16, 12, 18, 16, 34, 20, 12, 24, 10, 10, 8, 12)
    paper = Paper(sheet="Sheet1", widths=widths, made_at=given.sent_at)
    paper.across(f"{given.community}创城问题清单", "title")
    paper.across(f"（{given.days}小区排查）")
    head = (
        *("序号", "社区", "小区名称", "发现时间", "具体位置", "问题类别", "存在问题"),
        *("责 任\n单 位", "整改\n时限", "整改情况", "完成时间", "核查人", "是否销号", "备注"),
    )
    mine = _findings_of(given.community)
    for start in range(0, len(mine), _PAGE):
        paper.head(head)
        _fill_page(paper, given, mine[start : start + _PAGE], above=mine[start - 1 : start])
    paper.across(f"合计：{len(mine)}条")
    paper.across("备注：以上问题截至4月9日；写“当场已改”的请创城办补登。")
    paper.across(f"填表人：{given.filled_by}　　　　审核人：　　　　（盖章）")
    return paper.saved()


def grouped_list(given: CommunityList) -> bytes:
    """问题清单 with a header of two rows, in which 整改 spans four columns."""
    widths = (6, 14, 16, 18, 18, 34, 12, 20, 12, 24, 12, 10, 8, 12)
    paper = Paper(sheet="2021.4.9", widths=widths, made_at=given.sent_at)
    paper.across(f"{given.community}创建全国文明城市整改问题清单", "title")
    paper.grouped_head(
        (
            *("序号", "所属社区", "小 区", "具体位置", "问题类别", "存在的问题", "排查时间"),
            *("责任单位", "时限", "情况", "完成时间", "核查人", "是否\n销号", "备注"),
        ),
        [("整改", 7, 10)],
    )
    mine, first = _findings_of(given.community), paper.row
    for number, finding in enumerate(mine, start=1):
        paper.line(
            [
                number,
                given.community,
                finding.compound.name,
                finding.location,
                f"{_level_1(finding)}/{finding.category}",
                finding.title,
                _handwritten(finding.compound.visited_on, way=number),
                *_rectification(finding),
                _remark(finding),
            ]
        )
    paper.merge_down(1, first, paper.row - 1, given.community)
    _merge_compounds(paper, mine, column=2, first=first)
    paper.line(["合计", None, None, None, None, f"共{len(mine)}条", *[None] * 8])
    paper.across(f"填报人：{given.filled_by}　　　　联系电话：0476-000 0012")
    return paper.saved()


def write(folder: Path = FILES) -> list[Path]:
    """Writes the files, by default into the tree."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, content in files().items():
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    return paths


def _compound_line(compound: Compound, above: Compound | None) -> list[Value]:
    company, manager = compound.company, manager_of(compound.company)
    again = above is not None and above.company == company != ""
    homes = compound.households
    number = compounds().index(compound) + 1
    plain = homes.text() if homes.value else "不详"
    return [
        number,
        compound.community,
        compound.name,
        compound.address,
        str(compound.management.label),
        _SAME[number % 2] if again else company,
        manager.name if manager else None,
        phone_of(manager) if manager else None,
        compound.buildings,
        plain.translate(_WIDE_DIGITS) if number % 5 == 0 else plain,
        str(compound.year_built).translate(_WIDE_DIGITS)
        if number % 7 == 0
        else compound.year_built,
        compound.grid_worker,
        f"又称{compound.alias}" if compound.alias else None,
    ]


def _fill_page(
    paper: Paper, given: CommunityList, page: Sequence[Finding], *, above: Sequence[Finding]
) -> None:
    """Lines of one page; the day is 同上 while it stays, the compound merged or 同上."""
    first, last_day = paper.row, above[0].compound.visited_on if above else None
    for finding in page:
        day = finding.compound.visited_on
        number = finding.order
        paper.line(
            [
                str(number).translate(_WIDE_DIGITS) if number % 9 == 0 else number,
                given.community,
                finding.compound.name,
                _SAME[number % 2] if day == last_day else _handwritten(day, way=number),
                finding.location,
                finding.category,
                finding.title,
                *_rectification(finding),
                _remark(finding),
            ]
        )
        last_day = day
    paper.merge_down(1, first, paper.row - 1, given.community)
    _merge_compounds(paper, page, column=2, first=first)


def _merge_compounds(paper: Paper, lines: Sequence[Finding], *, column: int, first: int) -> None:
    for name, group in groupby(lines, key=lambda finding: finding.compound.name):
        last = first + len(list(group)) - 1
        paper.merge_down(column, first, last, name)
        first = last + 1


def _rectification(finding: Finding) -> list[Value]:
    """责任单位, 时限, 情况, 完成时间, 核查人, 是否销号: no more than the community knew."""
    proven = finding.proven_at is not None
    return [
        _units(finding),
        _limit(finding),
        finding.words if proven else ("未整改" if finding.order % 2 else None),
        _handwritten(finding.proven_at.date(), way=finding.order) if finding.proven_at else None,
        finding.verifier or None,
        "是" if finding.verifier else ("否" if finding.order % 3 else None),
    ]


def _units(finding: Finding) -> str | None:
    """Who answers for it, as communities write it: several units in one cell, or nobody yet."""
    company, lead = finding.compound.company, _example(finding).leads[0]
    if finding.fate is Fate.FIXED:
        return None
    if finding.fate is Fate.CONTACTING:
        return "待明确"
    if lead in OUT_OF_HAND:
        return OUT_OF_HAND[lead].unit
    if not company:
        return "社区"
    return f"{company}、社区" if finding.order % 2 else "物业"


def _limit(finding: Finding) -> str | None:
    """The category's limit in words; hours and 立即 are not written down by communities."""
    example = _example(finding)
    if finding.fate is Fate.FIXED or not example.n or example.unit != Unit.WORK_DAY:
        return None
    return f"{example.n}个工作日"


def _example(finding: Finding) -> Example:
    """The example category of a finding."""
    examples = [example for _name, _kind, found in EXAMPLES for example in found]
    return next(example for example in examples if example.name == finding.category)


def _level_1(finding: Finding) -> str:
    example = _example(finding)
    return next(name for name, _kind, found in EXAMPLES if example in found)


def _remark(finding: Finding) -> str | None:
    return "当场已改" if finding.fate is Fate.FIXED else None


def _findings_of(community: str) -> list[Finding]:
    return [finding for finding in findings() if finding.compound.community == community]


def _handwritten(day: date, *, way: int) -> str:
    """One of the ways in which people write a day."""
    ways = (
        f"{day.month}.{day.day}",
        f"{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日".translate(_WIDE_DIGITS),
        f"{day.year}/{day.month}/{day.day}",
    )
    return ways[way % len(ways)]
