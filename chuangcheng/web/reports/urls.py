"""报告的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.reports import comparing, deeds, explaining, passages, views

app_name = "reports"
READ, WRITE = "reports.see_signed", "reports.write"
_PASSAGE = "<int:pk>/passages/<str:block>/"
# The composition names what stands in all registers: it is for those who read all of them.
urlpatterns = [
    door("", views.index, name="list", verb=READ),
    door("new/", deeds.new, name="new", verb=WRITE),
    door("progress/", views.progress, name="progress", verb=READ),
    door("progress/file.<str:ending>", views.file, name="file", verb=READ),
    door("<int:pk>/", views.detail, name="detail", verb=READ),
    door("<int:pk>/copy.<str:ending>", views.copy, name="copy", verb=READ),
    door("<int:pk>/inner/", views.inner, name="inner", verb="reports.see"),
    door("<int:pk>/difference/", comparing.difference, name="difference", verb=READ),
    door("<int:pk>/explanation/", explaining.explanation, name="explanation", verb=READ),
    door("<int:pk>/explanation.<str:ending>", explaining.file, name="explanation_file", verb=READ),
    door("<int:pk>/numbers/<int:place>/", views.number, name="number", verb=READ),
    door("<int:pk>/scans/<int:proof>/", views.scan, name="scan", verb=READ),
    door("<int:pk>/cover/", deeds.cover, name="cover", verb=WRITE),
    door("<int:pk>/check/", deeds.check, name="check", verb=WRITE),
    door("<int:pk>/return/", deeds.send_back, name="send_back", verb=WRITE),
    door("<int:pk>/signature/", deeds.sign, name="sign", verb="reports.sign"),
    door(
        "<int:pk>/signature/paper/",
        deeds.sign_on_paper,
        name="sign_on_paper",
        verb="reports.sign_on_paper",
    ),
    door("<int:pk>/numbering/", deeds.numbering, name="numbering", verb=WRITE),
    door("<int:pk>/archive/", deeds.archive, name="archive", verb=WRITE),
    door("<int:pk>/correction/", deeds.correct, name="correct", verb=WRITE),
    door("<int:pk>/void/", deeds.void, name="void", verb=WRITE),
    door(_PASSAGE, passages.passage, name="passage", verb=WRITE),
    door(f"{_PASSAGE}next/", passages.addition, name="addition", verb=WRITE),
    door(f"{_PASSAGE}removal/", passages.removal, name="removal", verb=WRITE),
    door(f"{_PASSAGE}restoration/", passages.restoration, name="restoration", verb=WRITE),
    door(f"{_PASSAGE}confirmation/", passages.confirmation, name="confirmation", verb=WRITE),
]
