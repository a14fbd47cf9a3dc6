"""Refusals: how a deed says no, in a sentence on which the user can act."""


class Refused(Exception):  # noqa: N818 - the domain's word: a refusal is an answer, not a fault
    """拒绝: the deed did not happen; the message says what is wrong and what to do.

    `field` names the form field that the sentence is about, when there is one.
    """

    def __init__(self, reason: str, *, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


class NotAllowed(Refused):
    """无权: the rights do not give this deed to this person; the message says why."""


class Overtaken(Refused):
    """别人先改了: the thing is no longer what the user saw; nothing was written."""
