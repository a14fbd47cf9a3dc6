"""Pictures of a sheet on its preview, and lists that go out with their photos."""

import pytest
from django.urls import reverse

from chuangcheng.evidence.storage import digest
from chuangcheng.ledgers import commands, illustrating
from chuangcheng.ledgers.opening import open_workbook
from tests.ledgers import illustrated
from tests.ledgers.illustrated import photo
from tests.ledgers.taking import written
from tests.world import NOON

pytestmark = pytest.mark.one_engine


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def taken(world, *pictures: tuple[int, int, bytes]):
    content = illustrated.decorated(pictures)
    return commands.take_in(content, file_name="图.xlsx", by=world.office, now=NOON)


def test_the_preview_shows_the_pictures_of_each_line_and_counts_them(world, as_):
    record = taken(world, (2, 6, photo(1)), (3, 7, photo(2)))
    browser = as_(world.office)
    page = browser.get(reverse("ledgers:detail", args=[record.pk])).content.decode()
    address = reverse("ledgers:picture", args=[record.pk, digest(photo(1))])

    assert f'src="{address}" alt="G3 的图片"' in page
    assert "张照片" in page
    shown = browser.get(address)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/jpeg")


def test_a_refused_picture_is_asked_about_on_the_page(world, as_):
    broken = illustrated.replaced(illustrated.decorated([(2, 6, photo(1))]), b"\xff\xd8\xff broken")
    record = commands.take_in(broken, file_name="图.xlsx", by=world.office, now=NOON)
    page = as_(world.office).get(reverse("ledgers:detail", args=[record.pk])).content.decode()

    assert "G3 的图片不能用" in page


def test_no_other_picture_is_served_under_an_import(world, as_):
    record = taken(world, (2, 6, photo(1)))
    other = reverse("ledgers:picture", args=[record.pk, digest(photo(2))])

    assert as_(world.office).get(other).status_code == 404


def test_who_may_not_see_the_import_sees_no_picture_of_it(world, as_):
    record = taken(world, (2, 6, photo(1)))
    address = reverse("ledgers:picture", args=[record.pk, digest(photo(1))])

    assert as_(world.leader).get(address).status_code in {403, 404}


def with_photos(world) -> None:
    over = [(2, 6, photo(1)), (2, 6, photo(2)), (2, 7, photo(3)), (4, 6, photo(4))]
    written(illustrated.decorated(over), world.office)


def test_the_page_says_how_many_and_how_large_and_then_gives_the_file(world, as_):
    with_photos(world)
    client = as_(world.office)
    page = client.get(reverse("issues:photo_export")).content.decode()

    assert "3 条问题有 4 张照片，文件约 0.0 MB" in page
    response = client.get(reverse("issues:photo_file"))
    assert open_workbook(response.content).sheets[0].pictures
    assert response["Content-Disposition"].startswith("attachment")


def test_a_list_without_photos_is_sent_to_the_plain_export(world, as_):
    page = as_(world.office).get(reverse("issues:photo_export")).content.decode()

    assert "都没有照片" in page
    assert reverse("issues:photo_file") not in page


def test_too_many_photos_are_refused_with_what_to_do(world, as_, monkeypatch):
    with_photos(world)
    monkeypatch.setattr(illustrating, "MOST_PHOTOS", 3)
    client = as_(world.office)

    assert "筛选后再导出" in client.get(reverse("issues:photo_export")).content.decode()
    assert client.get(reverse("issues:photo_file")).status_code == 422
