"""难点问题的网址."""

from chuangcheng.web.difficulties import deeds, drafting, linking, views
from chuangcheng.web.doors import door

app_name = "difficulties"
SEE, RECORD, ASK = "difficulties.see", "difficulties.record", "difficulties.ask"
urlpatterns = [
    door("", views.index, name="list", verb=SEE),
    door("export/", views.export, name="export", verb="difficulties.export"),
    door("new/", deeds.new, name="new", verb=RECORD),
    door("<int:pk>/", views.detail, name="detail", verb=SEE),
    door("<int:pk>/correction/", deeds.correction, name="correction", verb=RECORD),
    door("<int:pk>/request/", deeds.ask, name="ask", verb=ASK),
    door("<int:pk>/request/draft.docx", drafting.draft, name="draft", verb=ASK),
    door("<int:pk>/answer/", deeds.answer, name="answer", verb=ASK),
    door("steps/<int:pk>/scans/", deeds.scans, name="scans", verb=ASK),
    door("steps/<int:pk>/scans/<int:proof>/", views.scan, name="scan", verb=SEE),
    door("<int:pk>/ending/", deeds.ending, name="ending", verb=ASK),
    door("<int:pk>/reopening/", deeds.reopening, name="reopening", verb=ASK),
    door("<int:pk>/retraction/", deeds.retraction, name="retraction", verb=ASK),
    door("<int:pk>/void/", deeds.void, name="void", verb="difficulties.void"),
    door("<int:pk>/money/new/", deeds.money, name="money", verb=ASK),
    door("money/<int:pk>/void/", deeds.money_void, name="money_void", verb=ASK),
    door("<int:pk>/issues/", linking.issues, name="issues", verb=RECORD),
    door("<int:pk>/hold/", linking.holding, name="hold", verb="issues.suspend"),
    door("<int:pk>/release/", linking.releasing, name="release", verb="issues.resume"),
    door("issues/<int:pk>/removal/", linking.issue_removal, name="issue_removal", verb=RECORD),
    door("<int:pk>/items/", linking.items, name="items", verb=RECORD),
    door("items/<int:pk>/removal/", linking.item_removal, name="item_removal", verb=RECORD),
]
