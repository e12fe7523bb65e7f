"""Beginning with two weeks to try: no goals needed, and on a day both say how it is.

Promise: the participant answers in one tap, at any time, without a reason: go on, something else,
or not now. None of it costs anything. Not now closes kindly: the record and the numbers for help
stay, and coming back is one tap. The coach sees which answer it is, and no more.
States: on; then go on, something else, not now, or taken out; each can be undone.
"""
