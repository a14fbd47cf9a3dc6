"""问题整改的网址: nouns, one for each deed."""

from chuangcheng.web.doors import door
from chuangcheng.web.issues import (
    deeds,
    detail,
    photo_lists,
    photos,
    raising,
    refilling,
    views,
)

app_name = "issues"
urlpatterns = [
    door("", views.index, name="list", verb="issues.see"),
    door("export/", views.export, name="export", verb="issues.export"),
    door("export/photos/", photo_lists.weighed, name="photo_export", verb="issues.export"),
    door("export/photos/file/", photo_lists.file, name="photo_file", verb="issues.export"),
    door("export/photos/lists/", photo_lists.new, name="photo_lists", verb="issues.export"),
    door(
        "export/photos/lists/<int:pk>/", photo_lists.detail, name="photo_list", verb="issues.export"
    ),
    door(
        "export/photos/lists/<int:pk>/<int:n>/",
        photo_lists.part,
        name="photo_part",
        verb="issues.export",
    ),
    door("export/refill/", refilling.refill, name="refill", verb="issues.refill"),
    door("new/", raising.new, name="new", verb="issues.raise"),
    door("new/hints/", raising.hints, name="hints", verb="issues.raise"),
    door("<int:pk>/", detail.detail, name="detail", verb="issues.see"),
    door("<int:pk>/acceptance/", deeds.acceptance, name="acceptance", verb="issues.accept"),
    door("<int:pk>/rejection/", deeds.rejection, name="rejection", verb="issues.reject"),
    door("<int:pk>/contact/", deeds.contact, name="contact", verb="issues.log_contact"),
    door("<int:pk>/dispatch/", deeds.dispatch, name="dispatch", verb="issues.dispatch"),
    door("<int:pk>/dispatch/due/", deeds.due, name="due", verb="issues.dispatch"),
    door("<int:pk>/receipt/", deeds.receipt, name="receipt", verb="issues.receive"),
    door("<int:pk>/return/", deeds.return_, name="return", verb="issues.return"),
    door(
        "<int:pk>/rectification/", deeds.rectification, name="rectification", verb="issues.submit"
    ),
    door("<int:pk>/verification/", deeds.verification, name="verification", verb="issues.pass"),
    door("<int:pk>/failure/", deeds.failure, name="failure", verb="issues.fail"),
    door("<int:pk>/recheck/", deeds.recheck, name="recheck", verb="issues.recheck"),
    door("<int:pk>/suspension/", deeds.suspension, name="suspension", verb="issues.suspend"),
    door("<int:pk>/resumption/", deeds.resumption, name="resumption", verb="issues.resume"),
    door("<int:pk>/spot-fix/", deeds.spot_fix, name="spot_fix", verb="issues.fix_on_spot"),
    door("<int:pk>/correction/", deeds.correction, name="correction", verb="issues.edit"),
    door("<int:pk>/void/", deeds.void, name="void", verb="issues.void"),
    door("<int:pk>/photos/<int:proof>/", photos.photo, name="photo", verb="issues.see"),
    door(
        "<int:pk>/photos/<int:proof>/thumbnail/",
        photos.thumbnail,
        name="thumbnail",
        verb="issues.see",
    ),
    door(
        "<int:pk>/photos/<int:proof>/original/",
        photos.original,
        name="original",
        verb="evidence.open_original",
    ),
]
