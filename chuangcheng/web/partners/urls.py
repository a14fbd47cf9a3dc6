"""包联共建的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.partners import agreements, deliveries, facilities, needs, pledging, views

app_name = "partners"
EXPORT = "partners.export"
SEE, AGREE, PLEDGE = "partners.see", "partners.agree", "partners.pledge"
DELIVER, CONFIRM, VOID = "partners.deliver", "partners.confirm", "partners.void"
VOID_KEPT = "partners.void_kept"
urlpatterns = [
    door("", views.index, name="list", verb=SEE),
    door("export/", views.export, name="export", verb=EXPORT),
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
    door("<int:pk>/needs/new/", needs.answering, name="answer", verb=PLEDGE),
    door("needs/", needs.index, name="needs", verb=SEE),
    door("needs/export/", needs.export, name="need_export", verb=EXPORT),
    door("needs/new/", needs.new, name="need_new", verb=PLEDGE),
    door("needs/<int:pk>/", needs.detail, name="need", verb=SEE),
    door("needs/<int:pk>/correction/", needs.correction, name="need_correction", verb=PLEDGE),
    door("needs/<int:pk>/match/", needs.matching, name="need_match", verb=PLEDGE),
    door("needs/<int:pk>/closing/", needs.closing, name="need_close", verb=PLEDGE),
    door("needs/<int:pk>/retraction/", needs.retraction, name="need_retraction", verb=PLEDGE),
    door("needs/<int:pk>/void/", needs.void, name="need_void", verb=VOID_KEPT),
    door("facilities/", facilities.index, name="facilities", verb=SEE),
    door("facilities/export/", facilities.export, name="facility_export", verb=EXPORT),
    door("facilities/new/", facilities.new, name="facility_new", verb=DELIVER),
    door("facilities/<int:pk>/", facilities.detail, name="facility", verb=SEE),
    door(
        "facilities/<int:pk>/correction/",
        facilities.correction,
        name="facility_correction",
        verb=DELIVER,
    ),
    door("facilities/<int:pk>/change/", facilities.change, name="facility_change", verb=DELIVER),
    door(
        "facilities/<int:pk>/retraction/",
        facilities.retraction,
        name="facility_retraction",
        verb=DELIVER,
    ),
    door("facilities/<int:pk>/void/", facilities.void, name="facility_void", verb=VOID_KEPT),
    door(
        "facilities/<int:pk>/files/new/", facilities.new_files, name="facility_files", verb=DELIVER
    ),
    door("facilities/<int:pk>/files/<int:proof>/", facilities.file, name="facility_file", verb=SEE),
]
