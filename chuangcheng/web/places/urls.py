"""点位小区的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.places import sheets, views

app_name = "places"
urlpatterns = [
    door("", views.index, name="list", verb="places.see"),
    door("export/", views.export, name="export", verb="places.export"),
    door("sheets/", sheets.of_list, name="sheets", verb="places.see"),
    door("new/", views.new, name="new", verb="places.edit"),
    door("<int:pk>/", views.detail, name="detail", verb="places.see"),
    door("<int:pk>/sheet/", sheets.of_one, name="sheet", verb="places.see"),
    door("<int:pk>/correction/", views.correction, name="correction", verb="places.edit"),
]
