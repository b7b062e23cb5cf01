"""The demo: two invented export companies, their people, and five months of their mail.

What is said lives in files that a seller or a translator can edit: who writes in `cast/`, what they write in
`conversations/<tenant>/`, whose mailboxes it lands in in `tenants/`. The code only reads them (`script`), places them
on the calendar (`clock`), turns them into the bytes that the mail program of each person would send (`rendering/`,
`attachments/`), puts them into folders (`delivery`, `corpus`) and lays a mailbox out on disk for an IMAP server
(`maildir`).

Everybody is invented and lives on reserved domains (RFC 2606). The same anchor instant gives the same bytes.
"""
