"""Set-up: the first page of a new installation.

`handrail serve` offers a one-time link while there is no organisation. Whoever opens it names the
organisation, its zone and help numbers, and becomes its first manager and administrator.
"""
