"""How each way out is spoken to: requests are built and answers are judged here, without a network or a database."""
