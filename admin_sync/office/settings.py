# SPDX-FileCopyrightText: 2026 The Schaukasten authors
# SPDX-License-Identifier: EUPL-1.2

"""The Django project's settings, made from office.toml."""

from pathlib import Path
from urllib.parse import urlsplit

from admin_sync.office import config, derived
from admin_sync.office.upkeep import logs

CONFIG = config.current()
HERE = Path(__file__).parent
_base = urlsplit(CONFIG.base_url)
#: People come through a proxy that speaks TLS and says who asked.
BEHIND_TLS = _base.scheme == "https"

SECRET_KEY = derived.secret_key(CONFIG)
DEBUG = False
ALLOWED_HOSTS = [_base.hostname or "localhost", "127.0.0.1", "localhost"]
ROOT_URLCONF = "admin_sync.office.urls"
WSGI_APPLICATION = "admin_sync.office.wsgi.application"
AUTH_USER_MODEL = "people.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
# what has no translation is German: the language that the office's sentences are written in
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "admin_sync.office.people",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "admin_sync.office.fleet",
    "admin_sync.office.releases",
    "admin_sync.office.sources",
    "admin_sync.office.editor",
    "admin_sync.office.proofs",
    "admin_sync.office.public",
    "admin_sync.office.device",
]

MIDDLEWARE = [
    "admin_sync.office.public.answers.nobody",
    "admin_sync.office.upkeep.logs.middleware",
    "django.middleware.security.SecurityMiddleware",
    "admin_sync.office.people.middleware.headers",
    "admin_sync.office.people.middleware.bounded",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "admin_sync.office.people.middleware.language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "admin_sync.office.people.chrome.page",
            ],
        },
    }
]
FORM_RENDERER = "admin_sync.office.people.chrome.Forms"

DATABASES = {"default": derived.database(CONFIG)}
CACHES = {
    # counts failed sign-ins for all processes of this office
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": CONFIG.counts,
        # where there are as many, a third goes at random, fresh ones too: Django's own limit of 300
        # would be reached by guessing. What is over is removed with the files that nothing names
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

STATIC_URL = "/static/"
# typeface and icons lie with the terminal: one copy for both
STATICFILES_DIRS = [(name, HERE.parents[1] / "player" / name) for name in ("fonts", "icons")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [f"{_base.scheme}://{_base.netloc}"]
CSRF_FAILURE_VIEW = "admin_sync.office.people.views.errors.no_token"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_validation = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_validation}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {
        "NAME": f"{_validation}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": f"{_validation}.CommonPasswordValidator"},
    {"NAME": f"{_validation}.NumericPasswordValidator"},
    {"NAME": "admin_sync.office.people.passwords.PatternValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_RESET_TIMEOUT = 2 * 3600
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "admin_sync.office.people.accounts.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _base.scheme
_forms = "admin_sync.office.people.signin_forms"
ACCOUNT_FORMS = {
    "login": f"{_forms}.Login",
    "reset_password": f"{_forms}.Forgotten",
    "reset_password_from_key": f"{_forms}.NewPassword",
    "change_password": f"{_forms}.ChangePassword",
    "reauthenticate": f"{_forms}.AgainPassword",
}
MFA_FORMS = {
    "authenticate": f"{_forms}.Code",
    "reauthenticate": f"{_forms}.AgainCode",
    "activate_totp": f"{_forms}.FirstCode",
}
ACCOUNT_RATE_LIMITS = {
    # an address of the network, and one person's address whoever tries
    "login": "30/m/ip",
    "login_failed": "20/10m/ip,5/10m/key",
    "reset_password": "10/h/ip,3/h/key",
    "reset_password_from_key": "20/h/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_TLS else 0
MFA_ADAPTER = "admin_sync.office.people.accounts.Factors"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = CONFIG.name
# the app may change while somebody types, or be a little ahead (RFC 6238, 5.2); that such a code is
# good once all the same is seen to by `signin_forms.Once`
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODE_COUNT = 10
MFA_RECOVERY_CODES_SHOW_ONCE = True

LOGGING = logs.configuration()

EMAIL_SUBJECT_PREFIX = ""
globals().update(derived.mail(CONFIG))
