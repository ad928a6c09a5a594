"""Why a report could not be read, as a sentence for people: what it is, and what to do. Pure."""


class Unreadable(ValueError):  # noqa: N818 - a sentence for people, not a fault
    """Nothing of this file can be used; the message is a sentence that says what it is and what to do next."""


class TimeUp(Unreadable):
    """Only the time ran out: the same file may be read by somebody who can wait longer."""


NOT_FOUND = (
    "This is a web page that says “Report not found”, saved as if it were a report: the address it was fetched from no "
    "longer leads to one. Look the report up on reports.ofsted.gov.uk and download it again."
)
WEB_PAGE = (
    "This is a web page, not a PDF: the browser saved the page around the report. Open the page, follow its link to "
    "the report, and send in the PDF."
)
NOT_PDF = "This is not a PDF: send in the report as the inspectorate published it, a file whose name ends in .pdf."
EMPTY = "This file is empty: download the report again and send in that file."
DAMAGED = (
    "This PDF is cut off or damaged, so it cannot be opened: download the report again from the inspectorate and send "
    "in that file."
)
ENCRYPTED = (
    "This PDF asks for a password: download the report from the inspectorate, where it is open, or save a copy without "
    "the password, and send that in."
)
SCANNED = (
    "This PDF holds pictures of pages and no text, as a scanner makes them: download the report from the inspectorate, "
    "which publishes it with its text."
)
UNKNOWN = (
    "This is not a report on children’s services that can be read here: neither its first pages nor its headings are "
    "those of a kind we know. If it is an inspection report, type its record in by hand."
)
GAVE_UP = (
    "This PDF is damaged, or unpacks to far more than a report holds, so that the program that reads PDFs gave up. "
    "Download the report again from the inspectorate; if it is the same, type its record in by hand."
)
