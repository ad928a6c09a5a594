"""The words, one subject a module."""

from releases.models.edition import Edition
from releases.models.history import Approval, HistoryEntry, KeptClaim, Withdrawal
from releases.models.listing import Listed, Listing
from releases.models.media import Document, Photo
from releases.models.newsroom import Newsroom
from releases.models.parts import Attachment, KeyFact, NoteToEditors, Part, PhotoPlacement, Quote, ReleaseContact
from releases.models.people import Contact, Person, Role
from releases.models.release import Release
from releases.models.search_entry import IndexedWord, SearchEntry
from releases.models.topic import Place, Topic

__all__ = [
    "Approval",
    "Attachment",
    "Contact",
    "Document",
    "Edition",
    "HistoryEntry",
    "IndexedWord",
    "KeyFact",
    "KeptClaim",
    "Listed",
    "Listing",
    "Newsroom",
    "NoteToEditors",
    "Part",
    "Person",
    "Photo",
    "PhotoPlacement",
    "Place",
    "Quote",
    "Release",
    "ReleaseContact",
    "Role",
    "SearchEntry",
    "Topic",
    "Withdrawal",
]
