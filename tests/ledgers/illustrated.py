"""Ledgers with pictures: lying over the cells, grouped, and as WPS keeps them inside of cells.

All that an office does to a sheet is in here too: merges, widths, panes, conditional formats,
comments, a second sheet. Addresses that tests name are those of the rows here, counted from 1.
"""

import re
from collections.abc import Mapping, Sequence
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]
from PIL import Image, ImageDraw

from tests.ledgers import messy

HEAD = ["序号", "发现日期", "社区", "小区", "问题描述", "责任单位", "整改前照片", "整改后照片"]
DRAWING = "xl/drawings/drawing1.xml"
CELL_IMAGES = "xl/cellimages.xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def photo(n: int, *, kind: str = "JPEG") -> bytes:
    """A picture that looks like no other of these."""
    image = Image.new("RGB", (64, 48), (40 * n % 256, 90, 255 - 25 * n % 256))
    ImageDraw.Draw(image).rectangle((n, n, 20 + n, 30), fill="white")
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def decorated(
    pictures: Sequence[tuple[int, int, bytes]] = (), wrong: Mapping[int, str] | None = None
) -> bytes:
    """Three issues with all that Excel can do around them; pictures by row and column from 0."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        sheet = made.add_worksheet("四月")
        sheet.merge_range(
            0, 0, 0, 7, "XX街道问题清单", made.add_format({"bold": True, "border": 1})
        )
        head = made.add_format({"bold": True, "bg_color": "#DDDDDD", "border": 2})
        sheet.write_row(1, 0, HEAD, head)
        day = made.add_format({"num_format": 'yyyy"年"m"月"d"日"', "font_color": "#003366"})
        for n, text in enumerate(["楼道堆物", "垃圾桶满溢", "路灯不亮"], 1):
            sheet.write_row(n + 1, 0, [n])
            sheet.write_number(n + 1, 1, 44291 + n, day)
            sheet.write_row(n + 1, 2, ["松树园", "阳光花园", text, "和美物业"])
        for row, text in (wrong or {}).items():
            sheet.write_string(row, 5, text, day)
        sheet.set_column(0, 0, 5.5)
        sheet.set_column(4, 20, 27.25)
        sheet.set_row(3, 61.5)
        sheet.freeze_panes(2, 1)
        sheet.autofilter(1, 0, 4, 7)
        bold = made.add_format({"bg_color": "#FFC7CE"})
        sheet.conditional_format(
            "E3:E9", {"type": "text", "criteria": "containing", "value": "灯", "format": bold}
        )
        sheet.data_validation("F3:F9", {"validate": "list", "source": ["和美物业", "社区"]})
        sheet.write_comment("E4", "现场看过")
        for row, column, content in pictures:
            options = {"image_data": BytesIO(content), "object_position": 1}
            sheet.insert_image(row, column, "照片.jpg", options)
        other = made.add_worksheet("说明")
        other.write_string(0, 0, "填表说明")
        other.insert_image(2, 2, "说明.png", {"image_data": BytesIO(photo(9, kind="PNG"))})
    return out.getvalue()


def with_cell_pictures(content: bytes, cells: Mapping[str, bytes]) -> bytes:
    """The same with pictures inside of cells, as WPS writes them."""
    contents = messy.parts(content)
    sheet = contents[messy.SHEET].decode()
    images, relations = [], []
    for n, (cell, picture) in enumerate(cells.items(), 1):
        name = f"ID_{n:032X}"
        row = cell.lstrip("ABCDEFGH")
        new = (
            f'<c r="{cell}" t="str"><f>_xlfn.DISPIMG("{name}",1)</f><v>=DISPIMG("{name}",1)</v></c>'
        )
        head, sign, tail = sheet.partition(f'<row r="{row}"')
        inside, end, rest = tail.partition("</row>")
        assert end, f"{cell}: no such row to plant a picture in"
        sheet = f"{head}{sign}{inside}{new}{end}{rest}"
        images.append(
            '<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" '
            f'name="{name}"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId{n}"/>'
            "</xdr:blipFill><xdr:spPr/></xdr:pic></etc:cellImage>"
        )
        target = f"media/cell{n}.jpeg"
        relations.append(
            f'<Relationship Id="rId{n}" Type="{_RELATIONSHIPS}/image" Target="{target}"/>'
        )
        contents[f"xl/{target}"] = picture
    contents[messy.SHEET] = sheet.encode()
    contents[CELL_IMAGES] = _cell_images("".join(images)).encode()
    contents["xl/_rels/cellimages.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}">{"".join(relations)}</Relationships>'.encode()
    )
    return messy.packed(_known(contents))


def _cell_images(images: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<etc:cellImages '
        'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:r="{_RELATIONSHIPS}" '
        f'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData">{images}</etc:cellImages>'
    )


def _known(contents: dict[str, bytes]) -> dict[str, bytes]:
    """What the package says of its new parts."""
    kind = (
        b'<Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/xl/cellimages'
        b'.xml" ContentType="application/vnd.wps-officedocument.cellimage+xml"/></Types>'
    )
    if b'Extension="jpeg"' in contents[messy.TYPES]:
        kind = kind.partition(b"/>")[2]
    relation = (
        b'<Relationship Id="rIdCells" Type="http://www.wps.cn/officeDocument/2020/cellImage" '
        b'Target="cellimages.xml"/></Relationships>'
    )
    contents[messy.TYPES] = contents[messy.TYPES].replace(b"</Types>", kind)
    contents[messy.RELATIONS] = contents[messy.RELATIONS].replace(b"</Relationships>", relation)
    return contents


def replaced(content: bytes, picture: bytes) -> bytes:
    """The first picture's bytes are others."""
    contents = messy.parts(content)
    name = next(name for name in contents if name.startswith("xl/media/"))
    contents[name] = picture
    return messy.packed(contents)


def reanchored(content: bytes, kind: str) -> bytes:
    """The pictures over the cells held by their corner, or by their place on the sheet alone."""
    contents = messy.parts(content)
    drawing = contents[DRAWING].decode()
    for found in re.findall(r"<xdr:twoCellAnchor.*?</xdr:twoCellAnchor>", drawing, re.DOTALL):
        start = re.search("<xdr:from>.*?</xdr:from>", found, re.DOTALL)
        picture = re.search("<xdr:pic>.*?</xdr:pic>", found, re.DOTALL)
        assert start
        assert picture
        offset = re.search(r'<a:off x="(\d+)" y="(\d+)"/>', found)
        assert offset
        extent = '<xdr:ext cx="609600" cy="457200"/>'
        corner = f'<xdr:pos x="{offset[1]}" y="{offset[2]}"/>'
        place = start[0] if kind == "oneCellAnchor" else corner
        if kind == "absoluteAnchor":
            extent = '<xdr:ext cx="60960" cy="45720"/>'
        new = f"<xdr:{kind}>{place}{extent}{picture[0]}<xdr:clientData/></xdr:{kind}>"
        drawing = drawing.replace(found, new)
    contents[DRAWING] = drawing.encode()
    return messy.packed(contents)


def grouped(content: bytes) -> bytes:
    """Two pictures over the cells made one group, from the first one's corner to the last's."""
    contents = messy.parts(content)
    drawing = contents[DRAWING].decode()
    anchors = re.findall(r"<xdr:twoCellAnchor.*?</xdr:twoCellAnchor>", drawing, re.DOTALL)
    start = re.search("<xdr:from>.*?</xdr:from>", anchors[0], re.DOTALL)
    stop = re.search("<xdr:to>.*?</xdr:to>", anchors[-1], re.DOTALL)
    pictures = re.findall("<xdr:pic>.*?</xdr:pic>", drawing, re.DOTALL)
    places = re.findall(r'<a:off x="(\d+)" y="(\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>', drawing)
    assert start
    assert stop
    left, top = int(places[0][0]), int(places[0][1])
    right = int(places[-1][0]) + int(places[-1][2])
    bottom = int(places[-1][1]) + int(places[-1][3])
    frame = (
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{right - left}" cy="{bottom - top}"/>'
        f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{right - left}" cy="{bottom - top}"/>'
    )
    group = (
        '<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="99" name="组合"/><xdr:cNvGrpSpPr/>'
        f"</xdr:nvGrpSpPr><xdr:grpSpPr><a:xfrm>{frame}</a:xfrm></xdr:grpSpPr>"
        f"{''.join(pictures)}</xdr:grpSp>"
    )
    whole = f"<xdr:twoCellAnchor>{start[0]}{stop[0]}{group}<xdr:clientData/></xdr:twoCellAnchor>"
    head, _first, tail = drawing.partition(anchors[0])
    contents[DRAWING] = (head + whole + tail.replace(anchors[-1], "")).encode()
    return messy.packed(contents)
