"""Who may write what. One rule stands behind all of it: nothing unreviewed is public.

Permissions on a model say who works on its items. Two more go across models: `campaign.publish`
(decide what is public, change what already is) and `campaign.translate` (write texts only).
`campaign.endorse` makes ties of activities to goals count.
"""

from campaign.models.publishing import Publishable, State
from ict4sdg import languages


def may_publish(user):
    return user.has_perm("campaign.publish")


def may_translate(user):
    return user.has_perm("campaign.translate")


def may_endorse(user):
    return user.has_perm("campaign.endorse")


def is_released(item):
    """Whether the item is public, or will be without anybody looking at it again."""
    return isinstance(item, Publishable) and item.state == State.PUBLISHED


def open_languages(user, item):
    """The languages whose texts `user` may write: in a released item not those that visitors
    see, unless the user may publish."""
    if not is_released(item) or may_publish(user):
        return set(languages.CODES)
    return set(languages.CODES) - set(item.published_in)


def may_change_all(user, item):
    """Whether `user`, having the model's permission, may change more of `item` than texts."""
    return not is_released(item) or may_publish(user)
