"""What leaves the house: codes, reminders and notices, by text message or e-mail.

Every message is a row, written in the transaction of its cause. A worker leases it, sends it, and
marks it only after the provider took it; a worker that dies costs a delay. The row's id goes to the
provider as the idempotency key, so that a second try is not a second message.

States: queued, leased, held (quiet hours), sent (the provider took it), acknowledged (it arrived),
expired (too late to be of use), stuck (waits for a human). No text names the programme or recovery.
"""
