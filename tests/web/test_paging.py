"""Paging: each row once, forwards and back, and no place that a page did not give."""

from datetime import date, timedelta
from urllib.parse import parse_qs

import pytest
from django.core import signing
from django.core.exceptions import BadRequest
from django.db.models import Q
from django.http import QueryDict

from chuangcheng.calendars.models import Day
from chuangcheng.web import paging
from chuangcheng.web.paging import Sort

NAMES = ("甲", "乙", "甲", "丙", "乙", "甲", "甲", "丁", "丙", "甲", "乙")
BY_DATE, BY_NAME = Sort("date", "date", "日期"), Sort("name", "name", "名称")
LATEST = Sort("latest", "date", "最近", descending=True)
SORTS = (BY_DATE, BY_NAME, LATEST)
# Branches as rights make them: they overlap, and one of them is empty.
BRANCHES = (Q(name__in=("甲", "丁")), Q(date__lte=date(2021, 4, 5)), Q(name="戊"))


@pytest.fixture
def days(db):
    start = date(2021, 4, 1)
    Day.objects.bulk_create(
        Day(date=start + timedelta(days=place), is_work=True, name=name)
        for place, name in enumerate(NAMES)
    )
    return Day.objects.all()


def walk(rows, *, asked="", forward=True, size=3, start=None, among=None):
    """The pages from an address on, one after the other."""
    url = asked if start is None else start
    while url is not None:
        given = QueryDict(url.removeprefix("?"))
        page = paging.page(rows, given, sorts=SORTS, size=size, among=among)
        yield page
        url = (page.next_url if forward else page.previous_url) or None


@pytest.mark.parametrize("size", [1, 2, 3, 10, 11, 12])
@pytest.mark.parametrize("asked", ["", "sort=-date", "sort=name", "sort=-name", "sort=latest"])
def test_every_row_comes_once_in_order(days, asked, size):
    pages = list(walk(days, asked=asked, size=size))
    seen = [row.pk for page in pages for row in page.rows]

    assert sorted(seen) == sorted(day.pk for day in days)
    sort = pages[0].sort
    values = [(getattr(row, sort.field), row.pk) for page in pages for row in page.rows]
    assert values == sorted(values, reverse=sort.descending)
    assert [page.first for page in pages] == list(range(1, len(NAMES) + 1, size))


@pytest.mark.parametrize("asked", ["", "sort=-date", "sort=name", "sort=-name"])
def test_the_way_back_is_the_way_there(days, asked):
    there = list(walk(days, asked=asked))
    back = list(walk(days, start=there[-1].previous_url, forward=False))

    assert [page.rows for page in back] == [page.rows for page in reversed(there[:-1])]
    assert [page.first for page in back] == [page.first for page in reversed(there[:-1])]
    assert there[0].previous_url == there[-1].next_url == ""


@pytest.mark.parametrize("size", [1, 2, 3, 10, 11])
@pytest.mark.parametrize("asked", ["", "sort=-date", "sort=name", "sort=-name", "sort=latest"])
def test_branches_give_the_pages_that_their_or_gives(days, asked, size):
    inside = days.filter(BRANCHES[0] | BRANCHES[1] | BRANCHES[2])
    plain = list(walk(inside, asked=asked, size=size))
    there = list(walk(days, asked=asked, size=size, among=BRANCHES))

    assert [page.rows for page in there] == [page.rows for page in plain]
    assert [page.first for page in there] == [page.first for page in plain]
    if there[-1].previous_url:
        back = list(
            walk(days, start=there[-1].previous_url, forward=False, size=size, among=BRANCHES)
        )
        assert [page.rows for page in back] == [page.rows for page in reversed(there[:-1])]


@pytest.mark.parametrize("among", [BRANCHES, BRANCHES[:1], ()])
def test_a_page_of_branches_is_one_statement_whatever_their_number(
    days, among, django_assert_num_queries
):
    with django_assert_num_queries(1 if among else 0):
        page = paging.page(days, QueryDict(), sorts=SORTS, size=3, among=among)

    assert bool(page.rows) is bool(among)
    assert paging.page(days.none(), QueryDict(), sorts=SORTS, among=among).rows == []


def test_a_page_of_rows_that_are_gone_is_the_first(days):
    last = list(walk(days))[-1]
    Day.objects.exclude(name="丁").delete()

    page = paging.page(days, QueryDict(last.previous_url[1:]), sorts=SORTS, size=3)

    assert [row.name for row in page.rows] == ["丁"]
    assert page.first == 1


def test_filters_stay_in_the_addresses(days):
    page = paging.page(days, QueryDict("area=3&q=灯&q=井"), sorts=SORTS, size=3)
    asked = parse_qs(page.next_url[1:])

    assert asked["area"] == ["3"]
    assert asked["q"] == ["灯", "井"]
    assert asked["sort"] == ["date"]


@pytest.mark.parametrize(
    "asked",
    ["sort=password", "sort=date__year", "sort=--date", "at=1", "at=x:y:z", "sort=name&at="],
)
def test_only_what_pages_offer_can_be_asked(days, asked):
    if asked.endswith("at="):
        asked += paging.page(days, QueryDict(), sorts=SORTS, size=3).next_url.partition("at=")[2]

    with pytest.raises(BadRequest):
        paging.page(days, QueryDict(asked), sorts=SORTS, size=3)


def test_a_place_signed_for_something_else_is_refused(days):
    forged = signing.dumps(["date", False, ["d", "2021-04-01"], 1, 1], salt="another")

    with pytest.raises(BadRequest):
        paging.page(days, QueryDict(f"at={forged}"), sorts=SORTS)


def test_the_head_of_the_sorted_column_turns_it_round(days):
    given = QueryDict("area=3")
    page = paging.page(days, given, sorts=SORTS)

    assert page.head(BY_DATE, given) == {"sort_url": "?area=3&sort=-date", "sorted": "ascending"}
    assert page.head(BY_NAME, given) == {"sort_url": "?area=3&sort=name", "sorted": ""}
    assert page.head(LATEST, given) == {"sort_url": "?area=3&sort=-latest", "sorted": ""}


def test_the_foot_says_where_one_is(days):
    pages = list(walk(days))

    assert pages[1].pager(paging.exact(days))["text"] == "第 4—6 条，共 11 条"
    assert pages[-1].pager(paging.exact(days))["text"] == "第 10—11 条，共 11 条"


def test_an_empty_list_says_only_that(db):
    page = paging.page(Day.objects.all(), QueryDict(), sorts=SORTS)

    assert page.pager(paging.exact(Day.objects.all()))["text"] == "共 0 条"
    assert page.next_url == page.previous_url == ""


def test_a_free_filter_is_counted_only_so_far(days, monkeypatch):
    assert paging.capped(days) == "共 11 条"
    monkeypatch.setattr(paging, "MOST_COUNTED", 10)

    assert paging.capped(days) == "共 10 条以上"


def test_a_page_is_one_statement_however_far_it_is(days, django_assert_num_queries):
    far = list(walk(days))[-2]

    with django_assert_num_queries(1):
        paging.page(days, QueryDict(far.next_url[1:]), sorts=SORTS, size=3)
