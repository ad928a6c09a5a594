"""The WSGI entry point that gunicorn loads; production settings unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council_news.settings.production")
application = get_wsgi_application()
