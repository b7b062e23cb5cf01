"""Rules that set reminders by themselves: what each kind watches, and how it finds what it speaks of.

A kind is a `RuleKindSpec` in `kinds`: its parameters with their bounds, and a query that answers the `Finding`s of a
span of time. Quotes, samples, payments and departures plug in there when their domains exist.
"""
