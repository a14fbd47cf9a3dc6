"""The parts that pages are put together from keep to their contracts."""

import re

import pytest
from django import forms
from django.template.loader import get_template
from django.test import RequestFactory

FIGURE = {"text": "169", "unit": "条", "url": "/issues/?figure=issues.found", "unknown": False}
EVIL = '"><script>alert(1)</script>'


def shown(name: str, **context: object) -> str:
    """A component as a page would hold it, as text."""
    template = get_template(f"components/{name}.html")
    return template.render(context, RequestFactory().get("/"))


class Pledge(forms.Form):
    """A form with each kind of control."""

    text = forms.CharField(label="看到了什么", help_text="一句话")
    day = forms.CharField(label="发现日期", required=False)
    way = forms.ChoiceField(label="怎么核查", choices=[("a", "到现场")], widget=forms.RadioSelect)
    spot = forms.BooleanField(label="当场已处理", required=False)


def test_a_figure_is_a_door_to_its_rows():
    html = shown("figure", figure={**FIGURE, "bad": False}, size="big")

    assert 'href="/issues/?figure=issues.found"' in html
    assert "条" in html


def test_an_unknown_figure_shows_no_unit_and_looks_unknown():
    figure = {**FIGURE, "text": "未统计", "unknown": True, "bad": False}

    html = shown("figure", figure=figure, size="list")

    assert "cc-figure-unknown" in html
    assert "条" not in html


def test_an_unknown_bar_is_not_drawn_as_an_empty_one():
    bars = [{"label": "哈达和硕村", "url": "", "text": "未统计", "percent": None}]

    assert "<svg" not in shown("bars", bars=bars)


@pytest.mark.parametrize(
    ("mark", "shape"),
    [("overdue", "triangle"), ("soon", "clock"), ("paused", "pause"), ("kept", "tick")],
)
def test_a_time_mark_says_the_same_in_shape_and_word(mark: str, shape: str):
    html = shown("due", due={"mark": mark, "text": "超期 5 个工作日"})

    assert f"#s-{shape}" in html
    assert "超期 5 个工作日" in html


@pytest.mark.parametrize("mark", ["plain", "none"])
def test_an_ordinary_due_time_carries_no_mark(mark: str):
    assert "<svg" not in shown("due", due={"mark": mark, "text": "4月16日 10:15"})


def test_a_merged_issue_leads_to_the_one_it_went_into():
    state = {"key": "merged", "word": "已并案", "into": {"number": "000031", "url": "/issues/31/"}}

    assert '<a href="/issues/31/">000031</a>' in shown("state", state=state)


def test_an_error_stands_at_its_field_and_in_the_summary_that_leads_there():
    form = Pledge({"day": "2月30日"})

    summary, field = shown("errors", form=form), shown("field", field=form["text"])

    assert 'href="#id_text"' in summary
    assert 'id="id_text_error"' in field
    assert 'aria-invalid="true"' in field
    assert 'aria-describedby="id_text_helptext id_text_error"' in field


def test_the_summary_leads_to_choices_too():
    form = Pledge({})

    assert 'href="#id_way"' in shown("errors", form=form)
    assert 'id="id_way"' in shown("field", field=form["way"])


def test_a_form_without_errors_has_no_summary():
    assert shown("errors", form=Pledge({"text": "灯不亮", "way": "a"})).strip() == ""


def test_only_the_optional_is_marked():
    form = Pledge()

    assert "（选填）" in shown("field", field=form["day"])
    assert "（选填）" not in shown("field", field=form["text"])


def test_every_choice_of_a_segment_is_a_label_around_its_control():
    html = shown("field", field=Pledge()["way"], segment=True)

    assert re.search(
        r'<label class="cc-segment-item" for="id_way_0"><input[^>]+><span>到现场', html
    )


def test_a_deed_that_acts_at_once_is_a_post_and_one_that_asks_is_a_link():
    acting = shown("deed", deed={"text": "签收", "url": "/receipt/", "post": True}, look="btn")
    asking = shown("deed", deed={"text": "交办", "url": "/dispatch/", "post": False}, look="btn")

    assert 'method="post"' in acting
    assert "csrfmiddlewaretoken" in acting
    assert asking.strip() == '<a class="btn" href="/dispatch/">交办</a>'


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("notice", {"level": "success", "text": EVIL}),
        ("refused", {"text": EVIL, "steps": [EVIL]}),
        ("no_match", {"words": [EVIL], "thing": EVIL, "nearby": [], "clear_url": "/"}),
        ("views", {"views": [{"text": EVIL, "count": "", "url": "/", "current": True}]}),
        ("facts", {"facts": [{"term": EVIL, "text": EVIL, "url": "", "note": EVIL}]}),
        ("chips", {"chips": [{"text": EVIL, "off_url": "/"}], "clear_url": "/"}),
        (
            "timeline",
            {"entries": [{"at": EVIL, "who": EVIL, "unit": EVIL, "text": EVIL, "tone": ""}]},
        ),
    ],
)
def test_what_people_typed_stays_text(name: str, context: dict[str, object]):
    html = shown(name, **context)

    assert "<script" not in html
    assert "&lt;script" in html


@pytest.mark.parametrize("code", [400, 403, 404, 409, 413, 422, 429, 500, 503])
def test_an_error_page_stands_without_any_context_and_says_what_to_do(code: int):
    html = get_template(f"errors/{code}.html").render({})

    assert re.search(r"<h1 data-sentence>[^<]{4,}</h1>", html)
    assert re.search(r'class="cc-error-do">[^<]{10,}<', html)
    assert 'href="/"' in html


def test_an_error_page_prefers_the_sentence_of_the_refusal():
    html = get_template("errors/422.html").render({"sentence": "2月30日不存在"})

    assert "<h1 data-sentence>2月30日不存在</h1>" in html
