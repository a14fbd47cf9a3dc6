"""The demo's campaign over two villages: by its plan, with one deadline that is no day yet."""

from datetime import date

from chuangcheng.campaigns.models import Campaign, CampaignStatement, Measure
from chuangcheng.demo.town import VILLAGES
from chuangcheng.figures.asking import ask
from chuangcheng.figures.campaigns import FIGURES
from chuangcheng.issues.models import Issue
from chuangcheng.places.models import Area
from chuangcheng.reports.progress import scope_of
from tests.demo.office import LAST_DAY


def test_the_villages_are_treated_by_the_plan_of_14_april(demo):
    campaign = Campaign.objects.select_related("plan").get()

    assert [str(site) for site in campaign.sites.all()] == list(VILLAGES)
    assert campaign.plan.issued_on == campaign.began_on == date(2021, 4, 14)
    vague = [measure.due_text for measure in Measure.objects.all() if measure.due_text]
    assert vague == ["方案时限"]


def test_what_the_visits_stated_stays_unknown_and_is_no_issue(demo):
    town = Area.objects.get(name="XX街道")
    answers = ask(FIGURES, scope_of(town, as_of=LAST_DAY))

    assert {key: answer.value for key, answer in answers.items()} == {
        "campaigns.running": 1,
        "campaigns.measures": 8,
        "campaigns.measures_done": 1,
        "campaigns.measures_late": 0,
        "campaigns.measures_undated": 1,
        "campaigns.issues": 0,
        "campaigns.issues_closed": 0,
        "campaigns.statements": 6,
        "campaigns.statements_unknown": 6,
    }
    kinds = {str(row) for row in CampaignStatement.objects.select_related("statement")}
    assert len(kinds) == 3
    assert not Issue.objects.filter(community__name__in=VILLAGES).exists()
