"""Letters of credit: their terms, amendments that the seller may accept or refuse, drawings, and what does not fit."""
