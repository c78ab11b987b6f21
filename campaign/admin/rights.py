"""Who may write what. One rule stands behind all of it: nothing unreviewed is public.

Permissions on a model say who works on its items. Two more go across models: `campaign.publish`
(decide what is public, change what already is or was) and `campaign.translate` (write texts only,
and only in the languages that the user translates into). `campaign.endorse` makes ties of
activities to goals count.
"""

from campaign.models.publishing import Publishable, State
from ict4sdg import languages


def may_publish(user):
    return user.has_perm("campaign.publish")


def may_translate(user):
    return user.has_perm("campaign.translate")


def may_endorse(user):
    return user.has_perm("campaign.endorse")


def may_write(user, model):
    """Whether `user` works on items of `model` with all their fields."""
    return user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")


def is_released(item):
    """Whether the item is public, or will be without anybody looking at it again."""
    return isinstance(item, Publishable) and item.state == State.PUBLISHED


def is_closed(item):
    """Whether only publishers decide about the item: it is released, or withdrawn by them."""
    return is_released(item) or (isinstance(item, Publishable) and item.state == State.ARCHIVED)


def own_languages(user, model):
    """The languages that `user` writes in items of `model`."""
    if may_publish(user) or may_write(user, model):
        return set(languages.CODES)
    return set(user.languages) if may_translate(user) else set()


def open_languages(user, item, model=None):
    """The languages whose texts `user` may write: in a released item not those that visitors
    see, in an archived one none, unless the user may publish."""
    model = type(item) if item is not None else model
    own = own_languages(user, model) if model else set(languages.CODES)
    if not is_closed(item) or may_publish(user):
        return own
    return own - set(item.published_in) if is_released(item) else set()


def proposed_languages(user, item):
    """The languages whose texts `user` may propose for `item`, a publisher deciding about them:
    those that visitors see of a released item, where the user would write them otherwise."""
    if not is_released(item) or may_publish(user):
        return set()
    return own_languages(user, type(item)) & set(item.published_in)


def may_change_all(user, item):
    """Whether `user`, having the model's permission, may change more of `item` than texts."""
    return not is_closed(item) or may_publish(user)


def may_step(user, before, after):
    """Whether `user` may bring an item from one state to another; `before` is empty for a new
    one. Publishers alone publish, archive, and take either back."""
    decided = {State.PUBLISHED, State.ARCHIVED}
    return may_publish(user) or before == after or not {before, after} & decided
