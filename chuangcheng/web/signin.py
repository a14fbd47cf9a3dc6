"""登录: by name and password; nobody opens an account for oneself.

django-allauth does it; only what an office needs of it has an address (web/urls.py).
"""

from threading import BoundedSemaphore
from typing import Any

import structlog
from allauth.account import forms as allauth_forms
from allauth.account import views as allauth_views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import (
    AuthenticationBackend,
)
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import middleware, password_validation
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_htmx.http import HttpResponseClientRedirect

from chuangcheng.kernel.refusal import NotAllowed
from chuangcheng.people import commands as people
from chuangcheng.people.models import Person
from chuangcheng.web import doors
from chuangcheng.web.demo import accounts
from chuangcheng.web.http import Request, standing_on

LONGEST_WAIT = 5.0  # seconds that a sign-in waits for those before it
_LABELS = {
    "login": gettext_lazy("登录名"),
    "password": gettext_lazy("密码"),
    "remember": gettext_lazy("在这台设备上保持登录 14 天，公用电脑不要勾"),
    "oldpassword": gettext_lazy("现在的密码"),
    "password1": gettext_lazy("新密码"),
    "password2": gettext_lazy("新密码，再输一次"),
}
_SAID = {
    "account/messages/logged_out.txt": gettext_lazy("已退出"),
    "account/messages/password_changed.txt": gettext_lazy("密码已修改，别处的登录都已退出"),
}

log = structlog.get_logger("chuangcheng.signin")


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """不能自己注册; and in our own words, for allauth's are for a shop."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": gettext_lazy("登录名或密码不对。忘了密码，找管理员重设"),
        "too_many_login_attempts": gettext_lazy(
            "试错太多次，15 分钟后再试。忘了密码，找管理员重设，不用一直试"
        ),
        "too_many_at_once": gettext_lazy("同时登录的人太多，过几秒再试一次"),
        "enter_current_password": gettext_lazy("现在的密码不对"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: the administrator opens accounts."""
        del request
        return False

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Leaves a line for whoever watches."""
        log.warning("sign-in failed", ip=self.get_client_ip(request), name=credentials["username"])

    def set_password(self, user: Person, password: str) -> None:
        """修改密码: a deed like any other."""
        people.change_password(user, password, by=self.request.actor, now=self.request.now)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to work."""
        del request
        return reverse(settings.LOGIN_REDIRECT_URL)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *_args: object,
        **_kwargs: object,
    ) -> None:
        """Says only what is worth saying: that one is signed in can be seen."""
        if said := _SAID.get(message_template or ""):
            messages.add_message(request, level, said)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """By the account alone: the library's own key takes in the Host header, which anybody can
        vary (its port), for five more tries each time.
        """
        del request
        return str(credentials["username"]).lower()


class OneAtATime(AuthenticationBackend):  # type: ignore[misc]
    """A hash takes half a second of a core: the sign-ins of a process queue for it."""

    _turn = BoundedSemaphore(1)

    def authenticate(
        self, request: HttpRequest | None, **credentials: Any
    ) -> AbstractBaseUser | None:
        """Django's question; the throttles stand before it (ClosedDoor.pre_authenticate)."""
        if not self._turn.acquire(timeout=LONGEST_WAIT):
            raise ClosedDoor().validation_error("too_many_at_once")
        try:
            return super().authenticate(request, **credentials)  # type: ignore[no-any-return]
        finally:
            self._turn.release()


class LoginRequiredMiddleware(middleware.LoginRequiredMiddleware):
    """先登录: every door that asks who; htmx and forms are led back to the page they stood on."""

    def process_view(
        self, request: HttpRequest, view_func: doors.View, view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """A public door reads no session, so that it answers without a database."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: doors.View
    ) -> HttpResponse:
        """To the sign-in page, never data; htmx changes the whole page, not its target."""
        url = f"{reverse('account_login')}?{urlencode({'next': standing_on(request)})}"
        del view_func
        if request.headers.get("HX-Request") == "true":
            return HttpResponseClientRedirect(url)
        return redirect(url)


class LoginForm(allauth_forms.LoginForm):  # type: ignore[misc]
    """登录."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self)


class ChangePasswordForm(allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    """修改密码."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _in_our_words(self)
        rules = password_validation.password_validators_help_texts()
        self.fields["password1"].help_text = "".join(map(str, rules))


_login = allauth_views.LoginView.as_view(extra_context={"demo_accounts": accounts.offered})
_change_password = allauth_views.PasswordChangeView.as_view()
sign_up = allauth_views.SignupView.as_view()
sign_out = allauth_views.LogoutView.as_view()
inactive = allauth_views.AccountInactiveView.as_view()


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """登录. A throttle that cannot be written reads as "too often", so that is asked first."""
    if request.method == "POST":
        with transaction.atomic():
            pass
    answer: HttpResponseBase = _login(request)
    return answer


def change_password(request: Request) -> HttpResponseBase:
    """修改密码, one's own."""
    if not request.user.has_usable_password():
        raise NotAllowed(_("这个账号没有密码，没有可以修改的"))
    answer: HttpResponseBase = _change_password(request)
    return answer


def _in_our_words(form: Form) -> None:
    for name, field in form.fields.items():
        field.label = _LABELS[name]
        field.widget.attrs.pop("placeholder", None)
