// Generated from the OpenAPI document by `npm run api:generate`. Do not edit.

export interface paths {
    "/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys
         * @description Keys of the tenant, newest first.
         */
        get: operations["ApiV1ApiKeysIndex"];
        put?: never;
        /**
         * Make an API key
         * @description Make a key; the key itself is shown this one time.
         */
        post: operations["ApiV1ApiKeysCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description End the key at once.
         */
        delete: operations["ApiV1ApiKeysKeyIdRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The audit log
         * @description Actions of people, keys and jobs, newest first.
         */
        get: operations["ApiV1AuditEntriesIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Companies
         * @description Companies that are not archived. Sort by name, country, last_message_at, created_at or contacts_count.
         */
        get: operations["ApiV1CompaniesIndex"];
        put?: never;
        /**
         * Make a company
         * @description Make a company by hand; what is given here is never overruled by what mail says.
         */
        post: operations["ApiV1CompaniesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A company with its people
         * @description The company, archived or not, with those of its people who wrote last.
         */
        get: operations["ApiV1CompaniesCompanyIdShow"];
        put?: never;
        post?: never;
        /**
         * Archive a company
         * @description Put the company aside with its people; `restorations` brings them back.
         */
        delete: operations["ApiV1CompaniesCompanyIdArchive"];
        options?: never;
        head?: never;
        /**
         * Change a company
         * @description Change the given fields.
         */
        patch: operations["ApiV1CompaniesCompanyIdChange"];
        trace?: never;
    };
    "/companies/{company_id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A company's contacts
         * @description The people of the company.
         */
        get: operations["ApiV1CompaniesCompanyIdContactsContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A company's facts
         * @description Every value that its fields have or could have, with where it was found; the shown one first.
         */
        get: operations["ApiV1CompaniesCompanyIdFactsFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/facts/{fact_id}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a fact is wrong
         * @description Take the value out of the profile and keep it from coming back.
         */
        post: operations["ApiV1CompaniesCompanyIdFactsFactIdRejectionReject"];
        /**
         * Take a rejection back
         * @description Let the value take part again.
         */
        delete: operations["ApiV1CompaniesCompanyIdFactsFactIdRejectionTakeBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a note, a call or a meeting
         * @description Put it on the timeline. `@[Lin Wei](membership:<id>)` names a colleague, who hears of it.
         */
        post: operations["ApiV1CompaniesCompanyIdNotesNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a company back
         * @description Bring back a company that was archived, with the people who were archived with it.
         */
        post: operations["ApiV1CompaniesCompanyIdRestorationsRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A company's timeline
         * @description What happened, newest first.
         */
        get: operations["ApiV1CompaniesCompanyIdTimelineTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/bulk-edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many companies
         * @description The same change to up to 1,000 companies; ids that do not exist are passed over.
         */
        post: operations["ApiV1CompaniesBulkEditsBulkEdit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contacts
         * @description Contacts that are not archived. Sort by name, last_message_at or created_at.
         */
        get: operations["ApiV1ContactsIndex"];
        put?: never;
        /**
         * Make a contact
         * @description Make a contact; without `company_id` it goes to the company that has its mail domain.
         */
        post: operations["ApiV1ContactsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A contact
         * @description The contact, archived or not.
         */
        get: operations["ApiV1ContactsContactIdShow"];
        put?: never;
        post?: never;
        /**
         * Archive a contact
         * @description Put the contact aside; `restorations` brings it back.
         */
        delete: operations["ApiV1ContactsContactIdArchive"];
        options?: never;
        head?: never;
        /**
         * Change a contact
         * @description Change the given fields.
         */
        patch: operations["ApiV1ContactsContactIdChange"];
        trace?: never;
    };
    "/contacts/{contact_id}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A contact's facts
         * @description Every value that its fields have or could have, with where it was found; the shown one first.
         */
        get: operations["ApiV1ContactsContactIdFactsFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/facts/{fact_id}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a fact is wrong
         * @description Take the value out of the profile and keep it from coming back.
         */
        post: operations["ApiV1ContactsContactIdFactsFactIdRejectionReject"];
        /**
         * Take a rejection back
         * @description Let the value take part again.
         */
        delete: operations["ApiV1ContactsContactIdFactsFactIdRejectionTakeBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a note, a call or a meeting with a person
         * @description Put it on the person's timeline and on their company's.
         */
        post: operations["ApiV1ContactsContactIdNotesNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a contact back
         * @description Bring back a contact that was archived.
         */
        post: operations["ApiV1ContactsContactIdRestorationsRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A contact's timeline
         * @description What happened with the person, at whichever company they were then, newest first.
         */
        get: operations["ApiV1ContactsContactIdTimelineTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conversations
         * @description Conversations, newest first.
         */
        get: operations["ApiV1ConversationsIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A conversation
         * @description The conversation with its messages, oldest first.
         */
        get: operations["ApiV1ConversationsConversationIdShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/joins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join two conversations
         * @description Take another conversation into this one; its address goes on working.
         */
        post: operations["ApiV1ConversationsConversationIdJoinsJoin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/reading": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mark a conversation as read or unread
         * @description For the signed-in person alone.
         */
        put: operations["ApiV1ConversationsConversationIdReadingRead"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/splits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Split a conversation
         * @description Put a message and all later ones into a conversation of their own. Later mail follows what it answers.
         */
        post: operations["ApiV1ConversationsConversationIdSplitsSplit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/thread-edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was put right in a conversation
         * @description Splits and joins by people, newest first.
         */
        get: operations["ApiV1ConversationsConversationIdThreadEditsEdits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose who sees a conversation
         * @description Private, shared, or as its mailboxes are; for the owners of those mailboxes to say.
         */
        put: operations["ApiV1ConversationsConversationIdVisibilityDecide"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Jobs that gave up
         * @description Newest first, each with its last error.
         */
        get: operations["ApiV1DeadLettersIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/{dead_letter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Drop a job
         * @description Let the job go for good.
         */
        delete: operations["ApiV1DeadLettersDeadLetterIdDrop"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dead-letters/{dead_letter_id}/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a job again
         * @description Send the job on its way again.
         */
        post: operations["ApiV1DeadLettersDeadLetterIdRetriesRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes, as server-sent events
         * @description A stream of `change` events for the signed-in user's screens.
         */
        get: operations["ApiV1EventsEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Imports of mail
         * @description Imports, the latest first.
         */
        get: operations["ApiV1ImportRunsIndex"];
        put?: never;
        /**
         * Import a file of mail
         * @description The body is the file as it is (`application/octet-stream`): .eml, .msg, .pst, mbox, or a .zip or .tar of such
         *     files or of a Maildir. It is kept as it comes in, however large, and worked through afterwards.
         */
        post: operations["ApiV1ImportRunsUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import-runs/{run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An import
         * @description How far it is, and what went wrong.
         */
        get: operations["ApiV1ImportRunsRunIdShow"];
        put?: never;
        post?: never;
        /**
         * Cancel an import
         * @description Stop after the batch that is under way. What was stored stays.
         */
        delete: operations["ApiV1ImportRunsRunIdCancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import-runs/{run_id}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages of an import that could not be stored
         * @description Each with where it lay and why; of very many, the first thousand.
         */
        get: operations["ApiV1ImportRunsRunIdProblemsProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/import-runs/{run_id}/retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with an import
         * @description Go on where it failed or was cancelled.
         */
        post: operations["ApiV1ImportRunsRunIdRetriesRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation-acceptances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description Take the seat with a new account, or with the password of an existing one, and sign in.
         */
        post: operations["ApiV1InvitationAcceptancesAccept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at an invitation
         * @description What the link offers, before it is accepted.
         */
        post: operations["ApiV1InvitationPreviewsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invitations
         * @description Open, accepted and ended invitations, newest first.
         */
        get: operations["ApiV1InvitationsIndex"];
        put?: never;
        /**
         * Invite a colleague
         * @description Make a link for one address; it is shown this one time.
         */
        post: operations["ApiV1InvitationsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{invitation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation
         * @description Close the link.
         */
        delete: operations["ApiV1InvitationsInvitationIdWithdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailbox-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try mailbox settings
         * @description Connect and sign in without keeping anything; says at which step it fails and what to do.
         */
        post: operations["ApiV1MailboxChecksCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailbox-oauth-clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Registrations for signing in at providers
         * @description For each provider whether people can sign in there, by whom it was set up, and the redirect address.
         */
        get: operations["ApiV1MailboxOauthClientsIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailbox-oauth-clients/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set up signing in at a provider
         * @description Enter the company's own client id and secret; they go before the operator's.
         */
        put: operations["ApiV1MailboxOauthClientsProviderSetUp"];
        post?: never;
        /**
         * Forget a registration
         * @description Forget the company's own client; mailboxes that were opened through it need a new consent.
         */
        delete: operations["ApiV1MailboxOauthClientsProviderRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailbox-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find the settings of an address
         * @description How the mailbox of an address is probably reached, and where its secret is found.
         */
        get: operations["ApiV1MailboxSettingsSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailbox-sign-in-completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete a sign-in
         * @description Turn what the provider gave the browser into a mailbox; an answer of 409 says in words why not.
         */
        post: operations["ApiV1MailboxSignInCompletionsFinishSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailbox-sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in at a provider
         * @description The address of the provider's page; the browser comes back with a code and the state within ten minutes.
         */
        post: operations["ApiV1MailboxSignInsBeginSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mailboxes
         * @description Mailboxes by address, each with how much of its mail is here.
         */
        get: operations["ApiV1MailboxesIndex"];
        put?: never;
        /**
         * Add a mailbox
         * @description Add a mailbox; its mail begins to come in within seconds, newest first.
         */
        post: operations["ApiV1MailboxesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailboxes/{mailbox_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A mailbox
         * @description The mailbox, what is wrong with it and what to do.
         */
        get: operations["ApiV1MailboxesMailboxIdShow"];
        put?: never;
        post?: never;
        /**
         * Remove a mailbox
         * @description End the synchronisation and forget the secret. The mail stays.
         */
        delete: operations["ApiV1MailboxesMailboxIdRemove"];
        options?: never;
        head?: never;
        /**
         * Change a mailbox
         * @description Change settings or secret, pause or resume. Another server needs the secret again.
         */
        patch: operations["ApiV1MailboxesMailboxIdChange"];
        trace?: never;
    };
    "/mailboxes/{mailbox_id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a mailbox
         * @description Connect and sign in with the secret or the consent that is here, for receiving and for sending.
         */
        post: operations["ApiV1MailboxesMailboxIdChecksCheckHere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailboxes/{mailbox_id}/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a closed mailbox for a reason
         * @description For owners of the tenant alone, for a while; the reason is kept in the audit log.
         */
        post: operations["ApiV1MailboxesMailboxIdDisclosuresDisclose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailboxes/{mailbox_id}/folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The folders of a mailbox
         * @description What is on the server, what of it is here, and why the rest is not.
         */
        get: operations["ApiV1MailboxesMailboxIdFoldersFolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailboxes/{mailbox_id}/folders/{folder_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Choose whether a folder is fetched
         * @description Have a folder's mail fetched or not. What is here already stays.
         */
        patch: operations["ApiV1MailboxesMailboxIdFoldersFolderIdChoose"];
        trace?: never;
    };
    "/mailboxes/{mailbox_id}/skip-retries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try again what was left out
         * @description Fetch again what was left out for a reason.
         */
        post: operations["ApiV1MailboxesMailboxIdSkipRetriesRetry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailboxes/{mailbox_id}/sync-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sync a mailbox now
         * @description Look at the server now instead of at the next turn.
         */
        post: operations["ApiV1MailboxesMailboxIdSyncRequestsSync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailboxes/{mailbox_id}/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compare a mailbox with its server now
         * @description Compare every message of every folder with the server; what is missing is fetched.
         */
        post: operations["ApiV1MailboxesMailboxIdVerificationsVerify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mailboxes/{mailbox_id}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose who may look into a mailbox
         * @description For its owner to say; who manages mailboxes may only let fewer people in.
         */
        put: operations["ApiV1MailboxesMailboxIdVisibilityDecide"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where you were named
         * @description Newest first. `total` counts those that were not seen yet.
         */
        get: operations["ApiV1MentionsIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mentions/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark mentions as seen
         * @description These, or all of them.
         */
        post: operations["ApiV1MentionsSeenSeen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A message
         * @description The message.
         */
        get: operations["ApiV1MessagesMessageIdShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of a message
         * @description The file's bytes. Only pictures, PDF and plain text are ever shown inline.
         */
        get: operations["ApiV1MessagesMessageIdAttachmentsAttachmentIdAttachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/attachments/{attachment_id}/message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A message inside a message
         * @description An attached message, read for the screen; 404 for a file that is none.
         */
        get: operations["ApiV1MessagesMessageIdAttachmentsAttachmentIdEnclosed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/body": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a message says
         * @description The body; with `remote_images=show` the images of other servers come through this one.
         */
        get: operations["ApiV1MessagesMessageIdBodyBody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A message as it came
         * @description The raw message, for saving as .eml.
         */
        get: operations["ApiV1MessagesMessageIdRawRaw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/remote-images/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A remote image of a message
         * @description Fetch a remote image: its server sees us, and neither the reader's address nor any cookie.
         */
        get: operations["ApiV1MessagesMessageIdRemoteImagesNumberRemoteImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{message_id}/whole-message-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetch the rest of a message
         * @description Have the mail server hand out all of a message of which only the beginning is here.
         */
        post: operations["ApiV1MessagesMessageIdWholeMessageRequestsFetchWhole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * About this server
         * @description Version, languages and time zones.
         */
        get: operations["ApiV1MetaMeta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{note_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a note away
         * @description It leaves the timeline; `restorations` gives it back.
         */
        delete: operations["ApiV1NotesNoteIdRemove"];
        options?: never;
        head?: never;
        /**
         * Change a note
         * @description Change the given fields.
         */
        patch: operations["ApiV1NotesNoteIdChange"];
        trace?: never;
    };
    "/notes/{note_id}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a note back
         * @description Put it on the timeline again.
         */
        post: operations["ApiV1NotesNoteIdRestorationsRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/preferences/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A saved choice
         * @description The choice saved under `key`, or null.
         */
        get: operations["ApiV1PreferencesKeyShow"];
        /**
         * Save a choice
         * @description Save a choice of the signed-in user.
         */
        put: operations["ApiV1PreferencesKeySave"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your account
         * @description The account of the signed-in person.
         */
        get: operations["ApiV1ProfileShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change your account
         * @description Change name, language, time zone or theme.
         */
        patch: operations["ApiV1ProfileChange"];
        trace?: never;
    };
    "/profile/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password
         * @description Set a new password; every other browser of the person is signed out.
         */
        put: operations["ApiV1ProfilePasswordPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/profile/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Switch the second factor on
         * @description Check the first code; answers the recovery codes.
         */
        put: operations["ApiV1ProfileTotpConfirm"];
        /**
         * Begin with a second factor
         * @description A secret for an authenticator app; it counts after its first code.
         */
        post: operations["ApiV1ProfileTotpBegin"];
        /**
         * Switch the second factor off
         * @description Remove the second factor, after the password.
         */
        delete: operations["ApiV1ProfileTotpRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reparse-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs over all mail
         * @description Newest first.
         */
        get: operations["ApiV1ReparseRunsIndex"];
        put?: never;
        /**
         * Read all mail anew
         * @description Make everything that is derived from the originals anew: texts, attachments, threads, search, customers. What
         *     people did stays.
         */
        post: operations["ApiV1ReparseRunsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reparse-runs/{reparse_run_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run over all mail
         * @description How far it is.
         */
        get: operations["ApiV1ReparseRunsReparseRunIdRead"];
        put?: never;
        post?: never;
        /**
         * Stop a run over all mail
         * @description Stop it; what is done stays done.
         */
        delete: operations["ApiV1ReparseRunsReparseRunIdCancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search everything
         * @description Companies, contacts and conversations that hold all the words, at most eight of each.
         */
        get: operations["ApiV1SearchSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in
         * @description The signed-in person, their companies and what they may do.
         */
        get: operations["ApiV1SessionShow"];
        put?: never;
        /**
         * Sign in
         * @description Check the credentials and start a session; failures are counted and slow the next ones down.
         */
        post: operations["ApiV1SessionSignIn"];
        /**
         * Sign out
         * @description End the session of this browser, at once and everywhere.
         */
        delete: operations["ApiV1SessionSignOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/tenant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Look at another company
         * @description Let this browser look at another company of the person.
         */
        put: operations["ApiV1SessionTenantSwitch"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a company and its owner
         * @description Create the tenant and its first person, and sign them in.
         */
        post: operations["ApiV1SignUpSignUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Teams
         * @description Teams by name.
         */
        get: operations["ApiV1TeamsIndex"];
        put?: never;
        /**
         * Make a team
         * @description Make a team, with its people.
         */
        post: operations["ApiV1TeamsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/teams/{team_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A team
         * @description The team, archived or not.
         */
        get: operations["ApiV1TeamsTeamIdShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a team
         * @description Rename it, change its people, archive or restore it. An archived team gives nobody anything to see.
         */
        patch: operations["ApiV1TeamsTeamIdChange"];
        trace?: never;
    };
    "/thread-edits/{edit_id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a split or a join
         * @description Take it back; mail that came since stays with what it answers.
         */
        post: operations["ApiV1ThreadEditsEditIdUndoUndoEdit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Colleagues
         * @description Everybody with a seat, by name.
         */
        get: operations["ApiV1UsersIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{seat_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a colleague's role or seat
         * @description Change the role, or whether the person may come in.
         */
        patch: operations["ApiV1UsersSeatIdChange"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** ApiKeyView */
        ApiKeyView: {
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            last_used_at: string | null;
            name: string;
            prefix: string;
            scopes: ("read" | "write" | "admin")[];
        };
        /** ApiKeyWithSecret */
        ApiKeyWithSecret: {
            /** Format: date-time */
            created_at: string;
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            key: string;
            last_used_at: string | null;
            name: string;
            prefix: string;
            scopes: ("read" | "write" | "admin")[];
        };
        /** Attachment */
        Attachment: {
            content_type: string;
            filename: string;
            /** Format: uuid */
            id: string;
            inline: boolean;
            /** @enum {null|string} */
            previewable: "image" | "pdf" | "text" | "message" | null;
            size: number;
        };
        /** AuditEntryView */
        AuditEntryView: {
            action: string;
            actor_kind: string;
            actor_name: string;
            /** Format: date-time */
            at: string;
            details: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            subject_id: string | null;
            subject_kind: string;
            subject_name: string;
            summary: string;
        };
        /** Body */
        Body: {
            html: string | null;
            new_html: string | null;
            new_text: string | null;
            quoted_from_html: boolean;
            quoted_html: string | null;
            quoted_text: string | null;
            remote_images_blocked: number;
            text: string | null;
        };
        /** BulkChanges */
        BulkChanges: {
            add_tags?: string[];
            archived?: boolean;
            country?: string | null;
            industry?: string | null;
            language?: string | null;
            owner_id?: string | null;
            remove_tags?: string[];
            stage?: "new" | "contacted" | "negotiating" | "customer" | "dormant";
            time_zone?: string | null;
        };
        /** BulkEdit */
        BulkEdit: {
            changes: components["schemas"]["BulkChanges"];
            ids: string[];
        };
        /** BulkResult */
        BulkResult: {
            changed: number;
        };
        /** CalendarInvitation */
        CalendarInvitation: {
            answer: string | null;
            attendees: components["schemas"]["Person"][];
            end: string | null;
            location: string | null;
            method: string;
            organizer: components["schemas"]["Person"] | null;
            repeats: boolean;
            start: string | null;
            status: string | null;
            summary: string;
            time_zone: string | null;
            whole_days: boolean;
        };
        /** CheckedFolder */
        CheckedFolder: {
            messages: number | null;
            name: string;
            role: string;
        };
        /** CheckProblem */
        CheckProblem: {
            code: string;
            server_said: string | null;
            title: string;
            what_to_do: string;
        };
        /** CheckResult */
        CheckResult: {
            folders: components["schemas"]["CheckedFolder"][];
            ok: boolean;
            steps: components["schemas"]["CheckStep"][];
        };
        /** CheckStep */
        CheckStep: {
            ok: boolean;
            problem: components["schemas"]["CheckProblem"] | null;
            /** @enum {string} */
            step: "resolve" | "connect" | "tls" | "sign_in" | "folders" | "smtp";
        };
        /** Company */
        Company: {
            address: string | null;
            archived_at: string | null;
            city: string | null;
            contacts_count: number;
            conversations_count: number;
            country: string | null;
            /** Format: date-time */
            created_at: string;
            domain: string | null;
            domains: string[];
            /** Format: uuid */
            id: string;
            industry: string | null;
            language: string | null;
            last_message_at: string | null;
            local_time: components["schemas"]["LocalTime"] | null;
            name: string;
            note: string | null;
            owner: components["schemas"]["Owner"] | null;
            phone: string | null;
            /** @enum {string} */
            source: "mail" | "manual" | "import" | "api";
            /** @enum {string} */
            stage: "new" | "contacted" | "negotiating" | "customer" | "dormant";
            tags: string[];
            time_zone: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
            website: string | null;
        };
        /** CompanyFile */
        CompanyFile: {
            address: string | null;
            archived_at: string | null;
            city: string | null;
            contacts_count: number;
            conversations_count: number;
            country: string | null;
            /** Format: date-time */
            created_at: string;
            domain: string | null;
            domains: string[];
            /** Format: uuid */
            id: string;
            industry: string | null;
            language: string | null;
            last_message_at: string | null;
            local_time: components["schemas"]["LocalTime"] | null;
            name: string;
            note: string | null;
            owner: components["schemas"]["Owner"] | null;
            people: components["schemas"]["CompanyPerson"][];
            phone: string | null;
            /** @enum {string} */
            source: "mail" | "manual" | "import" | "api";
            /** @enum {string} */
            stage: "new" | "contacted" | "negotiating" | "customer" | "dormant";
            tags: string[];
            time_zone: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
            website: string | null;
        };
        /** CompanyHit */
        CompanyHit: {
            country: string | null;
            domain: string | null;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** CompanyPatch */
        CompanyPatch: {
            address?: string | null;
            city?: string | null;
            country?: string | null;
            domain?: string | null;
            domains?: string[];
            industry?: string | null;
            language?: string | null;
            name?: string;
            note?: string | null;
            owner_id?: string | null;
            phone?: string | null;
            stage?: "new" | "contacted" | "negotiating" | "customer" | "dormant";
            tags?: string[];
            time_zone?: string | null;
            website?: string | null;
        };
        /** CompanyPerson */
        CompanyPerson: {
            email: string | null;
            /** Format: uuid */
            id: string;
            language: string | null;
            last_message_at: string | null;
            messages_count: number;
            name: string;
            phone: string | null;
            time_zone: string | null;
            title: string | null;
        };
        /** CompanyRef */
        CompanyRef: {
            country: string | null;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** Contact */
        Contact: {
            archived_at: string | null;
            company: components["schemas"]["CompanyRef"] | null;
            /** Format: date-time */
            created_at: string;
            email: string | null;
            emails: string[];
            family_name: string | null;
            given_name: string | null;
            /** Format: uuid */
            id: string;
            language: string | null;
            last_message_at: string | null;
            local_time: components["schemas"]["LocalTime"] | null;
            messages_count: number;
            name: string;
            phone: string | null;
            /** @enum {string} */
            source: "mail" | "manual" | "import" | "api";
            time_zone: string | null;
            title: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        /** ContactFields */
        ContactFields: {
            company_id?: string | null;
            email?: string | null;
            emails?: string[];
            family_name?: string | null;
            given_name?: string | null;
            language?: string | null;
            name?: string;
            phone?: string | null;
            time_zone?: string | null;
            title?: string | null;
        };
        /** ContactHit */
        ContactHit: {
            company_name: string | null;
            email: string | null;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** ContactRef */
        ContactRef: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** ConversationHit */
        ConversationHit: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_message_at: string;
            snippet: string;
            subject: string;
        };
        /** ConversationRow */
        ConversationRow: {
            company: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"] | null;
            /** @enum {string} */
            direction_last: "in" | "out";
            has_attachments: boolean;
            highlight?: components["schemas"]["Highlight"] | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "human" | "machine";
            /** Format: date-time */
            last_message_at: string;
            local_time: components["schemas"]["LocalTime"] | null;
            mailbox_ids: string[];
            message_count: number;
            participants: components["schemas"]["Person"][];
            private: boolean;
            sharing: components["schemas"]["Sharing"];
            snippet: string;
            subject: string;
            subject_ranges?: [
                number,
                number
            ][];
            unread: boolean;
        };
        /** ConversationView */
        ConversationView: {
            company: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"] | null;
            /** @enum {string} */
            direction_last: "in" | "out";
            has_attachments: boolean;
            highlight?: components["schemas"]["Highlight"] | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "human" | "machine";
            /** Format: date-time */
            last_message_at: string;
            local_time: components["schemas"]["LocalTime"] | null;
            mailbox_ids: string[];
            message_count: number;
            messages: components["schemas"]["MessageView"][];
            participants: components["schemas"]["Person"][];
            private: boolean;
            sharing: components["schemas"]["Sharing"];
            snippet: string;
            subject: string;
            subject_ranges?: [
                number,
                number
            ][];
            unread: boolean;
        };
        /** DeadLetterView */
        DeadLetterView: {
            attempts: number;
            /** Format: date-time */
            created_at: string;
            error: string;
            event_type: string | null;
            /** Format: uuid */
            id: string;
            job: string;
        };
        /** DefectView */
        DefectView: {
            code: string;
            text: string;
        };
        /** Disclosure */
        Disclosure: {
            /** @default 60 */
            minutes?: number;
            reason: string;
        };
        /** DisclosureView */
        DisclosureView: {
            /** Format: uuid */
            mailbox_id: string;
            /** Format: date-time */
            until: string;
        };
        /** EnclosedFile */
        EnclosedFile: {
            content_type: string;
            filename: string;
            size: number;
        };
        /** EnclosedMessage */
        EnclosedMessage: {
            body: components["schemas"]["Body"];
            cc: components["schemas"]["Person"][];
            defects: components["schemas"]["DefectView"][];
            files: components["schemas"]["EnclosedFile"][];
            from: components["schemas"]["Person"] | null;
            sent_at: string | null;
            subject: string;
            to: components["schemas"]["Person"][];
        };
        /** Endpoint */
        Endpoint: {
            host: string;
            port: number;
            /** @enum {string} */
            security: "tls" | "starttls";
        };
        /** Fact */
        Fact: {
            confidence: number;
            field: string;
            /** Format: uuid */
            id: string;
            rejected: boolean;
            shown: boolean;
            source: components["schemas"]["FactSource"] | null;
            sources: number;
            typed: boolean;
            value: string;
        };
        /** FactSource */
        FactSource: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            conversation_id: string;
            end: number;
            /** Format: uuid */
            message_id: string;
            part: string;
            quote: string;
            reason: string | null;
            start: number;
        };
        /** FinishedMailboxSignIn */
        FinishedMailboxSignIn: {
            code?: string | null;
            error?: string | null;
            error_description?: string | null;
            state: string;
        };
        /** FolderChoice */
        FolderChoice: {
            selected: boolean | null;
        };
        /** FolderView */
        FolderView: {
            before_start: number;
            chosen: boolean | null;
            deleted_on_server: number;
            drift: number;
            drift_since: string | null;
            held: number;
            held_since: string | null;
            /** Format: uuid */
            id: string;
            last_checked_at: string | null;
            left: number;
            name: string;
            on_server: number;
            problem: string | null;
            repaired_at: string | null;
            /** @enum {string} */
            role: "inbox" | "sent" | "archive" | "drafts" | "junk" | "trash" | "other";
            selected: boolean;
            skip_reasons: components["schemas"]["SkipReason"][];
            skipped: number;
            stored: number;
            verified_at: string | null;
        };
        /** Highlight */
        Highlight: {
            filename: string | null;
            /** Format: uuid */
            message_id: string;
            ranges: [
                number,
                number
            ][];
            /** @enum {string} */
            source: "text" | "people" | "file" | "document" | "none";
            text: string;
        };
        /** ImportFailure */
        ImportFailure: {
            code: string;
            title: string;
            what_to_do: string;
        };
        /** ImportProblemView */
        ImportProblemView: {
            /** Format: uuid */
            id: string;
            origin: string;
            reason: string;
            text: string;
        };
        /** ImportRunView */
        ImportRunView: {
            begun_by: string;
            /** Format: date-time */
            created_at: string;
            defective: number;
            done_bytes: number;
            duplicate: number;
            error: components["schemas"]["ImportFailure"] | null;
            filename: string;
            finished_at: string | null;
            /** Format: uuid */
            id: string;
            ignored: number;
            /** @enum {string} */
            kind: "upload" | "files";
            position: number;
            read: number;
            started_at: string | null;
            /** @enum {string} */
            status: "waiting" | "running" | "done" | "failed" | "cancelled";
            stored: number;
            total_bytes: number;
        };
        /** InvitationAcceptance */
        InvitationAcceptance: {
            locale?: string | null;
            name?: string | null;
            password: string;
            time_zone?: string | null;
            token: string;
        };
        /** InvitationPreview */
        InvitationPreview: {
            email: string;
            has_account: boolean;
            /** @enum {string} */
            role: "owner" | "admin" | "manager" | "rep" | "finance" | "viewer";
            tenant_name: string;
        };
        /** InvitationToken */
        InvitationToken: {
            token: string;
        };
        /** InvitationView */
        InvitationView: {
            accepted_at: string | null;
            /** Format: date-time */
            created_at: string;
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            invited_by: string;
            /** @enum {string} */
            role: "owner" | "admin" | "manager" | "rep" | "finance" | "viewer";
        };
        /** InvitationWithLink */
        InvitationWithLink: {
            accepted_at: string | null;
            /** Format: date-time */
            created_at: string;
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            invited_by: string;
            link: string;
            /** @enum {string} */
            role: "owner" | "admin" | "manager" | "rep" | "finance" | "viewer";
        };
        /** Join */
        Join: {
            /** Format: uuid */
            conversation_id: string;
        };
        /** Language */
        Language: {
            direction: string;
            name: string;
            tag: string;
        };
        /** LocalTime */
        LocalTime: {
            clock: string;
            /** @enum {string} */
            day_state: "desk" | "early" | "evening" | "night" | "weekend";
            offset: string;
            text: string;
            zone: string;
        };
        /** MailboxCheck */
        MailboxCheck: {
            address: string;
            imap: components["schemas"]["Endpoint"];
            secret: string;
            smtp?: components["schemas"]["Endpoint"] | null;
            username?: string | null;
        };
        /** MailboxPatch */
        MailboxPatch: {
            display_name?: string;
            imap?: components["schemas"]["Endpoint"];
            paused?: boolean;
            secret?: string;
            smtp?: components["schemas"]["Endpoint"] | null;
            sync_since?: string | null;
            username?: string;
        };
        /** MailboxProblem */
        MailboxProblem: {
            code: string;
            server_said: string | null;
            /** Format: date-time */
            since: string;
            title: string;
            what_to_do: string;
        };
        /** MailboxSignIn */
        MailboxSignIn: {
            authorize_url: string;
            /** Format: date-time */
            expires_at: string;
        };
        /** MailboxView */
        MailboxView: {
            address: string;
            /** @enum {string} */
            auth: "password" | "oauth";
            /** Format: date-time */
            created_at: string;
            display_name: string;
            /** Format: uuid */
            id: string;
            imap: components["schemas"]["Endpoint"] | null;
            /** @enum {string} */
            kind: "imap" | "archive";
            last_checked_at: string | null;
            owner_id: string | null;
            problem: components["schemas"]["MailboxProblem"] | null;
            progress: components["schemas"]["Progress"];
            provider: string | null;
            server_alerts: string[];
            signed_in: components["schemas"]["SignedIn"] | null;
            smtp: components["schemas"]["Endpoint"] | null;
            /** @enum {string} */
            status: "new" | "syncing" | "live" | "paused" | "needs_attention";
            sync_since: string | null;
            team_id: string | null;
            username: string;
            version: number;
            /** @enum {string} */
            visibility: "owner" | "team" | "all";
        };
        /** MailboxVisibility */
        MailboxVisibility: {
            team_id?: string | null;
            /** @enum {string} */
            visibility: "owner" | "team" | "all";
        };
        /** Me */
        Me: {
            /** Format: uuid */
            membership_id: string;
            permissions: string[];
            /** @enum {string} */
            role: "owner" | "admin" | "manager" | "rep" | "finance" | "viewer";
            tenant: components["schemas"]["TenantRef"];
            tenants: components["schemas"]["TenantSeat"][];
            user: components["schemas"]["User"];
        };
        /** MentionsSeen */
        MentionsSeen: {
            ids?: string[] | null;
        };
        /** MentionView */
        MentionView: {
            actor_name: string;
            /** Format: date-time */
            at: string;
            company_id: string | null;
            contact_id: string | null;
            conversation_id: string | null;
            excerpt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "note" | "comment";
            seen: boolean;
            /** Format: uuid */
            subject_id: string;
        };
        /** MessageView */
        MessageView: {
            attachments: components["schemas"]["Attachment"][];
            bcc: components["schemas"]["Person"][];
            body: components["schemas"]["Body"];
            cc: components["schemas"]["Person"][];
            /** Format: uuid */
            conversation_id: string;
            defects: components["schemas"]["DefectView"][];
            /** @enum {string} */
            direction: "in" | "out";
            from: components["schemas"]["Person"];
            gone_at: string | null;
            has_html: boolean;
            /** Format: uuid */
            id: string;
            invitations: components["schemas"]["CalendarInvitation"][];
            /** @enum {string} */
            kind: "human" | "machine";
            list_unsubscribe: boolean;
            mailbox_ids: string[];
            message_id_header: string | null;
            partial: boolean;
            /** Format: date-time */
            received_at: string;
            reply_to: components["schemas"]["Person"][];
            /** @enum {null|string} */
            security: "signed" | "encrypted" | null;
            /** Format: date-time */
            sent_at: string;
            size: number;
            snippet: string;
            subject: string;
            to: components["schemas"]["Person"][];
            /** @enum {null|string} */
            whole_request: "waiting" | "done" | "failed" | null;
        };
        /** Meta */
        Meta: {
            api_docs_url: string;
            languages: components["schemas"]["Language"][];
            sign_up_open: boolean;
            time_zones: string[];
            version: string;
        };
        /** NewApiKey */
        NewApiKey: {
            expires_at?: string | null;
            name: string;
            scopes: ("read" | "write" | "admin")[];
        };
        /** NewCompany */
        NewCompany: {
            address?: string | null;
            city?: string | null;
            country?: string | null;
            domain?: string | null;
            domains?: string[];
            industry?: string | null;
            language?: string | null;
            name: string;
            note?: string | null;
            owner_id?: string | null;
            phone?: string | null;
            stage?: "new" | "contacted" | "negotiating" | "customer" | "dormant";
            tags?: string[];
            time_zone?: string | null;
            website?: string | null;
        };
        /** NewInvitation */
        NewInvitation: {
            email: string;
            /** @enum {string} */
            role: "owner" | "admin" | "manager" | "rep" | "finance" | "viewer";
        };
        /** NewMailbox */
        NewMailbox: {
            address: string;
            /** @default  */
            display_name?: string;
            imap: components["schemas"]["Endpoint"];
            secret: string;
            smtp?: components["schemas"]["Endpoint"] | null;
            sync_since?: string | null;
            team_id?: string | null;
            username?: string | null;
            /**
             * @default all
             * @enum {string}
             */
            visibility?: "owner" | "team" | "all";
        };
        /** NewMailboxSignIn */
        NewMailboxSignIn: {
            address?: string | null;
            /** @default  */
            display_name?: string;
            mailbox_id?: string | null;
            /** @enum {string} */
            provider: "google" | "microsoft";
            sync_since?: string | null;
            team_id?: string | null;
            /**
             * @default all
             * @enum {string}
             */
            visibility?: "owner" | "team" | "all";
        };
        /** NewNote */
        NewNote: {
            at?: string | null;
            contact_id?: string | null;
            /**
             * @default note
             * @enum {string}
             */
            kind?: "note" | "call" | "meeting";
            minutes?: number | null;
            text: string;
        };
        /** NewReparseRun */
        NewReparseRun: {
            below?: number | null;
            mailbox_id?: string | null;
        };
        /** NewTeam */
        NewTeam: {
            member_ids?: string[];
            name: string;
        };
        /** NotePatch */
        NotePatch: {
            at?: string;
            minutes?: number | null;
            text?: string;
        };
        /** OAuthClientView */
        OAuthClientView: {
            changed_at: string | null;
            client_id: string | null;
            directory: string | null;
            name: string;
            /** @enum {string} */
            provider: "google" | "microsoft";
            redirect_uri: string;
            /** @enum {null|string} */
            set_up_by: "tenant" | "operator" | null;
        };
        /** Owner */
        Owner: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** Page[ApiKeyView] */
        "Page_backend.accounts.schemas.ApiKeyView_": {
            items: components["schemas"]["ApiKeyView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[AuditEntryView] */
        "Page_backend.accounts.schemas.AuditEntryView_": {
            items: components["schemas"]["AuditEntryView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[InvitationView] */
        "Page_backend.accounts.schemas.InvitationView_": {
            items: components["schemas"]["InvitationView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[MentionView] */
        "Page_backend.accounts.schemas.MentionView_": {
            items: components["schemas"]["MentionView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[Seat] */
        "Page_backend.accounts.schemas.Seat_": {
            items: components["schemas"]["Seat"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[TeamView] */
        "Page_backend.accounts.schemas.TeamView_": {
            items: components["schemas"]["TeamView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[ConversationRow] */
        "Page_backend.conversations.schemas.ConversationRow_": {
            items: components["schemas"]["ConversationRow"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[Company] */
        "Page_backend.customers.schemas.companies.Company_": {
            items: components["schemas"]["Company"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[Contact] */
        "Page_backend.customers.schemas.contacts.Contact_": {
            items: components["schemas"]["Contact"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[TimelineItem] */
        "Page_backend.customers.schemas.timeline.TimelineItem_": {
            items: components["schemas"]["TimelineItem"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[DeadLetterView] */
        "Page_backend.jobs.schemas.DeadLetterView_": {
            items: components["schemas"]["DeadLetterView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[ImportProblemView] */
        "Page_backend.mailboxes.imports.schemas.ImportProblemView_": {
            items: components["schemas"]["ImportProblemView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[ImportRunView] */
        "Page_backend.mailboxes.imports.schemas.ImportRunView_": {
            items: components["schemas"]["ImportRunView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[MailboxView] */
        "Page_backend.mailboxes.schemas.MailboxView_": {
            items: components["schemas"]["MailboxView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[ReparseRunView] */
        "Page_backend.reading.schemas.ReparseRunView_": {
            items: components["schemas"]["ReparseRunView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** PasswordChange */
        PasswordChange: {
            current_password: string;
            new_password: string;
        };
        /** PasswordProof */
        PasswordProof: {
            password: string;
        };
        /** Person */
        Person: {
            address: string;
            name: string;
        };
        /** PreferenceValue */
        PreferenceValue: {
            value: unknown;
        };
        /** PreferenceView */
        PreferenceView: {
            key: string;
            value: unknown;
        };
        /** ProfilePatch */
        ProfilePatch: {
            locale?: string;
            name?: string;
            theme?: "auto" | "light" | "dark";
            time_zone?: string;
        };
        /** Progress */
        Progress: {
            bytes_stored: number;
            expected_end: string | null;
            finished_at: string | null;
            found: number;
            left: number;
            newest_at: string | null;
            per_second: number | null;
            /** @enum {string} */
            phase: "newest" | "backfill" | "up_to_date" | "paused" | "waiting";
            skipped: number;
            started_at: string | null;
            stored: number;
            waiting_until: string | null;
        };
        /** Reading */
        Reading: {
            read: boolean;
        };
        /** RecoveryCodes */
        RecoveryCodes: {
            recovery_codes: string[];
        };
        /** ReparseRunView */
        ReparseRunView: {
            below: number | null;
            changed: number;
            /** Format: date-time */
            created_at: string;
            done: number;
            error: string | null;
            finished_at: string | null;
            /** Format: uuid */
            id: string;
            mailbox_id: string | null;
            missing: number;
            /** @enum {string} */
            status: "running" | "done" | "failed" | "cancelled";
            total: number;
        };
        /** SearchHits */
        SearchHits: {
            companies: components["schemas"]["CompanyHit"][];
            contacts: components["schemas"]["ContactHit"][];
            conversations: components["schemas"]["ConversationHit"][];
        };
        /** Seat */
        Seat: {
            active: boolean;
            email: string;
            /** Format: uuid */
            id: string;
            last_seen_at: string | null;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "manager" | "rep" | "finance" | "viewer";
            totp_enabled: boolean;
            /** Format: uuid */
            user_id: string;
            version: number;
        };
        /** SeatPatch */
        SeatPatch: {
            active?: boolean;
            role?: "owner" | "admin" | "manager" | "rep" | "finance" | "viewer";
        };
        /** SecretGuide */
        SecretGuide: {
            note: string | null;
            page: string | null;
            steps: string[];
            why: string;
        };
        /** SetOAuthClient */
        SetOAuthClient: {
            client_id: string;
            directory?: string | null;
            secret?: string | null;
        };
        /** SettingsProposal */
        SettingsProposal: {
            address: string;
            foreign_host: string | null;
            guide: components["schemas"]["SecretGuide"] | null;
            help: string | null;
            imap: components["schemas"]["Endpoint"];
            provider: string | null;
            provider_name: string | null;
            /** @enum {string} */
            secret_kind: "password" | "authorization_code" | "app_password" | "oauth";
            /** @enum {null|string} */
            sign_in: "google" | "microsoft" | null;
            smtp: components["schemas"]["Endpoint"];
            sources: ("provider_table" | "mx" | "autoconfig" | "srv" | "probe" | "guess")[];
            username: string;
        };
        /** Sharing */
        Sharing: {
            team_id?: string | null;
            /** @enum {string} */
            with: "nobody" | "team" | "everybody";
        };
        /** SignedIn */
        SignedIn: {
            account: string;
            consent_ends_at: string | null;
            /** @enum {string} */
            provider: "google" | "microsoft";
        };
        /** SignIn */
        SignIn: {
            email: string;
            password: string;
            totp_code?: string | null;
        };
        /** SignUp */
        SignUp: {
            email: string;
            locale: string;
            name: string;
            password: string;
            tenant_name: string;
            time_zone: string;
        };
        /** SkipReason */
        SkipReason: {
            again_at: string | null;
            count: number;
            reason: string;
            retryable: boolean;
            text: string;
        };
        /** SkipRetry */
        SkipRetry: {
            folder_id?: string | null;
            reason: string;
        };
        /** Split */
        Split: {
            /** Format: uuid */
            message_id: string;
        };
        /** TeamPatch */
        TeamPatch: {
            archived?: boolean;
            member_ids?: string[];
            name?: string;
        };
        /** TeamPerson */
        TeamPerson: {
            active: boolean;
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** TeamView */
        TeamView: {
            archived_at: string | null;
            /** Format: uuid */
            id: string;
            members: components["schemas"]["TeamPerson"][];
            name: string;
            version: number;
        };
        /** TenantChoice */
        TenantChoice: {
            /** Format: uuid */
            tenant_id: string;
        };
        /** TenantRef */
        TenantRef: {
            /** Format: uuid */
            id: string;
            name: string;
            slug: string;
        };
        /** TenantSeat */
        TenantSeat: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @enum {string} */
            role: "owner" | "admin" | "manager" | "rep" | "finance" | "viewer";
            slug: string;
        };
        /** ThreadEditView */
        ThreadEditView: {
            actor_name: string;
            /** Format: uuid */
            conversation_id: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "split" | "join";
            /** Format: date-time */
            made_at: string;
            messages: number;
            /** Format: uuid */
            other_id: string;
            undone_at: string | null;
        };
        /** TimelineItem */
        TimelineItem: {
            actor: components["schemas"]["Owner"] | null;
            /** Format: date-time */
            at: string;
            company?: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"] | null;
            conversation_id: string | null;
            details?: {
                [key: string]: unknown;
            } | null;
            /** @enum {null|string} */
            direction: "in" | "out" | null;
            edited_at?: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "message" | "note" | "created" | "call" | "meeting" | "file" | "merge" | "decision" | "sent" | "opened" | "clicked" | "bounced" | "auto_reply" | "unsubscribed" | "reminder" | "stage";
            message_id: string | null;
            summary: string;
        };
        /** TotpCode */
        TotpCode: {
            code: string;
        };
        /** TotpSetup */
        TotpSetup: {
            qr_svg: string;
            secret: string;
            uri: string;
        };
        /** User */
        User: {
            email: string;
            /** Format: uuid */
            id: string;
            locale: string;
            name: string;
            /** @enum {string} */
            theme: "auto" | "light" | "dark";
            time_zone: string;
            totp_enabled: boolean;
        };
        /** Visibility */
        Visibility: {
            private: boolean;
            sharing?: components["schemas"]["Sharing"] | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    ApiV1ApiKeysIndex: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.accounts.schemas.ApiKeyView_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ApiKeysCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ApiKeysKeyIdRevoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1AuditEntriesIndex: {
        parameters: {
            query?: {
                action?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                subject_kind?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.accounts.schemas.AuditEntryView_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesIndex: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 alpha-2 code. */
                country?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description One of its mail domains. */
                domain?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description The seat of the owner. */
                owner_id?: string | null;
                /** @description Words to search for. */
                q?: string | null;
                /** @description A field; with `-` before it, descending. */
                sort?: string | null;
                /** @description Where it came from. */
                source?: "mail" | "manual" | "import" | "api" | null;
                /** @description How far it has come. */
                stage?: "new" | "contacted" | "negotiating" | "customer" | "dormant" | null;
                /** @description Count the rows too, up to 10,000. */
                with_total?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.customers.schemas.companies.Company_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCompany"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesCompanyIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CompanyFile"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesCompanyIdArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesCompanyIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompanyPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesCompanyIdContactsContacts: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description A field; with `-` before it, descending. */
                sort?: string | null;
            };
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.customers.schemas.contacts.Contact_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesCompanyIdFactsFacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesCompanyIdFactsFactIdRejectionReject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
                fact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesCompanyIdFactsFactIdRejectionTakeBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
                fact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesCompanyIdNotesNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineItem"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesCompanyIdRestorationsRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Company"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesCompanyIdTimelineTimeline: {
        parameters: {
            query?: {
                /** @description What this person had a part in. */
                contact_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Entries of these kinds alone; may be repeated. */
                kind?: ("message" | "note" | "created" | "call" | "meeting" | "file" | "merge" | "decision" | "sent" | "opened" | "clicked" | "bounced" | "auto_reply" | "unsubscribed" | "reminder" | "stage")[] | null;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                company_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.customers.schemas.timeline.TimelineItem_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1CompaniesBulkEditsBulkEdit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkEdit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResult"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ContactsIndex: {
        parameters: {
            query?: {
                /** @description Where they work. */
                company_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Words to search for. */
                q?: string | null;
                /** @description A field; with `-` before it, descending. */
                sort?: string | null;
                /** @description Count the rows too, up to 10,000. */
                with_total?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.customers.schemas.contacts.Contact_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ContactsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactFields"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ContactsContactIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ContactsContactIdArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ContactsContactIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactFields"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ContactsContactIdFactsFacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ContactsContactIdFactsFactIdRejectionReject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
                fact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ContactsContactIdFactsFactIdRejectionTakeBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
                fact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ContactsContactIdNotesNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNote"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineItem"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ContactsContactIdRestorationsRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ContactsContactIdTimelineTimeline: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Entries of these kinds alone; may be repeated. */
                kind?: ("message" | "note" | "created" | "call" | "meeting" | "file" | "merge" | "decision" | "sent" | "opened" | "clicked" | "bounced" | "auto_reply" | "unsubscribed" | "reminder" | "stage")[] | null;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                contact_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.customers.schemas.timeline.TimelineItem_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ConversationsIndex: {
        parameters: {
            query?: {
                /** @description With people of this company. */
                company_id?: string | null;
                /** @description With this person. */
                contact_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Received, sent, or both and all else. */
                folder?: "inbox" | "sent" | "all";
                /** @description Between people, or sent by machines. */
                kind?: "human" | "machine" | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description With mail in this mailbox. */
                mailbox_id?: string | null;
                /** @description Words, "phrases" and operators: from: to: cc: subject: filename: has:attachment before: after: in: company: is:unread; `-` before one means not. */
                q?: string | null;
                /** @description Where the days of a search begin. */
                time_zone?: string;
                /** @description Not read by you yet. */
                unread?: boolean | null;
                /** @description Count the rows too, up to 10,000. */
                with_total?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.conversations.schemas.ConversationRow_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ConversationsConversationIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ConversationsConversationIdJoinsJoin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Join"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadEditView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ConversationsConversationIdReadingRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reading"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ConversationsConversationIdSplitsSplit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Split"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadEditView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ConversationsConversationIdThreadEditsEdits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadEditView"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ConversationsConversationIdVisibilityDecide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Visibility"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1DeadLettersIndex: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.jobs.schemas.DeadLetterView_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1DeadLettersDeadLetterIdDrop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dead_letter_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1DeadLettersDeadLetterIdRetriesRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dead_letter_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1EventsEvents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    ApiV1ImportRunsIndex: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.mailboxes.imports.schemas.ImportRunView_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ImportRunsUpload: {
        parameters: {
            query: {
                /** @description Its name. */
                filename: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRunView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
            /** @description The file is larger than the operator allows. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ApiV1ImportRunsRunIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRunView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ImportRunsRunIdCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ImportRunsRunIdProblemsProblems: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.mailboxes.imports.schemas.ImportProblemView_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ImportRunsRunIdRetriesRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRunView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1InvitationAcceptancesAccept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAcceptance"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1InvitationPreviewsPreview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPreview"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1InvitationsIndex: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Count the rows too, up to 10,000. */
                with_total?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.accounts.schemas.InvitationView_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1InvitationsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationWithLink"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1InvitationsInvitationIdWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                invitation_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxChecksCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailboxCheck"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckResult"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxOauthClientsIndex: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClientView"][];
                };
            };
        };
    };
    ApiV1MailboxOauthClientsProviderSetUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: "google" | "microsoft";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetOAuthClient"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OAuthClientView"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxOauthClientsProviderRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                provider: "google" | "microsoft";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxSettingsSettings: {
        parameters: {
            query: {
                /** @description An e-mail address. */
                address: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsProposal"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxSignInCompletionsFinishSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FinishedMailboxSignIn"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxSignInsBeginSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMailboxSignIn"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxSignIn"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesIndex: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.mailboxes.schemas.MailboxView_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMailbox"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesMailboxIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailbox_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesMailboxIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailbox_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesMailboxIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                mailbox_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailboxPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesMailboxIdChecksCheckHere: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailbox_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckResult"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesMailboxIdDisclosuresDisclose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailbox_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Disclosure"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisclosureView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesMailboxIdFoldersFolders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailbox_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FolderView"][];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesMailboxIdFoldersFolderIdChoose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                folder_id: string;
                mailbox_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FolderChoice"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FolderView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesMailboxIdSkipRetriesRetry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailbox_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkipRetry"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesMailboxIdSyncRequestsSync: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailbox_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesMailboxIdVerificationsVerify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailbox_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MailboxesMailboxIdVisibilityDecide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                mailbox_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailboxVisibility"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailboxView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MentionsIndex: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Only those not seen yet. */
                unseen?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.accounts.schemas.MentionView_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MentionsSeenSeen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MentionsSeen"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MessagesMessageIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MessagesMessageIdAttachmentsAttachmentIdAttachment: {
        parameters: {
            query?: {
                /** @description To be shown rather than saved, where that is safe. */
                inline?: boolean;
            };
            header?: never;
            path: {
                attachment_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MessagesMessageIdAttachmentsAttachmentIdEnclosed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attachment_id: string;
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnclosedMessage"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MessagesMessageIdBodyBody: {
        parameters: {
            query?: {
                /** @description `show` them. */
                remote_images?: string | null;
            };
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Body"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MessagesMessageIdRawRaw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MessagesMessageIdRemoteImagesNumberRemoteImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MessagesMessageIdWholeMessageRequestsFetchWhole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1MetaMeta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meta"];
                };
            };
        };
    };
    ApiV1NotesNoteIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1NotesNoteIdChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                note_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotePatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1NotesNoteIdRestorationsRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                note_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1PreferencesKeyShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferenceView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1PreferencesKeySave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferenceValue"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferenceView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ProfileShow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
        };
    };
    ApiV1ProfileChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfilePatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ProfilePasswordPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ProfileTotpConfirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ProfileTotpBegin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordProof"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSetup"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ProfileTotpRemove: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordProof"];
            };
        };
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ReparseRunsIndex: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.reading.schemas.ReparseRunView_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ReparseRunsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReparseRun"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReparseRunView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ReparseRunsReparseRunIdRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reparse_run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReparseRunView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ReparseRunsReparseRunIdCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reparse_run_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1SearchSearch: {
        parameters: {
            query: {
                /** @description Words to search for. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchHits"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1SessionShow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    ApiV1SessionSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1SessionSignOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, nothing follows */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    ApiV1SessionTenantSwitch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TenantChoice"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1SignUpSignUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUp"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1TeamsIndex: {
        parameters: {
            query?: {
                /** @description The archived ones instead. */
                archived?: boolean;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Count the rows too, up to 10,000. */
                with_total?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.accounts.schemas.TeamView_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1TeamsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTeam"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1TeamsTeamIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1TeamsTeamIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                team_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1ThreadEditsEditIdUndoUndoEdit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                edit_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadEditView"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1UsersIndex: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description A field; with `-` before it, descending. */
                sort?: string | null;
                /** @description Count the rows too, up to 10,000. */
                with_total?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_backend.accounts.schemas.Seat_"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
    ApiV1UsersSeatIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                seat_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seat"];
                };
            };
            /** @description Bad request syntax or unsupported method */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        detail: string;
                        extra?: null | {
                            [key: string]: unknown;
                        } | unknown[];
                        status_code: number;
                    };
                };
            };
        };
    };
}
