"""What belongs to a note: the participant's own view, a correction that is asked for, remarks.

A view and an asking are the participant's words; a coach answers and changes nothing of them. A
remark is a separate thing with a reason, for its writer and their supervisor alone.
"""
