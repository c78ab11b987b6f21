"""An item as visitors would see it, published or not, in any language, for staff only."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path, reverse
from django.utils.translation import override

from campaign.views import previews
from ict4sdg import languages


class PreviewMixin:
    """Adds …/<pk>/preview/<language>/, the public view's page of an item."""

    def get_urls(self):
        address = path(
            "<path:object_id>/preview/<slug:code>/",
            self.admin_site.admin_view(self.preview),
            name=self.preview_name(),
        )
        return [address, *super().get_urls()]

    def preview_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_preview"

    def preview_addresses(self, item):
        """Language code to address, in UN order."""
        name = f"admin:{self.preview_name()}"
        return {code: reverse(name, args=[item.pk, code]) for code in languages.CODES}

    def preview_links(self, item):
        """Language code to where staff see `item`, and where whoever gets the link does."""
        if item is None:
            return {}
        shared = previews.preview_addresses(item)
        return {
            code: {"preview": address, "shared": shared[code]}
            for code, address in self.preview_addresses(item).items()
        }

    def preview(self, request, object_id, code):
        item = self.get_object(request, object_id)
        if item is None or code not in languages.BY_CODE:
            raise Http404
        if not self.has_view_or_change_permission(request, item):
            raise PermissionDenied
        with override(code):
            # The page takes its links from its public address, and its bar from the previews.
            request.LANGUAGE_CODE = code
            request.path = item.get_absolute_url()
            request.language_addresses = self.preview_addresses(item)
            response = previews.page(request, item)
        response["X-Robots-Tag"] = "noindex"
        return response
