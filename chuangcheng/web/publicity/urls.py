"""宣传阵地的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.publicity import deeds, views

app_name = "publicity"
SEE, RECORD = "publicity.see", "publicity.record"
urlpatterns = [
    door("", views.index, name="list", verb=SEE),
    door("export/", views.export, name="export", verb="publicity.export"),
    door("new/", deeds.new, name="new", verb=RECORD),
    door("<int:pk>/", views.detail, name="detail", verb=SEE),
    door("<int:pk>/correction/", deeds.correction, name="correction", verb=RECORD),
    door("<int:pk>/change/", deeds.change, name="change", verb=RECORD),
    door("<int:pk>/retraction/", deeds.take_back, name="take_back", verb=RECORD),
    door("<int:pk>/check/", deeds.check, name="check", verb=RECORD),
    door("<int:pk>/wording/", deeds.wording, name="wording", verb=RECORD),
    door("<int:pk>/void/", deeds.void, name="void", verb="publicity.void"),
    door("<int:pk>/files/new/", deeds.new_files, name="files", verb=RECORD),
    door("<int:pk>/files/<int:proof>/", views.file, name="file", verb=SEE),
]
