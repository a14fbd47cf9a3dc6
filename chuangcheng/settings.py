"""Settings: one file, read from the environment only.

An office needs none of them: the defaults run one machine on SQLite. What each variable
means to an office stands in docs/operations.md.
"""

import base64
import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import SELF

from chuangcheng.web import logs
from chuangcheng.web.databases import configured
from chuangcheng.web.secrecy import kept_secret

PACKAGE = Path(__file__).resolve().parent
VAR = Path(os.environ.get("VAR_DIR", Path.cwd() / "var")).resolve()

DEBUG = os.environ.get("DEBUG") == "1"
DEMO = os.environ.get("DEMO") == "1"


def _secret_key() -> str:
    """The key from SECRET_KEY, else one made for this installation and kept beside its data."""
    if given := os.environ.get("SECRET_KEY"):
        return given
    return kept_secret(VAR / "secret_key", secrets.token_urlsafe(64))


def _name_keys() -> tuple[str, ...]:
    """The keys that seal names, the first of them; from NAME_KEYS, else as the secret key."""
    fresh = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode("ascii")
    kept = os.environ.get("NAME_KEYS") or kept_secret(VAR / "name_keys", fresh)
    return tuple(kept.replace(",", " ").split())


SECRET_KEY = _secret_key()
NAME_KEYS = _name_keys()
# Without it nothing links to us from outside a page: papers, files and codes go without links.
BASE_URL = os.environ.get("BASE_URL", "").rstrip("/")
BEHIND_PROXY = os.environ.get("BEHIND_PROXY") == "1"
_SECURE = BASE_URL.startswith("https://")
ALLOWED_HOSTS = [
    *filter(None, os.environ.get("ALLOWED_HOSTS", "").split(",")),
    *filter(None, [urlsplit(BASE_URL).hostname]),
    "127.0.0.1",
    "localhost",
    "[::1]",
]
CSRF_TRUSTED_ORIGINS = [BASE_URL] if BASE_URL else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
    "chuangcheng.trail",
    "chuangcheng.calendars",
    "chuangcheng.places",
    "chuangcheng.people",
    "chuangcheng.evidence",
    "chuangcheng.documents",
    "chuangcheng.standards",
    "chuangcheng.duties",
    "chuangcheng.issues",
    "chuangcheng.inspections",
    "chuangcheng.campaigns",
    "chuangcheng.partners",
    "chuangcheng.meetings",
    "chuangcheng.publicity",
    "chuangcheng.volunteering",
    "chuangcheng.plan",
    "chuangcheng.difficulties",
    "chuangcheng.ledgers",
    "chuangcheng.reports",
    "chuangcheng.offices",
    "chuangcheng.web",
]

# Doors and refusals stand before tokens, so that what is not there is 404 for every method.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "chuangcheng.web.http.RequestMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "chuangcheng.web.offices.leading.FirstRunMiddleware",
    "chuangcheng.web.signin.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
CSRF_FAILURE_VIEW = "chuangcheng.web.errors.csrf_failed"
# In the session they would be taken away by the GET that shows them, and a GET writes nothing.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

ROOT_URLCONF = "chuangcheng.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "chuangcheng.web.shell.shell",
            ],
        },
    }
]

DATABASES = {
    "default": configured(os.environ.get("DATABASE_URL", f"sqlite:///{VAR / 'office.sqlite3'}"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "web_cache"}
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["chuangcheng.web.signin.OneAtATime"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "chuangcheng.web.signin.ClosedDoor"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {
    "login": "chuangcheng.web.signin.LoginForm",
    "change_password": "chuangcheng.web.signin.ChangePasswordForm",
}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/15m/key",
    "first_run": "20/m/ip",
    "first_run_code": "5/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
SESSION_COOKIE_AGE = 12 * 3600  # a working day
ACCOUNT_SESSION_COOKIE_AGE = 14 * 24 * 3600  # where the person asks for it

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
LOCALE_PATHS = [PACKAGE.parent / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
MEDIA_ROOT = Path(os.environ.get("MEDIA_ROOT", VAR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _SECURE
SECURE_SSL_REDIRECT = _SECURE and not BEHIND_PROXY
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _SECURE
SECURE_REFERRER_POLICY = "same-origin"

LOGGING = logs.configuration(os.environ.get("LOG_LEVEL", "INFO"))
