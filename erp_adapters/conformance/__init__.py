"""The exam of an adapter: what it must do whatever its ERP, chosen by the capabilities it declares.

`examine(subject)` runs it (the command `lading erp check` does so against a real server); `suite.AdapterSuite` is the
same for pytest. A check that an adapter does not offer the operations for is skipped and says so.
"""
