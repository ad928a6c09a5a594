"""What of the public's pages has changed and is to be written: rows in the transaction of the change itself.

A leaf that any app may import. ``council_news.site`` reads it.
"""
