"""Turns an authored mail into the bytes that its sender's mail program would have sent.

`letters` gathers what a mail says and answers, `quotes` and `pages` write its plain and HTML text with the quoted
history, `mime` builds the message on what `wire` encodes. How each program and language does it is data:
`programs.toml`, `phrases.toml`.
"""
