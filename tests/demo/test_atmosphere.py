"""What a progress report says second: how the campaign is made known, and what hangs where.

Each test is one of its statements, read off the demo's records and pages.
"""

from datetime import date

import pytest

from chuangcheng.duties.models import Charge, ChargeKind
from chuangcheng.figures.asking import ask_by
from chuangcheng.figures.publicity import BANNERS, BOARDS, HOUSEHOLDS, LEAFLETS, MEDIA
from chuangcheng.kernel.quantity import Certainty
from chuangcheng.partners.models import PledgeState
from chuangcheng.places.models import Area, PlaceType
from chuangcheng.places.queries import first_subdistrict
from chuangcheng.publicity.models import (
    AdTheme,
    Asset,
    AssetForm,
    AssetPart,
    AssetState,
    DoorstepVisit,
)
from chuangcheng.reports.progress import scope_of
from tests.demo.office import LAST_DAY

pytestmark = pytest.mark.django_db
COMMUNITIES = ("龙头山社区", "松树园社区", "姚家洼社区", "物流园社区", "XX社区")


def cells(figure, cut):
    scope = scope_of(first_subdistrict(), as_of=LAST_DAY)
    return {key: answer.value for key, answer in ask_by([figure], scope, cut)[figure.key].items()}


def test_papers_wechat_showcases_and_screens_all_tell_of_the_campaign(demo):
    assert {"newspaper", "television", "website", "wechat"} <= set(cells(MEDIA, "channel"))
    screen = Asset.objects.get(form=AssetForm.LED)
    assert screen.texts.get().wording in demo.page("office", f"/publicity/{screen.pk}/")
    assert Asset.objects.filter(form=AssetForm.SHOWCASE).count() == 5


def test_what_hangs_shows_the_values_the_dream_minors_health_and_both_pacts(demo):
    shown = {theme for asset in Asset.objects.standing() for theme in asset.themes}

    assert shown >= {
        AdTheme.CORE_VALUES,
        AdTheme.CHINA_DREAM,
        AdTheme.CARE_MINORS,
        AdTheme.CIVIL_HEALTH,
        AdTheme.CITIZEN_PACT,
        AdTheme.RESIDENT_PACT,
        AdTheme.NEW_STYLE,
    }


def test_what_hangs_in_streets_and_compounds_is_kept_up(demo):
    """Some of it stands in a compound; what tore in April was seen, and some of it hangs anew."""
    assert Asset.objects.filter(place__type=PlaceType.COMPOUND).exists()
    states = set(AssetPart.objects.filter(void=False, ended_seq=0).values_list("state", flat=True))
    assert {AssetState.DAMAGED, AssetState.REPLACED} <= states


def test_banners_and_boards_add_up_from_batches_of_every_community_and_village(demo):
    banners, boards = cells(BANNERS, "community"), cells(BOARDS, "community")

    assert (sum(banners.values()), sum(boards.values())) == (278, 75)
    leaves = set(
        Area.objects.filter(kind__in=("community", "village")).values_list("pk", flat=True)
    )
    assert set(banners) == set(boards) == leaves


def test_the_other_showcases_and_boards_are_still_being_made_and_counted_nowhere(demo):
    made = Asset.objects.filter(form=AssetForm.SHOWCASE) | Asset.objects.filter(
        form=AssetForm.BOARD, themes=[AdTheme.RESIDENT_PACT]
    )
    parts = AssetPart.objects.filter(asset__in=made, void=False)

    assert {part.state for part in parts} == {AssetState.IN_PRODUCTION}
    assert sum(part.quantity for part in parts) == 33
    assert demo.answer("publicity.mounted_in_production").value == 33
    assert demo.answer("publicity.boards").value == 75


def test_partners_pay_for_showcases_and_both_pages_say_so(demo):
    paid = Asset.objects.exclude(paid_by=None)

    assert {str(asset.community) for asset in paid} == {"龙头山社区", "姚家洼社区"}
    for asset in paid:
        pledge = asset.paid_by
        assert pledge.state in {PledgeState.AGREED, PledgeState.UNDER_WAY}
        assert f'href="/partners/{pledge.pk}/"' in demo.page("office", f"/publicity/{asset.pk}/")
        assert f'href="/publicity/{asset.pk}/"' in demo.page("office", f"/partners/{pledge.pk}/")


def test_a_leader_answers_for_each_community_and_a_party_member_for_its_grid(demo):
    led = Charge.objects.filter(kind=ChargeKind.LEADER, area__kind="community")
    grids = Charge.objects.filter(kind=ChargeKind.PARTY, area__kind="grid")

    assert {charge.area.name for charge in led} == set(COMMUNITIES)
    assert {charge.area.parent.name for charge in grids} == set(COMMUNITIES)


def test_those_party_members_knocked_at_doors_in_every_community(demo):
    """Their visits carry what was counted and no more: what nobody counted stays unknown."""
    visits = list(DoorstepVisit.objects.standing().select_related("community"))
    charged = {
        (charge.area.parent.name, charge.person_id)
        for charge in Charge.objects.filter(kind=ChargeKind.PARTY).select_related("area__parent")
    }

    assert {visit.community.name for visit in visits} == set(COMMUNITIES)
    assert {(visit.community.name, visit.recorded_by_id) for visit in visits} <= charged
    assert all("党员" in visit.note and "志愿者" in visit.note for visit in visits)
    assert all(date(2021, 4, 1) <= visit.visited_on <= LAST_DAY for visit in visits)
    doors, leaflets = (demo.answer(each.key).quantity for each in (HOUSEHOLDS, LEAFLETS))
    assert doors.certainty == leaflets.certainty == Certainty.AT_LEAST
    assert leaflets.missing == 1
