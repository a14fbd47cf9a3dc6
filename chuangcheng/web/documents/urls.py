"""文件的网址."""

from chuangcheng.web.documents import deeds, views
from chuangcheng.web.doors import door

app_name = "documents"
urlpatterns = [
    door("", views.index, name="list", verb="documents.see"),
    door("export/", views.export, name="export", verb="documents.export"),
    door("new/", deeds.new, name="new", verb="documents.record"),
    door("<int:pk>/", views.detail, name="detail", verb="documents.see"),
    door("<int:pk>/versions/new/", deeds.new_version, name="version", verb="documents.record"),
    door("<int:pk>/correction/", deeds.correction, name="correction", verb="documents.record"),
    door("<int:pk>/void/", deeds.void, name="void", verb="documents.void"),
    door("<int:pk>/files/new/", deeds.new_files, name="files", verb="documents.record"),
    door("<int:pk>/files/<int:proof>/", views.file, name="file", verb="documents.see"),
]
