"""The Litestar app: HTTP, the domains of the CRM, jobs and the command line."""
