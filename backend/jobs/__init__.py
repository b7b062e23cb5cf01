"""Background work: what a job is, who hears which event, the relay from outbox to queue, dead letters.

The only room that knows arq. A domain declares jobs with `job(...)` in its `jobs.py` and pairs them with events in
`subscribers.py`; `backend.worker` gathers both.
"""
