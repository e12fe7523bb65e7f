"""Updates: how my week went, in my words, sent to the people I chose.

Promise: nothing is picked beforehand and nothing goes out without a tap. A reader outside the
programme reads one only under a yes in force, and a yes that ends closes what was sent before.
An update can be taken back; what was read was read, and the page says so.
Words: update; line (a step or a win that was picked); reader; seen, thanked; taken back.
"""
