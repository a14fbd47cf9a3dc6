"""责任清单的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.responsibilities import deeds, drafts, views

app_name = "responsibilities"
EDIT = "duties.edit_items"
urlpatterns = [
    door("", views.index, name="list", verb="duties.see_items"),
    door("export/", views.export, name="export", verb="duties.export_items"),
    door("<int:pk>/", views.detail, name="detail", verb="duties.see_items"),
    door("<int:pk>/correction/", deeds.edit, name="edit", verb=EDIT),
    door("<int:pk>/change/", deeds.change, name="change", verb=EDIT),
    door("<int:pk>/ending/", deeds.end, name="ending", verb=EDIT),
    door("<int:pk>/removal/", deeds.remove, name="removal", verb=EDIT),
    door("lists/", drafts.index, name="lists", verb=EDIT),
    door("lists/new/", drafts.new, name="list_new", verb=EDIT),
    door("lists/<int:pk>/", drafts.detail, name="list_detail", verb=EDIT),
    door("lists/<int:pk>/correction/", drafts.correction, name="list_edit", verb=EDIT),
    door("lists/<int:pk>/items/new/", deeds.new, name="list_item", verb=EDIT),
    door("lists/<int:pk>/sheet/", drafts.from_sheet, name="list_sheet", verb=EDIT),
    door("lists/<int:pk>/publication/", drafts.publish, name="list_publish", verb="duties.publish"),
    door("lists/<int:pk>/void/", drafts.discard, name="list_discard", verb=EDIT),
]
