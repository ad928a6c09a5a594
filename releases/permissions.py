"""Who may do what: the permission each act needs, and the roles as groups.

What the state of a release allows is another question: see ``workflow``.
"""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.db import models


class Act(models.TextChoices):
    """What can be done with a release beside editing it."""

    SUBMIT = "submit", "Send for review"
    SEND_BACK = "send_back", "Send back"
    APPROVE = "approve", "Approve"
    SCHEDULE = "schedule", "Schedule"
    UNSCHEDULE = "unschedule", "Take off the schedule"
    PUBLISH = "publish", "Publish"
    WITHDRAW = "withdraw", "Withdraw"
    RESTORE = "restore", "Put back"


PERMISSIONS: dict[Act, str] = {
    Act.SUBMIT: "releases.submit_release",
    Act.SEND_BACK: "releases.approve_release",
    Act.APPROVE: "releases.approve_release",
    Act.SCHEDULE: "releases.publish_release",
    Act.UNSCHEDULE: "releases.publish_release",
    Act.PUBLISH: "releases.publish_release",
    Act.WITHDRAW: "releases.withdraw_release",
    Act.RESTORE: "releases.withdraw_release",
}

_WRITE_PARTS = [
    f"releases.{verb}_{part}"
    for part in ("quote", "keyfact", "photoplacement", "attachment", "notetoeditors", "releasecontact")
    for verb in ("add", "change", "delete", "view")
]
_KEEP_LISTS = [
    f"releases.{verb}_{kept}"
    for kept in ("person", "role", "contact", "topic", "place", "photo", "document")
    for verb in ("add", "change", "view")
]
_READ_FACTS = [
    f"inspections.view_{model}"
    for model in ("inspection", "inspectionperiod", "judgement", "praisedarea", "recommendation", "report")
]
_READ = [
    "releases.view_release",
    "releases.view_edition",
    "releases.view_historyentry",
    "releases.view_withdrawal",
    "releases.view_approval",
]
_WRITE = [
    *_READ,
    "releases.add_release",
    "releases.change_release",
    "releases.submit_release",
    *_WRITE_PARTS,
    *_KEEP_LISTS,
    *_READ_FACTS,
]

# The roles, as groups made by a migration. "app.*" stands for every permission of that app.
ROLES: dict[str, list[str]] = {
    "Author": [*_WRITE, "releases.import_release"],
    "Approver": [
        *_WRITE,
        "releases.import_release",
        "releases.approve_release",
        "releases.publish_release",
        "releases.withdraw_release",
    ],
    "Inspections officer": ["inspections.*", *_READ, "releases.view_photo", "releases.view_document"],
    "Administrator": ["releases.*", "inspections.*", "auth.*", "axes.view_accessattempt", "axes.delete_accessattempt"],
}


def may(user: AbstractBaseUser | AnonymousUser | None, act: Act) -> bool:
    """Whether ``user`` holds the permission ``act`` needs; nobody who is not active holds any."""
    if not isinstance(user, PermissionsMixin):
        return False
    return user.has_perm(PERMISSIONS[act])
