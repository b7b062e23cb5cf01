"""Mail in files: what people bring along from another program.

    reader       whatever a file or folder holds, message by message, from any position on
    containers   folders, zip, tar and gzip, without ever writing by a name that they contain
    mbox         RFC 4155 with its dialects; msg and pst: Outlook; outlook: what both have in common
    items        what is found: a message, a file that is no mail, a defect with its reason

Reading is lazy and in one fixed order, so a position that was noted is where reading can go on. Nothing here raises
for what a message holds; `ArchiveError` is for a file that as a whole cannot be read.
"""
