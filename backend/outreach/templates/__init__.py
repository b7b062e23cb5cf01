"""Templates of letters: one template, many language versions, filled for one reader at a time.

Calls `customers` (whom a letter goes to) and `accounts` (who shares what); tells `TemplateChanged`.
"""
