"""The written site: what the public reads, as files that a web server sends.

``inventory`` says which paths there are, ``affected`` which of them a change concerns, ``rendering`` what stands at
one, ``folder`` keeps the files, ``writing`` does the work, ``serving`` answers from the folder without Django.
"""
