"""宣传阵地的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.publicity import deeds, outreach, photo_lists, telling, views

app_name = "publicity"
SEE, RECORD, VOID = "publicity.see", "publicity.record", "publicity.void"
EXPORT = "publicity.export"
urlpatterns = [
    door("", views.index, name="list", verb=SEE),
    door("export/", views.export, name="export", verb=EXPORT),
    door("export/photos/", photo_lists.weighed, name="photo_export", verb=EXPORT),
    door("export/photos/file/", photo_lists.file, name="photo_file", verb=EXPORT),
    door("export/photos/lists/", photo_lists.new, name="photo_lists", verb=EXPORT),
    door("export/photos/lists/<int:pk>/", photo_lists.detail, name="photo_list", verb=EXPORT),
    door("export/photos/lists/<int:pk>/<int:n>/", photo_lists.part, name="photo_part", verb=EXPORT),
    door("forms/", deeds.forms, name="forms", verb="publicity.set_forms"),
    door("new/", deeds.new, name="new", verb=RECORD),
    door("<int:pk>/", views.detail, name="detail", verb=SEE),
    door("<int:pk>/correction/", deeds.correction, name="correction", verb=RECORD),
    door("<int:pk>/change/", deeds.change, name="change", verb=RECORD),
    door("<int:pk>/retraction/", deeds.take_back, name="take_back", verb=RECORD),
    door("<int:pk>/check/", deeds.check, name="check", verb=RECORD),
    door("<int:pk>/wording/", deeds.wording, name="wording", verb=RECORD),
    door("<int:pk>/void/", deeds.void, name="void", verb=VOID),
    door("<int:pk>/files/new/", deeds.new_files, name="files", verb=RECORD),
    door("<int:pk>/files/<int:proof>/", views.file, name="file", verb=SEE),
    door("pieces/", outreach.pieces, name="pieces", verb=SEE),
    door("pieces/export/", outreach.pieces_export, name="pieces_export", verb=EXPORT),
    door("pieces/new/", telling.piece_new, name="piece_new", verb=RECORD),
    door("pieces/<int:pk>/", outreach.piece, name="piece", verb=SEE),
    door(
        "pieces/<int:pk>/correction/",
        telling.piece_correction,
        name="piece_correction",
        verb=RECORD,
    ),
    door("pieces/<int:pk>/void/", telling.piece_void, name="piece_void", verb=VOID),
    door("pieces/<int:pk>/files/new/", telling.piece_files, name="piece_files", verb=RECORD),
    door("pieces/<int:pk>/files/<int:proof>/", outreach.piece_file, name="piece_file", verb=SEE),
    door("doorsteps/", outreach.doorsteps, name="doorsteps", verb=SEE),
    door("doorsteps/export/", outreach.doorsteps_export, name="doorsteps_export", verb=EXPORT),
    door("doorsteps/new/", telling.doorstep_new, name="doorstep_new", verb=RECORD),
    door("doorsteps/<int:pk>/", outreach.doorstep, name="doorstep", verb=SEE),
    door(
        "doorsteps/<int:pk>/correction/",
        telling.doorstep_correction,
        name="doorstep_correction",
        verb=RECORD,
    ),
    door("doorsteps/<int:pk>/void/", telling.doorstep_void, name="doorstep_void", verb=VOID),
]
