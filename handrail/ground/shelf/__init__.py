"""The shelf: templates, cards, domains and guides of the plan, as data.

Promise: every text has a key, a version, a licence and a source, and stands in every language; a
file with a fault is named with its line, and nothing of it is half loaded. A site's own entries
stand beside ours and no upgrade touches them. Read it through `queries.entries` and
`queries.entry`. Words: entry (one text); kind (what it is for); hidden (ours, not offered here);
put away (a site's own, not offered now). Neither is lost: what somebody chose is found by its key.
"""
