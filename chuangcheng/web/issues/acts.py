"""怎样办理: for each deed its form, how it is done with what was typed, and what is said then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from chuangcheng.evidence.commands import Upload
from chuangcheng.issues import commands, handling, rechecking
from chuangcheng.issues.models import Issue, Verification
from chuangcheng.kernel.actor import Actor
from chuangcheng.web.issues import deed_forms as forms
from chuangcheng.web.issues.deed_forms import DeedForm

Photos = list[Upload]


@dataclass(frozen=True, slots=True)
class Act:
    """怎样做一件事: its deed, its form, how it is done, its button, what is said afterwards."""

    deed: str
    form: type[DeedForm]
    do: Callable[[Issue, Any, Actor, datetime, Photos], object]
    submit: str | Promise
    said: str | Promise
    help: str | Promise = ""
    template: str = "deed"


def _accept(issue: Issue, form: Any, by: Actor, now: datetime, _photos: Photos) -> None:
    commands.accept(issue, category=form.cleaned_data["category"], by=by, now=now)


def _reject(issue: Issue, form: Any, by: Actor, now: datetime, _photos: Photos) -> None:
    commands.reject(issue, reason=form.cleaned_data["reason"], by=by, now=now)


def _contact(issue: Issue, form: Any, by: Actor, now: datetime, _photos: Photos) -> None:
    given = form.cleaned_data
    unit, answer = given["unit"], given["answer"]
    commands.log_contact(issue, unit=unit, answer=answer, at=given["at"], by=by, now=now)


def _dispatch(issue: Issue, form: Any, by: Actor, now: datetime, _photos: Photos) -> None:
    given = form.cleaned_data
    handling.dispatch(
        issue,
        unit=given["unit"],
        limit=form.limit(),
        due_at=form.due_at(),
        cooperating=[unit for unit in given["cooperating"] if unit != given["unit"]],
        explanation=form.why(),
        at=given["at"],
        by=by,
        now=now,
    )


def _return(issue: Issue, form: Any, by: Actor, now: datetime, _photos: Photos) -> None:
    handling.return_(issue, reason=form.cleaned_data["reason"], by=by, now=now)


def _submit(issue: Issue, form: Any, by: Actor, now: datetime, photos: Photos) -> None:
    given = form.cleaned_data
    handling.submit(issue, done=given["done"], at=given["at"], photos=photos, by=by, now=now)


def _fix(issue: Issue, form: Any, by: Actor, now: datetime, photos: Photos) -> None:
    commands.fix_on_spot(issue, done=form.cleaned_data["done"], photos=photos, by=by, now=now)


def _pass(issue: Issue, form: Any, by: Actor, now: datetime, _photos: Photos) -> None:
    given = form.cleaned_data
    how = Verification.How(given["how"])
    handling.pass_(issue, how=how, reason=given["reason"], at=given["at"], by=by, now=now)


def _fail(issue: Issue, form: Any, by: Actor, now: datetime, _photos: Photos) -> None:
    given = form.cleaned_data
    how, limit = Verification.How(given["how"]), form.new_limit()
    handling.fail(issue, reason=given["reason"], how=how, limit=limit, by=by, now=now)


def _recheck(issue: Issue, form: Any, by: Actor, now: datetime, photos: Photos) -> None:
    given = form.cleaned_data
    holds, seen, at = form.holds(), given["seen"], given["at"]
    rechecking.recheck(issue, holds=holds, seen=seen, at=at, photos=photos, by=by, now=now)


def _suspend(issue: Issue, form: Any, by: Actor, now: datetime, _photos: Photos) -> None:
    given = form.cleaned_data
    handling.suspend(issue, reason=given["reason"], until=given["until"], by=by, now=now)


def _void(issue: Issue, form: Any, by: Actor, now: datetime, _photos: Photos) -> None:
    commands.void(issue, reason=form.cleaned_data["reason"], by=by, now=now)


def _edit(issue: Issue, form: Any, by: Actor, now: datetime, _photos: Photos) -> None:
    commands.edit(issue, by=by, now=now, **form.changes())


ACCEPT = Act(
    "accept", forms.AcceptanceForm, _accept, gettext_lazy("受理"), gettext_lazy("已受理，等交办")
)
REJECT = Act(
    "reject",
    forms.RejectionForm,
    _reject,
    gettext_lazy("不予受理"),
    gettext_lazy("没有受理，理由已记下"),
)
CONTACT = Act(
    "log_contact",
    forms.ContactForm,
    _contact,
    gettext_lazy("记下"),
    gettext_lazy("联系记录已记下"),
    gettext_lazy("责任单位还不清楚的，记下问了哪个单位、怎么答复；报告里算正在对接。"),
)
DISPATCH = Act(
    "dispatch",
    forms.DispatchForm,
    _dispatch,
    gettext_lazy("交办"),
    gettext_lazy("已交办，从现在起计时"),
    template="dispatch",
)
RETURN = Act(
    "return",
    forms.ReasonForm,
    _return,
    gettext_lazy("退单"),
    gettext_lazy("已退单，等创城办定"),
    gettext_lazy("退单以后计时停着，由创城办定责任单位。"),
)
SUBMIT = Act(
    "submit",
    forms.RectificationForm,
    _submit,
    gettext_lazy("反馈整改"),
    gettext_lazy("已反馈，等核查"),
)
FIX = Act(
    "fix_on_spot",
    forms.SpotFixForm,
    _fix,
    gettext_lazy("当场已处理，销号"),
    gettext_lazy("立行立改，已销号"),
    gettext_lazy("当场改好的直接销号，以后抽查。"),
)
PASS = Act(
    "pass",
    forms.VerificationForm,
    _pass,
    gettext_lazy("核查通过，销号"),
    gettext_lazy("核查通过，已销号"),
)
FAIL = Act(
    "fail",
    forms.FailureForm,
    _fail,
    gettext_lazy("退回重改"),
    gettext_lazy("已退回重改，重新计时"),
    gettext_lazy("退回以后按新的时限从现在起重新计时；0 是立即，到下班为止。"),
)
RECHECK = Act(
    "recheck",
    forms.RecheckForm,
    _recheck,
    gettext_lazy("记下回头看"),
    gettext_lazy("回头看已记下"),
    gettext_lazy("这一条一直是已销号。反弹的另立一条问题，地点和类别照这一条，等创城办交办。"),
)
SUSPEND = Act(
    "suspend",
    forms.SuspensionForm,
    _suspend,
    gettext_lazy("暂缓"),
    gettext_lazy("已暂缓，计时停着"),
    gettext_lazy(
        "30 天以内由创城办定，更长的由街道领导定。暂缓期间不计时。"
        "等上级解决的，到“难点问题”里那一条上暂缓，这里会写明在等什么。"
    ),
)
VOID = Act(
    "void",
    forms.ReasonForm,
    _void,
    gettext_lazy("作废"),
    gettext_lazy("已作废，不再计入任何统计"),
    gettext_lazy("作废的问题当作从来没有过：以前的日期也不再计入。原来的记录留着，可以查。"),
)
EDIT = Act(
    "edit",
    forms.CorrectionForm,
    _edit,
    gettext_lazy("保存订正"),
    gettext_lazy("已订正"),
    gettext_lazy("订正写错的内容，以前日期的统计也跟着改；原来的写法留在经过里。"),
)
