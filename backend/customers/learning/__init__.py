"""From mail to customers: `letters` says what is read of a message, `plan` decides, `apply` writes.

Better extraction plugs in at `letters`: whatever yields facts with their evidence is planned and merged alike.
"""
