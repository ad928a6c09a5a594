"""Releases from plain text: reading is pure (``text.read``); ``store`` writes through the ORM and the workflow.

A text goes through these steps, each a module: ``decoding`` (bytes to text), ``lines`` (white space),
``header`` (what stands before the text: date, place, headline, site furniture), ``layout`` (paragraphs,
headings, lists), ``quotations`` and ``speakers``, ``figures``, ``findings``, ``grades`` and ``proposal``
(the inspection it reports). The law of them all: no word of the text is lost, changed or added. What
is not clear stays in the body as it was written, and the officer is told.
"""
