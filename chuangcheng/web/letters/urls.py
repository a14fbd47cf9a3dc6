"""来文的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.letters import deeds, views

app_name = "letters"
urlpatterns = [
    door("", views.index, name="list", verb="documents.see_letter"),
    door("export/", views.export, name="export", verb="documents.export_letters"),
    door("new/", deeds.new, name="new", verb="documents.receive"),
    door("<int:pk>/", views.detail, name="detail", verb="documents.see_letter"),
    door("<int:pk>/correction/", deeds.correction, name="correction", verb="documents.receive"),
    door("<int:pk>/void/", deeds.void, name="void", verb="documents.void_letter"),
    door("<int:pk>/files/new/", deeds.new_files, name="files", verb="documents.receive"),
    door("<int:pk>/files/<int:proof>/", views.file, name="file", verb="documents.see_letter"),
    door("<int:pk>/issues/", deeds.link, name="issues", verb="documents.receive"),
    door("<int:pk>/issues/<int:issue>/removal/", deeds.unlink, name="unlink", verb="issues.edit"),
    door("<int:pk>/replies/new/", deeds.reply, name="reply", verb="documents.reply"),
    door(
        "<int:pk>/replies/<int:reply>/files/<int:proof>/",
        views.reply_file,
        name="reply_file",
        verb="documents.see_letter",
    ),
    door(
        "<int:pk>/replies/<int:reply>/void/",
        deeds.void_reply,
        name="void_reply",
        verb="documents.reply",
    ),
]
