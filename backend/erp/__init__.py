"""Links to ERPs: settings, rehearsal, switches, what waits for a person, and how far an order is there.

The engine (`erp_adapters.engine`) does the work; `local` is the CRM's side of it, over the services of customers and
trade. Hears their events and queues what is to be sent. Sends `ErpLinkChanged`, `ErpOrderNews`.
"""
