"""From the PDF of a report to what it says: pure, typed, without a database."""
