"""抬头和落款: what a report is called, to whom it goes, who sends it, before anybody signs it."""

from dataclasses import dataclass, fields
from datetime import date

from chuangcheng.reports.models import Form, Order, Report


@dataclass(frozen=True, kw_only=True)
class Cover:
    """抬头和落款: what a report is called, to whom it goes, who sends it; as_of is its day.

    `since` opens the period of its numbers; None is 1 January of the as-of year.
    """

    as_of: date
    since: date | None = None
    form: Form = Form.BRIEFING
    order: Order = Order.PLAN_FIRST
    title: str = ""
    addressee: str = ""
    sender: str = ""
    contact: str = ""
    copies_to: str = ""
    sheets: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def cover_of(report: Report) -> Cover:
    """抬头和落款 as they are."""
    told = {each.name: getattr(report, each.name) for each in fields(Cover)}
    lists = {"sheets": tuple(report.sheets), "attachments": tuple(report.attachments)}
    return Cover(**{**told, **lists})
