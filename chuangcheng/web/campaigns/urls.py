"""专项治理的网址."""

from chuangcheng.web.campaigns import (
    arranging,
    deeds,
    linking,
    measures,
    tallies,
    tallying,
    views,
)
from chuangcheng.web.doors import door

app_name = "campaigns"
SEE, RUN, ARRANGE = "campaigns.see", "campaigns.run", "campaigns.arrange"
TALLIES, TALLY = "campaigns.see_tallies", "campaigns.tally"
FINISH, LINK, VOID = "campaigns.finish", "campaigns.link", "campaigns.void"
urlpatterns = [
    door("", views.index, name="list", verb=SEE),
    door("export/", views.export, name="export", verb="campaigns.export"),
    door("new/", deeds.new, name="new", verb=RUN),
    door("<int:pk>/", views.detail, name="detail", verb=SEE),
    door("<int:pk>/correction/", deeds.correction, name="correction", verb=RUN),
    door("<int:pk>/ending/", deeds.ending, name="ending", verb=RUN),
    door("<int:pk>/resumption/", deeds.resumption, name="resumption", verb=RUN),
    door("<int:pk>/void/", deeds.void, name="void", verb=VOID),
    door("<int:pk>/measures/new/", arranging.new, name="measure_new", verb=ARRANGE),
    door("<int:pk>/issues/", linking.issues, name="issues", verb=LINK),
    door("<int:pk>/rounds/", linking.rounds, name="rounds", verb=LINK),
    door("issues/<int:pk>/removal/", linking.issue_removal, name="issue_removal", verb=LINK),
    door("rounds/<int:pk>/removal/", linking.round_removal, name="round_removal", verb=LINK),
    door("measures/", measures.index, name="measures", verb=SEE),
    door("measures/export/", measures.export, name="measures_export", verb="campaigns.export"),
    door("measures/<int:pk>/", measures.detail, name="measure", verb=SEE),
    door(
        "measures/<int:pk>/correction/",
        arranging.correction,
        name="measure_correction",
        verb=ARRANGE,
    ),
    door("measures/<int:pk>/date/", arranging.dating, name="measure_date", verb=ARRANGE),
    door("measures/<int:pk>/deadline/", arranging.deadline, name="measure_deadline", verb=ARRANGE),
    door("measures/<int:pk>/completion/", arranging.completion, name="measure_done", verb=FINISH),
    door("measures/<int:pk>/reopening/", arranging.reopening, name="measure_reopen", verb=FINISH),
    door(
        "measures/<int:pk>/retraction/", arranging.retraction, name="measure_retract", verb=ARRANGE
    ),
    door("measures/<int:pk>/void/", arranging.void, name="measure_void", verb=VOID),
    door("measures/<int:pk>/files/new/", arranging.new_files, name="measure_files", verb=FINISH),
    door("measures/<int:pk>/files/<int:proof>/", measures.file, name="measure_file", verb=SEE),
    door("tallies/", tallies.index, name="tallies", verb=TALLIES),
    door("tallies/export/", tallies.export, name="tallies_export", verb="campaigns.export_tallies"),
    door("tallies/new/", tallying.new, name="tally_new", verb=TALLY),
    door("tallies/<int:pk>/", tallies.detail, name="tally", verb=TALLIES),
    door("tallies/<int:pk>/correction/", tallying.correction, name="tally_correction", verb=TALLY),
    door("tallies/<int:pk>/void/", tallying.void, name="tally_void", verb=TALLY),
]
