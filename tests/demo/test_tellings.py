"""报数留底: what the office said on the telephone stands as it was said, and is more by now."""

from datetime import date

from chuangcheng.figures.asking import ask
from chuangcheng.figures.issues import FOUND
from chuangcheng.reports import told
from chuangcheng.reports.models import Telling
from chuangcheng.reports.progress import scope_of
from tests.demo.office import LAST_DAY


def test_a_number_told_by_telephone_is_held_against_the_one_of_the_last_day(demo):
    call = Telling.objects.get(key=FOUND.key)
    now = scope_of(call.subdistrict, as_of=LAST_DAY)
    last = told.last_told(FOUND.key, {}, now)

    assert (call.told_to, call.channel, call.told_on) == ("区创城办", "电话", date(2021, 4, 8))
    assert ask([FOUND], told.scope_of(call))[FOUND.key].text == call.text == str(len(call.rows))
    assert last is not None
    assert last.telling == call
    assert told.differs_from(last, FOUND.key, {}, now)
    for page in ("/tellings/", f"/tellings/{call.pk}/", f"/tellings/new/{FOUND.key}/"):
        assert "区创城办" in demo.page("office", page)
