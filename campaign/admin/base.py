"""The bases of all admins of the campaign's texts, and of reference data."""

from django.db import models
from js_asset import Media, Script
from modeltranslation.admin import TranslationAdmin

from campaign.models.publishing import Publishable
from ict4sdg import languages

from . import rights
from .exchanging import ExchangeMixin
from .history import HistoryMixin
from .lists import ListMixin, MissingIn
from .texts import TextsMixin
from .together import TogetherMixin
from .translating import TranslatingMixin

# Addresses that come without https:// get it.
HTTPS = {models.URLField: {"assume_scheme": "https"}}


class CampaignAdmin(
    HistoryMixin,
    ExchangeMixin,
    TogetherMixin,
    TranslatingMixin,
    ListMixin,
    TextsMixin,
    TranslationAdmin,
):
    """Anything with texts in six languages."""

    formfield_overrides = HTTPS

    class Media:
        js = [
            Script("js/admin-editor.js", type="module"),
            Script("js/admin-languages.js", type="module"),
            Script("js/admin-labels.js", type="module"),
            Script("js/admin-words.js", type="module"),
            Script("js/admin-share.js", type="module"),
        ]

    def has_change_permission(self, request, obj=None):
        writes = super().has_change_permission(request, obj) or (
            self.translators_write and rights.may_translate(request.user)
        )
        return writes and bool(self.written_languages(request, obj))

    def changes_all(self, request, item):
        own = super().has_change_permission(request, item)
        return own and rights.may_change_all(request.user, item)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.headline, form.user = self.headline, request.user
        return form

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        context["languages"] = self.form_languages(obj)
        context["is_publishable"] = issubclass(self.model, Publishable)
        self.add_standing(request, context, obj)
        context["translated"] = self.translated_names(context["inline_admin_formsets"])
        # The editor's import map is an inline script.
        nonce = str(request.csp_nonce)
        context["media"] = Media.from_media(context["media"]).with_nonce(nonce)
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)

    def view_on_site(self, item):
        """The item's public page, once it has one."""
        is_public = not isinstance(item, Publishable) or item.is_public()
        return item.get_absolute_url() if is_public and hasattr(item, "get_absolute_url") else None

    def form_languages(self, item):
        """Each language with whether `item` is public in it."""
        public = item.published_in if rights.is_released(item) else ()
        return [{"language": each, "is_public": each.code in public} for each in languages.OFFICIAL]

    def translated_names(self, formsets):
        options = [self.trans_opts, *(getattr(each.opts, "trans_opts", None) for each in formsets)]
        return sorted({name for each in options if each for name in each.all_fields})


class ReferenceAdmin(CampaignAdmin):
    """Reference data: public as soon as it is saved, so complete in all six languages."""

    is_complete = True
    translators_write = False
    list_filter = [MissingIn]
