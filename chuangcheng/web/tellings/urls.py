"""报数留底的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.tellings import deeds, views

app_name = "tellings"
SEE, TELL = "reports.see_told", "reports.tell"
urlpatterns = [
    door("", views.index, name="list", verb=SEE),
    door("export/", views.export, name="export", verb="reports.export_told"),
    door("new/<str:key>/", deeds.new, name="new", verb=TELL),
    door("<int:pk>/", views.detail, name="detail", verb=SEE),
    door("<int:pk>/void/", deeds.void, name="void", verb=TELL),
]
