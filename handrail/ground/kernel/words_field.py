"""A form field for what people write."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext

from handrail.ground.kernel.text import TextTooLong, tidy


class Words(forms.CharField):
    """A text field that keeps any script, drops control characters and says its limit."""

    def __init__(
        self, *, limit: int, lines: int = 1, missing: str | Promise = "", **kwargs: Any
    ) -> None:
        self.limit = limit
        kwargs.setdefault("required", bool(missing))
        # No maxlength: a browser would cut what was pasted without a word.
        widget = forms.Textarea(attrs={"rows": lines}) if lines > 1 else forms.TextInput()
        super().__init__(widget=widget, strip=True, **kwargs)
        if missing:
            self.error_messages["required"] = missing  # type: ignore[assignment]

    def to_python(self, value: Any) -> str:
        """Return the tidied text; raises ValidationError above the limit."""
        try:
            return tidy(str(value or ""), limit=self.limit)
        except TextTooLong as long:
            raise forms.ValidationError(
                gettext(
                    "This has %(length)s characters; there is room for %(limit)s. "
                    "Please shorten it a little."
                )
                % {"length": long.length, "limit": long.limit}
            ) from long
