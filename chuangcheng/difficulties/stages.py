"""难点阶段: on which days a difficulty stood how. Sits beside commands; only they call it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from chuangcheng.difficulties.models import Difficulty, DifficultyStage
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.periods import OPEN_END
from chuangcheng.kernel.refusal import Refused
from chuangcheng.trail import versions
from chuangcheng.trail.models import Entry

# The columns in which a stage repeats its difficulty, so that figures join nothing.
REPEATED = ("city_id", "district_id", "subdistrict_id", "community_id", "level")


def begin(difficulties: Sequence[Difficulty], *, entry: Entry) -> None:
    """The first stage of new difficulties, from the day on which they were raised."""
    DifficultyStage.objects.bulk_create(
        [_stage(each, seq=1, on=each.raised_on, entry=entry) for each in difficulties],
        batch_size=500,
    )


def move(
    difficulty: Difficulty, *, on: date, entry: Entry, said: str = "", who: str = ""
) -> DifficultyStage:
    """From a day on the difficulty stands as its row now says; the stage that says so.

    Raises Refused when the day lies before the one on which the stage so far began.
    """
    *_before, last = of(difficulty)
    if on < last.from_on:
        raise Refused(_("日期不能早于上一步的 %s") % day_name(last.from_on), field="on")
    versions.revise(last, entry=entry, until_on=on)
    seq = _last_seq(difficulty) + 1
    following = _stage(difficulty, seq=seq, on=on, entry=entry, said=said, who=who)
    following.save(force_insert=True)
    return following


def take_back(difficulty: Difficulty, *, entry: Entry) -> DifficultyStage:
    """撤回: the last stage never was; the one before lasts. Returns it.

    Raises Refused where only the first is left.
    """
    *kept, last = of(difficulty)
    if not kept:
        raise Refused(_("“%s”登记以后没有变动过") % difficulty)
    versions.revise(last, entry=entry, void=True)
    return versions.revise(kept[-1], entry=entry, until_on=OPEN_END)


def restate(difficulty: Difficulty, *, entry: Entry) -> None:
    """订正: the difficulty was always so; the stages repeat it anew."""
    facts = {name: getattr(difficulty, name) for name in REPEATED}
    rows = of(difficulty)
    first = rows[0]
    if difficulty.raised_on > first.until_on:
        last = day_name(first.until_on)
        raise Refused(_("提出日期不能晚于 %s 的办理") % last, field="raised_on")
    if difficulty.raised_on != first.from_on:
        versions.revise(first, entry=entry, from_on=difficulty.raised_on)
    otherwise = [row for row in rows if any(getattr(row, k) != v for k, v in facts.items())]
    if otherwise:
        versions.revise_all(otherwise, entry=entry, **facts)


def void_all(difficulty: Difficulty, *, entry: Entry) -> None:
    """作废: it never was; none of the stages counts on any day."""
    if rows := of(difficulty):
        versions.revise_all(rows, entry=entry, void=True)


def of(difficulty: Difficulty) -> list[DifficultyStage]:
    """The stages in their order."""
    found = DifficultyStage.objects.filter(difficulty=difficulty, void=False)
    return list(found.order_by("seq"))


def _last_seq(difficulty: Difficulty) -> int:
    last = DifficultyStage.objects.filter(difficulty=difficulty).order_by("-seq").first()
    return last.seq if last else 0


def _stage(
    difficulty: Difficulty, *, seq: int, on: date, entry: Entry, said: str = "", who: str = ""
) -> DifficultyStage:
    return DifficultyStage(
        difficulty=difficulty,
        seq=seq,
        state=difficulty.state,
        from_on=on,
        said=said,
        who=who,
        known_from=entry.pk,
        **{name: getattr(difficulty, name) for name in REPEATED},
    )
