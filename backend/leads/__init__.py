"""Inquiries and who answers them: rules give out each new one, clocks watch the answer, web forms take more in.

Mail of companies that nobody looks after, web forms and the API become leads. A tenant's rules, in order, say who gets
one; the decision and its reason stand in the lead's log. A lead has a time, counted in its owner's working hours, until
which it wants a first answer: `timer` tells managers when that passes and gives it to somebody else after a while.

Calls accounts, alerts, customers, conversations, pipeline and pool. Tells `LeadsChanged`.
"""
