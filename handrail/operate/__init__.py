"""The operator's commands: what a person types to run a programme.

One module per command, each with ``arguments(parser)`` and ``run(options) -> exit code``. Nothing
on the four floors imports this package; it stands beside them and starts them.
"""
