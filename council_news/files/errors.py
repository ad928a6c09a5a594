"""The one thing that can be wrong with a file: it is refused, in a sentence."""

import logging

from django.core.exceptions import ValidationError

logger = logging.getLogger("council_news.files")


class BadFile(ValueError):  # noqa: N818 - a refusal is an answer, not a fault
    """A file was refused. ``sentence`` says what is wrong with it and what to do; fit for a form."""

    def __init__(self, sentence: str, *, code: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
        # Logged here, so that no caller can forget. Never the file's name or content: names of people occur in both.
        logger.warning("An upload was refused.", extra={"reason": code})

    def as_validation_error(self) -> ValidationError:
        """The refusal as Django's forms show it."""
        return ValidationError(self.sentence, code=self.code)
