"""Where an item could be found before its address was changed."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .kept import Kept, KeptQuerySet
from .mapping import Technology
from .publishing import Item
from .stories import Video


class FormerAddressQuerySet(KeptQuerySet):
    def leading_to(self, model, slug):
        """The item of `model` that had this address last, if it is still there."""
        kind = ContentType.objects.get_for_model(model)
        former = self.filter(content_type=kind, slug=slug).first()
        return model._default_manager.filter(pk=former.object_id).first() if former else None


class FormerAddress(Kept):
    slug = models.SlugField(_("address"), max_length=80)

    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint(fields=["content_type", "slug"], name="formeraddress_once")
        ]

    def __str__(self):
        return self.slug


def has_page(model):
    return issubclass(model, (Item, Technology)) and model is not Video


@receiver(pre_save)
def keep_former_address(sender, instance, raw, **kwargs):
    """An address that visitors may have kept goes on leading to its item."""
    if raw or instance.pk is None or not has_page(sender):
        return
    columns = {"slug", "published_at"} & {field.name for field in sender._meta.concrete_fields}
    stored = sender._default_manager.filter(pk=instance.pk).only(*columns).first()
    if stored and stored.slug != instance.slug and was_public(stored):
        FormerAddress.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(sender),
            slug=stored.slug,
            defaults={"object_id": instance.pk},
        )


def was_public(item):
    if not isinstance(item, Item):
        return True
    return item.published_at is not None and item.published_at <= timezone.now()
