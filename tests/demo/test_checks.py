"""示例检查表 of the demo, and answers that say what the round found."""

from chuangcheng.inspections.models import Answer, Checklist, Finding, Verdict
from chuangcheng.issues.models import Issue
from chuangcheng.places.models import PlaceType

LISTED = {
    PlaceType.COMPOUND,
    PlaceType.BACK_ALLEY,
    PlaceType.MARKET,
    PlaceType.COMMUNITY_CENTRE,
    PlaceType.VILLAGE,
}


def test_five_types_of_place_have_an_example(demo):
    assert set(Checklist.objects.values_list("place_type", flat=True)) == LISTED
    assert all(Checklist.objects.values_list("is_example", flat=True))


def test_all_compounds_were_looked_at_by_the_whole_list(demo):
    n_items = Checklist.objects.get(place_type=PlaceType.COMPOUND).items.count()
    places = Answer.objects.values_list("place", flat=True)

    assert len(set(places)) == 41
    assert len(places) == 41 * n_items


def test_an_item_falls_short_where_an_issue_of_its_category_was_found_there(demo):
    found = set(
        Issue.objects.filter(pk__in=Finding.objects.values("issue")).values_list(
            "place", "category"
        )
    )
    rows = Answer.objects.values_list("place", "item__category", "verdict")

    for place, category, verdict in rows:
        assert (verdict == Verdict.NOT_MET) is ((place, category) in found)
    assert {verdict for _place, _category, verdict in rows} == {Verdict.MET, Verdict.NOT_MET}
