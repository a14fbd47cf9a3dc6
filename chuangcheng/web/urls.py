"""网址: one line for each area of pages; what is behind it stands in that area's own urls.py."""

from django.urls import URLPattern, URLResolver, include, path

from chuangcheng.web import health, signin
from chuangcheng.web.doors import entrance, public, signed_in

urlpatterns: list[URLPattern | URLResolver] = [
    public("healthz", health.alive, name="healthz", because="a supervisor has no account"),
    public("readyz", health.ready, name="readyz", because="a load balancer has no account"),
    entrance("account/login/", signin.sign_in, name="account_login", because="the way in"),
    entrance(
        "account/inactive/",
        signin.inactive,
        name="account_inactive",
        because="who may not sign in any more is told so",
    ),
    entrance(
        "account/signup/",
        signin.sign_up,
        name="account_signup",
        because="says that accounts are opened by the administrator",
    ),
    signed_in(
        "account/logout/", signin.sign_out, name="account_logout", because="ends one's own session"
    ),
    signed_in(
        "account/password/",
        signin.change_password,
        name="account_change_password",
        because="changes one's own password",
    ),
    path("", include("chuangcheng.web.home.urls")),
    path("figures/", include("chuangcheng.web.figures.urls")),
    path("reports/", include("chuangcheng.web.reports.urls")),
    path("tellings/", include("chuangcheng.web.tellings.urls")),
    path("bulletins/", include("chuangcheng.web.bulletins.urls")),
    path("issues/", include("chuangcheng.web.issues.urls")),
    path("inspections/", include("chuangcheng.web.inspections.urls")),
    path("campaigns/", include("chuangcheng.web.campaigns.urls")),
    path("difficulties/", include("chuangcheng.web.difficulties.urls")),
    path("publicity/", include("chuangcheng.web.publicity.urls")),
    path("volunteering/", include("chuangcheng.web.volunteering.urls")),
    path("plan/", include("chuangcheng.web.plan.urls")),
    path("assistance/", include("chuangcheng.web.assistance.urls")),
    path("partners/", include("chuangcheng.web.partners.urls")),
    path("meetings/", include("chuangcheng.web.meetings.urls")),
    path("standards/", include("chuangcheng.web.standards.urls")),
    path("documents/", include("chuangcheng.web.documents.urls")),
    path("letters/", include("chuangcheng.web.letters.urls")),
    path("places/", include("chuangcheng.web.places.urls")),
    path("areas/", include("chuangcheng.web.areas.urls")),
    path("units/", include("chuangcheng.web.units.urls")),
    path("people/", include("chuangcheng.web.people.urls")),
    path("contacts/", include("chuangcheng.web.book.urls")),
    path("duties/", include("chuangcheng.web.duties.urls")),
    path("responsibilities/", include("chuangcheng.web.responsibilities.urls")),
    path("leading-groups/", include("chuangcheng.web.leading.urls")),
    path("calendars/", include("chuangcheng.web.calendars.urls")),
    path("ledgers/", include("chuangcheng.web.ledgers.urls")),
    path("rights/", include("chuangcheng.web.rights.urls")),
    path("", include("chuangcheng.web.offices.urls")),
    path("demo/", include("chuangcheng.web.demo.urls")),
]
