"""Kinds of meetings: codes of the Meeting Guide lists and plain words for them."""

from __future__ import annotations

import json
import re

from handrail.ground.kernel.marked import N_
from handrail.practice.community.rules.clean import folded, text_of

_AT_MOST = 40
_CODE_LENGTH = 32

ONLINE = "ONL"
PLACE_CLOSED = "TC"

# Own wording for the codes of the Meeting Guide specification (code4recovery/spec, types.json),
# and for those that real lists use beside it. No kind stands before another: lists are sorted by
# the word in the reader's language.
WORDS: dict[str, str] = {
    "11": N_("Step 11 meditation"),
    "12x12": N_("12 Steps and 12 Traditions book"),
    "A": N_("Not religious"),
    "ABSI": N_("As Bill Sees It readings"),
    "AC": N_("Adult children"),
    "AF": N_("In Afrikaans"),
    "AL": N_("Alateen at the same time"),
    "AL-AN": N_("Al-Anon at the same time"),
    "AM": N_("In Amharic"),
    "AR": N_("In Arabic"),
    "ASL": N_("American Sign Language"),
    "B": N_("Big Book"),
    "BA": N_("Child care there"),
    "BE": N_("For newcomers"),
    "BG": N_("In Bulgarian"),
    "BI": N_("For bisexual people"),
    "BRK": N_("With breakfast"),
    "C": N_("Closed: for people with this problem"),
    "CAN": N_("By candlelight"),
    "CF": N_("Children welcome"),
    "D": N_("Discussion"),
    "DA": N_("In Danish"),
    "DB": N_("Collection by phone or web"),
    "DD": N_("Mental health and recovery"),
    "DE": N_("In German"),
    "DR": N_("Daily readings"),
    "EL": N_("In Greek"),
    "EN": N_("In English"),
    "FA": N_("In Persian"),
    "FF": N_("No perfume, please"),
    "FI": N_("In Finnish"),
    "FR": N_("In French"),
    "G": N_("For gay people"),
    "GR": N_("Grapevine magazine"),
    "H": N_("Birthdays marked"),
    "HE": N_("In Hebrew"),
    "HI": N_("In Hindi"),
    "HR": N_("In Croatian"),
    "HU": N_("In Hungarian"),
    "IS": N_("In Icelandic"),
    "ITA": N_("In Italian"),
    "JA": N_("In Japanese"),
    "KA": N_("In Georgian"),
    "KOR": N_("In Korean"),
    "L": N_("For lesbian people"),
    "LGBTQ": N_("For LGBTQ people"),
    "LIT": N_("Reading together"),
    "LS": N_("Book on daily life"),
    "LT": N_("In Lithuanian"),
    "M": N_("For men"),
    "MED": N_("Meditation"),
    "ML": N_("In Malayalam"),
    "MT": N_("In Maltese"),
    "N": N_("For Native American people"),
    "NB": N_("For non-binary people"),
    "NDG": N_("For Indigenous people"),
    "NE": N_("In Nepali"),
    "NL": N_("In Dutch"),
    "NO": N_("In Norwegian"),
    "O": N_("Open: everyone is welcome"),
    "ONL": N_("Online"),
    "OUT": N_("Outdoors"),
    "P": N_("For professionals"),
    "POA": N_("They sign that you came"),
    "POC": N_("For people of color"),
    "POL": N_("In Polish"),
    "POR": N_("In Portuguese"),
    "PUN": N_("In Punjabi"),
    "RUS": N_("In Russian"),
    "S": N_("In Spanish"),
    "SEN": N_("For older people"),
    "SK": N_("In Slovak"),
    "SL": N_("In Slovenian"),
    "SM": N_("Smoking allowed"),
    "SP": N_("A speaker"),
    "ST": N_("About the steps"),
    "SV": N_("In Swedish"),
    "T": N_("For transgender people"),
    "TC": N_("Place closed for now"),
    "TH": N_("In Thai"),
    "TL": N_("In Tagalog"),
    "TR": N_("About the traditions"),
    "TUR": N_("In Turkish"),
    "UK": N_("In Ukrainian"),
    "W": N_("For women"),
    "X": N_("Wheelchairs can get in"),
    "XB": N_("Restroom for wheelchairs"),
    "XT": N_("Talking back is fine"),
    "Y": N_("For young people"),
}

# What the lists write instead of a code, and codes that differ from list to list.
_ALIASES: dict[str, str] = {
    "open": "O",
    "open meeting": "O",
    "closed": "C",
    "closed meeting": "C",
    "online": "ONL",
    "virtual": "ONL",
    "zoom": "ONL",
    "vm": "ONL",
    "men": "M",
    "mens": "M",
    "men's": "M",
    "women": "W",
    "womens": "W",
    "women's": "W",
    "speaker": "SP",
    "discussion": "D",
    "beginner": "BE",
    "beginners": "BE",
    "newcomer": "BE",
    "newcomers": "BE",
    "big book": "B",
    "step": "ST",
    "step study": "ST",
    "steps": "ST",
    "literature": "LIT",
    "meditation": "MED",
    "young people": "Y",
    "wheelchair": "X",
    "wheelchair access": "X",
    "spanish": "S",
    "secular": "A",
    "lgbtqia": "LGBTQ",
    "lgbtq+": "LGBTQ",
    "lgbt": "LGBTQ",
    "asbi": "ABSI",
    "12x12": "12x12",
    "temporarily closed": "TC",
    "location temporarily closed": "TC",
}


def kinds_of(value: object) -> tuple[str, ...]:
    """The codes of a row, each once, in feed order; codes nobody listed are kept as they are.

    Takes a list of codes, one text ("[open]", "O,D", '["O", "D"]'), a number or nothing.
    """
    codes = [_code(part) for part in _parts(value, depth=0)]
    return tuple(dict.fromkeys(code for code in codes if code))[:_AT_MOST]


def _parts(value: object, depth: int) -> list[object]:
    if isinstance(value, list) and depth < 2:
        return [part for item in value[:200] for part in _parts(item, depth + 1)]
    if isinstance(value, int) and not isinstance(value, bool):
        return [str(value)]
    if not isinstance(value, str):
        return []
    text = value[:2000].strip()
    if text.startswith("[") and depth == 0:
        try:
            inner = json.loads(text)
        except (ValueError, RecursionError):
            inner = None
        if isinstance(inner, list):
            return _parts(inner, depth + 1)
        text = text.strip("[]")
    return list(re.split(r"[,;|\n]", text))


def _code(part: object) -> str:
    text = text_of(part, _CODE_LENGTH + 1).strip("[]\"' ").replace("|", "")
    if not text or len(text) > _CODE_LENGTH:
        return ""
    known = _ALIASES.get(folded(text))
    return known or text.upper()


def word_for(code: str) -> str | None:
    """The English word for a listed code (to be translated), or None for an unlisted one."""
    return WORDS.get(code)
