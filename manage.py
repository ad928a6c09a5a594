#!/usr/bin/env python3
"""Django's command line; the demo settings apply unless DJANGO_SETTINGS_MODULE says otherwise."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council_news.settings.demo")
    execute_from_command_line(sys.argv)
