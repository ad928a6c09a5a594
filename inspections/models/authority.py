"""Who is inspected: local authorities and the bodies that act for, beside or within them."""

from django.db import models
from django.db.models import F, Q


class LocalAuthority(models.Model):
    """An upper-tier council of England, living or abolished.

    Names differ by source ("Bristol", "Bristol, City of"), so imports match on a code first
    and on name and aliases second (reference/ofsted.md section 3).
    """

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    aliases = models.JSONField(default=list, blank=True, help_text="Other spellings found in reports and open data.")
    urn = models.CharField(
        "Ofsted URN",
        max_length=10,
        unique=True,
        null=True,
        blank=True,
        help_text="Ofsted's number for the council's children's services, for example 80536.",
    )
    dfe_code = models.CharField(
        "DfE code", max_length=3, blank=True, help_text="Three digits, kept as text: Oxfordshire is 931."
    )
    region = models.CharField(max_length=60, blank=True)
    is_ours = models.BooleanField(
        "our council", default=False, help_text="The council this newsroom speaks for. At most one authority is."
    )
    abolished_on = models.DateField(null=True, blank=True)
    # Several where an area was divided: Northamptonshire became North and West Northamptonshire.
    successors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="predecessors")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "local authorities"
        constraints = [
            models.UniqueConstraint(
                fields=["is_ours"],
                condition=Q(is_ours=True),
                name="one_authority_is_ours",
                violation_error_message="Another authority is marked as our council: unmark that one first.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class GssCode(models.Model):
    """One ONS code of an authority and the days between which it was in use; codes change with boundaries."""

    authority = models.ForeignKey(LocalAuthority, on_delete=models.CASCADE, related_name="gss_codes")
    code = models.CharField("GSS code", max_length=9, unique=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["authority", "code"]
        verbose_name = "GSS code"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="gss_code_dates_in_order",
                violation_error_message="A code cannot stop being valid before it starts.",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class InspectedBody(models.Model):
    """What an inspection looks at: a council's services, a trust, a partnership, a safeguarding board, a setting."""

    class Kind(models.TextChoices):
        """What the body is; a children's home is never shown by name or place."""

        AUTHORITY = "authority", "Local authority"
        TRUST = "trust", "Children's trust"
        PARTNERSHIP = "partnership", "Local area partnership"
        LSCB = "lscb", "Local safeguarding children board"
        CHILDRENS_HOME = "childrens_home", "Children's home"
        SCHOOL = "school", "School"
        OTHER = "other", "Other"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=160)
    authority = models.ForeignKey(
        LocalAuthority, on_delete=models.PROTECT, null=True, blank=True, related_name="bodies"
    )
    urn = models.CharField("URN", max_length=10, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "inspected bodies"
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="one_body_per_kind_and_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def public_name(self) -> str:
        """The name the public may read: a children's home is shown neither by name nor by place."""
        return "A children’s home" if self.is_confidential else self.name

    @property
    def is_confidential(self) -> bool:
        """Whether naming the body would tell strangers where children in care live (design.md section 3)."""
        return self.kind == self.Kind.CHILDRENS_HOME
