# Django keeps these under zh-hans.
from django.conf.locale.zh_Hans.formats import *  # noqa: F403
