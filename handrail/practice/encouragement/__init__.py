"""Kind words: a few lines from a coach or from the circle, now or on a day chosen ahead.

Promise: the words belong to the participant. They are read by nobody but the participant and the
one who wrote them, they ask for nothing, and nobody is told whether or when they were read.
Words: kind words; waiting (the day has not come), arrived; put away; thanked; switched off.
Somebody of the circle writes only while the participant allows it. When that ends, what waits is
held back; what has arrived stays with the participant, who may delete it.
"""
