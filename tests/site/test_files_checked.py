"""What comes in is judged by its content (family T6): sound files pass, everything else gets a sentence."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from council_news import files
from council_news.files import BadFile, check_document, check_report, decode_image, encode_image, public_name
from tests import samples
from tests.samples import docx, opendocument, package, pdf, picture, upload, xlsx


@pytest.mark.parametrize(
    ("name", "data", "content_type", "pages"),
    [
        ("Minutes 30.06.2014.pdf", pdf(pages=3), "application/pdf", 3),
        ("linear.PDF", pdf(pages=12, compressed=True), "application/pdf", 12),
        ("plan.docx", docx(), files.kinds.DOCX.content_type, None),
        ("budget.xlsx", xlsx(), files.kinds.XLSX.content_type, None),
        ("plan.odt", opendocument("text"), files.kinds.ODT.content_type, None),
        ("budget.ods", opendocument("spreadsheet"), files.kinds.ODS.content_type, None),
        ("figures.csv", "\ufeffyear,children\r\n2014,“512”\r\n".encode(), "text/csv", None),
        ("notes.txt", b"Fewer than 3 < 5 and 7 > 2.\n", "text/plain", None),
        # There is no virus scanner here: as text it is text, and it is served as text that nobody runs.
        ("eicar.txt", samples.EICAR, "text/plain", None),
    ],
)
def test_sound_documents_pass(name: str, data: bytes, content_type: str, pages: int | None) -> None:
    checked = check_document(upload(name, data))
    assert (checked.content_type, checked.pages, checked.size) == (content_type, pages, len(data))
    assert checked.sha256 == files.sha256(data)


MACRO = {"word/vbaProject.bin": b"x"}
TEMPLATE = {
    "word/_rels/settings.xml.rels": b'<Relationship Type="x/attachedTemplate" Target="//e" TargetMode="External"/>'
}
JS = b"5 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj\n"
HIDDEN_JS = b"5 0 obj << /S /J#61vaScript >> endobj\n"
BOMB = package({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"\0" * 60_000_000})
REFUSED = {
    "double extension": ("report.pdf.exe", pdf(), "kind|name-extensions"),
    "active inner extension": ("report.php.pdf", pdf(), "name-extensions"),
    "disguised kind": ("report.jpg.pdf", pdf(), "name-extensions"),
    "web page": ("page.html", b"<html>", "kind"),
    "drawing": ("chart.svg", b"<svg onload='alert(1)'/>", "kind"),
    "program": ("eicar.com", samples.EICAR, "kind"),
    "no extension": ("report", pdf(), "kind"),
    "empty": ("report.pdf", b"", "empty"),
    "virus called Word": ("eicar.docx", samples.EICAR, "package-kind"),
    "web page called PDF": ("page.pdf", b"<html><script>alert(1)</script>", "pdf-header"),
    "web page before the PDF": ("page.pdf", b"<html>\n" + pdf(), "pdf-header"),
    "web page inside the head of the PDF": ("page.pdf", pdf(head=b"%<script>alert(1)</script>\n"), "pdf-polyglot"),
    "PDF and zip at once": ("page.pdf", pdf() + package({"a": b"b"}), "pdf-polyglot"),
    "tail on the PDF": ("page.pdf", pdf() + b"<script>alert(1)</script>", "pdf-polyglot"),
    "long tail on the PDF": ("page.pdf", pdf(extra=b"%" * 2_000 + b"\n") + b"GIF89a", "pdf-truncated"),
    "truncated PDF": ("page.pdf", pdf(pages=9)[:-20], "pdf-truncated"),
    "PDF without a page": ("page.pdf", pdf(pages=0), "pdf-pages"),
    "encrypted PDF": ("page.pdf", pdf(trailer=b"/Encrypt 9 0 R"), "pdf-encrypted"),
    "PDF with a script": ("page.pdf", pdf(extra=JS), "pdf-active"),
    "PDF with a disguised script": ("page.pdf", pdf(extra=HIDDEN_JS), "pdf-active"),
    "PDF that starts a program": ("page.pdf", pdf(extra=b"6 0 obj << /S /Launch >> endobj\n"), "pdf-active"),
    "macros": ("plan.docx", docx(MACRO), "package-macros"),
    "macro type": ("plan.docx", docx(types=b"application/vnd.ms-word.document.macroEnabled"), "package-macros"),
    "template from elsewhere": ("plan.docx", docx(TEMPLATE), "package-macros"),
    "entity bomb": ("plan.docx", docx(types=b"<!DOCTYPE x [<!ENTITY a 'b'>]>"), "package-macros"),
    "program inside": ("plan.docx", docx({"word/embeddings/oleObject1.bin": b"MZ"}), "package-macros"),
    "OpenDocument macros": ("plan.odt", opendocument("text", {"Basic/Standard/a.xml": b""}), "package-macros"),
    "zip bomb": ("plan.docx", BOMB, "package-bomb"),
    "way out of the package": ("plan.docx", docx({"../../etc/cron.d/x": b""}), "package-path"),
    "Excel called Word": ("plan.docx", xlsx(), "package-kind"),
    "any zip called Word": ("plan.docx", package({"a.txt": b"b"}), "package-kind"),
    "truncated Word": ("plan.docx", docx()[:-30], "package-kind"),
    "text called OpenDocument": ("plan.odt", opendocument("spreadsheet"), "package-kind"),
    "web page called text": ("notes.txt", b"Hello <script>alert(1)</script>", "text-markup"),
    "drawing called table": ("figures.csv", b"<?xml version='1.0'?><svg/>", "text-markup"),
    "binary called text": ("notes.txt", b"MZ\x00\x01", "text-control"),
    "text that runs backwards": ("notes.txt", "abc\u202edef".encode(), "text-control"),
    "text in another encoding": ("notes.txt", "£5".encode("utf-16"), "text-encoding"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_bad_documents_are_refused_in_a_sentence(case: str) -> None:
    name, data, codes = REFUSED[case]
    with pytest.raises(BadFile) as refusal:
        check_document(upload(name, data))
    assert refusal.value.code in codes.split("|")
    assert refusal.value.sentence.endswith(".")
    assert refusal.value.as_validation_error().messages == [refusal.value.sentence]


@pytest.mark.parametrize(
    "name", ["a\0.pdf", "../a.pdf", "..\\a.pdf", "annual\u202efdp.exe.pdf", "a\u200bb.pdf", "a\nb.pdf"]
)
def test_names_made_to_deceive_are_refused(name: str) -> None:
    with pytest.raises(BadFile, match="Rename it"):
        files.check_name(name)


def test_size_is_judged_before_a_byte_is_read() -> None:
    class Unread(SimpleUploadedFile):
        def read(self, *args: int) -> bytes:
            raise AssertionError("read")

    file = Unread("a.pdf", b"")
    file.size = files.DOCUMENT_BYTES + 1
    with pytest.raises(BadFile, match="larger than 25 MB"):
        check_document(file)


def test_a_lie_about_the_size_is_found() -> None:
    file = upload("a.txt", b"x" * 2_000)
    file.size = 10
    with pytest.raises(BadFile, match="larger than"):
        files.read_capped(file, 1_000)


def test_reports_are_pdf_alone_and_may_be_larger() -> None:
    assert check_report(upload("a.pdf", pdf(extra=b"% " + b"x" * 30_000_000 + b"\n"))).pages == 1
    with pytest.raises(BadFile, match="one of: PDF"):
        check_report(upload("a.docx", docx()))


def test_pdf_checks_take_no_more_time_than_the_file_is_long() -> None:
    for piece in (b"/ObjStm ", b"/Type /Pages /Count ", b"/Encrypt ", b"#41", b"/ObjStm stream "):
        data = pdf(extra=piece * (4_000_000 // len(piece)))
        assert check_report(upload("a.pdf", data)).pages >= 1


@given(st.text(max_size=120))
def test_public_names_are_safe_whatever_came_in(name: str) -> None:
    out = public_name(name, "application/pdf")
    stem, dot, extension = out.rpartition(".")
    assert (dot, extension) == (".", "pdf")
    assert stem
    assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert len(out) <= 104
    assert public_name(out, "application/pdf") == out


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Annual Report (FINAL).PDF", "annual-report-final.pdf"), ("CON.pdf", "file-con.pdf"), ("日本.pdf", "file.pdf")],
)
def test_public_names_by_example(name: str, expected: str) -> None:
    assert public_name(name, "application/pdf") == expected


BAD_PHOTOS = {
    "huge": ("a.png", samples.png_header(20_000, 20_000), "image-pixels"),
    "just too large": ("a.png", samples.png_header(10_000, 5_001), "image-pixels"),
    "truncated": ("a.jpg", picture(size=(300, 300))[:-400], "image-damaged"),
    "web page": ("a.jpg", b"<html><script>alert(1)</script></html>", "image-kind"),
    "drawing": ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image-kind"),
    "drawing by name": ("a.svg", picture("PNG"), "image-kind"),
    "GIF and script at once": ("a.gif", b"GIF89a/*" + picture("GIF") + b"*/=1;alert(1)", "image-kind"),
    "large TIFF header": ("a.jpg", b"II*\0\x08\0\0\0" + b"\xff" * 64, "image-kind"),
    "magic bytes alone": ("a.jpg", b"\xff\xd8\xff\xe0alert(1)", "image-damaged"),
    "double extension": ("a.php.jpg", picture(), "name-extensions"),
    "runs backwards": ("a\u202egpj.jpg", picture(), "name-invisible"),
    "animated": ("a.webp", b"", "image-animated"),
}


@pytest.mark.parametrize("case", BAD_PHOTOS)
def test_bad_photos_are_refused_in_a_sentence(case: str) -> None:
    name, data, code = BAD_PHOTOS[case]
    if case == "animated":
        data = picture("WEBP", save_all=True, append_images=[Image.new("RGB", (40, 30), "red")])
    with pytest.raises(BadFile) as refusal:
        decode_image(data, name)
    assert refusal.value.code == code
    assert refusal.value.sentence.endswith(".")


def test_a_photo_comes_out_upright_and_with_nothing_but_pixels() -> None:
    data = samples.camera_photo((60, 40))
    assert b"Alex Marsh" in data
    assert b"SERIAL-0042" in data
    image = decode_image(data, "IMG_0042.JPG")
    assert image.size == (40, 60)
    for extension in ("jpg", "png", "webp"):
        out = encode_image(image, extension)
        again = Image.open(io.BytesIO(out))
        assert not any(word in out for word in (b"Alex", b"SERIAL", b"Canon", b"Exif", b"xmpmeta", b"ICC_PROFILE"))
        assert dict(again.getexif()) == {}
        assert not {"icc_profile", "exif", "comment", "xmp", "gps"} & set(again.info)


def test_script_after_the_picture_does_not_survive() -> None:
    image = decode_image(picture() + b"<script>alert(1)</script>", "a.jpg")
    assert b"<script" not in encode_image(image, "jpg")


@pytest.mark.parametrize(
    ("data", "mode"),
    [
        (picture("PNG", mode="RGBA"), "RGBA"),
        (picture("PNG", mode="P", colour=3, transparency=3), "RGBA"),
        (picture("PNG", mode="I;16", colour=40_000), "RGB"),
        (picture("PNG", mode="LA", colour=(9, 9)), "RGBA"),
        (picture("JPEG", mode="CMYK", colour=(9, 9, 9, 9)), "RGB"),
        (picture("JPEG", mode="L", colour=9), "RGB"),
        (picture("WEBP"), "RGB"),
    ],
)
def test_every_mode_becomes_srgb(data: bytes, mode: str) -> None:
    name = "a.png" if data.startswith(b"\x89PNG") else "a.jpg"
    assert decode_image(data, name).mode == mode


def test_nothing_is_scaled_up_and_see_through_becomes_white_in_jpeg() -> None:
    image = decode_image(picture("PNG", mode="RGBA", colour=(0, 0, 0, 0)), "a.png")
    jpeg = Image.open(io.BytesIO(encode_image(image, "jpg", width=480)))
    assert jpeg.size == (40, 30)
    assert jpeg.getpixel((5, 5)) == (255, 255, 255)
    assert Image.open(io.BytesIO(encode_image(image, "webp", width=20))).size == (20, 15)
