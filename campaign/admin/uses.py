"""Where a picture or a file is used, in its list and on its form."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from campaign import uses


class UsesMixin:
    """Adds the columns `use_count` for lists and `used_in` for forms."""

    @admin.display(description=_("used in"))
    def use_count(self, instance):
        return len(instance.uses)

    @admin.display(description=_("used in"))
    def used_in(self, instance):
        if instance.pk is None:
            return "–"
        links = format_html_join(
            "",
            '<li>{}: <a href="{}"><bdi>{}</bdi></a></li>',
            (
                (capfirst(each._meta.verbose_name), uses.admin_address(each), each)
                for each in self.all_uses(instance)
            ),
        )
        return format_html("<ul>{}</ul>", links) if links else "–"

    def all_uses(self, instance):
        return uses.uses([instance])[instance.pk]


class CountedRows(ChangeList):
    """Rows that know where they are used, in as many queries as there are ways to use them."""

    def get_results(self, request):
        super().get_results(request)
        found = uses.uses(self.result_list)
        for each in self.result_list:
            each.uses = found[each.pk]
