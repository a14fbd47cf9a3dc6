"""The deed on forms: which count where a standard asks for them. Sits beside commands."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from chuangcheng.calendars.worktime import past
from chuangcheng.kernel import text
from chuangcheng.kernel.actor import Actor
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.permission import require
from chuangcheng.kernel.refusal import Refused
from chuangcheng.places.models import Area, AreaKind
from chuangcheng.publicity.models import COUNTS_FOR_STANDARD, AssetForm, FormRule
from chuangcheng.publicity.rules import may
from chuangcheng.trail import commands as trail
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry


@transaction.atomic
def set_forms(
    subdistrict: Area,
    told: Mapping[AssetForm, bool],
    *,
    on: date,
    reason: str,
    by: Actor,
    now: datetime,
) -> list[FormRule]:
    """设定计入的形式: since a day these count and those do not; with the same day it corrects.

    Raises Refused where nothing is otherwise, and for a day before what was said last.
    """
    require(may("set_forms", by, subdistrict))
    if subdistrict.kind != AreaKind.SUBDISTRICT:
        raise Refused(_("计入测评的形式按街道设定"))
    past(on, field="on", now=now)
    held = {rule.form: rule for rule in _last(subdistrict)}
    changed = {form: value for form, value in told.items() if value != _counts(held, form)}
    if not changed:
        raise Refused(_("和现在的一样，没有要改的"), field="forms")
    reason = text.filled(reason, most=200, field="reason")
    entry = trail.record("publicity.set_forms", by=by, at=now)
    rules = [
        _ruled(subdistrict, form, counts, held.get(form), on=on, entry=entry)
        for form, counts in changed.items()
    ]
    facts = {"on": on.isoformat(), "reason": reason}
    trail.note(entry, [(rule, {**facts, "counts": rule.counts}) for rule in rules])
    return rules


def _ruled(
    subdistrict: Area,
    form: AssetForm,
    counts: bool,  # noqa: FBT001 - a value that is kept, not a way to do it
    last: FormRule | None,
    *,
    on: date,
    entry: Entry,
) -> FormRule:
    """The rule from a day on; what was said of that very day is corrected."""
    if last is not None and on < last.from_on:
        facts = {"form": form.label, "day": day_name(last.from_on)}
        raise Refused(_("“%(form)s” %(day)s设定过，日期不能更早") % facts, field="on")
    if last is not None and on == last.from_on:
        return versions.revise(last, entry=entry, counts=counts)
    if last is not None:
        versions.revise(last, entry=entry, until_on=on)
    rule = FormRule(
        subdistrict=subdistrict, form=form, counts=counts, from_on=on, known_from=entry.pk
    )
    rule.save(force_insert=True)
    return rule


def _last(subdistrict: Area) -> list[FormRule]:
    return list(FormRule.objects.filter(subdistrict=subdistrict, until_on=OPEN_END))


def _counts(held: Mapping[str, FormRule], form: AssetForm) -> bool:
    return held[form].counts if form in held else COUNTS_FOR_STANDARD[form]
