"""Fields that a tenant adds to its records, and the layouts by which each role sees a record's form.

Called by every domain whose records carry such fields; calls none of them. A domain above says which of its records
somebody sees through `targets.register`. Sends `CustomFieldsChanged`.
"""
