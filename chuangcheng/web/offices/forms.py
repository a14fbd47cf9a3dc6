"""表单: the beginning of an office."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chuangcheng.offices.commands import Charter
from chuangcheng.people.models import Person
from chuangcheng.web.fields import LineField, PageForm

_NEW_PASSWORD = {"autocomplete": "new-password"}
_MOST_TYPED = 20_000  # characters; 300 names fit well


class FirstRunForm(PageForm):
    """开通: areas, unit and the first account."""

    city = LineField(most=60, label=gettext_lazy("市"), help_text=gettext_lazy("例如 赤峰市"))
    district = LineField(
        most=60, label=gettext_lazy("区（县）"), help_text=gettext_lazy("例如 红山区")
    )
    subdistrict = LineField(
        most=60,
        label=gettext_lazy("街道"),
        help_text=gettext_lazy("报告里“我街道”的全称，例如 XX街道"),
    )
    mark = LineField(
        most=8,
        label=gettext_lazy("编号前缀"),
        help_text=gettext_lazy(
            "问题编号用它开头，例如写 XX，编号就是 XX-2021-000169；开通后不能改"
        ),
    )
    communities = forms.CharField(
        label=gettext_lazy("社区"),
        help_text=gettext_lazy(
            "一行一个，写全称，例如 松树园社区；社区和村至少写一个，“街道直属”自动建好"
        ),
        required=False,
        max_length=_MOST_TYPED,
        widget=forms.Textarea({"rows": 6}),
    )
    villages = forms.CharField(
        label=gettext_lazy("村"),
        help_text=gettext_lazy("一行一个，没有就空着"),
        required=False,
        max_length=_MOST_TYPED,
        widget=forms.Textarea({"rows": 3}),
    )
    unit = LineField(
        most=60,
        label=gettext_lazy("本单位名称"),
        help_text=gettext_lazy("例如 XX街道创城办；第一个账号属于它"),
    )
    name = LineField(most=60, label=gettext_lazy("你的姓名"))
    username = LineField(
        most=40,
        label=gettext_lazy("登录名"),
        help_text=gettext_lazy("字母、数字和 . _ -，最多 40 个"),
    )
    password = forms.CharField(
        label=gettext_lazy("密码"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(_NEW_PASSWORD),
    )
    password_again = forms.CharField(
        label=gettext_lazy("密码，再输一次"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(_NEW_PASSWORD),
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["username"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "off",
        }
        rules = password_validation.password_validators_help_texts()
        self.fields["password"].help_text = "".join(map(str, rules))

    def clean_password(self) -> str:
        """密码, as strict as for everybody later."""
        password = str(self.cleaned_data["password"])
        said = {key: self.cleaned_data.get(key) or None for key in ("username", "name")}
        password_validation.validate_password(password, Person(**said))
        return password

    def clean(self) -> dict[str, Any]:
        """The two passwords are one."""
        given = super().clean() or self.cleaned_data
        again = given.get("password_again")
        if again and "password" in given and again != given["password"]:
            self.add_error("password_again", ValidationError(_("两次输的密码不一样")))
        return given

    def charter(self) -> Charter:
        """开通内容."""
        said = dict(self.cleaned_data)
        del said["password_again"]
        for column in ("communities", "villages"):
            said[column] = [line for line in said[column].splitlines() if line.strip()]
        return Charter(**said)


class CodeForm(PageForm):
    """一次性口令."""

    code = forms.CharField(
        label=gettext_lazy("一次性口令"),
        max_length=60,
        help_text=gettext_lazy(
            "服务器的终端上打印着；看不到了，在服务器上运行 first_run_code 再打印"
        ),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
