"""帮扶对象的网址."""

from chuangcheng.web.assistance import deeds, views
from chuangcheng.web.doors import door

app_name = "assistance"
SEE, ASSIST = "partners.see_assisted", "partners.assist"
urlpatterns = [
    door("", views.index, name="list", verb=SEE),
    door("export/", views.export, name="export", verb="partners.export_assisted"),
    door("new/", deeds.new, name="new", verb=ASSIST),
    door("<int:pk>/", views.detail, name="detail", verb=SEE),
    door("<int:pk>/name/", views.name, name="name", verb="partners.reveal"),
    door("<int:pk>/correction/", deeds.correction, name="correction", verb=ASSIST),
    door("<int:pk>/ending/", deeds.ending, name="ending", verb=ASSIST),
    door("<int:pk>/void/", deeds.void, name="void", verb=ASSIST),
]
