"""Keeps mailboxes in step with their servers.

    Supervisor   one per process: holds leases, runs a MailboxRunner for each mailbox that it holds
    MailboxRunner  one mailbox: a watch connection on its main folder (IDLE) and, while there is work, a second one
                 new → opening → watching ⇄ working; any failure → pausing (backoff) → opening; a person is needed
                 → waiting for a change of the mailbox
    FolderSync   one folder over one connection: new mail, backfill, comparison of all UIDs
    planner      what comes next, decided without I/O

What is covered of a folder stands in its row (`MailFolder`); it moves only in the transaction that stores the
messages. So a process may end anywhere, and whoever goes on fetches at most one batch again. No network call is
made inside a transaction.
"""
