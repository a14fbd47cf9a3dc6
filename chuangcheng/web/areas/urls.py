"""区域的网址."""

from chuangcheng.web.areas import views
from chuangcheng.web.doors import door

app_name = "areas"
urlpatterns = [
    door("", views.index, name="list", verb="places.see"),
    door("<int:pk>/", views.detail, name="detail", verb="places.see"),
    door("<int:pk>/new/", views.new, name="new", verb="places.edit_area"),
    door("<int:pk>/correction/", views.correction, name="correction", verb="places.edit_area"),
    door("<int:pk>/hand-over/", views.hand_over, name="hand_over", verb="places.edit_area"),
    door("<int:pk>/take-back/", views.take_back, name="take_back", verb="places.edit_area"),
    door("<int:pk>/replacement/", views.replacement, name="replacement", verb="places.edit_area"),
]
