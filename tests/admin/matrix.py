"""Who may open what in the admin, written down: one letter for each role, in the order of ``ROLES``.

y: the page is shown (200) · n: refused (403) · r: led on to another page (302) · m: only another method is
taken (405) · ?: not found (404). Somebody not signed in is always asked to sign in, so has no column.
"""

ROLES = ("Author", "Approver", "Inspections officer", "Administrator", "")  # "": staff without a role
STATUS = {"y": 200, "n": 403, "r": 302, "m": 405, "?": 404}

# The five pages Django makes for a model: list, add, change (or read), delete, history.
PAGES = ("changelist", "add", "change", "delete", "history")
_FACTS = "nnyyn nnyyn nnyyn nnyyn nnyyn"
_READABLE_FACTS = "yyyyn nnyyn yyyyn nnyyn yyyyn"
_LISTS = "yynyn yynyn yynyn nnnyn yynyn"
# What news was published under is linked to: nobody deletes it. tests/admin/test_library.py deletes what is unused.
_USED = "yynyn yynyn yynyn nnnnn yynyn"
_MEDIA = "yyyyn yynyn yyyyn nnnnn yyyyn"
_SECRET = "nnnnn nnnnn nnnnn nnnnn nnnnn"
MODELS = {
    "inspections_localauthority": _FACTS,
    "inspections_inspectedbody": _FACTS,
    "inspections_framework": _FACTS,
    "inspections_gradescale": _FACTS,
    "inspections_judgementcategory": "nnyyn nnnnn nnyyn nnnnn nnyyn",
    # A confirmed inspection: nobody deletes it before the confirmation is taken back.
    "inspections_inspection": "yyyyn nnyyn yyyyn nnnnn yyyyn",
    "inspections_recommendation": _READABLE_FACTS,
    "inspections_report": "yyyyn nnnnn yyyyn nnyyn yyyyn",
    # A reading that waits: it is discarded and not deleted.
    "inspections_reportreading": "nnyyn nnyyn nnyyn nnnnn nnyyn",
    "releases_photo": _MEDIA,
    "releases_document": _MEDIA,
    "releases_newsroom": "nnnrn nnnnn nnnyn nnnnn nnnyn",
    "releases_person": _USED,
    "releases_role": _LISTS,
    "releases_contact": _LISTS,
    "releases_topic": _USED,
    "releases_place": _USED,
    # A published release: nobody deletes it. Its history is the page of its editions, which refuses for itself.
    "releases_release": "yyyyn yynyn yyyyn nnnnn rrrrr",
    "auth_user": "nnnyn nnnyn nnnyn nnnnn nnnyn",
    "auth_group": "nnnyn nnnyn nnnyn nnnyn nnnyn",
    "auth_permission": "nnnyn nnnnn nnnyn nnnnn nnnyn",
    "axes_accessattempt": "nnnyn nnnnn nnnyn nnnyn nnnyn",
    "axes_accesslog": _SECRET,
    "axes_accessfailurelog": _SECRET,
}

OTHERS = {
    "admin:index": "yyyyy",
    "admin:login": "rrrrr",
    "admin:logout": "mmmmm",
    "admin:password_change": "yyyyy",
    "admin:password_change_done": "yyyyy",
    "admin:jsi18n": "yyyyy",
    "admin:autocomplete": "nnnnn",  # without the field asked about; with it, see AUTOCOMPLETES
    "admin:view_on_site": "?????",  # of a release, which has an address on the site only through its edition
    "admin:app_list": "rrrrr",
    "admin:auth_user_password_change": "nnnyn",
    "admin:inspections_inspection_confirm": "mmmmm",
    "admin:inspections_inspection_unconfirm": "mmmmm",
    "admin:inspections_inspection_settle": "mmmmm",
    "admin:inspections_inspection_import": "nnyyn",
    "admin:inspections_inspection_import_confirm": "mmmmm",
    "admin:inspections_report_file": "yyyyn",
    "admin:inspections_reportreading_file": "nnyyn",
    "admin:inspections_reportreading_discard": "mmmmm",
    "admin:releases_photo_take_down": "yynyn",
    "admin:releases_document_take_down": "yynyn",
    "admin:releases_release_preview": "yyyyn",
    "admin:releases_release_act": "yynyn",  # asked to submit
    "admin:releases_release_editions": "yyyyn",
    "admin:releases_release_edition": "yyyyn",
    "admin:releases_release_compare": "yyyyn",
    "admin:releases_release_embed": "mmmmm",
    "admin:releases_release_embed_new": "mmmmm",
    "admin:releases_release_draft": "mmmmm",
    "admin:releases_release_claims": "mmmmm",
    "admin:releases_release_import": "yynyn",
    "admin:releases_release_import_confirm": "mmmmm",
    "admin:releases_release_national": "yynyn",
    "officer_files:photo": "yyyyn",
    "officer_files:document": "yyyyn",
}

# (app, model, field) that the forms ask choices for.
AUTOCOMPLETES = {
    "releases release place": "yynyn",
    "releases release topics": "yynyn",
    "releases release inspections": "yyyyn",
    "releases quote speaker": "yynyn",
    "releases photoplacement photo": "yyyyn",
    "releases attachment document": "yyyyn",
    "auth user groups": "nnnyn",
    "auth user user_permissions": "nnnyn",
}

# POSTs with an empty form: n is refused, y is not (whatever comes of it). Confirming and embedding need a POST.
POSTS = {
    "admin:inspections_inspection_confirm": "nnyyn",
    "admin:inspections_inspection_unconfirm": "nnyyn",
    "admin:inspections_reportreading_add": "nnyyn",
    "admin:inspections_reportreading_change": "nnyyn",
    "admin:inspections_reportreading_discard": "nnyyn",
    "admin:inspections_inspection_settle": "nnyyn",
    "admin:inspections_inspection_import": "nnyyn",
    "admin:inspections_inspection_import_confirm": "nnyyn",
    "admin:releases_photo_take_down": "yynyn",
    "admin:releases_document_take_down": "yynyn",
    "admin:releases_release_embed": "yynyn",
    "admin:releases_release_embed_new": "yynyn",
    "admin:releases_release_draft": "yynyn",
    "admin:releases_release_claims": "yynyn",
    "admin:releases_release_import": "yynyn",
    "admin:releases_release_import_confirm": "yynyn",
    "admin:releases_release_national": "yynyn",
    "admin:auth_user_password_change": "nnnyn",
}

STATES = ("draft", "in_review", "approved", "scheduled", "live", "live_draft", "withdrawn")
# Pages of a release in each state of STATES, where the state matters; each word is a state.
BY_STATE = {
    "admin:releases_release_change": "yyyyn yyyyn yyyyn yyyyn yyyyn yyyyn yyyyn",
    "admin:releases_release_delete": "nnnyn nnnyn nnnyn nnnyn nnnnn nnnnn nnnnn",
    "admin:releases_release_preview": "yyyyn yyyyn yyyyn yyyyn yyyyn yyyyn yyyyn",
    "admin:releases_release_editions": "yyyyn yyyyn yyyyn yyyyn yyyyn yyyyn yyyyn",
    "admin:releases_release_edition": "????n ????n ????n ????n yyyyn yyyyn yyyyn",
}
# Saving the form: a scheduled release is frozen for everybody.
SAVING = "yynyn yynyn yynyn nnnnn yynyn yynyn yynyn"

# Who may do what at all, and in which states it leads somewhere (302) rather than being refused with reasons (409).
ACTS = {
    "submit": ("yynyn", {"draft", "live_draft"}),
    "send_back": ("nynyn", {"in_review", "approved"}),
    "approve": ("nynyn", {"in_review"}),
    "schedule": ("nynyn", {"approved"}),
    "unschedule": ("nynyn", {"scheduled"}),
    "publish": ("nynyn", {"approved", "scheduled"}),
    "withdraw": ("nynyn", {"live", "live_draft"}),
    "restore": ("nynyn", {"withdrawn"}),
}
