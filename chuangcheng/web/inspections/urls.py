"""督导检查的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.inspections import recording, views

app_name = "inspections"
urlpatterns = [
    door("", views.index, name="list", verb="inspections.see"),
    door("new/", recording.new_round, name="new", verb="inspections.open_round"),
    door("<int:pk>/", views.round, name="round", verb="inspections.see"),
    door("<int:pk>/visits/new/", recording.new_visit, name="visit_new", verb="inspections.visit"),
    door("visits/", views.visits, name="visits", verb="inspections.see"),
    door("visits/<int:pk>/", views.visit, name="visit", verb="inspections.see"),
    door(
        "visits/<int:pk>/findings/new/",
        recording.new_finding,
        name="finding_new",
        verb="inspections.visit",
    ),
    door("visits/<int:pk>/void/", recording.void, name="void", verb="inspections.void_visit"),
]
