"""领导小组的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.leading import views

app_name = "leading"
urlpatterns = [
    door("", views.index, name="list", verb="duties.see_groups"),
    door("new/", views.new, name="new", verb="duties.edit_groups"),
    door("<int:pk>/", views.detail, name="detail", verb="duties.see_groups"),
    door("<int:pk>/correction/", views.correction, name="edit", verb="duties.edit_groups"),
    door("<int:pk>/seats/new/", views.seat, name="seat", verb="duties.edit_groups"),
    door("<int:pk>/ending/", views.ending, name="ending", verb="duties.edit_groups"),
    door("seats/<int:pk>/ending/", views.leaving, name="leaving", verb="duties.edit_groups"),
]
