"""Three bins: customers, candidates, noise.

Every message leaves signals about those who take part in it (`models.BinSignal`); `rules` judges their sum, so the
order and batching of mail change nothing. What a person decided stands against every rule; where the rules leave a
candidate open, the tenant's own classifier may decide, once it has learned enough from people.
"""
