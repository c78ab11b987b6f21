from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.utils.translation import gettext_lazy as _

from campaign.models import User

from .publishing import languages_field


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    list_display = ["username", "email", "first_name", "last_name", "language", "is_active"]
    list_filter = ["groups", "language", "is_active", "is_staff", "is_superuser"]
    fieldsets = [
        *DjangoUserAdmin.fieldsets[:1],
        (_("Language"), {"fields": ["language", "languages"]}),
        *DjangoUserAdmin.fieldsets[1:],
    ]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "languages":
            return languages_field(db_field)
        return super().formfield_for_dbfield(db_field, request, **kwargs)
