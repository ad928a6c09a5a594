"""The transition table is total, and every status can be reached and left."""

from releases.models import Release
from releases.permissions import PERMISSIONS, ROLES, Act
from releases.refusals import LIVE_ACTS, RULES, TRANSITIONS

Status = Release.Status


def test_every_status_has_its_row():
    assert set(TRANSITIONS) == set(Status)


def test_every_act_leads_somewhere_and_has_a_permission_and_rules():
    acts = {act for row in TRANSITIONS.values() for act in row} | LIVE_ACTS
    assert acts == set(Act) == set(PERMISSIONS) == set(RULES)


def test_every_status_can_be_reached_from_draft_and_left_again():
    reached, fresh = {Status.DRAFT}, {Status.DRAFT}
    while fresh:
        fresh = {to for status in fresh for to in TRANSITIONS[status].values()} - reached
        reached |= fresh
    assert reached == set(Status)
    assert all(TRANSITIONS[status] for status in Status)


def test_every_permission_of_an_act_is_declared_on_the_model():
    declared = {f"releases.{codename}" for codename, _name in Release._meta.permissions}
    assert set(PERMISSIONS.values()) <= declared


def test_only_approvers_and_administrators_may_approve_publish_and_withdraw():
    for permission in ("releases.approve_release", "releases.publish_release", "releases.withdraw_release"):
        assert {role for role, held in ROLES.items() if permission in held} == {"Approver"}
    assert "releases.*" in ROLES["Administrator"]
