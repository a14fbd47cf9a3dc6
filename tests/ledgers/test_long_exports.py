"""A list with more photos than one workbook holds: asked for, made part by part, taken again."""

from datetime import timedelta

import pytest

from chuangcheng.evidence import storage
from chuangcheng.issues import commands as issues
from chuangcheng.issues.models import Issue
from chuangcheng.kernel.refusal import NotAllowed, Overtaken, Refused
from chuangcheng.ledgers import commands, export_making, files, illustrating, parts
from chuangcheng.ledgers.models import Export, Register
from chuangcheng.ledgers.opening import open_workbook
from chuangcheng.publicity import commands as publicity
from chuangcheng.trail.models import key_of
from chuangcheng.trail.queries import history_of
from tests.ledgers import illustrated
from tests.ledgers.illustrated import photo
from tests.ledgers.soundness import faults
from tests.ledgers.taking import written
from tests.publicity.batches import batch, pictured
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Two photos are already many."""
    monkeypatch.setattr(illustrating, "MOST_PHOTOS", 2)


@pytest.fixture
def listed(world) -> list[int]:
    """Three issues: three photos of the first, none of the second, one of the third."""
    over = [(2, 6, photo(1)), (2, 6, photo(2)), (2, 7, photo(3)), (4, 6, photo(4))]
    written(illustrated.decorated(over), world.office)
    return list(Issue.objects.order_by("id").values_list("pk", flat=True))


def asked(world, listed, by=None, **more) -> Export:
    given = {"query": "", "start": lambda _pk: "a job", "by": by or world.office, "now": NOON}
    return export_making.ask(listed, **given, **more)


def made(world, export, **more) -> Export:
    return export_making.make(export, by=world.office, now=NOON, **more)


def taken(world, export, n, now=NOON) -> bytes:
    return parts.part_of(export, n, by=world.office, now=now)


def test_batches_are_made_in_parts_for_whoever_may_take_them(world):
    many = [pictured(world, 1, 2), batch(world, number="二"), pictured(world, 3, number="三")]
    ids = [asset.pk for asset in many]
    export = asked(world, ids, register=Register.ASSETS)
    assert str(export) == "宣传设施台账（带照片）"
    made(world, export)
    told = [(part["lines"], part["photos"]) for part in export.parts]
    assert told == [(2, 2), (1, 1)]
    assert open_workbook(taken(world, export, 2)).sheets[0].pictures

    publicity.void(many[2], reason="重复", by=world.office, now=NOON)
    with pytest.raises(Refused, match="不在你的范围里了"):
        taken(world, export, 1)
    with pytest.raises(Refused, match="没有可以导出的记录"):
        asked(world, ids, by=world.dragon_clerk, register=Register.ASSETS)
    with pytest.raises(NotAllowed):
        asked(world, ids, by=world.enforcer, register=Register.ASSETS)


def test_it_is_made_in_parts_none_of_which_holds_too_much(world, listed):
    told: list[tuple[int, int]] = []
    export = made(world, asked(world, listed), progress=lambda *at: told.append(at))

    assert export.state == Export.State.READY
    assert [(part["lines"], part["photos"]) for part in export.parts] == [(1, 3), (2, 1)]
    assert told[-1] == (3, 3)
    assert told == sorted(told)
    for n, pictures in ((1, 3), (2, 1)):
        content = taken(world, export, n)
        assert len(open_workbook(content).sheets[0].pictures) == pictures
        assert faults(content) == []


def test_asking_and_making_leave_a_trail(world, listed):
    export = made(world, asked(world, listed))

    deeds = [(deed.verb, deed.facts) for deed in history_of(key_of(export))]
    assert deeds == [
        ("ledgers.make_export", {"parts": 2, "photos": 4}),
        ("ledgers.ask_export", {"register": "issues", "things": 3}),
    ]


def test_each_part_goes_in_again_and_changes_nothing(world, listed):
    export = made(world, asked(world, listed))

    for n in (1, 2):
        content = taken(world, export, n)
        record = commands.take_in(content, file_name="份.xlsx", by=world.office, now=NOON)
        with pytest.raises(Refused, match="都和系统里一样"):
            commands.commit(record, by=world.office, now=NOON)


def test_the_parts_keep_the_order_of_the_list(world, listed):
    export = made(world, asked(world, listed[::-1]))

    assert export.things == listed[::-1]
    assert [part["photos"] for part in export.parts] == [1, 3]


def test_who_may_not_export_asks_for_nothing(world, listed):
    with pytest.raises(NotAllowed):
        asked(world, listed, by=world.grid_worker)

    assert not Export.objects.exists()


def test_what_is_out_of_reach_is_not_in_it(world, listed):
    with pytest.raises(Refused, match="没有可以导出的记录"):
        asked(world, listed, by=world.enforcer)


def test_nobody_makes_or_gives_up_what_another_asked_for(world, listed):
    export = asked(world, listed)

    with pytest.raises(NotAllowed, match="别人要的"):
        export_making.make(export, by=world.leader, now=NOON)
    with pytest.raises(NotAllowed, match="别人要的"):
        export_making.give_up(export, "不做了", by=world.leader, now=NOON)


def test_it_is_made_once(world, listed):
    export = made(world, asked(world, listed))

    with pytest.raises(Overtaken, match="已经做过了"):
        made(world, export)
    with pytest.raises(Overtaken, match="已经做过了"):
        export_making.give_up(export, "晚了", by=world.office, now=NOON)


def test_what_was_voided_meanwhile_is_left_out(world, listed):
    export = asked(world, listed)
    issues.void(Issue.objects.get(pk=listed[0]), reason="重复", by=world.office, now=NOON)

    made(world, export)

    assert export.things == listed[1:]
    assert [part["photos"] for part in export.parts] == [1]


def test_what_is_voided_afterwards_is_not_handed_out(world, listed):
    export = made(world, asked(world, listed))
    issues.void(Issue.objects.get(pk=listed[0]), reason="重复", by=world.office, now=NOON)

    with pytest.raises(Refused, match="不在你的范围里了"):
        taken(world, export, 1)


def test_a_crash_in_the_middle_leaves_nothing_that_could_be_taken(world, listed, monkeypatch):
    export = asked(world, listed)
    keep = files.keep_part

    def dies(pk, n, content):
        if n == 2:
            raise OSError("the worker was killed")
        return keep(pk, n, content)

    monkeypatch.setattr(files, "keep_part", dies)
    with pytest.raises(OSError, match="killed"):
        made(world, export)

    export = Export.objects.get()
    assert (export.state, export.parts) == (Export.State.WAITING, [])
    with pytest.raises(Refused, match="还没有做好"):
        taken(world, export, 1)
    monkeypatch.setattr(files, "keep_part", keep)
    assert made(world, export).state == Export.State.READY


def test_a_full_disk_is_told(world, listed, monkeypatch):
    export = asked(world, listed)

    def full(_content, _path):
        raise storage.NoRoom

    monkeypatch.setattr(storage, "keep", full)

    with pytest.raises(Refused, match="存储空间不足，请联系系统管理员清理后再导出"):
        made(world, export)
    export_making.give_up(export, "存储空间不足", by=world.office, now=NOON)
    assert Export.objects.get().reason == "存储空间不足"


def test_it_is_kept_for_some_days_and_then_swept(world, listed, settings):
    export = made(world, asked(world, listed))
    late = NOON + parts.KEPT_FOR
    assert taken(world, export, 1, now=late - timedelta(seconds=1))

    with pytest.raises(Refused, match="过了保留期"):
        taken(world, export, 1, now=late)
    export_making.make(asked(world, listed), by=world.office, now=late)

    folders = {path.name for path in (settings.MEDIA_ROOT / "exports").iterdir()}
    assert folders == {str(Export.objects.order_by("id").last().pk)}


def test_a_file_that_is_not_what_was_made_is_not_handed_out(world, listed, settings):
    export = made(world, asked(world, listed))
    path = settings.MEDIA_ROOT / "exports" / str(export.pk) / "1.xlsx"
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(Refused, match="文件不在了"):
        taken(world, export, 1)
