"""包联共建的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.partners import agreements, deliveries, pledging, views

app_name = "partners"
SEE, AGREE, PLEDGE = "partners.see", "partners.agree", "partners.pledge"
DELIVER, CONFIRM, VOID = "partners.deliver", "partners.confirm", "partners.void"
urlpatterns = [
    door("", views.index, name="list", verb=SEE),
    door("export/", views.export, name="export", verb="partners.export"),
    door("new/", pledging.new, name="new", verb=PLEDGE),
    door("<int:pk>/", views.detail, name="detail", verb=SEE),
    door("<int:pk>/correction/", pledging.correction, name="correction", verb=PLEDGE),
    door("<int:pk>/state/", pledging.progress, name="progress", verb=PLEDGE),
    door("<int:pk>/retraction/", pledging.retraction, name="retraction", verb=PLEDGE),
    door("<int:pk>/void/", pledging.void, name="void", verb=VOID),
    door("<int:pk>/deliveries/new/", deliveries.new, name="delivery_new", verb=DELIVER),
    door("deliveries/<int:pk>/", deliveries.detail, name="delivery", verb=SEE),
    door(
        "deliveries/<int:pk>/confirmation/",
        deliveries.confirmation,
        name="delivery_confirm",
        verb=CONFIRM,
    ),
    door("deliveries/<int:pk>/void/", deliveries.void, name="delivery_void", verb=VOID),
    door("deliveries/<int:pk>/files/<int:proof>/", deliveries.file, name="delivery_file", verb=SEE),
    door("agreements/", views.agreements, name="agreements", verb=SEE),
    door("agreements/new/", agreements.new, name="agreement_new", verb=AGREE),
    door("agreements/<int:pk>/", views.agreement, name="agreement", verb=SEE),
    door(
        "agreements/<int:pk>/correction/",
        agreements.correction,
        name="agreement_correction",
        verb=AGREE,
    ),
    door("agreements/<int:pk>/void/", agreements.void, name="agreement_void", verb=VOID),
    door(
        "agreements/<int:pk>/files/new/", agreements.new_files, name="agreement_files", verb=AGREE
    ),
    door("agreements/<int:pk>/files/<int:proof>/", views.file, name="agreement_file", verb=SEE),
    door("matches/", views.matches, name="matches", verb=SEE),
    door("matches/new/", agreements.new_match, name="match_new", verb=AGREE),
    door("matches/<int:pk>/ending/", agreements.ending, name="match_end", verb=AGREE),
    door("matches/<int:pk>/void/", agreements.void_match, name="match_void", verb=VOID),
]
