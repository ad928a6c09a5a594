"""Lines that belong to the website a text was copied from, not to the release."""

import re

# Words of menus and footers. A line is furniture only if the whole of it matches.
_MENU = (
    r"home|news|menu|search|site ?map|website help|help|complaints|terms and conditions|website feedback|feedback"
    r"|privacy(?: policy| notice)?|cookies?(?: policy)?|accessibility(?: statement)?|contact us|log ?in|sign in"
    r"|my account|a ?- ?z|subscribe|share|tweet|facebook|twitter|linkedin|email|print|next|previous|more news"
    r"|latest news|news sitemap|follow us|search|close|back|jobs|about us|media centre|news ?room|access key details"
    r"|skip to (?:main )?(?:content|navigation)"
)
_FURNITURE = re.compile(
    rf"(?:{_MENU}|skip (?:to|navigation)\b.{{0,60}}|access key details\b.{{0,200}}|you are here\b.{{0,200}}"
    r"|please complete a short survey.{0,80}|(?:this (?:web)?site|we) uses? cookies.{0,200}|accept (?:all )?cookies"
    r"|share this (?:page|article|story)?.{0,40}|print this page|back to (?:news|top|all news|list).{0,20}"
    r"|(?:©|\(c\)|copyright)\s.{0,100}|all rights reserved.?|powered by .{0,60}|last updated:? .{0,40}"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:19|20)\d\d"
    r"|home\s*[>»/›|].{0,200}|related (?:news|articles|stories|links|pages)|read more news|\d+ views?)[ .:]*",
    re.IGNORECASE,
)
_MENU_ROW = re.compile(rf"(?:(?:{_MENU})(?:[ |·•>]+|$)){{4,40}}", re.IGNORECASE)
_COUNCIL = re.compile(
    r"(?!Ofsted)[A-Z][\w’'-]+(?:(?: and| upon|,)? (?!Ofsted)[A-Z][\w’'-]+){0,3} Council"
    r"|(?:London|Royal) Borough of [A-Z][\w’' -]{2,40}"
)
_NEWSROOM = re.compile(
    r".{0,60}\b(?:magazine|newsroom|news centre|your (?:\w+ )?council|press office|intranet)\b.{0,20}"
    r"|(?:press|news|media) (?:releases?|room|centre|statement)|(?:latest )?news",
    re.IGNORECASE,
)
_RELEASE_SIGN = re.compile(r"(?:for )?immediate release.?|not for publication.{0,40}", re.IGNORECASE)
_EMBARGO = re.compile(r"(?:strictly )?(?:under )?embargo(?:ed)?\b.{0,120}", re.IGNORECASE)
_END = re.compile(r"[-–—~*# ]*(?:message |press release )?ends?[-–—~*#. ]*", re.IGNORECASE)
_RULE = re.compile(r"[-–—_=*~#.\s]{3,}")
URL = re.compile(r"(?:https?://|www\.)\S{3,2000}")


def furniture(text: str) -> str:
    """Why the line ``text`` is not part of the release; empty if nothing says so."""
    if len(text) > 400:
        return ""
    if URL.fullmatch(text):
        return "an address"
    if _EMBARGO.fullmatch(text):
        return "an embargo"
    if _RELEASE_SIGN.fullmatch(text):
        return "a sign of a press release"
    if _FURNITURE.fullmatch(text) or _MENU_ROW.fullmatch(text):
        return "part of the website, not of the release"
    return ""


def is_site_name(text: str) -> bool:
    """Whether a short line names a council, a newsroom or a magazine rather than saying what happened."""
    return len(text) < 120 and bool(_COUNCIL.fullmatch(text) or _NEWSROOM.fullmatch(text))


def end_sign(text: str) -> str:
    """Why a line of signs stands for no words: "ENDS", "-----"; empty if it does not."""
    if _END.fullmatch(text):
        return "the sign that a release ends"
    return "a ruled line" if _RULE.fullmatch(text) else ""
