"""The WSGI entry point that the server loads: the written site and, behind it, Django.

With the production settings unless told otherwise.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council_news.settings.production")

from django.conf import settings  # noqa: E402 - reads the line above
from django.core.wsgi import get_wsgi_application  # noqa: E402

from council_news.site.serving import WrittenSite  # noqa: E402

application = WrittenSite(settings.SITE_ROOT, get_wsgi_application())
