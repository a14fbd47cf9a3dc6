"""导入导出的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.ledgers import deeds, views

app_name = "ledgers"
urlpatterns = [
    door("", views.start, name="start", verb="ledgers.see"),
    door("imports/", deeds.take_in, name="new", verb="ledgers.import"),
    door("blank/<str:register>/", views.blank, name="blank", verb="ledgers.import"),
    door("imports/<int:pk>/", views.detail, name="detail", verb="ledgers.see"),
    door("imports/<int:pk>/marked/", views.marked, name="marked", verb="ledgers.see"),
    door(
        "imports/<int:pk>/pictures/<str:sha256>/", views.picture, name="picture", verb="ledgers.see"
    ),
    door("imports/<int:pk>/choices/", deeds.choose, name="choices", verb="ledgers.import"),
    door("imports/<int:pk>/commit/", deeds.commit, name="commit", verb="ledgers.import"),
    door("imports/<int:pk>/undo/", deeds.undo, name="undo", verb="ledgers.undo"),
]
