"""Conversations: lists, search and reading of mail, who has read what, attachments, images fetched on request.

Reads the tables of `mail_ingest.store`; who a conversation is with comes from `backend.customers`. Hears
MessagesIngested to fill the search index; sends ConversationRead.
"""
