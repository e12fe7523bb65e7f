"""Safety: help that is always in the same place.

Promise: the help page needs no account, no network and no JavaScript. It shows the organisation's
own numbers and, unless the organisation says otherwise, 988 and 911; it says plainly when a coach
answers and who answers at other times. It holds no name of any participant.
Words: help, call, text, not alone.
"""
