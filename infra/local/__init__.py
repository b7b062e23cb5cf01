"""The embedded services of `lading up`: PostgreSQL, Redis, IMAP and SMTP as child processes of one supervisor.

Each service says what to prepare, which command to run and when it is ready; `supervisor` owns their lives. They are
the same servers that production names by `LADING_DATABASE_URL` and the like, so nothing else in Lading knows of them.
"""
