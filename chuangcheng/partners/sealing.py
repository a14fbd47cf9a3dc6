"""密封: names that only their owner may read, encrypted before they are stored. Sits beside models.

The keys are settings.NAME_KEYS: the first seals, all of them open (docs/decisions/0022).
"""

from contextlib import suppress

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _

from chuangcheng.kernel.refusal import Refused
from chuangcheng.kernel.text import folded


def seal(words: str) -> str:
    """密封 some words, with the first key."""
    return _keys().encrypt(words.encode()).decode("ascii")


def opened(sealed: str) -> str:
    """The words that were sealed. Raises Refused where no key of this installation opens them."""
    try:
        return _keys().decrypt(sealed.encode("ascii")).decode()
    except InvalidToken:
        raise Refused(_("姓名打不开：密封它的密钥不在这台机器上，请系统管理员找回密钥")) from None


def sealed_anew(sealed: str) -> str:
    """The same words under the first key. Raises Refused where no key opens them."""
    return seal(opened(sealed))


def is_named_in(sealed: str, words: str) -> bool:
    """Whether some words hold what was sealed; not known without its key, so no."""
    with suppress(Refused):
        return folded(opened(sealed)) in folded(words)
    return False


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in settings.NAME_KEYS])
