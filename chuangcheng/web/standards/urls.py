"""测评体系的网址."""

from chuangcheng.web.doors import door
from chuangcheng.web.standards import deeds, views

app_name = "standards"
EDIT = "standards.edit"
urlpatterns = [
    door("", views.index, name="list", verb="standards.see"),
    door("new/", deeds.new, name="new", verb=EDIT),
    door("examples/<str:name>/", views.example, name="example", verb="standards.import"),
    door("<int:pk>/", views.system, name="system", verb="standards.see"),
    door("<int:pk>/export/", views.export, name="export", verb="standards.export"),
    door("<int:pk>/facts/", deeds.edit, name="edit", verb=EDIT),
    door("<int:pk>/use/", deeds.use, name="use", verb="standards.use"),
    door("<int:pk>/retirement/", deeds.retire, name="retire", verb="standards.use"),
    door("<int:pk>/clone/", deeds.clone, name="clone", verb=EDIT),
    door("<int:pk>/void/", deeds.discard, name="discard", verb=EDIT),
    door("<int:pk>/comparison/", views.comparison, name="comparison", verb="standards.see"),
    door("<int:pk>/clauses/new/", deeds.new_clause, name="clause_new", verb=EDIT),
    door("clauses/<int:pk>/", views.clause, name="clause", verb="standards.see"),
    door("clauses/<int:pk>/correction/", deeds.edit_clause, name="clause_edit", verb=EDIT),
    door("clauses/<int:pk>/place/", deeds.move_clause, name="clause_move", verb=EDIT),
    door("clauses/<int:pk>/removal/", deeds.remove_clause, name="clause_remove", verb=EDIT),
]
