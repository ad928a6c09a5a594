"""From the PDF of a report to what it says: pure, typed, without a database."""

from inspections.reading.report import read_report
from inspections.reading.unreadable import Unreadable

__all__ = ["Unreadable", "read_report"]
