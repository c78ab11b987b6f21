#!/usr/bin/env python
import os
import sys

from ict4sdg import local

if __name__ == "__main__":
    local.prepare()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ict4sdg.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
