"""The demo's documents and letters: their days, and what the figures say of them."""

from datetime import date

from chuangcheng.demo.cast import NEW_NAME
from chuangcheng.documents import queries
from chuangcheng.documents.models import Document, DocumentKind, Letter
from chuangcheng.documents.queries import document_in_force
from chuangcheng.figures.asking import ask
from chuangcheng.figures.documents import FIGURES
from chuangcheng.issues.models import ROUND, Issue
from chuangcheng.places.models import Area
from chuangcheng.reports.progress import scope_of
from tests.demo.office import LAST_DAY


def town():
    return Area.objects.get(name="XX街道")


def test_the_three_documents_bear_their_days_and_no_number(demo):
    plans = Document.objects.exclude(kind__in=[DocumentKind.NOTICE, DocumentKind.MINUTES])
    found = plans.order_by("issued_on").values_list("kind", "issued_on", "number")

    assert list(found) == [
        (DocumentKind.IMPLEMENTATION_PLAN, date(2021, 3, 1), ""),
        (DocumentKind.DUTY_LIST, date(2021, 3, 10), ""),
        (DocumentKind.REMEDIATION_PLAN, date(2021, 4, 14), ""),
    ]
    plan = document_in_force(DocumentKind.REMEDIATION_PLAN, area=town(), on=date(2021, 4, 13))
    assert plan is None


def test_a_unit_renamed_between_two_of_its_notices_prints_both_its_names(demo):
    issuers = queries.issuers(Document.objects.filter(kind=DocumentKind.NOTICE))

    assert list(issuers.values()) == [NEW_NAME, "XX街道扶贫工作办公室"]
    assert not Document.objects.exclude(number="").exists()


def test_one_letter_is_answered_and_one_is_in_hand_and_none_is_late(demo):
    answers = ask(FIGURES, scope_of(town(), as_of=LAST_DAY))

    assert {key: answer.value for key, answer in answers.items()} == {
        "documents.in_force": 6,
        "documents.letters": 2,
        "documents.letters_answered": 1,
        "documents.letters_unanswered": 1,
        "documents.letters_overdue": 0,
    }


def test_the_item_of_the_attached_list_lies_outside_the_round(demo):
    letter = Letter.objects.get(unit__name="红山区创城办")
    issues = Issue.objects.filter(letter=letter)

    assert issues.count() == 1
    assert not issues.filter(ROUND).exists()
    (proof,) = letter.proofs.all()
    assert proof.file.format == "xlsx"
