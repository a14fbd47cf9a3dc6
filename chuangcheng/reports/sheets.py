"""附表: what is attached to a report, composed from the records as its numbers are."""

from collections.abc import Callable, Iterable, Mapping

from chuangcheng.figures.kinds import Scope
from chuangcheng.reports import issue_sheet, partner_sheet, plan_sheet
from chuangcheng.reports.dress import Attachment
from chuangcheng.reports.models import Sheet

_COMPOSED: Mapping[Sheet, Callable[[Scope], Attachment]] = {
    Sheet.ISSUES: issue_sheet.sheet,
    Sheet.PARTNERS: partner_sheet.sheet,
    Sheet.PLAN: plan_sheet.sheet,
}


def bodies(taken: Iterable[str], scope: Scope) -> dict[str, Attachment]:
    """附表 of a report by their codes, in the order in which they are attached."""
    return {sheet.value: _COMPOSED[sheet](scope) for sheet in map(Sheet, taken)}
