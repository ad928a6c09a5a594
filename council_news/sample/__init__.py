"""What the demo shows: the release of 30 June 2014 with the facts behind it, and samples of an invented council."""

from pathlib import Path

# The words of Oxfordshire County Council's press release, as published; the demo imports them like any other file.
OXFORDSHIRE_2014_FILE = Path(__file__).with_name("oxfordshire-2014-06-30.txt")
OXFORDSHIRE_2014 = OXFORDSHIRE_2014_FILE.read_text(encoding="utf-8")
