"""Ties of activities to goals in one list, and the step that makes them count."""

from django import forms
from django.contrib import admin, messages
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from campaign.models import ActivityGoal, Endorser

from . import rights
from .base import CampaignAdmin
from .lists import OfOneGoal
from .mapping import ActivityGoalForm
from .marks import first_text, goal_squares

ENDORSED = ActivityGoal.Status.ENDORSED


class EndorseForm(forms.Form):
    endorsed_by = forms.ModelChoiceField(Endorser.objects.all(), label=_("Endorsed by"))
    endorsed_on = forms.DateField(
        label=_("Endorsed on"),
        initial=localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_endorsed_on(self):
        day = self.cleaned_data["endorsed_on"]
        if day > localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


@admin.register(ActivityGoal)
class ActivityGoalAdmin(CampaignAdmin):
    """Added on the form of their activity; endorsed here, many at once."""

    headline = "rationale"
    form = ActivityGoalForm
    list_display = [
        "activity_column",
        "goal_column",
        "status",
        "endorsed_by",
        "endorsed_on",
        "marks_column",
    ]
    list_filter = ["status", "endorsed_by", OfOneGoal]
    list_select_related = ["activity", "goal", "endorsed_by"]
    search_fields = ["activity__slug", "=goal__number"]
    readonly_fields = ["activity", "goal"]
    autocomplete_fields = ["targets", "endorsed_by"]
    actions = ["endorse", "withdraw"]
    fieldsets = [
        (None, {"fields": ["activity", "goal", "targets", "rationale"]}),
        (_("Endorsement"), {"fields": ["status", "endorsed_by", "endorsed_on"]}),
    ]

    @admin.display(description=_("activity"), ordering="activity__slug")
    def activity_column(self, tie):
        return first_text(tie.activity, "title")

    @admin.display(description=_("goal"), ordering="goal__number")
    def goal_column(self, tie):
        return goal_squares([tie.goal])

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return self.has_endorse_permission(request) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_endorse_permission(request) and super().has_delete_permission(request, obj)

    def has_endorse_permission(self, request):
        return rights.may_endorse(request.user)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.may_endorse = rights.may_endorse(request.user)
        return form

    @admin.action(description=_("Endorse"), permissions=["endorse"])
    def endorse(self, request, queryset):
        form = EndorseForm(request.POST if "endorsed_on" in request.POST else None)
        ties = queryset.exclude(status=ENDORSED)
        if form.is_bound and form.is_valid():
            count = ties.update(status=ENDORSED, **form.cleaned_data)
            message = ngettext(
                "%(count)d tie was endorsed.", "%(count)d ties were endorsed.", count
            )
            messages.success(request, message % {"count": count})
            return None
        frame = {**self.admin_site.each_context(request), "opts": self.opts}
        title = gettext("Endorse ties")
        chosen = request.POST.getlist("_selected_action")
        return render(
            request,
            "admin/campaign/activitygoal/endorse.html",
            {**frame, "title": title, "form": form, "ties": ties, "chosen": chosen},
        )

    @admin.action(description=_("Take the endorsement back"), permissions=["endorse"])
    def withdraw(self, request, queryset):
        count = queryset.filter(status=ENDORSED).update(
            status=ActivityGoal.Status.SUBMITTED, endorsed_by=None, endorsed_on=None
        )
        message = ngettext(
            "%(count)d tie is no longer endorsed.", "%(count)d ties are no longer endorsed.", count
        )
        messages.success(request, message % {"count": count})
