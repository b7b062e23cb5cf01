"""Reports over what the domains below offer as facts: what is counted or summed, split by what, and the rows behind.

Calls `queries.facts` of customers and pipeline and `orders.facts` of trade. A report is data (`schemas.ReportQuery`):
what can be asked here can be asked by a program, a screen, or a builder of reports.
"""
