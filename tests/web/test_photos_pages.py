"""照片: taken in with a form, served under their issue to those who see it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from chuangcheng.evidence import rules
from chuangcheng.evidence.commands import receive
from chuangcheng.evidence.models import Photo
from chuangcheng.issues.models import Issue, IssueProof
from chuangcheng.kernel.permission import denied
from tests.world import World

SIZES = pytest.mark.parametrize("size", ["", "thumbnail/", "original/"])


def picture(colour: str = "olive", *, format: str = "JPEG") -> bytes:
    """A small photo."""
    content = BytesIO()
    Image.new("RGB", (640, 480), colour).save(content, format)
    return content.getvalue()


def upload(name: str = "IMG_0001.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture() if content is None else content, "image/jpeg")


@pytest.fixture
def shown(demo: World) -> Issue:
    """An issue of the pine community with a photo."""
    photo = receive(picture(), name="现场.jpg", by=demo.office)
    return demo.dispatched(photos=[photo])


def url(issue: Issue, size: str = "") -> str:
    proof = IssueProof.objects.get(issue=issue)
    return f"/issues/{issue.pk}/photos/{proof.pk}/{size}"


@SIZES
def test_the_office_opens_a_photo_in_every_size(demo, as_, shown, size):
    answer = as_(demo.office).get(url(shown, size))

    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/jpeg"
    assert Image.open(BytesIO(answer.content)).format == "JPEG"


@SIZES
def test_a_photo_is_never_run_guessed_at_or_kept_by_a_proxy(demo, as_, shown, size):
    answer = as_(demo.office).get(url(shown, size))

    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"].startswith("private")
    assert "attachment" not in answer["Content-Disposition"]


def test_the_name_of_the_file_is_ours_whatever_the_upload_was_called(demo, as_):
    photo = receive(picture("navy"), name='"; rm -rf.jpg', by=demo.office)
    issue = demo.issue(photos=[photo])

    said = as_(demo.office).get(url(issue))["Content-Disposition"]

    assert "rm" not in said
    assert "XX-2021-" in said


@SIZES
@pytest.mark.parametrize("actor", ["dragon_clerk", "enforcer"])
def test_who_does_not_see_the_issue_does_not_see_its_photos(demo, as_, shown, actor, size):
    answer = as_(getattr(demo, actor)).get(url(shown, size))

    assert answer.status_code == (403 if size == "original/" else 404)


@pytest.mark.parametrize(
    "actor", ["pine_clerk", "property_clerk", "verifier", "leader", "grid_worker"]
)
def test_only_the_office_opens_the_original(demo, as_, shown, actor):
    browser = as_(getattr(demo, actor))

    assert browser.get(url(shown)).status_code == 200
    assert browser.get(url(shown, "original/")).status_code == 403


def test_the_original_asks_the_rule_and_not_only_the_door(demo, as_, shown, monkeypatch):
    browser = as_(demo.office)
    assert browser.get(url(shown, "original/")).status_code == 200

    monkeypatch.setattr(
        "chuangcheng.web.evidence.pictures.may_open_original", lambda _actor: denied("不能")
    )

    assert browser.get(url(shown, "original/")).status_code == 403
    assert rules.may_open_original(demo.office)


def test_a_photo_is_not_served_under_another_issue(demo, as_, shown):
    other = demo.issue()
    proof = IssueProof.objects.get(issue=shown)

    assert as_(demo.office).get(f"/issues/{other.pk}/photos/{proof.pk}/").status_code == 404


def test_only_the_original_carries_what_the_camera_wrote(demo, as_):
    exif = Image.Exif()
    exif[0x010F] = "Spy Phone"
    content = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(content, "JPEG", exif=exif)
    issue = demo.issue(photos=[receive(content.getvalue(), name="a.jpg", by=demo.office)])
    browser = as_(demo.office)

    def served(size: str):
        return browser.get(url(issue, size)).content

    assert b"Spy Phone" in served("original/")
    assert b"Spy Phone" not in served("")
    assert b"Spy Phone" not in served("thumbnail/")


def _raised(world: World, as_, **files: object):
    given = {"title": "桶盖缺失", "place": "阳光花园", "category": world.rubbish.pk}
    return as_(world.office).post("/issues/new/", {**given, **files})


def test_photos_come_with_the_report(demo, as_):
    answer = _raised(demo, as_, photos=[upload(), upload("2.png", picture(format="PNG"))])

    issue = Issue.objects.get(title="桶盖缺失")
    assert answer["Location"] == f"/issues/{issue.pk}/"
    assert [proof.moment for proof in issue.proofs.all()] == ["before", "before"]


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([upload("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")], "a.svg"),
        ([upload("a.jpg", b"<html><script>alert(1)</script>")], "a.jpg"),
        ([upload("a.jpg", picture()[:900])], "不完整"),
        ([upload(f"{n}.jpg") for n in range(7)], "一次最多 6 张，选了 7 张"),
    ],
    ids=["svg", "html", "torn", "many"],
)
def test_what_is_no_photo_stands_at_its_field_and_nothing_is_recorded(demo, as_, files, sentence):
    answer = _raised(demo, as_, photos=files)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in html
    assert 'href="#id_photos"' in html
    assert "桶盖缺失" in html
    assert "照片要重新选一次" in html
    assert not Issue.objects.filter(title="桶盖缺失").exists()
    assert not Photo.objects.exists()


def test_a_photo_too_heavy_is_refused_unread(demo, as_, monkeypatch):
    monkeypatch.setattr("chuangcheng.web.evidence.uploads.MOST_BYTES", 100)

    answer = _raised(demo, as_, photos=[upload()])

    assert answer.status_code == 422
    assert "超过" in answer.content.decode()


def test_a_photo_afterwards_belongs_to_the_rectification(demo, as_):
    issue = demo.rectifying()
    given = {"done": "已清运", "photos": [upload()]}

    as_(demo.property_clerk).post(f"/issues/{issue.pk}/rectification/", given)

    proof = IssueProof.objects.get(issue=issue)
    assert proof.moment == "after"
    assert proof.rectification == issue.rectifications.get()


def test_a_photo_of_mending_without_a_word_about_it_asks_for_one(demo, as_):
    answer = _raised(demo, as_, after=[upload()])

    assert answer.status_code == 422
    assert "写一下当场做了什么" in answer.content.decode()


def test_the_same_photo_used_twice_is_a_flag_for_a_person(demo, as_, shown):
    browser = as_(demo.office)
    assert "没有重复使用" in browser.get(f"/issues/{shown.pk}/").content.decode()

    demo.issue(photos=[receive(picture(), name="又一次.jpg", by=demo.office)])

    assert "有照片在别处也用过" in browser.get(f"/issues/{shown.pk}/").content.decode()
