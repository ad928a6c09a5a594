"""Feeds of live editions, as RSS 2.0, Atom and JSON Feed 1.1.

``sources`` says what a feed is of, ``items`` reads it once, and one module for each format writes it,
so that the three agree. Rules: standards.md FEED-01 to FEED-15.
"""
