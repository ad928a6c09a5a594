"""The words that carry little meaning by themselves. Pure."""

import re

STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a an and are as at be been being but by can could did do does for from had has have he
        her his how i if in into is it its may might no nor not of on or our she should so some such
        than that the their them then there these they this those to was we were what when where
        which while who will with would you your""",
    )
)
