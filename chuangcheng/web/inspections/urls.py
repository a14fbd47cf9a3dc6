"""督导检查的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.inspections import answering, checklists, exporting, recording, views

app_name = "inspections"
urlpatterns = [
    door("", views.index, name="list", verb="inspections.see"),
    door("export/", exporting.rounds, name="export", verb="inspections.export"),
    door("new/", recording.new_round, name="new", verb="inspections.open_round"),
    door("<int:pk>/", views.round, name="round", verb="inspections.see"),
    door("<int:pk>/visits/new/", recording.new_visit, name="visit_new", verb="inspections.visit"),
    door("visits/", views.visits, name="visits", verb="inspections.see"),
    door("visits/export/", exporting.visits, name="visits_export", verb="inspections.export"),
    door("visits/<int:pk>/", views.visit, name="visit", verb="inspections.see"),
    door(
        "visits/<int:pk>/findings/new/",
        recording.new_finding,
        name="finding_new",
        verb="inspections.visit",
    ),
    door("visits/<int:pk>/void/", recording.void, name="void", verb="inspections.void_visit"),
    door("visits/<int:pk>/answers/", answering.answers, name="answers", verb="inspections.visit"),
    door("answers/export/", exporting.answers, name="answers_export", verb="inspections.export"),
    door(
        "answers/<int:pk>/correct/",
        answering.correct,
        name="answer_correct",
        verb="inspections.visit",
    ),
    door(
        "answers/<int:pk>/photos/<int:proof>/",
        answering.photo,
        name="answer_photo",
        verb="inspections.see",
    ),
    door(
        "answers/<int:pk>/photos/<int:proof>/thumbnail/",
        answering.thumbnail,
        name="answer_thumbnail",
        verb="inspections.see",
    ),
    door("checklists/", checklists.index, name="checklists", verb="inspections.see"),
    door("checklists/<int:pk>/", checklists.edition, name="checklist", verb="inspections.see"),
    door(
        "checklists/new/",
        checklists.new,
        name="checklist_new",
        verb="inspections.publish_checklist",
    ),
    door(
        "checklists/<int:pk>/retire/",
        checklists.retire,
        name="checklist_retire",
        verb="inspections.publish_checklist",
    ),
]
