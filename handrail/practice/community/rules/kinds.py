"""Kinds of meetings: codes of the Meeting Guide lists and plain words for them."""

from __future__ import annotations

import json
import re

from handrail.practice.community.rules.clean import folded, text_of

_AT_MOST = 40
_CODE_LENGTH = 32

ONLINE = "ONL"
PLACE_CLOSED = "TC"

# Own wording for the codes of the Meeting Guide specification (code4recovery/spec, types.json),
# and for those that real lists use beside it. No kind stands before another: lists are sorted by
# the word in the reader's language.
WORDS: dict[str, str] = {
    "11": "Step 11 meditation",
    "12x12": "12 Steps and 12 Traditions book",
    "A": "Not religious",
    "ABSI": "As Bill Sees It readings",
    "AC": "Adult children",
    "AF": "In Afrikaans",
    "AL": "Alateen at the same time",
    "AL-AN": "Al-Anon at the same time",
    "AM": "In Amharic",
    "AR": "In Arabic",
    "ASL": "American Sign Language",
    "B": "Big Book",
    "BA": "Child care there",
    "BE": "For newcomers",
    "BG": "In Bulgarian",
    "BI": "For bisexual people",
    "BRK": "With breakfast",
    "C": "Closed: for people with this problem",
    "CAN": "By candlelight",
    "CF": "Children welcome",
    "D": "Discussion",
    "DA": "In Danish",
    "DB": "Collection by phone or web",
    "DD": "Mental health and recovery",
    "DE": "In German",
    "DR": "Daily readings",
    "EL": "In Greek",
    "EN": "In English",
    "FA": "In Persian",
    "FF": "No perfume, please",
    "FI": "In Finnish",
    "FR": "In French",
    "G": "For gay people",
    "GR": "Grapevine magazine",
    "H": "Birthdays marked",
    "HE": "In Hebrew",
    "HI": "In Hindi",
    "HR": "In Croatian",
    "HU": "In Hungarian",
    "IS": "In Icelandic",
    "ITA": "In Italian",
    "JA": "In Japanese",
    "KA": "In Georgian",
    "KOR": "In Korean",
    "L": "For lesbian people",
    "LGBTQ": "For LGBTQ people",
    "LIT": "Reading together",
    "LS": "Living Sober book",
    "LT": "In Lithuanian",
    "M": "For men",
    "MED": "Meditation",
    "ML": "In Malayalam",
    "MT": "In Maltese",
    "N": "For Native American people",
    "NB": "For non-binary people",
    "NDG": "For Indigenous people",
    "NE": "In Nepali",
    "NL": "In Dutch",
    "NO": "In Norwegian",
    "O": "Open: everyone is welcome",
    "ONL": "Online",
    "OUT": "Outdoors",
    "P": "For professionals",
    "POA": "They sign that you came",
    "POC": "For people of color",
    "POL": "In Polish",
    "POR": "In Portuguese",
    "PUN": "In Punjabi",
    "RUS": "In Russian",
    "S": "In Spanish",
    "SEN": "For older people",
    "SK": "In Slovak",
    "SL": "In Slovenian",
    "SM": "Smoking allowed",
    "SP": "A speaker",
    "ST": "About the steps",
    "SV": "In Swedish",
    "T": "For transgender people",
    "TC": "Place closed for now",
    "TH": "In Thai",
    "TL": "In Tagalog",
    "TR": "About the traditions",
    "TUR": "In Turkish",
    "UK": "In Ukrainian",
    "W": "For women",
    "X": "Wheelchairs can get in",
    "XB": "Restroom for wheelchairs",
    "XT": "Talking back is fine",
    "Y": "For young people",
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
