"""请示: the draft of a request that puts one difficulty to those above; one matter in each.

A report carries no request (条例 第十五条), so it goes up as a paper of its own.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chuangcheng.difficulties import queries
from chuangcheng.difficulties.costs import Cost, in_wan, wan
from chuangcheng.difficulties.models import AskLevel, Difficulty, DifficultyState, Receipt
from chuangcheng.kernel.deadlines import day_name
from chuangcheng.kernel.refusal import Refused
from chuangcheng.reports.dress import Dress
from chuangcheng.reports.dressing import office_above, office_name
from chuangcheng.reports.paper import Paper, Sentence, text, words
from chuangcheng.reports.progress import scope_of
from chuangcheng.reports.wording import unstopped

TITLE = gettext_noop("%(who)s关于解决“%(what)s”有关问题的请示")
FELT = gettext_noop("%(who)s在创建全国文明城市工作中遇到“%(what)s”这一难点，凭自身力量难以解决。")
WHERE = gettext_noop("涉及%s。")
CAUSE = gettext_noop("主要原因：%s。")
TRIED = gettext_noop("目前已采取的措施：%s。")
COSTS = gettext_noop("经初步测算，共需资金%s万元，其中：%s。")
COSTS_OPEN = gettext_noop(
    "经初步测算，已估算的部分至少需要资金%s万元，其中：%s；没有估算的部分另行核实。"
)
COSTS_UNKNOWN = gettext_noop("所需费用还没有估算，涉及：%s。")
NO_COSTS = gettext_noop("所需费用还没有估算。")
PAID = gettext_noop("此前已到位的资金：%s。")
ASKED = gettext_noop("为此，恳请在%(level)s层面%(what)s。")
ASKED_OPEN = gettext_noop("为此，恳请在%(level)s层面协调解决。")
CLOSING = gettext_noop("妥否，请批示。")
LEVELS = {
    AskLevel.SUBDISTRICT: gettext_noop("街道"),
    AskLevel.DISTRICT: gettext_noop("区级"),
    AskLevel.CITY: gettext_noop("市级"),
    AskLevel.PROVINCE: gettext_noop("省（自治区）级"),
}


def request_draft(
    difficulty: Difficulty, receipts: Iterable[Receipt], *, on: date
) -> tuple[Paper, Dress]:
    """请示草稿 of one difficulty, made on a day. Raises Refused where it has ended."""
    if difficulty.has_ended:
        raise Refused(_("这个难点已经结束，要再请示先重新提出"))
    signer = _signer(difficulty, on)
    title = _(TITLE) % {"who": signer, "what": difficulty.title}
    blocks = [
        *text("felt", _felt(difficulty, signer)),
        *text("costs", _costs(difficulty, receipts)),
        *text("asked", [_asked(difficulty)]),
    ]
    scope = scope_of(difficulty.subdistrict, as_of=on)
    return Paper(title=title, scope=scope, blocks=tuple(blocks)), Dress(
        addressee=_addressee(difficulty, on),
        closing=_(CLOSING),
        signers=(signer,),
        dated=on,
    )


def _felt(difficulty: Difficulty, signer: str) -> list[Sentence]:
    """What it is, where, why, and what was tried."""
    facts = {"who": signer, "what": difficulty.title}
    told = [words("felt", _(FELT) % facts)]
    for key, template, said in (
        ("where", WHERE, difficulty.where_text),
        ("cause", CAUSE, difficulty.cause),
        ("tried", TRIED, difficulty.tried),
    ):
        if said:
            told.append(words(key, _(template) % unstopped(said)))
    return told


def _costs(difficulty: Difficulty, receipts: Iterable[Receipt]) -> list[Sentence]:
    """What it costs from … to …, line by line; what came already."""
    costs = [line.cost for line in difficulty.cost_lines.filter(dropped=False)]
    told = [words("costs", _cost(difficulty, costs))]
    came = "；".join(map(_receipt, receipts))
    return [*told, words("paid", _(PAID) % came)] if came else told


def _cost(difficulty: Difficulty, costs: Sequence[Cost]) -> str:
    low, high = difficulty.cost
    lines = "；".join(map(_line, costs))
    if low.value is None:
        return _(COSTS_UNKNOWN) % lines if lines else _(NO_COSTS)
    if high.value is None:
        return _(COSTS_OPEN) % (wan(low.value), lines)
    return _(COSTS) % (in_wan(low, high), lines)


def _line(cost: Cost) -> str:
    """坡道38处，单价6000—15000元; what is not known as it was written down."""
    if cost.ends is None:
        return str(cost)
    item, quantity, price = str(cost).split("，")
    return _("%(item)s%(quantity)s，单价%(price)s") % {
        "item": item,
        "quantity": quantity,
        "price": price,
    }


def _receipt(receipt: Receipt) -> str:
    facts = {
        "day": day_name(receipt.received_on),
        "source": receipt.source,
        "wan": wan(receipt.amount),
    }
    return _("%(day)s，%(source)s，%(wan)s万元") % facts


def _asked(difficulty: Difficulty) -> Sentence:
    """What is asked of which level."""
    level = _(LEVELS[AskLevel(difficulty.level)])
    needed = unstopped(difficulty.needed)
    template = _(ASKED) if needed else _(ASKED_OPEN)
    return words("asked", template % {"level": level, "what": needed})


def _addressee(difficulty: Difficulty, on: date) -> str:
    """主送: whom it was put to at this level before, else the one office that answers for it."""
    for stage in queries.stages_of(difficulty):
        if stage.state == DifficultyState.ASKED and stage.level == difficulty.level and stage.who:
            return stage.who
    if difficulty.level == AskLevel.SUBDISTRICT:
        return office_name(difficulty.subdistrict, on=on) if difficulty.community_id else ""
    is_district = difficulty.level == AskLevel.DISTRICT
    return office_above(difficulty.subdistrict, on=on) if is_district else ""


def _signer(difficulty: Difficulty, on: date) -> str:
    """Whose request it is: a community's own to the sub-district, else the office's."""
    if difficulty.level == AskLevel.SUBDISTRICT and difficulty.community is not None:
        return difficulty.community.name
    return office_name(difficulty.subdistrict, on=on)
