# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The Django project's settings, made from office.toml."""

from urllib.parse import urlsplit

from admin_sync.office import config, derived

CONFIG = config.current()

SECRET_KEY = derived.secret_key(CONFIG)
DEBUG = False
ALLOWED_HOSTS = [urlsplit(CONFIG.base_url).hostname or "localhost", "127.0.0.1", "localhost"]
ROOT_URLCONF = "admin_sync.office.urls"
WSGI_APPLICATION = "admin_sync.office.wsgi.application"
AUTH_USER_MODEL = "people.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
LANGUAGE_CODE = CONFIG.language
LANGUAGES = [("de", "Deutsch"), ("en", "English")]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "admin_sync.office.people",
    "admin_sync.office.fleet",
    "admin_sync.office.sources",
    "admin_sync.office.editor",
    "admin_sync.office.proofs",
]

DATABASES = {"default": derived.database(CONFIG)}
globals().update(derived.mail(CONFIG))
