"""单位的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.units import views

app_name = "units"
urlpatterns = [
    door("", views.index, name="list", verb="people.see"),
    door("new/", views.new, name="new", verb="people.edit_unit"),
    door("<int:pk>/", views.detail, name="detail", verb="people.see"),
    door("<int:pk>/correction/", views.correction, name="correction", verb="people.edit_unit"),
    door("<int:pk>/renaming/", views.renaming, name="renaming", verb="people.edit_unit"),
    door("<int:pk>/ending/", views.ending, name="ending", verb="people.edit_unit"),
]
