"""What the columns prove has been done: entered on its day, as far as proven, never backwards."""

from datetime import UTC, date, datetime, timedelta

import pytest

from chuangcheng.figures import dictionary
from chuangcheng.figures.asking import ask
from chuangcheng.issues.deeds import State
from chuangcheng.issues.models import Issue, Rectification, Stage, Verification
from chuangcheng.kernel.refusal import Refused
from chuangcheng.ledgers import commands
from chuangcheng.ledgers.verdicts import Verdict
from chuangcheng.reports.progress import scope_of
from tests.ledgers import messy, six
from tests.ledgers.taking import line, notes, previewed, verdicts, written
from tests.world import NOON, TODAY

pytestmark = pytest.mark.django_db

HEAD = ["问题编号", "发现日期", "社区", "小区", "问题描述", "责任单位", "整改情况", "完成日期"]
HEAD += ["核查人", "是否销号"]


def ledger(*rows):
    """Rows under HEAD: progress, done on, verifier, closed."""
    lines = [
        [None, "4月1日", "松树园", "阳光花园", f"问题{n}", "物业", *row]
        for n, row in enumerate(rows)
    ]
    return messy.book([HEAD, *lines])


def known(issue, *row):
    return messy.book([HEAD, [issue.number, None, None, None, issue.title, None, *row]])


@pytest.fixture
def finished(world):
    written(six.finished_work(), world.office)
    return {issue.title: issue for issue in Issue.objects.all()}


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("路面坑洼", State.CLOSED),
        ("下水堵塞", State.SUBMITTED),
        ("井盖破裂", State.SUBMITTED),
        ("墙面涂鸦", State.DISPATCHED),
        ("车棚废旧自行车占位", State.ACCEPTED),
        ("消防通道被占用", State.ACCEPTED),
    ],
)
def test_each_issue_stands_as_far_as_its_line_proves(finished, title, state):
    assert finished[title].state == state


def test_proven_deeds_take_the_day_of_their_column(finished):
    stages = Stage.objects.filter(issue=finished["路面坑洼"]).order_by("seq")

    assert [(stage.state, stage.from_on) for stage in stages] == [
        (State.ACCEPTED, date(2021, 4, 1)),
        (State.DISPATCHED, date(2021, 4, 8)),
        (State.SUBMITTED, date(2021, 4, 8)),
        (State.CLOSED, date(2021, 4, 8)),
    ]


def test_the_rows_are_those_of_the_road(world, finished):
    issue = finished["路面坑洼"]
    done = Rectification.objects.get(issue=issue)
    seen = Verification.objects.get(issue=issue)

    assert (issue.lead_unit, issue.due_on) == (world.enforcement, date(2021, 4, 9))
    assert (done.unit, done.by_id, done.done) == (
        world.enforcement,
        world.office.person_id,
        "已整改",
    )
    assert done.on_time
    assert (seen.by_id, seen.how) == (world.verifier.person_id, Verification.How.BY_LEDGER)


def test_an_answer_behind_the_day_given_is_late(finished):
    done = Rectification.objects.get(issue=finished["井盖破裂"])

    assert finished["井盖破裂"].due_on == date(2021, 4, 8)
    assert not done.on_time


def test_a_limit_runs_from_the_dispatch_and_says_how(finished):
    sent = finished["下水堵塞"].dispatches.get()

    assert (sent.limit_n, sent.limit_unit) == (3, "natural_day")
    assert sent.explanation == "台账列了几个单位，排在前面的牵头"
    assert sent.steps


def test_what_runs_on_is_dispatched_on_the_day_of_the_import(finished):
    sent = finished["墙面涂鸦"].dispatches.get()

    assert sent.at == NOON
    assert finished["墙面涂鸦"].due_at == datetime(2021, 4, 20, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("row", "key", "said"),
    [
        (3, "verifier", "没有写核查人，先记为待核查"),
        (4, "verifier", "是整改单位的人，不能核查，先记为待核查"),
        (6, "progress", "没有责任单位，先记为待交办"),
    ],
)
def test_what_is_not_proven_is_said_at_its_cell(world, row, key, said):
    shown = previewed(six.finished_work(), world.office)

    note = notes(shown, row, key)
    assert said in note


def test_the_closing_rate_follows(world, finished):
    figure = dictionary.figure("issues.closing_rate")

    answer = ask([figure], scope_of(world.town, as_of=TODAY, known_at=None))[figure.key]

    assert [part.rows for part in answer.parts] == [1, 4]


@pytest.mark.parametrize(
    ("progress", "done_on", "state"),
    [
        ("已整改", None, State.SUBMITTED),
        ("整改完成", "4月8日", State.SUBMITTED),
        ("由物业清走", "4月8日", State.SUBMITTED),
        ("未整改", None, State.ACCEPTED),
        ("未整改", "4月8日", State.ACCEPTED),
        ("部分已整改", None, State.ACCEPTED),
        ("预计4月底完成整改", None, State.ACCEPTED),
        ("正在整改", None, State.DISPATCHED),
        ("已交办", None, State.DISPATCHED),
        ("待签收", None, State.DISPATCHED),
        ("待核查", None, State.SUBMITTED),
        ("待交办", None, State.ACCEPTED),
        ("是", None, State.SUBMITTED),
        ("否", None, State.ACCEPTED),
        (None, None, State.ACCEPTED),
    ],
)
def test_words_of_progress_prove_what_they_say(world, progress, done_on, state):
    written(ledger([progress, done_on, None, None]), world.office)

    assert Issue.objects.get().state == state


def test_closed_but_not_mended_is_a_contradiction_somebody_decides(world):
    shown = previewed(ledger(["未整改", None, "核查人员verifier", "是"]), world.office)

    assert verdicts(shown) == {2: Verdict.ASK}
    assert line(shown, 2).asked[0].address == "J2"


@pytest.mark.parametrize(
    ("verifier", "said"),
    [
        ("没有这个人", "系统里没有“没有这个人”这个人"),
        ("创城办office", "核查人就是导入的人"),
        ("责任单位property", "是整改单位的人"),
    ],
)
def test_nobody_who_is_unknown_or_had_a_hand_in_it_verifies(world, verifier, said):
    content = ledger(["已整改", "4月8日", verifier, "是"])

    assert said in notes(previewed(content, world.office), 2, "verifier")
    written(content, world.office)
    assert Issue.objects.get().state == State.SUBMITTED


def test_a_known_issue_is_moved_on_and_then_cannot_be_taken_back(world):
    issue = world.dispatched()
    content = known(issue, "已整改", "4月9日", "核查人员verifier", "是")

    shown = previewed(content, world.office)
    record = written(content, world.office)

    assert line(shown, 2).moves
    assert dict(line(shown, 2).was) == {"progress": "待签收"}
    issue.refresh_from_db()
    assert issue.state == State.CLOSED
    with pytest.raises(Refused, match="推进了已有问题的状态或给它添了照片，不能撤销"):
        commands.undo(record, by=world.office, now=NOON + timedelta(hours=1))


def test_a_state_never_goes_back(world):
    issue = world.closed()

    shown = previewed(known(issue, "正在整改", None, None, "否"), world.office)

    assert verdicts(shown) == {2: Verdict.SAME}
    assert "系统里已是“已销号”，状态不往回改" in notes(shown, 2, "progress")


def test_what_waits_for_a_decision_is_left_to_it(world):
    issue = world.suspended()

    shown = previewed(known(issue, "已整改", "4月9日", None, None), world.office)

    assert verdicts(shown) == {2: Verdict.SAME}
    assert "要先在系统里办" in notes(shown, 2, "progress")


def test_a_known_issue_is_never_dated_before_its_last_stage(world):
    issue = world.dispatched()
    written(known(issue, "已整改", "4月5日", None, None), world.office)

    assert Rectification.objects.get(issue=issue).at >= issue.dispatches.get().at
