"""The sizes an import accepts, each with its reason."""

from __future__ import annotations

MAX_BYTES = 8 * 1024 * 1024
"""Bytes of one upload. 5,000 rows of ten short columns are far below one megabyte."""

MAX_ROWS = 5_000
"""Rows of one file: a report that one person can still read, and a run of about a minute."""

MAX_COLUMNS = 60
"""Columns looked at. Case systems export 30 to 40; the rest is ignored, and said so."""

MAX_CELL = 500
"""Characters of one cell that are kept. No field here is longer than 254."""

MAX_SCANNED = 200_000
"""Lines of a sheet looked at before giving up on finding more; sheets may claim a million."""

MAX_UNZIPPED = 64 * 1024 * 1024
"""Bytes an XLSX may unfold to. A sheet of 5,000 rows unfolds to about two megabytes."""

MAX_PARTS = 500
"""Parts inside one XLSX. Ordinary files have about a dozen."""
