// Generated from the OpenAPI document by `npm run api:generate`. Do not edit.

export interface paths {
    "/alert-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My ways out of the app
         * @description Browsers, robots and mail, and the company's robots.
         */
        get: operations["ApiV1AlertChannelsIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alert-channels/{channel_id}": {
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
         * Remove a way out
         * @description And what waits for it.
         */
        delete: operations["ApiV1AlertChannelsChannelIdRemove"];
        options?: never;
        head?: never;
        /**
         * Change a way out
         * @description Its name, its kinds, on or off.
         */
        patch: operations["ApiV1AlertChannelsChannelIdChange"];
        trace?: never;
    };
    "/alert-channels/{channel_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What went through a way out
         * @description Newest first: what went, waits or failed, and why.
         */
        get: operations["ApiV1AlertChannelsChannelIdDeliveriesLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alert-channels/{channel_id}/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a trial alert
         * @description At once, past quiet hours; an answer of 409 says why it did not get through.
         */
        post: operations["ApiV1AlertChannelsChannelIdTrialsAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alert-channels/browsers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let this browser be alerted
         * @description Web Push; subscribing again renews it.
         */
        post: operations["ApiV1AlertChannelsBrowsersBrowser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alert-channels/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a digest sent by mail
         * @description To the reader's own address.
         */
        post: operations["ApiV1AlertChannelsMailMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alert-channels/robots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a group robot
         * @description DingTalk, WeCom or Feishu. Address and key are sealed and never shown again.
         */
        post: operations["ApiV1AlertChannelsRobotsRobot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My alerts
         * @description Newest first.
         */
        get: operations["ApiV1AlertsIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many alerts I have not seen
         * @description For the number at the bell.
         */
        get: operations["ApiV1AlertsCountCount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Kinds of alerts
         * @description What there is to be told of.
         */
        get: operations["ApiV1AlertsKindsKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/push-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The key that a browser subscribes with
         * @description VAPID (RFC 8292).
         */
        get: operations["ApiV1AlertsPushKeyPushKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark alerts as seen
         * @description Some, or all with null.
         */
        post: operations["ApiV1AlertsSeenSee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alerts/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How I want to be reached
         * @description Quiet hours, digest, leave and deputy.
         */
        get: operations["ApiV1AlertsSettingsSettings"];
        /**
         * Set how I want to be reached
         * @description All of it at once.
         */
        put: operations["ApiV1AlertsSettingsSet"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
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
    "/bin-classifier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the classifier does
         * @description What it learned, and how often it was right about decisions that it had not seen.
         */
        get: operations["ApiV1BinClassifierShow"];
        put?: never;
        post?: never;
        /**
         * Let the classifier forget
         * @description Forget all that it learned; decisions stay.
         */
        delete: operations["ApiV1BinClassifierReset"];
        options?: never;
        head?: never;
        /**
         * Switch the classifier on or off
         * @description Switched off, it goes on learning and decides nothing.
         */
        patch: operations["ApiV1BinClassifierChange"];
        trace?: never;
    };
    "/bin-decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions about a company or person
         * @description Those that count first, then the latest; with neither id there is none.
         */
        get: operations["ApiV1BinDecisionsIndex"];
        put?: never;
        /**
         * Decide
         * @description Put companies or people into a bin; no rule moves them from then on, and the classifier learns from it.
         *
         *     Up to 500 `subjects`, or up to 500 of those `where` names. Ids that do not exist are passed over.
         */
        post: operations["ApiV1BinDecisionsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bin-decisions/{act_id}": {
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
         * Undo a decision
         * @description Take back all that was decided at once; what stood before stands again.
         */
        delete: operations["ApiV1BinDecisionsActIdUndo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My calendar feed
         * @description Whether there is one.
         */
        get: operations["ApiV1CalendarFeedShow"];
        put?: never;
        /**
         * Make a calendar feed
         * @description A secret address to subscribe to in any calendar, shown once; an earlier one ends.
         */
        post: operations["ApiV1CalendarFeedMake"];
        /**
         * End my calendar feed
         * @description Its address leads nowhere from now on.
         */
        delete: operations["ApiV1CalendarFeedEnd"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Candidates
         * @description Companies, and people without one, of a bin; those of whom the latest message is first.
         */
        get: operations["ApiV1CandidatesIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/companies/{company_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A company that is a candidate
         * @description What would be created, with its people and the messages that speak for it.
         */
        get: operations["ApiV1CandidatesCompaniesCompanyIdCompany"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/contacts/{contact_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A person who is a candidate
         * @description Who would be created, with the messages that speak for it.
         */
        get: operations["ApiV1CandidatesContactsContactIdContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/candidates/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many candidates there are
         * @description How much lies in a bin, by reason and by domain.
         */
        get: operations["ApiV1CandidatesSummarySummary"];
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
    "/companies/{company_id}/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The clock of a company
         * @description Which clock it keeps, why we think so, and whether this is a good hour there.
         */
        get: operations["ApiV1CompaniesCompanyIdClockClockOfCompany"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/companies/{company_id}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a company may owe and owes
         * @description Shipped and unpaid, covered by letters of credit, insured.
         */
        get: operations["ApiV1CompaniesCompanyIdCreditCredit"];
        /**
         * Set a company's limit
         * @description For managers; null takes it away.
         */
        put: operations["ApiV1CompaniesCompanyIdCreditSetCredit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deals of a company
         * @description Those that you see, open ones first.
         */
        get: operations["ApiV1CompaniesCompanyIdDealsCompanyDeals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to keep a customer for longer
         * @description The heads of your teams hear of it.
         */
        post: operations["ApiV1CompaniesCompanyIdExtensionsAsk"];
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
        /**
         * Add a value by hand
         * @description One more phone, website or tax id; part of an address; something that was asked for.
         */
        post: operations["ApiV1CompaniesCompanyIdFactsAddFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/facts/{fact_id}": {
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
         * Take back that a value was typed
         * @description What mail says of the value stays.
         */
        delete: operations["ApiV1CompaniesCompanyIdFactsFactIdRemoveFact"];
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
    "/companies/{company_id}/field-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a company's fields
         * @description What a field, or each of them, came to show and by whom, newest first.
         */
        get: operations["ApiV1CompaniesCompanyIdFieldChangesFieldChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Files of a company
         * @description What people put here, and what came and went with mail that you may see; newest first.
         */
        get: operations["ApiV1CompaniesCompanyIdFilesFiles"];
        put?: never;
        /**
         * Put a file into a company's file
         * @description The body is the file as it is (`application/octet-stream`), up to 25 MB. What kind of file it is, its bytes
         *     say.
         */
        post: operations["ApiV1CompaniesCompanyIdFilesUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/files/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of a company
         * @description The file's bytes. Only pictures, PDF and plain text are ever shown inline.
         */
        get: operations["ApiV1CompaniesCompanyIdFilesDocumentIdDownload"];
        put?: never;
        post?: never;
        /**
         * Take a file away
         * @description It leaves the company's file; `restorations` gives it back.
         */
        delete: operations["ApiV1CompaniesCompanyIdFilesDocumentIdRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/files/{document_id}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a file back
         * @description Put it into the company's file again.
         */
        post: operations["ApiV1CompaniesCompanyIdFilesDocumentIdRestorationsRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the next step with a company
         * @description The next step; the one that was planned is moved.
         */
        put: operations["ApiV1CompaniesCompanyIdFollowUpFollowCompany"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/holding": {
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
         * Pin a customer, or note its contract
         * @description No rule takes a pinned customer.
         */
        patch: operations["ApiV1CompaniesCompanyIdHoldingChange"];
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
    "/companies/{company_id}/portrait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a company is like to work with
         * @description Usual terms, ports and languages, hours, and how fast each side answers, out of mail that you may see.
         */
        get: operations["ApiV1CompaniesCompanyIdPortraitPortrait"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Companies around a company
         * @description Head office, branches, agents and forwarders; and companies that may belong to the same group.
         */
        get: operations["ApiV1CompaniesCompanyIdRelationsRelations"];
        put?: never;
        /**
         * Relate two companies
         * @description Say what another company is to this one. Both files show it.
         */
        post: operations["ApiV1CompaniesCompanyIdRelationsRelate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/relations/{relation_id}": {
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
         * Take a relation back
         * @description Both files forget it.
         */
        delete: operations["ApiV1CompaniesCompanyIdRelationsRelationIdUnrelate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/releases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a customer back to the pool
         * @description A colleague may claim it at once; you, after the cool-down.
         */
        post: operations["ApiV1CompaniesCompanyIdReleasesRelease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/companies/{company_id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a company asked for
         * @description Products, quantities, Incoterms, ports, prices, certificates and urgency out of its mail, newest first.
         */
        get: operations["ApiV1CompaniesCompanyIdRequestsRequests"];
        put?: never;
        post?: never;
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
    "/companies/{company_id}/star": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Star a company
         * @description Keep an eye on it; for you alone.
         */
        put: operations["ApiV1CompaniesCompanyIdStarStar"];
        post?: never;
        /**
         * Take a star away
         * @description Keep an eye on it no longer.
         */
        delete: operations["ApiV1CompaniesCompanyIdStarUnstar"];
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
    "/companies/{company_id}/unrelated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that two companies are not related
         * @description A company that looks alike is proposed no longer.
         */
        post: operations["ApiV1CompaniesCompanyIdUnrelatedDeny"];
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
    "/contacts/{contact_id}/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The clock of a contact
         * @description Which clock they keep, why we think so, and whether this is a good hour there.
         */
        get: operations["ApiV1ContactsContactIdClockClockOfContact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/employers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a contact worked
         * @description The present company first, then those that they wrote from before.
         */
        get: operations["ApiV1ContactsContactIdEmployersEmployers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
        /**
         * Add a value to a contact by hand
         * @description One more phone or account; a department, an honorific.
         */
        post: operations["ApiV1ContactsContactIdFactsAddFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/facts/{fact_id}": {
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
         * Take back that a contact's value was typed
         * @description What mail says of the value stays.
         */
        delete: operations["ApiV1ContactsContactIdFactsFactIdRemoveFact"];
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
    "/contacts/{contact_id}/field-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a contact's fields
         * @description What a field, or each of them, came to show and by whom, newest first.
         */
        get: operations["ApiV1ContactsContactIdFieldChangesFieldChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Files of a contact
         * @description What people put here, newest first.
         */
        get: operations["ApiV1ContactsContactIdFilesIndex"];
        put?: never;
        /**
         * Put a file into a contact's file
         * @description The body is the file as it is (`application/octet-stream`), up to 25 MB. The company's file shows it too.
         */
        post: operations["ApiV1ContactsContactIdFilesUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/files/{document_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of a contact
         * @description The file's bytes. Only pictures, PDF and plain text are ever shown inline.
         */
        get: operations["ApiV1ContactsContactIdFilesDocumentIdDownload"];
        put?: never;
        post?: never;
        /**
         * Take a file of a contact away
         * @description It leaves the file; `restorations` gives it back.
         */
        delete: operations["ApiV1ContactsContactIdFilesDocumentIdRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/files/{document_id}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a file of a contact back
         * @description Put it into the contact's file again.
         */
        post: operations["ApiV1ContactsContactIdFilesDocumentIdRestorationsRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/follow-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the next step with a contact
         * @description The next step; the one that was planned is moved.
         */
        put: operations["ApiV1ContactsContactIdFollowUpFollowContact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/contacts/{contact_id}/manner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a contact is addressed
         * @description Gender and title where somebody said so, and the salutation that comes of it.
         */
        get: operations["ApiV1ContactsContactIdMannerManner"];
        /**
         * Say how a contact is addressed
         * @description Set gender, title and salutations of one's own. Gender is never guessed from a first name.
         */
        put: operations["ApiV1ContactsContactIdMannerSetManner"];
        post?: never;
        delete?: never;
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
    "/contacts/{contact_id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a contact asked for
         * @description Of somebody without a company: products, quantities, terms and prices out of their mail, newest first.
         */
        get: operations["ApiV1ContactsContactIdRequestsRequests"];
        put?: never;
        post?: never;
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
    "/contacts/{contact_id}/travel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Note a journey
         * @description From a day to a day they keep another clock; afterwards their own counts again.
         */
        put: operations["ApiV1ContactsContactIdTravelTravel"];
        post?: never;
        /**
         * End a journey
         * @description They keep their own clock again.
         */
        delete: operations["ApiV1ContactsContactIdTravelBackHome"];
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
    "/conversations/{conversation_id}/assignment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Assign a conversation, or claim it
         * @description Have somebody look after it; it opens no mail to them that is closed to them.
         */
        put: operations["ApiV1ConversationsConversationIdAssignmentAssign"];
        post?: never;
        /**
         * Let go of a conversation
         * @description Nobody looks after it.
         */
        delete: operations["ApiV1ConversationsConversationIdAssignmentRelease"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Comment among colleagues
         * @description Never sent to anybody outside; colleagues who are named are told.
         */
        post: operations["ApiV1ConversationsConversationIdCommentsComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/comments/{comment_id}": {
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
         * Take a comment back
         * @description One's own.
         */
        delete: operations["ApiV1ConversationsConversationIdCommentsCommentIdRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deals of a conversation
         * @description The deals that it is about, those that you see.
         */
        get: operations["ApiV1ConversationsConversationIdDealsConversationDeals"];
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
    "/conversations/{conversation_id}/replying": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say that you are answering
         * @description Colleagues see it for 25 seconds; say it again every ten while it is so.
         */
        put: operations["ApiV1ConversationsConversationIdReplyingBeginReplying"];
        post?: never;
        /**
         * Say that you no longer answer
         * @description At once, instead of when it is forgotten.
         */
        delete: operations["ApiV1ConversationsConversationIdReplyingEndReplying"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Need no answer
         * @description A question was dealt with otherwise than by mail: it waits no longer, until they write again.
         */
        post: operations["ApiV1ConversationsConversationIdSettlementsSettleInquiry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conversations/{conversation_id}/snoozes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer later
         * @description Put a question off: a reminder of it.
         */
        post: operations["ApiV1ConversationsConversationIdSnoozesSnoozeInquiry"];
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
    "/conversations/{conversation_id}/work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How colleagues share a conversation
         * @description Who looks after it, who is answering it now, and what colleagues say about it.
         */
        get: operations["ApiV1ConversationsConversationIdWorkShow"];
        put?: never;
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
    "/deal-targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Targets
         * @description The targets of some months.
         */
        get: operations["ApiV1DealTargetsIndex"];
        /**
         * Set targets
         * @description Set those that are given; others stay.
         */
        put: operations["ApiV1DealTargetsChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deal-views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Saved views
         * @description Yours, your teams' and everybody's.
         */
        get: operations["ApiV1DealViewsIndex"];
        put?: never;
        /**
         * Keep a view
         * @description Keep filters, sort and shape under a name.
         */
        post: operations["ApiV1DealViewsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deal-views/{view_id}": {
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
         * Forget a view
         * @description Forget your view.
         */
        delete: operations["ApiV1DealViewsViewIdRemove"];
        options?: never;
        head?: never;
        /**
         * Change a view
         * @description Change your view.
         */
        patch: operations["ApiV1DealViewsViewIdChange"];
        trace?: never;
    };
    "/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deals
         * @description Deals that you see. Sort by opened_at, name, value, stage_entered_at, expected_close_on, expected_ship_on,
         *     next_follow_up_at or number.
         */
        get: operations["ApiV1DealsIndex"];
        put?: never;
        /**
         * Make a deal
         * @description Make a deal: by hand, or of a conversation with the company, contact and products of its mail.
         */
        post: operations["ApiV1DealsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A deal
         * @description A deal with its stages, history, lines, people and conversations.
         */
        get: operations["ApiV1DealsDealIdShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a deal
         * @description Change the given fields. Its stage changes by `moves`, its end by `closure`.
         */
        patch: operations["ApiV1DealsDealIdChange"];
        trace?: never;
    };
    "/deals/{deal_id}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Close a deal
         * @description Won, or lost with a reason.
         */
        put: operations["ApiV1DealsDealIdClosureClose"];
        post?: never;
        /**
         * Open a deal again
         * @description It goes on in the stage where it ended.
         */
        delete: operations["ApiV1DealsDealIdClosureReopen"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Link a conversation with a deal
         * @description Say that it is about the deal.
         */
        put: operations["ApiV1DealsDealIdConversationsConversationIdLink"];
        post?: never;
        /**
         * Unlink a conversation
         * @description Say that it is not about the deal.
         */
        delete: operations["ApiV1DealsDealIdConversationsConversationIdUnlink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a deal
         * @description Put it into a stage. What the stages demand must be there, or a reason be given.
         */
        post: operations["ApiV1DealsDealIdMovesMove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/moves/{move_id}": {
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
         * Take a move back
         * @description As if it had stayed where it was; only the last move, until somebody moves it on.
         */
        delete: operations["ApiV1DealsDealIdMovesMoveIdUndo"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/{deal_id}/proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Confirm what a stage asks for
         * @description Say that it is there, though Lading does not know.
         */
        put: operations["ApiV1DealsDealIdProofsConfirm"];
        post?: never;
        /**
         * Take a confirmation back
         * @description It is not there after all.
         */
        delete: operations["ApiV1DealsDealIdProofsWithdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deals/bulk-edits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many deals
         * @description The same change to up to 1,000 deals; those that you may not change are passed over.
         */
        post: operations["ApiV1DealsBulkEditsBulkEdit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Duplicates that were found
         * @description Groups of companies, or of contacts, that may be one, the surest first.
         */
        get: operations["ApiV1DuplicatesIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/{cluster_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Duplicates side by side
         * @description The records of a group with what they show, and what each two share.
         */
        get: operations["ApiV1DuplicatesClusterIdShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/{cluster_id}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that they are no duplicates
         * @description Remember that the records of a group are different ones.
         */
        post: operations["ApiV1DuplicatesClusterIdDismissalDismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether a company is here already
         * @description Companies that something typed, imported or read may already be, with reasons.
         */
        post: operations["ApiV1DuplicatesChecksCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/dismissal-undos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back that they are no duplicates
         * @description Let pairs count as possible duplicates again.
         */
        post: operations["ApiV1DuplicatesDismissalUndosTakeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When duplicates were last looked for
         * @description The finder looks every night; how much it saw, and how many groups stand.
         */
        get: operations["ApiV1DuplicatesSearchSearch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/duplicates/searches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look for duplicates now
         * @description Let the finder run in the background.
         */
        post: operations["ApiV1DuplicatesSearchesLook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-adapters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ERPs that can be linked
         * @description Each with the settings that its link asks for.
         */
        get: operations["ApiV1ErpAdaptersAdapters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-arrivals/{arrival_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a record
         * @description Say which record of ours it is, have one made, try again, or leave it out.
         */
        post: operations["ApiV1ErpArrivalsArrivalIdDecisionsDecideArrival"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try ERP settings
         * @description Connect without keeping anything; says what is missing and what to do.
         */
        post: operations["ApiV1ErpChecksCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-conflicts/{conflict_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a conflict
         * @description Say, field by field, whose value stands.
         */
        post: operations["ApiV1ErpConflictsConflictIdDecisionDecideConflict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-findings/{finding_id}/repairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Repair a difference
         * @description Adopt the ERP's side, push ours, or let it be.
         */
        post: operations["ApiV1ErpFindingsFindingIdRepairsRepair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * ERP links
         * @description All links with how they are.
         */
        get: operations["ApiV1ErpLinksIndex"];
        put?: never;
        /**
         * Add an ERP link
         * @description Keep a link; nothing flows until it was tried, rehearsed and switched on.
         */
        post: operations["ApiV1ErpLinksCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An ERP link
         * @description The link, what is wrong with it and what to do.
         */
        get: operations["ApiV1ErpLinksLinkIdShow"];
        put?: never;
        post?: never;
        /**
         * Remove an ERP link
         * @description Forget the link; records on both sides stay as they are.
         */
        delete: operations["ApiV1ErpLinksLinkIdRemove"];
        options?: never;
        head?: never;
        /**
         * Change an ERP link
         * @description Change name or settings, pause or go on.
         */
        patch: operations["ApiV1ErpLinksLinkIdChange"];
        trace?: never;
    };
    "/erp-links/{link_id}/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records that wait for a person
         * @description Records of theirs that could not be taken over, with why.
         */
        get: operations["ApiV1ErpLinksLinkIdArrivalsArrivals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try an ERP link
         * @description Connect with what is kept, look which rights there are, and remember what is on the other side.
         */
        post: operations["ApiV1ErpLinksLinkIdChecksCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Conflicts
         * @description Records that changed on both sides.
         */
        get: operations["ApiV1ErpLinksLinkIdConflictsConflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an ERP link exchanges
         * @description Per entity: what flows, how much, how old, and what is stuck.
         */
        get: operations["ApiV1ErpLinksLinkIdEntitiesEntities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All mappings of an ERP link
         * @description The mappings in force by entity; `POST` them to another link.
         */
        get: operations["ApiV1ErpLinksLinkIdMappingsExport"];
        put?: never;
        /**
         * Take over mappings
         * @description Put the mappings of an export into force.
         */
        post: operations["ApiV1ErpLinksLinkIdMappingsTake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/mappings/{entity}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A mapping
         * @description The mapping in force.
         */
        get: operations["ApiV1ErpLinksLinkIdMappingsEntityMapping"];
        /**
         * Change a mapping
         * @description Put another version into force; older ones stay.
         */
        put: operations["ApiV1ErpLinksLinkIdMappingsEntityRemap"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/mappings/{entity}/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a mapping
         * @description What the mapping makes of up to twenty real records, beside what the one in force makes of them.
         */
        post: operations["ApiV1ErpLinksLinkIdMappingsEntityTrialsTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs of an ERP link
         * @description Rehearsals, reconciliations and resyncs, newest first.
         */
        get: operations["ApiV1ErpLinksLinkIdRunsRuns"];
        put?: never;
        /**
         * Rehearse, reconcile or read again
         * @description Ask for a run; it begins within seconds.
         */
        post: operations["ApiV1ErpLinksLinkIdRunsRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/runs/{run_id}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a run found
         * @description Lines of the run, at most 200; narrow them by outcome and entity.
         */
        get: operations["ApiV1ErpLinksLinkIdRunsRunIdFindingsFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Steps towards the ERP
         * @description What was, is and is to be sent; `dead` ones wait for a person.
         */
        get: operations["ApiV1ErpLinksLinkIdStepsSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/switches/{entity}/{direction}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Switch a flow on or off
         * @description `in` or `out`. The first ten records then wait for a yes.
         */
        put: operations["ApiV1ErpLinksLinkIdSwitchesEntityDirectionSwitch"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Value tables
         * @description Their values and ours; what has no counterpart comes first.
         */
        get: operations["ApiV1ErpLinksLinkIdValuesValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-links/{link_id}/values/{value_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a value its counterpart
         * @description What waited for it goes on.
         */
        put: operations["ApiV1ErpLinksLinkIdValuesValueIdSetValue"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/erp-steps/{step_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide a step
         * @description Retry, correct, confirm, approve or skip it.
         */
        post: operations["ApiV1ErpStepsStepIdDecisionsDecideStep"];
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
    "/exchange-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Exchange rates
         * @description The newest day first.
         */
        get: operations["ApiV1ExchangeRatesIndex"];
        put?: never;
        /**
         * Enter rates
         * @description By hand; for managers.
         */
        post: operations["ApiV1ExchangeRatesEnter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange-rates/fetches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetch rates now
         * @description From the feed of the settings.
         */
        post: operations["ApiV1ExchangeRatesFetchesFetch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exchange-rates/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rates from a spreadsheet
         * @description Columns base, quote, rate and perhaps date.
         */
        post: operations["ApiV1ExchangeRatesImportsImportSheet"];
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
    "/language-model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The language model
         * @description What was chosen; an empty address and version 0 where nothing was.
         */
        get: operations["ApiV1LanguageModelShow"];
        /**
         * Choose a language model
         * @description Name it, or change what was named; a change needs If-Match.
         */
        put: operations["ApiV1LanguageModelChoose"];
        post?: never;
        /**
         * Ask no language model
         * @description Nothing is sent any more, and the key is forgotten. What was found stays.
         */
        delete: operations["ApiV1LanguageModelForget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/language-model/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try the language model
         * @description Send an invented letter, and show what comes back.
         */
        post: operations["ApiV1LanguageModelTrialsTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/letter-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What letters say of us
         * @description Company, website and phone for templates, and the language for readers whose own is not known.
         */
        get: operations["ApiV1LetterSettingsSettings"];
        /**
         * Set what letters say of us
         * @description Set all four.
         */
        put: operations["ApiV1LetterSettingsSetSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/letters-of-credit/{letter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a letter of credit
         * @description With its amendments and discrepancies.
         */
        put: operations["ApiV1LettersOfCreditLetterIdChangeLetter"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loading-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What fits into what
         * @description Containers, LCL, air and express for cartons, and how many more of each would fit.
         */
        post: operations["ApiV1LoadingPlansLoadingPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/loss-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set why deals are lost
         * @description Put these reasons in the place of those that were.
         */
        put: operations["ApiV1LossReasonsChangeLossReasons"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mail-identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses of all mailboxes
         * @description Everybody's, for who manages mailboxes; otherwise the caller's own.
         */
        get: operations["ApiV1MailIdentitiesIndex"];
        put?: never;
        /**
         * Add an alias
         * @description A further address of a mailbox.
         */
        post: operations["ApiV1MailIdentitiesAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mail-identities/{identity_id}": {
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
         * Remove an alias
         * @description Nobody sends from it any more.
         */
        delete: operations["ApiV1MailIdentitiesIdentityIdRemove"];
        options?: never;
        head?: never;
        /**
         * Change an address
         * @description Name, signature, and who sends from it. The id of a mailbox's own address is the mailbox's.
         */
        patch: operations["ApiV1MailIdentitiesIdentityIdChange"];
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
    "/mailboxes/{mailbox_id}/sending-limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much a mailbox may send
         * @description As learnt from its provider's answers, and why it waits where it does.
         */
        get: operations["ApiV1MailboxesMailboxIdSendingLimitSendingLimit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Merges of a record
         * @description Merges that a company or contact came out of, or went into.
         */
        get: operations["ApiV1MergesIndex"];
        put?: never;
        /**
         * Merge records
         * @description Make companies, or contacts, one. It can be undone for 30 days.
         */
        post: operations["ApiV1MergesMerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/merges/{merge_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A merge
         * @description What became one, by whom and when.
         */
        get: operations["ApiV1MergesMergeIdShow"];
        put?: never;
        post?: never;
        /**
         * Undo a merge
         * @description Let the records stand by themselves again, with the mail that came since where it belongs.
         */
        delete: operations["ApiV1MergesMergeIdUndo"];
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
    "/messages/{message_id}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a mail asks for
         * @description Products and quantities of an inquiry, matched with the catalogue, each with the words that it was read from.
         */
        get: operations["ApiV1MessagesMessageIdRequestsRequests"];
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
    "/order-files/{file_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The content of a photo or file
         * @description The bytes; shown inline only where that is safe.
         */
        get: operations["ApiV1OrderFilesFileIdContentFileBytes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/order-steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The production board
         * @description Steps of production of all orders under way.
         */
        get: operations["ApiV1OrderStepsBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/order-steps/{step_id}": {
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
         * Remove a step
         * @description With its files.
         */
        delete: operations["ApiV1OrderStepsStepIdRemove"];
        options?: never;
        head?: never;
        /**
         * Change a step
         * @description Its state, dates, owner, proof or note.
         */
        patch: operations["ApiV1OrderStepsStepIdChange"];
        trace?: never;
    };
    "/order-steps/{step_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a photo or file
         * @description What shows how the step goes.
         */
        post: operations["ApiV1OrderStepsStepIdFilesAddFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Orders
         * @description Orders, those changed last first.
         */
        get: operations["ApiV1OrdersIndex"];
        put?: never;
        /**
         * Make an order
         * @description An order or samples without a quote, a draft.
         */
        post: operations["ApiV1OrdersCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order
         * @description The order with its milestones, changes and warnings.
         */
        get: operations["ApiV1OrdersOrderIdShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an order
         * @description What may change at any time: people, the buyer's number, marks, notes, the courier.
         */
        patch: operations["ApiV1OrdersOrderIdChange"];
        trace?: never;
    };
    "/orders/{order_id}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order
         * @description An order that is not shipped.
         */
        post: operations["ApiV1OrdersOrderIdCancellationsCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a change
         * @description Another content of a confirmed order, to be decided on.
         */
        post: operations["ApiV1OrdersOrderIdChangesAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/changes/{change_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on a change
         * @description Put it into effect or refuse it; for managers.
         */
        post: operations["ApiV1OrdersOrderIdChangesChangeIdDecisionsDecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an order
         * @description From now on it changes by request only, and its milestones run.
         */
        post: operations["ApiV1OrdersOrderIdConfirmationsConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Write the draft
         * @description Put another content in an order that is a draft still.
         */
        put: operations["ApiV1OrdersOrderIdDraftWrite"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/erp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order in the ERP
         * @description How far the ERP is with an order, when that was read, and what is on the way.
         */
        get: operations["ApiV1OrdersOrderIdErpOrderPanel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/erp-pushes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an order to the ERP
         * @description Have the order, and its customer where needed, created there or brought up to date.
         */
        post: operations["ApiV1OrdersOrderIdErpPushesPushOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/letters-of-credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note a letter of credit
         * @description That covers the order.
         */
        post: operations["ApiV1OrdersOrderIdLettersOfCreditAddLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/money": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where an order's money stands
         * @description Due lines, payments, letters of credit, the company's limit.
         */
        get: operations["ApiV1OrdersOrderIdMoneyMoney"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/paper-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * What papers say beyond the order
         * @description Consignee, notify party, insurance, latest shipment. The first time `If-Match` is 0.
         */
        put: operations["ApiV1OrdersOrderIdPaperDataExtras"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/paper-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a paper first
         * @description Its pages as pictures and what it contradicts; nothing is kept, no number taken.
         */
        post: operations["ApiV1OrdersOrderIdPaperPreviewsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/papers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An order's papers
         * @description With every contradiction between them, and with the order.
         */
        get: operations["ApiV1OrdersOrderIdPapersOrderPapers"];
        put?: never;
        /**
         * Make a paper
         * @description Numbered and kept for good; a correction is a new version of it.
         */
        post: operations["ApiV1OrdersOrderIdPapersIssue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/state/{onwards}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move an order on
         * @description Into production, shipped, closed.
         */
        put: operations["ApiV1OrdersOrderIdStateOnwardsMove"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a milestone or step
         * @description At the end of its board.
         */
        post: operations["ApiV1OrdersOrderIdStepsAddStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/orders/{order_id}/waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a short payment go
         * @description With its reason; for managers.
         */
        post: operations["ApiV1OrdersOrderIdWaiversWaive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outgoing-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Outgoing messages
         * @description The caller's own, the last changed first.
         */
        get: operations["ApiV1OutgoingMessagesIndex"];
        put?: never;
        /**
         * Begin a message
         * @description A draft; sender, recipients and subject of an answer are filled in.
         */
        post: operations["ApiV1OutgoingMessagesBegin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outgoing-messages/{outgoing_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An outgoing message
         * @description The message, and what became of it.
         */
        get: operations["ApiV1OutgoingMessagesOutgoingIdShow"];
        put?: never;
        post?: never;
        /**
         * Throw a message away
         * @description A draft is gone; what waited to be sent is cancelled.
         */
        delete: operations["ApiV1OutgoingMessagesOutgoingIdDiscard"];
        options?: never;
        head?: never;
        /**
         * Save a draft
         * @description Saved by every device every few seconds; 412 carries what another one saved meanwhile.
         */
        patch: operations["ApiV1OutgoingMessagesOutgoingIdChange"];
        trace?: never;
    };
    "/outgoing-messages/{outgoing_id}/attachment-copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach a file of an earlier message
         * @description Without going through the browser.
         */
        post: operations["ApiV1OutgoingMessagesOutgoingIdAttachmentCopiesAttachCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outgoing-messages/{outgoing_id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach a file
         * @description The body is the file as it is (`application/octet-stream`).
         */
        post: operations["ApiV1OutgoingMessagesOutgoingIdAttachmentsAttach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outgoing-messages/{outgoing_id}/attachments/{file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file of a message
         * @description Shown where it is an image, else saved.
         */
        get: operations["ApiV1OutgoingMessagesOutgoingIdAttachmentsFileIdFile"];
        put?: never;
        post?: never;
        /**
         * Take a file off
         * @description It does not go along.
         */
        delete: operations["ApiV1OutgoingMessagesOutgoingIdAttachmentsFileIdDetach"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outgoing-messages/{outgoing_id}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look a message over
         * @description What its author should look at before it goes out.
         */
        post: operations["ApiV1OutgoingMessagesOutgoingIdChecksCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outgoing-messages/{outgoing_id}/desk-opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * When desks open at the recipient's
         * @description Null where no recipient's clock is known.
         */
        get: operations["ApiV1OutgoingMessagesOutgoingIdDeskOpeningDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outgoing-messages/{outgoing_id}/reopenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a failed message a draft again
         * @description To put right what was wrong, and send it anew.
         */
        post: operations["ApiV1OutgoingMessagesOutgoingIdReopeningsReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outgoing-messages/{outgoing_id}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send a message
         * @description It goes out in ten seconds, in which it can be called back, or at its time. 409 carries warnings that were
         *     not accepted.
         */
        put: operations["ApiV1OutgoingMessagesOutgoingIdSendingSend"];
        post?: never;
        /**
         * Call a message back
         * @description A draft again; 409 when it has gone out.
         */
        delete: operations["ApiV1OutgoingMessagesOutgoingIdSendingCallBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/outgoing-messages/{outgoing_id}/settlement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say that a message did go out
         * @description For a message of which nobody could tell.
         */
        put: operations["ApiV1OutgoingMessagesOutgoingIdSettlementSettle"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overlap/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Appeals
         * @description All for managers; for others those that they made, or that are about customers of theirs.
         */
        get: operations["ApiV1OverlapAppealsIndex"];
        put?: never;
        /**
         * Ask a manager to decide
         * @description Say why a colleague's customer should be yours, or both's.
         */
        post: operations["ApiV1OverlapAppealsMake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overlap/appeals/{appeal_id}": {
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
         * Withdraw an appeal
         * @description Take back one's own appeal while it is open.
         */
        delete: operations["ApiV1OverlapAppealsAppealIdWithdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overlap/appeals/{appeal_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide an appeal
         * @description Uphold, hand over, or share; both sides are told.
         */
        post: operations["ApiV1OverlapAppealsAppealIdDecisionDecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overlap/appeals/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that outcomes were seen
         * @description The caller has read the outcomes.
         */
        post: operations["ApiV1OverlapAppealsSeenSeen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overlap/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who asked what
         * @description All questions, newest first, for those who may read the audit.
         */
        get: operations["ApiV1OverlapChecksChecks"];
        put?: never;
        /**
         * Whose customer is it?
         * @description A masked verdict on a name, domain, e-mail address or phone number. Counted, limited and kept.
         */
        post: operations["ApiV1OverlapChecksAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overlap/conversations/{conversation_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose customer is a conversation with?
         * @description The verdict on whom an open conversation is with.
         */
        get: operations["ApiV1OverlapConversationsConversationIdOfConversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overlap/news": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Appeals that concern the caller
         * @description How many wait for a decision, and how many outcomes are new.
         */
        get: operations["ApiV1OverlapNewsNews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/overlap/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rules of the overlap radar
         * @description What a verdict tells, how often one may ask, and how long a contact protects.
         */
        get: operations["ApiV1OverlapRulesRules"];
        /**
         * Change the rules of the overlap radar
         * @description For managers.
         */
        put: operations["ApiV1OverlapRulesSetRules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/paper-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Settings of papers
         * @description Seller, accounts, layouts.
         */
        get: operations["ApiV1PaperSettingsShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/paper-settings/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note a bank account
         * @description Papers may name it once it is approved.
         */
        post: operations["ApiV1PaperSettingsAccountsAddAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/paper-settings/accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a bank account
         * @description A change of what is printed takes the approval away.
         */
        put: operations["ApiV1PaperSettingsAccountsAccountIdChangeAccount"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/paper-settings/accounts/{account_id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a bank account
         * @description For owners and admins.
         */
        post: operations["ApiV1PaperSettingsAccountsAccountIdApprovalsApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/paper-settings/layouts/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * The layout of a kind of paper
         * @description Columns, parts, colours, clauses, pictures.
         */
        put: operations["ApiV1PaperSettingsLayoutsKindLayout"];
        post?: never;
        /**
         * The usual layout again
         * @description Forgets one's own.
         */
        delete: operations["ApiV1PaperSettingsLayoutsKindUsual"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/paper-settings/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep a logo, signature or stamp
         * @description The body is the picture as it is (`application/octet-stream`): PNG or JPEG, up to 1 MB.
         */
        post: operations["ApiV1PaperSettingsPicturesPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/paper-settings/seller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Who we are on papers
         * @description Name, address and numbers, letter by letter as they shall be printed.
         */
        put: operations["ApiV1PaperSettingsSellerSeller"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/paper-settings/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a layout
         * @description With an invented order.
         */
        post: operations["ApiV1PaperSettingsTrialsTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/papers/{paper_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A paper's file
         * @description The PDF as it was issued, or an editable copy.
         */
        get: operations["ApiV1PapersPaperIdContentContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/papers/{paper_id}/voidings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Declare a paper void
         * @description Its number stays used.
         */
        post: operations["ApiV1PapersPaperIdVoidingsVoid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Payments
         * @description The last first.
         */
        get: operations["ApiV1PaymentsIndex"];
        put?: never;
        /**
         * Note a payment
         * @description A receipt, or a slip, shared out as its parts say.
         */
        post: operations["ApiV1PaymentsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{payment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A payment
         * @description With what it settles.
         */
        get: operations["ApiV1PaymentsPaymentIdShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a payment's notes
         * @description Payer, reference, note.
         */
        patch: operations["ApiV1PaymentsPaymentIdChange"];
        trace?: never;
    };
    "/payments/{payment_id}/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The money of a slip is in
         * @description From now on it settles what the slip announced.
         */
        post: operations["ApiV1PaymentsPaymentIdArrivalsArrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{payment_id}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a payment
         * @description It was noted by mistake, or came back.
         */
        post: operations["ApiV1PaymentsPaymentIdCancellationsCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{payment_id}/parts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Share a payment out
         * @description In place of how it was.
         */
        put: operations["ApiV1PaymentsPaymentIdPartsShare"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/ageing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is owed, by how late it is
         * @description By company and currency, the longest overdue first.
         */
        get: operations["ApiV1PaymentsAgeingAgeing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a payment could settle
         * @description Open due lines of the company, the longest due first, and how the money would be shared out.
         */
        get: operations["ApiV1PaymentsProposalsPropose"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pipelines
         * @description All pipelines with their stages. A tenant that has none yet gets that of an export house.
         */
        get: operations["ApiV1PipelinesIndex"];
        put?: never;
        /**
         * Make a pipeline
         * @description Make a pipeline, with stages of its own or those of an export house.
         */
        post: operations["ApiV1PipelinesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{pipeline_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A pipeline
         * @description A pipeline with its stages.
         */
        get: operations["ApiV1PipelinesPipelineIdShow"];
        put?: never;
        post?: never;
        /**
         * Put a pipeline aside
         * @description Put it aside; no open deal may be in it.
         */
        delete: operations["ApiV1PipelinesPipelineIdArchive"];
        options?: never;
        head?: never;
        /**
         * Change a pipeline
         * @description Change the given fields; stages are given as a whole list.
         */
        patch: operations["ApiV1PipelinesPipelineIdChange"];
        trace?: never;
    };
    "/pipelines/{pipeline_id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A pipeline as a board
         * @description Each stage's open deals in number and sum, and its first page; `next_cursor` goes on in `GET /deals`.
         */
        get: operations["ApiV1PipelinesPipelineIdBoardBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{pipeline_id}/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A pipeline over the map
         * @description Open and won deals by the company's country.
         */
        get: operations["ApiV1PipelinesPipelineIdCountriesCountries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{pipeline_id}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is to come
         * @description Open deals weighted by probability and deposit, by month, beside what was won and the targets.
         */
        get: operations["ApiV1PipelinesPipelineIdForecastForecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pipelines/{pipeline_id}/insight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Time in stage, and conversion
         * @description How long stages took in a period, and how many deals came through them: as a cohort and as a snapshot.
         */
        get: operations["ApiV1PipelinesPipelineIdInsightPace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool-holdings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your customers and when they go
         * @description Those first that go soonest, with your limits.
         */
        get: operations["ApiV1PoolHoldingsIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool-moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The log of moves
         * @description Every move between hands and pools with its rule or reason, newest first.
         */
        get: operations["ApiV1PoolMovesMoves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Requests to keep customers
         * @description Those that you decide, else your own.
         */
        get: operations["ApiV1PoolRequestsRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool-requests/{pool_request_id}": {
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
         * Take a request back
         * @description Your own, while nobody decided.
         */
        delete: operations["ApiV1PoolRequestsPoolRequestIdWithdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool-requests/{pool_request_id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide about a request
         * @description Whoever asked hears of it.
         */
        post: operations["ApiV1PoolRequestsPoolRequestIdDecisionDecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rules
         * @description In the order in which they run each night.
         */
        get: operations["ApiV1PoolRulesIndex"];
        put?: never;
        /**
         * Make a rule
         * @description It runs from the next night on, if it is active.
         */
        post: operations["ApiV1PoolRulesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool-rules/{pool_rule_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a rule
         * @description All of it.
         */
        put: operations["ApiV1PoolRulesPoolRuleIdChange"];
        post?: never;
        /**
         * Take a rule away
         * @description What it moved stays where it is.
         */
        delete: operations["ApiV1PoolRulesPoolRuleIdRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool-rules/dry-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a rule out
         * @description What it would have done over the last 90 days. Changes nothing.
         */
        post: operations["ApiV1PoolRulesDryRunsDryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool-rules/pauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What rules may heed
         * @description What keeps a customer with its owner while it lasts.
         */
        get: operations["ApiV1PoolRulesPausesPauses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pool-rules/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the rules did
         * @description The last thirty days.
         */
        get: operations["ApiV1PoolRulesRunsRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pools
         * @description Those that you may look into.
         */
        get: operations["ApiV1PoolsIndex"];
        put?: never;
        /**
         * Make a pool
         * @description Make a pool, with its people and limits.
         */
        post: operations["ApiV1PoolsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{pool_id}": {
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
         * Change a pool
         * @description Change its limits and people, or put it aside when it is empty. Answers all pools.
         */
        patch: operations["ApiV1PoolsPoolIdChange"];
        trace?: never;
    };
    "/pools/{pool_id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give customers of a pool to somebody
         * @description Whatever the limits; for those who look after the pool.
         */
        post: operations["ApiV1PoolsPoolIdAssignmentsGive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{pool_id}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Customers of a pool
         * @description As cards: what leads to their people is hidden until somebody claims them.
         */
        get: operations["ApiV1PoolsPoolIdCustomersCustomers"];
        put?: never;
        /**
         * Put customers into a pool
         * @description Whoever looks after them now; for those who look after the pool.
         */
        post: operations["ApiV1PoolsPoolIdCustomersFill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{pool_id}/customers/{company_id}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Claim a customer
         * @description Take it on. Of two who claim at once, one gets it.
         */
        post: operations["ApiV1PoolsPoolIdCustomersCompanyIdClaimsClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/pools/{pool_id}/customers/{company_id}/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a customer of a pool
         * @description Its card with what it asked for. Counts once a day for the daily limit.
         */
        post: operations["ApiV1PoolsPoolIdCustomersCompanyIdViewsLook"];
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
    "/price-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Price lists
         * @description All of them, by name.
         */
        get: operations["ApiV1PriceListsIndex"];
        put?: never;
        /**
         * Add a price list
         * @description With its prices; for managers.
         */
        post: operations["ApiV1PriceListsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/price-lists/{price_list_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A price list
         * @description With its prices.
         */
        get: operations["ApiV1PriceListsPriceListIdShow"];
        /**
         * Write a price list
         * @description Put another content in it; for managers.
         */
        put: operations["ApiV1PriceListsPriceListIdWrite"];
        post?: never;
        /**
         * Remove a price list
         * @description Quotes keep the prices that they took from it.
         */
        delete: operations["ApiV1PriceListsPriceListIdRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/product-pictures/{picture_id}": {
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
         * Remove a picture
         * @description From its product.
         */
        delete: operations["ApiV1ProductPicturesPictureIdDropPicture"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/product-pictures/{picture_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The content of a picture
         * @description The bytes, to be shown.
         */
        get: operations["ApiV1ProductPicturesPictureIdContentPictureBytes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Products
         * @description Products by our number; found in any language.
         */
        get: operations["ApiV1ProductsIndex"];
        put?: never;
        /**
         * Add a product
         * @description A product with its variants and customers' codes.
         */
        post: operations["ApiV1ProductsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A product
         * @description Everything that is known of it.
         */
        get: operations["ApiV1ProductsProductIdShow"];
        /**
         * Write a product
         * @description Put another content in it.
         */
        put: operations["ApiV1ProductsProductIdWrite"];
        post?: never;
        /**
         * Put a product aside
         * @description Papers that name it keep it.
         */
        delete: operations["ApiV1ProductsProductIdArchive"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a picture
         * @description A picture of at most 10 MB.
         */
        post: operations["ApiV1ProductsProductIdPicturesAddPicture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/{product_id}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a product back
         * @description One that was put aside.
         */
        post: operations["ApiV1ProductsProductIdRestorationsRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Products from a spreadsheet
         * @description What each row would do and what is wrong with it; with `apply`, done.
         */
        post: operations["ApiV1ProductsImportsImportSheet"];
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
    "/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Quotes
         * @description Quotes, those changed last first.
         */
        get: operations["ApiV1QuotesIndex"];
        put?: never;
        /**
         * Make a quote
         * @description A draft with its first version; lines without a price are priced from lists and the cost sheet.
         */
        post: operations["ApiV1QuotesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{quote_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A quote
         * @description The quote with its newest version, its past, approvals, and who else quotes this customer.
         */
        get: operations["ApiV1QuotesQuoteIdShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{quote_id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note the customer's answer
         * @description Accepted or refused.
         */
        post: operations["ApiV1QuotesQuoteIdAnswersAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{quote_id}/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask to sell below the floor
         * @description Managers are told; the request counts for the prices as they stand.
         */
        post: operations["ApiV1QuotesQuoteIdApprovalsAsk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{quote_id}/approvals/{approval_id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide on a price
         * @description Approve or refuse; for managers.
         */
        post: operations["ApiV1QuotesQuoteIdApprovalsApprovalIdDecisionsDecide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{quote_id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed between versions
         * @description Field by field and line by line.
         */
        get: operations["ApiV1QuotesQuoteIdDifferencesCompare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{quote_id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Write the draft
         * @description Put another content in the newest version, which must be a draft.
         */
        put: operations["ApiV1QuotesQuoteIdDraftWrite"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{quote_id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an order of it
         * @description An order, a draft, of one of the offers; each line keeps the line that it was made of.
         */
        post: operations["ApiV1QuotesQuoteIdOrdersOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{quote_id}/sendings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that it was sent
         * @description The newest version went out and is frozen; below the margin's floor it needs an approval first.
         */
        post: operations["ApiV1QuotesQuoteIdSendingsSend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{quote_id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make another version
         * @description A draft that begins as a copy of the version that was sent.
         */
        post: operations["ApiV1QuotesQuoteIdVersionsFollow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/{quote_id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A version
         * @description A version with its lines and sums.
         */
        get: operations["ApiV1QuotesQuoteIdVersionsNumberVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quotes/pricings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Price without keeping
         * @description What a content would cost the company: prices, sums, margin, ladder, warnings.
         */
        post: operations["ApiV1QuotesPricingsPrice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Templates that come with Lading
         * @description Each with what you have of it: as it comes, changed by you, put aside, missing, or with an update waiting.
         */
        get: operations["ApiV1ReadyTemplatesReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/ready-templates/installations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring ready templates in
         * @description Bring in those that are missing and update texts that nobody changed here. Your own changes stay.
         */
        post: operations["ApiV1ReadyTemplatesInstallationsInstallReady"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminder-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rules
         * @description The rules, and the kinds that can be added.
         */
        get: operations["ApiV1ReminderRulesIndex"];
        put?: never;
        /**
         * Add a rule
         * @description Add a rule; it is off until it is switched on.
         */
        post: operations["ApiV1ReminderRulesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminder-rules/{rule_id}": {
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
         * Remove a rule
         * @description Remove it; the reminders that it set stay.
         */
        delete: operations["ApiV1ReminderRulesRuleIdRemove"];
        options?: never;
        head?: never;
        /**
         * Change a rule
         * @description Change a rule or switch it; on, it speaks of what happens from now on.
         */
        patch: operations["ApiV1ReminderRulesRuleIdChange"];
        trace?: never;
    };
    "/reminder-rules/trials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a rule
         * @description What a rule would have said during the last 90 days; sets nothing.
         */
        post: operations["ApiV1ReminderRulesTrialsAttempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reminders
         * @description Open ones, the earliest first; closed ones, the last first.
         */
        get: operations["ApiV1RemindersIndex"];
        put?: never;
        /**
         * Set a reminder
         * @description Set a reminder at a time in words, on a clock, or at an instant; once or recurring.
         */
        post: operations["ApiV1RemindersCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminders/{reminder_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A reminder with its past
         * @description The reminder, and each time that it fired.
         */
        get: operations["ApiV1RemindersReminderIdShow"];
        put?: never;
        post?: never;
        /**
         * Cancel a reminder
         * @description Call it off, a series with all that was to come; `reopenings` takes that back.
         */
        delete: operations["ApiV1RemindersReminderIdCancel"];
        options?: never;
        head?: never;
        /**
         * Change a reminder
         * @description Change the given fields. Another time or rule counts from now on; what fired before stays.
         */
        patch: operations["ApiV1RemindersReminderIdChange"];
        trace?: never;
    };
    "/reminders/{reminder_id}/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Done
         * @description Done, with what came of it and perhaps the next step.
         */
        post: operations["ApiV1RemindersReminderIdCompletionsComplete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminders/{reminder_id}/reopenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back
         * @description Take back that it was done or cancelled.
         */
        post: operations["ApiV1RemindersReminderIdReopeningsReopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminders/{reminder_id}/snoozes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a reminder off
         * @description In an hour, tonight, on the next working day there, or at a time.
         */
        post: operations["ApiV1RemindersReminderIdSnoozesSnooze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reminders/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Understand a time
         * @description How a time in words is understood, on both clocks, and whether that is a good hour there.
         */
        post: operations["ApiV1RemindersReadingsRead"];
        delete?: never;
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
    "/role-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What each role may see
         * @description Every role, and API keys.
         */
        get: operations["ApiV1RolePoliciesIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/role-policies/{role}": {
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
         * Change what a role may see
         * @description It holds for everybody of the role from their next request on.
         */
        patch: operations["ApiV1RolePoliciesChange"];
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
    "/senders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses to send from
         * @description Those that the caller may send from, their own first.
         */
        get: operations["ApiV1SendersSenders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sending-domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sending domains
         * @description The domains of the tenant's mailboxes, as they were seen last, and what keeps their mail from arriving.
         */
        get: operations["ApiV1SendingDomainsIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sending-domains/alarms/{alarm_id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle an alarm
         * @description What it speaks of was put right; another refusal raises it again.
         */
        post: operations["ApiV1SendingDomainsAlarmsAlarmIdSettleSettle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sending-domains/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a domain now
         * @description Ask the DNS for SPF, DKIM, DMARC, MX and the tracking host, and say what to change.
         */
        post: operations["ApiV1SendingDomainsChecksCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sequence-enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Enrolments
         * @description Those of a contact, of a company's people, or all, the newest first.
         */
        get: operations["ApiV1SequenceEnrolmentsIndex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sequence-enrolments/{enrolment_id}": {
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
         * Pause, let go on, or take out
         * @description One person: `paused`, `active` again, or `stopped` for good.
         */
        patch: operations["ApiV1SequenceEnrolmentsEnrolmentIdChange"];
        trace?: never;
    };
    "/sequences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sequences
         * @description Sequences by name, with how many people are in them and what came of their letters.
         */
        get: operations["ApiV1SequencesIndex"];
        put?: never;
        /**
         * Begin a sequence
         * @description Begin a sequence as a draft; with status `running` it starts.
         */
        post: operations["ApiV1SequencesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sequences/{sequence_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A sequence
         * @description The sequence with its letters and what came of each.
         */
        get: operations["ApiV1SequencesSequenceIdShow"];
        put?: never;
        post?: never;
        /**
         * Put a sequence aside
         * @description Put it aside for good: everybody on the way is stopped.
         */
        delete: operations["ApiV1SequencesSequenceIdArchive"];
        options?: never;
        head?: never;
        /**
         * Change, start or pause a sequence
         * @description While it is paused nothing goes out; what waits in a mailbox's queue is taken back.
         */
        patch: operations["ApiV1SequencesSequenceIdChange"];
        trace?: never;
    };
    "/sequences/{sequence_id}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People of a sequence
         * @description Those on the way and those who were, the newest first.
         */
        get: operations["ApiV1SequencesSequenceIdEnrolmentsPeople"];
        put?: never;
        /**
         * Put people into a sequence
         * @description Put in everybody against whom nothing speaks; the others are left out and counted.
         */
        post: operations["ApiV1SequencesSequenceIdEnrolmentsEnrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sequences/{sequence_id}/previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who would get what and when
         * @description Each person with the letters, their languages and times, and all that speaks against it. Changes nothing.
         */
        post: operations["ApiV1SequencesSequenceIdPreviewsPreview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sequences/{sequence_id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Plan the letters
         * @description Say all letters in their order. Whoever is on the way gets, of the letters as they stand then, the first one
         *     behind the last that they got; whoever has finished stays so.
         */
        put: operations["ApiV1SequencesSequenceIdStepsPlan"];
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
    "/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shipments
         * @description The last changed first.
         */
        get: operations["ApiV1ShipmentsIndex"];
        put?: never;
        /**
         * Make a shipment
         * @description Of a confirmed order: all that is left of it, or some lines.
         */
        post: operations["ApiV1ShipmentsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shipments/{shipment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A shipment
         * @description With its containers, its lines and what its dates were before.
         */
        get: operations["ApiV1ShipmentsShipmentIdShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a shipment
         * @description Each change of ETD and ETA is kept with its reason.
         */
        patch: operations["ApiV1ShipmentsShipmentIdChange"];
        trace?: never;
    };
    "/shipments/{shipment_id}/cancellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a shipment
         * @description One that has not left.
         */
        post: operations["ApiV1ShipmentsShipmentIdCancellationsCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shipments/{shipment_id}/cargo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * What a shipment carries
         * @description Its lines and containers, in place of what they were.
         */
        put: operations["ApiV1ShipmentsShipmentIdCargoLoad"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shipments/{shipment_id}/delay-letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A mail about a delay
         * @description In the buyer's language, to be looked over in compose.
         */
        get: operations["ApiV1ShipmentsShipmentIdDelayLetterLetter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shipments/{shipment_id}/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The goods left, arrived or were delivered
         * @description Proves the order's milestones and sets off what is due then.
         */
        post: operations["ApiV1ShipmentsShipmentIdMilestonesReach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sight": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What you see
         * @description Whose records by kind, and which fields are hidden from you.
         */
        get: operations["ApiV1SightMine"];
        put?: never;
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
    "/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Suppressed addresses
         * @description Newest first.
         */
        get: operations["ApiV1SuppressionsIndex"];
        put?: never;
        /**
         * Suppress an address
         * @description Send nothing to it any more, whatever way it comes to be written to.
         */
        post: operations["ApiV1SuppressionsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suppressions/{suppression_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A suppressed address
         * @description Since when and why.
         */
        get: operations["ApiV1SuppressionsSuppressionIdShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suppressions/{suppression_id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift a suppression
         * @description Let the address be written to again, with the reason for it.
         */
        post: operations["ApiV1SuppressionsSuppressionIdLiftLift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suppressions/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Suppress many addresses
         * @description A list out of another system.
         */
        post: operations["ApiV1SuppressionsImportsBringIn"];
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
    "/template-exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Templates as a file
         * @description The chosen templates in all languages, to be taken to another tenant.
         */
        get: operations["ApiV1TemplateExportsExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/template-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What templates may speak of
         * @description Variables with their filters, and the languages with their plural forms.
         */
        get: operations["ApiV1TemplateFieldsFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/template-folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Folders of templates
         * @description The folders that have templates you see. A slash parts levels.
         */
        get: operations["ApiV1TemplateFoldersFolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/template-folders/renames": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rename a folder
         * @description Move every template of a folder that you may change to another name.
         */
        post: operations["ApiV1TemplateFoldersRenamesRenameFolder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/template-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring templates in
         * @description Make the templates of a file your own.
         */
        post: operations["ApiV1TemplateImportsBringIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/template-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Languages that are missing
         * @description Templates that lack a language your contacts read, or have one that is behind its source or a draft.
         */
        get: operations["ApiV1TemplateReportReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Templates
         * @description Templates that are yours or shared with you, by name.
         */
        get: operations["ApiV1TemplatesIndex"];
        put?: never;
        /**
         * Make a template
         * @description Make a template with its first language, a draft, which the others will follow.
         */
        post: operations["ApiV1TemplatesCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A template
         * @description The template with all its languages, each with its text and problems.
         */
        get: operations["ApiV1TemplatesTemplateIdShow"];
        put?: never;
        post?: never;
        /**
         * Put a template aside
         * @description Put the template aside; `restorations` brings it back.
         */
        delete: operations["ApiV1TemplatesTemplateIdArchive"];
        options?: never;
        head?: never;
        /**
         * Change a template
         * @description Change name, folder, sharing, or which language the others follow.
         */
        patch: operations["ApiV1TemplatesTemplateIdChange"];
        trace?: never;
    };
    "/templates/{template_id}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Copy a template
         * @description Make a copy of your own, with all languages as they are.
         */
        post: operations["ApiV1TemplatesTemplateIdCopiesCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template_id}/languages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a language
         * @description Begin another language as a draft with a copy of the source, or of `source`.
         */
        post: operations["ApiV1TemplatesTemplateIdLanguagesAddLanguage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template_id}/languages/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Write a language
         * @description Give the language another text. A changed source makes the other languages outdated.
         */
        put: operations["ApiV1TemplatesTemplateIdLanguagesSaveLanguage"];
        post?: never;
        /**
         * Take a language out
         * @description Take the language out; its history stays.
         */
        delete: operations["ApiV1TemplatesTemplateIdLanguagesRemoveLanguage"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template_id}/languages/{language}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach a file
         * @description The body is the file as it is. It goes along with every letter made from this language.
         */
        post: operations["ApiV1TemplatesTemplateIdLanguagesFilesAddFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template_id}/languages/{language}/files/{template_file_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An attached file
         * @description The file's content, to be saved.
         */
        get: operations["ApiV1TemplatesTemplateIdLanguagesFilesTemplateFileIdReadFile"];
        put?: never;
        post?: never;
        /**
         * Take an attached file off
         * @description Take the file off; older texts keep it.
         */
        delete: operations["ApiV1TemplatesTemplateIdLanguagesFilesTemplateFileIdRemoveFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template_id}/languages/{language}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring an older text back
         * @description Make an older text the newest again.
         */
        post: operations["ApiV1TemplatesTemplateIdLanguagesRestorationsRestoreRevision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template_id}/languages/{language}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a language said
         * @description Every text that the language had, the latest first.
         */
        get: operations["ApiV1TemplatesTemplateIdLanguagesRevisionsRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template_id}/renderings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fill a template
         * @description Fill the template for a contact: which language and why, HTML, text, subject, and every problem with its
         *     place. Sends nothing and changes nothing.
         */
        post: operations["ApiV1TemplatesTemplateIdRenderingsRender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template_id}/restorations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a template back
         * @description Bring back a template that was put aside.
         */
        post: operations["ApiV1TemplatesTemplateIdRestorationsRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{template_id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of a template
         * @description Letters sent from it by language, country and stage of the customer, with replies, and opens and clicks of
         *     people: machines are left out.
         */
        get: operations["ApiV1TemplatesTemplateIdResultsResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * My day
         * @description Whom to turn to today, by the customer's part of the day, and the world's desk hours during mine.
         */
        get: operations["ApiV1TodayToday"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/today/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has just come due
         * @description My reminders that fired during the last five minutes and wait, the newest first.
         */
        get: operations["ApiV1TodayAlertsAlerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracking/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What somebody said about being tracked
         * @description Newest first; one entry of state `unknown` when they said nothing.
         */
        get: operations["ApiV1TrackingConsentsSaid"];
        put?: never;
        /**
         * Write down what somebody said about being tracked
         * @description With where they said it, if they agreed.
         */
        post: operations["ApiV1TrackingConsentsSay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracking/messages/{outgoing_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a sent message
         * @description Each recipient's state, and every sign with its verdict and the reason for it.
         */
        get: operations["ApiV1TrackingMessagesOutgoingIdShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracking/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What would be recorded of a message
         * @description By the countries of its recipients, what they said about it, and the tenant's choice.
         */
        post: operations["ApiV1TrackingPlansForesee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracking/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is recorded
         * @description The tenant's choice.
         */
        get: operations["ApiV1TrackingPolicyPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Choose what is recorded
         * @description From now on; hits of readers who say no are dropped for old mail too.
         */
        patch: operations["ApiV1TrackingPolicyChoose"];
        trace?: never;
    };
    "/tracking/rejudgements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Judge all hits again
         * @description With the rules of today; nobody is told of what is old.
         */
        post: operations["ApiV1TrackingRejudgementsJudgeAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tracking/tallies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was counted of nobody in particular
         * @description By month and country.
         */
        get: operations["ApiV1TrackingTalliesNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trade-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ways of trading
         * @description Base currency, margin's floor, validity, numbers, the feed of rates.
         */
        get: operations["ApiV1TradeSettingsShowSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the ways of trading
         * @description For managers; an absent key stays.
         */
        patch: operations["ApiV1TradeSettingsPatchSettings"];
        trace?: never;
    };
    "/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Units of measure
         * @description Those that are known by name, in the caller's language.
         */
        get: operations["ApiV1UnitsUnits"];
        put?: never;
        post?: never;
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
        /** Account */
        Account: {
            /** @default true */
            active?: boolean;
            approved_at: string | null;
            approved_by: string | null;
            bank: components["schemas"]["Bank"];
            currency: string;
            /** Format: uuid */
            id: string;
            label: string;
            version: number;
        };
        /** AccountInput */
        AccountInput: {
            /** @default true */
            active?: boolean;
            bank: components["schemas"]["Bank"];
            currency: string;
            label: string;
        };
        /** Act */
        Act: {
            decided: number;
            /** Format: uuid */
            id: string;
            subjects: components["schemas"]["BinSubject"][];
        };
        /** Ageing */
        Ageing: {
            company: components["schemas"]["CompanyRef"] | null;
            currency: string;
            not_due: string;
            oldest_due_on: string | null;
            over_90: string;
            to_30: string;
            to_60: string;
            to_90: string;
            total: string;
        };
        /** AlarmView */
        AlarmView: {
            count: number;
            diagnostic: string;
            /** Format: date-time */
            first_at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "authentication" | "reputation" | "throttled" | "complaints";
            /** Format: date-time */
            last_at: string;
            paused_until: string | null;
            subject: string;
            title: string;
            what_to_do: string;
        };
        /** AlertCount */
        AlertCount: {
            unseen: number;
        };
        /** SettingsPatch */
        alerts_schemas_SettingsPatch: {
            deputy_id: string | null;
            /** @enum {string} */
            digest: "at_once" | "hourly" | "daily";
            digest_hour: number;
            leave_from: string | null;
            leave_until: string | null;
            muted: ("reminder" | "mention" | "reply" | "inquiry" | "opened" | "send_failed" | "appeal" | "assigned" | "mailbox" | "pool" | "lead" | "export")[];
            quiet_from: string | null;
            quiet_until: string | null;
            quiet_weekends: boolean;
            urgent: ("reminder" | "mention" | "reply" | "inquiry" | "opened" | "send_failed" | "appeal" | "assigned" | "mailbox" | "pool" | "lead" | "export")[];
        };
        /** AlertSettingsView */
        AlertSettingsView: {
            deputy_id: string | null;
            /** @enum {string} */
            digest: "at_once" | "hourly" | "daily";
            digest_hour: number;
            leave_from: string | null;
            leave_until: string | null;
            muted: ("reminder" | "mention" | "reply" | "inquiry" | "opened" | "send_failed" | "appeal" | "assigned" | "mailbox" | "pool" | "lead" | "export")[];
            quiet_from: string | null;
            quiet_until: string | null;
            quiet_weekends: boolean;
            urgent: ("reminder" | "mention" | "reply" | "inquiry" | "opened" | "send_failed" | "appeal" | "assigned" | "mailbox" | "pool" | "lead" | "export")[];
        };
        /** AlertView */
        AlertView: {
            body: string;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "reminder" | "mention" | "reply" | "inquiry" | "opened" | "send_failed" | "appeal" | "assigned" | "mailbox" | "pool" | "lead" | "export";
            link: string;
            on_behalf_of: string | null;
            seen_at: string | null;
            title: string;
        };
        /** AllowDuplicate */
        AllowDuplicate: {
            /** @default  */
            reason?: string;
        };
        /** Answer */
        Answer: {
            accepted: boolean;
            reason?: string | null;
        };
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
        /** AppealDecision */
        AppealDecision: {
            /** @default  */
            note?: string;
            /** @enum {string} */
            outcome: "upheld" | "handed_over" | "shared";
        };
        /** AppealView */
        AppealView: {
            about: string;
            active: boolean;
            asked_by: string;
            company: components["schemas"]["CompanyRef"] | null;
            /** Format: date-time */
            created_at: string;
            decided_at: string | null;
            decided_by: string | null;
            decision_note: string | null;
            /** Format: uuid */
            id: string;
            last_contact_on: string | null;
            may_decide: boolean;
            mine: boolean;
            owner: string | null;
            reason: string;
            /** Format: date */
            registered_on: string;
            seen: boolean;
            /** @enum {string} */
            state: "open" | "upheld" | "handed_over" | "shared" | "withdrawn";
        };
        /** Approval */
        Approval: {
            /** Format: date-time */
            asked_at: string;
            asked_by: components["schemas"]["Owner"] | null;
            counts: boolean;
            decided_at: string | null;
            decided_by: components["schemas"]["Owner"] | null;
            floor: string | null;
            /** Format: uuid */
            id: string;
            margin: string | null;
            note: string | null;
            reason: string;
            /** @enum {string} */
            state: "open" | "approved" | "refused";
            version: number;
        };
        /** ApprovalDecision */
        ApprovalDecision: {
            approve: boolean;
            note?: string | null;
        };
        /** ApprovalRequest */
        ApprovalRequest: {
            reason: string;
        };
        /** Arrival */
        Arrival: {
            amount: string;
            /** @default 0 */
            charges?: string;
            rate?: string | null;
            /** Format: date */
            received_on: string;
        };
        /** ArrivalDecision */
        ArrivalDecision: {
            /** @enum {string} */
            action: "retry" | "link" | "create" | "ignore";
            local_id?: string | null;
        };
        /** Asked */
        Asked: {
            company: components["schemas"]["CompanyRef"] | null;
            contact_id: string | null;
            /** Format: uuid */
            conversation_id: string;
            evidence: components["schemas"]["Evidence"][];
            /** @enum {null|string} */
            incoterm: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP" | null;
            lines: components["schemas"]["AskedLine"][];
            /** Format: uuid */
            message_id: string;
            place: string | null;
            subject: string;
        };
        /** AskedLine */
        AskedLine: {
            evidence: components["schemas"]["Evidence"][];
            name: string;
            product_id: string | null;
            quantity: string | null;
            sku: string | null;
            unit: string;
            variant_id: string | null;
        };
        /** Assignee */
        Assignee: {
            /** Format: uuid */
            membership_id: string;
            name: string;
            /** Format: date-time */
            since: string;
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
        /** Attainment */
        Attainment: {
            member: components["schemas"]["Owner"] | null;
            target: string;
            team_id: string | null;
            team_name: string | null;
            weighted: string;
            won: string;
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
        /** When */
        backend_reminders_schemas_When: {
            at?: string | null;
            /** @default UTC */
            here?: string;
            said?: string | null;
            said_at?: string | null;
            wall?: string | null;
            zone?: string | null;
        };
        /** Step */
        backend_trade_orders_schemas_Step: {
            /** @enum {string} */
            board: "milestone" | "production";
            done_on: string | null;
            files: components["schemas"]["FileRef"][];
            /** Format: uuid */
            id: string;
            kind: string;
            note: string | null;
            /** Format: uuid */
            order_id: string;
            owner: components["schemas"]["Owner"] | null;
            position: number;
            promised_on: string | null;
            proof: string | null;
            proven: boolean;
            /** @enum {string} */
            state: "open" | "doing" | "done" | "problem";
            title: string | null;
            version: number;
        };
        /** Bank */
        Bank: {
            /** @default  */
            account?: string;
            /** @default  */
            address?: string;
            beneficiary: string;
            /** @default  */
            correspondent?: string;
            name: string;
            /** @default  */
            swift?: string;
        };
        /** BinSubject */
        BinSubject: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "company" | "contact";
        };
        /** BinSummary */
        BinSummary: {
            capped: boolean;
            count: number;
            domains: components["schemas"]["DomainCount"][];
            reasons: components["schemas"]["ReasonCount"][];
        };
        /** BinWhere */
        BinWhere: {
            /** @enum {string} */
            bin: "customer" | "candidate" | "noise";
            domain?: string | null;
            reason?: string | null;
        };
        /** Board */
        Board: {
            /** Format: date-time */
            at: string;
            columns: components["schemas"]["BoardColumn"][];
            /** Format: uuid */
            pipeline_id: string;
        };
        /** BoardCard */
        BoardCard: {
            company: components["schemas"]["CompanyRef"] | null;
            order_number: string;
            ship_by: string | null;
            step: components["schemas"]["backend_trade_orders_schemas_Step"];
        };
        /** BoardColumn */
        BoardColumn: {
            items: components["schemas"]["Deal"][];
            next_cursor: string | null;
            probability: number;
            stage: components["schemas"]["StageRef"];
            stale: number;
            total: components["schemas"]["Sum"];
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
        /** Candidate */
        Candidate: {
            at: string | null;
            /** @enum {string} */
            bin: "customer" | "candidate" | "noise";
            /** @enum {null|string} */
            by: "rule" | "classifier" | "person" | null;
            confidence: number | null;
            conversation_id: string | null;
            country: string | null;
            domain: string | null;
            email: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "company" | "contact";
            message_id: string | null;
            name: string;
            reasons: components["schemas"]["Reason"][];
            snippet: string | null;
            subject: string | null;
            wrote: string | null;
        };
        /** CandidateFile */
        CandidateFile: {
            /** @enum {string} */
            bin: "customer" | "candidate" | "noise";
            decision: components["schemas"]["DecisionView"] | null;
            domains: string[];
            facts: components["schemas"]["Fact"][];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "company" | "contact";
            letters: components["schemas"]["CandidateLetter"][];
            name: string;
            people: components["schemas"]["CandidatePerson"][];
            twins: components["schemas"]["CandidateTwin"][];
        };
        /** CandidateLetter */
        CandidateLetter: {
            /** Format: date-time */
            at: string;
            author: string;
            /** Format: uuid */
            conversation_id: string;
            language: string | null;
            marks: components["schemas"]["Mark"][];
            /** Format: uuid */
            message_id: string;
            outgoing: boolean;
            subject: string;
            text: string;
        };
        /** CandidatePerson */
        CandidatePerson: {
            email: string | null;
            /** @enum {null|string} */
            employer_reason: "website" | "phone" | "name" | null;
            facts: components["schemas"]["Fact"][];
            /** Format: uuid */
            id: string;
            name: string;
            phone: string | null;
            title: string | null;
        };
        /** CandidateTwin */
        CandidateTwin: {
            /** Format: uuid */
            company_id: string;
            name: string;
            reasons: ("tax_id" | "domain" | "email" | "phone" | "social" | "name_country" | "name" | "name_elsewhere" | "employer" | "address" | "domain_family" | "name_core" | "person_name" | "same_company")[];
            /** @enum {string} */
            verdict: "certain" | "likely" | "possible";
        };
        /** Cargo */
        Cargo: {
            containers: components["schemas"]["ContainerInput"][];
            lines: components["schemas"]["shipments_schemas_LineInput"][];
        };
        /** Change */
        Change: {
            /** Format: date-time */
            asked_at: string;
            asked_by: components["schemas"]["Owner"] | null;
            decided_at: string | null;
            decided_by: components["schemas"]["Owner"] | null;
            fields: components["schemas"]["ChangedField"][];
            /** Format: uuid */
            id: string;
            lines: components["schemas"]["ChangedLine"][];
            note: string | null;
            reason: string;
            /** @enum {string} */
            state: "open" | "approved" | "refused";
            total_after: string;
            total_before: string;
        };
        /** ChangeDecision */
        ChangeDecision: {
            approve: boolean;
            note?: string | null;
        };
        /** ChangedField */
        ChangedField: {
            after: string | null;
            before: string | null;
            field: string;
        };
        /** ChangedLine */
        ChangedLine: {
            change: string;
            fields: components["schemas"]["ChangedField"][];
            name: string;
            sku: string | null;
        };
        /** ChangeWish */
        ChangeWish: {
            content: components["schemas"]["OrderContent"];
            reason: string;
        };
        /** ChannelPatch */
        ChannelPatch: {
            active?: boolean;
            kinds?: ("reminder" | "mention" | "reply" | "inquiry" | "opened" | "send_failed" | "appeal" | "assigned" | "mailbox" | "pool" | "lead" | "export")[];
            name?: string;
        };
        /** ChannelView */
        ChannelView: {
            active: boolean;
            /** Format: uuid */
            id: string;
            keyword: string | null;
            /** @enum {string} */
            kind: "push" | "mail" | "dingtalk" | "wecom" | "feishu";
            kinds: ("reminder" | "mention" | "reply" | "inquiry" | "opened" | "send_failed" | "appeal" | "assigned" | "mailbox" | "pool" | "lead" | "export")[];
            last_sent_at: string | null;
            name: string;
            paused_until: string | null;
            problem: string | null;
            problem_said: string | null;
            shared: boolean;
        };
        /** Charge */
        Charge: {
            amount: string;
            label: string;
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
        /** Claimed */
        Claimed: {
            /** Format: uuid */
            company_id: string;
            protected_until: string | null;
        };
        /** ClassifierMeasure */
        ClassifierMeasure: {
            precision: number | null;
            recall: number | null;
            right: number;
            said: number;
            were: number;
        };
        /** ClassifierPatch */
        ClassifierPatch: {
            enabled: boolean;
        };
        /** ClassifierReport */
        ClassifierReport: {
            accepted: number;
            acts: boolean;
            acts_from: number;
            customers: components["schemas"]["ClassifierMeasure"];
            decided: number;
            enabled: boolean;
            measured: number;
            needed: number;
            needed_each: number;
            noise: components["schemas"]["ClassifierMeasure"];
            rejected: number;
            reset_at: string | null;
            sure_customers: components["schemas"]["ClassifierMeasure"];
            sure_noise: components["schemas"]["ClassifierMeasure"];
        };
        /** Clause */
        Clause: {
            texts: {
                [key: string]: string;
            };
            titles: {
                [key: string]: string;
            };
        };
        /** Clock */
        Clock: {
            against: components["schemas"]["ZoneClue"][];
            candidates: string[];
            good: boolean;
            local_time: components["schemas"]["LocalTime"] | null;
            next_good_at: string | null;
            /** @enum {string} */
            reason: "typed" | "mail" | "place" | "area-code" | "only-zone" | "main-zone" | "mobile-prefix" | "company" | "travel" | "unknown";
            reason_text: string;
            reply_hours: string | null;
            score: number;
            suggestion: string | null;
            territory: string | null;
            travel?: components["schemas"]["Journey"] | null;
            zone: string | null;
        };
        /** ClockNote */
        ClockNote: {
            /** Format: date-time */
            after: string;
            /** Format: date-time */
            before: string;
            release: string;
        };
        /** Closure */
        Closure: {
            note?: string | null;
            /** @enum {string} */
            outcome: "won" | "lost";
            reason_id?: string | null;
        };
        /** CodeInput */
        CodeInput: {
            /** Format: uuid */
            company_id: string;
            description?: string | null;
            part_number: string;
        };
        /** CohortStage */
        CohortStage: {
            from_before: number | null;
            reached: number;
            share: number;
            stage: components["schemas"]["StageRef"];
        };
        /** CommentView */
        CommentView: {
            /** Format: date-time */
            at: string;
            author_name: string;
            /** Format: uuid */
            id: string;
            own: boolean;
            text: string;
        };
        /** Company */
        Company: {
            address: string | null;
            archived_at: string | null;
            /** @enum {string} */
            bin: "customer" | "candidate" | "noise";
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
            next_follow_up_at: string | null;
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
        /** CompanyDocument */
        CompanyDocument: {
            actor: components["schemas"]["Owner"] | null;
            /** Format: date-time */
            at: string;
            contact: components["schemas"]["ContactRef"] | null;
            content_type: string;
            conversation_id: string | null;
            /** @enum {null|string} */
            direction: "in" | "out" | null;
            filename: string;
            /** Format: uuid */
            id: string;
            message_id: string | null;
            /** @enum {null|string} */
            previewable: "image" | "pdf" | "text" | "message" | null;
            size: number;
            upload: boolean;
        };
        /** CompanyFile */
        CompanyFile: {
            address: string | null;
            archived_at: string | null;
            /** @enum {string} */
            bin: "customer" | "candidate" | "noise";
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
            next_follow_up_at: string | null;
            note: string | null;
            owner: components["schemas"]["Owner"] | null;
            people: components["schemas"]["CompanyPerson"][];
            phone: string | null;
            /** @enum {string} */
            source: "mail" | "manual" | "import" | "api";
            /** @enum {string} */
            stage: "new" | "contacted" | "negotiating" | "customer" | "dormant";
            starred: boolean;
            tags: string[];
            time_zone: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
            website: string | null;
        };
        /** CompanyFilter */
        CompanyFilter: {
            country?: string | null;
            owner_id?: string | null;
            q?: string | null;
            /** @enum {null|string} */
            source?: "mail" | "manual" | "import" | "api" | null;
            /** @enum {null|string} */
            stage?: "new" | "contacted" | "negotiating" | "customer" | "dormant" | null;
            /** @default false */
            starred?: boolean;
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
        /** CompetitorView */
        CompetitorView: {
            /** Format: uuid */
            id: string;
            name: string;
            note: string | null;
            offer: string | null;
        };
        /** Completed */
        Completed: {
            next: components["schemas"]["Reminder"] | null;
            reminder: components["schemas"]["Reminder"];
        };
        /** Completion */
        Completion: {
            next?: components["schemas"]["backend_reminders_schemas_When"] | null;
            next_text?: string | null;
            note?: string | null;
            /**
             * @default done
             * @enum {string}
             */
            outcome?: "done" | "reached" | "no_answer" | "not_needed";
        };
        /** Confirmation */
        Confirmation: {
            key: string;
            note?: string | null;
        };
        /** ConflictDecision */
        ConflictDecision: {
            choices: {
                [key: string]: "ours" | "theirs";
            };
        };
        /** ConflictField */
        ConflictField: {
            base: unknown;
            field: string;
            ours: unknown;
            theirs: unknown;
        };
        /** ConsentView */
        ConsentView: {
            address: string;
            at: string | null;
            by: string;
            note: string;
            /** @enum {null|string} */
            source: "page" | "typed" | "import" | null;
            /** @enum {string} */
            state: "unknown" | "granted" | "refused";
        };
        /** Contact */
        Contact: {
            archived_at: string | null;
            /** @enum {string} */
            bin: "customer" | "candidate" | "noise";
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
            next_follow_up_at: string | null;
            phone: string | null;
            /** @enum {string} */
            source: "mail" | "manual" | "import" | "api";
            time_zone: string | null;
            title: string | null;
            travel: components["schemas"]["Travel"] | null;
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
        /** ContactFilter */
        ContactFilter: {
            q?: string | null;
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
        /** Container */
        Container: {
            /** @enum {null|string} */
            fault: "shape" | "check_digit" | null;
            /** @default 0 */
            gross_weight?: string;
            /** @enum {string} */
            kind: "20GP" | "40GP" | "40HQ" | "45HQ" | "20RF" | "40RH" | "20OT" | "40OT" | "20FR" | "40FR" | "LCL";
            number: string;
            /** @default 0 */
            packages?: number;
            seal?: string | null;
            vgm?: string | null;
            /** @default 0 */
            volume?: string;
        };
        /** ContainerInput */
        ContainerInput: {
            /** @default 0 */
            gross_weight?: string;
            /** @enum {string} */
            kind: "20GP" | "40GP" | "40HQ" | "45HQ" | "20RF" | "40RH" | "20OT" | "40OT" | "20FR" | "40FR" | "LCL";
            number: string;
            /** @default 0 */
            packages?: number;
            seal?: string | null;
            vgm?: string | null;
            /** @default 0 */
            volume?: string;
        };
        /** Content */
        Content: {
            charges?: components["schemas"]["Charge"][];
            costs?: components["schemas"]["CostSheet"] | null;
            currency: string;
            /** @default 0 */
            discount?: string;
            lead_time?: string | null;
            lines: components["schemas"]["quotes_schemas_LineInput"][];
            note?: string | null;
            offers: components["schemas"]["Offer"][];
            payment_terms?: string | null;
            port_of_discharge?: string | null;
            port_of_loading?: string | null;
            /** @enum {null|string} */
            transport?: "sea_container" | "sea_bulk" | "air" | "courier" | "rail" | "road" | null;
            valid_until?: string | null;
        };
        /** Contradiction */
        Contradiction: {
            /** @enum {string} */
            code: "name_differs" | "address_differs" | "currency_differs" | "line_amount" | "total_wrong" | "schedule_sum" | "quantity_beyond_tolerance" | "price_differs" | "packed_quantity" | "packages_differ" | "weight_differs" | "volume_differs" | "net_above_gross" | "cartons_short" | "carton_numbers" | "incoterm_differs" | "port_differs" | "marks_differ" | "date_order" | "late_shipment" | "late_presentation" | "after_expiry" | "under_insured" | "insured_late" | "account_not_approved" | "container_number" | "undrawable" | "missing" | "arrival_before_departure";
            /** @default  */
            expected?: string;
            /** @default  */
            found?: string;
            /** @enum {string} */
            paper: "quotation" | "proforma" | "contract" | "confirmation" | "invoice" | "packing_list" | "shipping_instruction" | "statement";
            /** @enum {string} */
            severity: "error" | "warning";
            /** @default  */
            subject?: string;
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
            /** @enum {string} */
            role: "customer" | "colleague" | "candidate" | "stranger" | "machine";
            sharing: components["schemas"]["conversations_schemas_Sharing"];
            snippet: string;
            subject: string;
            subject_ranges?: [
                number,
                number
            ][];
            unread: boolean;
        };
        /** Sharing */
        conversations_schemas_Sharing: {
            team_id?: string | null;
            /** @enum {string} */
            with: "nobody" | "team" | "everybody";
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
            /** @enum {string} */
            role: "customer" | "colleague" | "candidate" | "stranger" | "machine";
            sharing: components["schemas"]["conversations_schemas_Sharing"];
            snippet: string;
            subject: string;
            subject_ranges?: [
                number,
                number
            ][];
            unread: boolean;
        };
        /** ConversationWork */
        ConversationWork: {
            assignee: components["schemas"]["Assignee"] | null;
            comments: components["schemas"]["CommentView"][];
            replying: components["schemas"]["ReplyingView"][];
        };
        /** CoOwner */
        CoOwner: {
            /** Format: uuid */
            member_id: string;
            name: string;
            share: string;
        };
        /** Correspondent */
        Correspondent: {
            address: string;
            /** @default  */
            name?: string;
        };
        /** CostSheet */
        CostSheet: {
            /** @default 0 */
            commission_rate?: string;
            /** @default 0 */
            delivery?: string;
            /** @default 0 */
            duty_rate?: string;
            /** @default 0 */
            freight?: string;
            /** @default 0 */
            import_vat_rate?: string;
            /** @default 0 */
            inland?: string;
            /** @default 0 */
            insurance_rate?: string;
            /** @default 15 */
            margin?: string;
            /** @default 0 */
            port?: string;
            /** @default 0 */
            unloading?: string;
            /** @default true */
            use_rebate?: boolean;
            /** @default 13 */
            vat_rate?: string;
        };
        /** CountryDeals */
        CountryDeals: {
            country: string | null;
            open: components["schemas"]["Sum"];
            won: components["schemas"]["Sum"];
        };
        /** Credit */
        Credit: {
            at_risk: string;
            covered: string;
            currency: string;
            free: string | null;
            insured: string;
            insured_until: string | null;
            insurer: string | null;
            limit: string | null;
            note: string | null;
            owed: string;
            unknown_rates: string[];
        };
        /** CreditFields */
        CreditFields: {
            amount: string | null;
            currency: string;
            /** @default 0 */
            insured?: string;
            insured_until?: string | null;
            insurer?: string | null;
            note?: string | null;
        };
        /** CustomerCode */
        CustomerCode: {
            company: components["schemas"]["CompanyRef"];
            description: string | null;
            part_number: string;
        };
        /** DateChange */
        DateChange: {
            after: string | null;
            /** Format: date-time */
            at: string;
            before: string | null;
            by: string;
            /** @enum {string} */
            field: "etd" | "eta";
            reason: string | null;
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
        /** Deal */
        Deal: {
            amount: string | null;
            closed_at: string | null;
            company: components["schemas"]["CompanyRef"];
            contact: components["schemas"]["ContactRef"] | null;
            currency: string;
            days_in_stage: number;
            deposit_percent: string | null;
            expected_close_on: string | null;
            expected_ship_on: string | null;
            /** Format: uuid */
            id: string;
            local_time: components["schemas"]["LocalTime"] | null;
            locked_rate: components["schemas"]["LockedRate"] | null;
            lost_reason: string | null;
            missing: string[];
            name: string;
            next_follow_up_at: string | null;
            next_step: string | null;
            number: number;
            /** Format: date-time */
            opened_at: string;
            own_probability: number | null;
            owner: components["schemas"]["Owner"] | null;
            pace: components["schemas"]["Pace"] | null;
            /** Format: uuid */
            pipeline_id: string;
            probability: number;
            /** @enum {string} */
            source: "mail" | "manual" | "form" | "api" | "import";
            stage: components["schemas"]["StageRef"];
            /** Format: date-time */
            stage_entered_at: string;
            stale: boolean;
            /** @enum {string} */
            status: "open" | "won" | "lost";
            value: string | null;
            version: number;
        };
        /** DealBulkChanges */
        DealBulkChanges: {
            expected_close_on?: string | null;
            next_step?: string | null;
            owner_id?: string | null;
            reason?: string | null;
            stage_id?: string;
        };
        /** DealBulkEdit */
        DealBulkEdit: {
            changes: components["schemas"]["DealBulkChanges"];
            ids: string[];
        };
        /** DealBulkResult */
        DealBulkResult: {
            changed: number;
            held_back: string[];
        };
        /** DealConversationView */
        DealConversationView: {
            /** Format: uuid */
            id: string;
            last_message_at: string | null;
            subject: string;
        };
        /** DealFile */
        DealFile: {
            amount: string | null;
            closed_at: string | null;
            co_owners: components["schemas"]["CoOwner"][];
            company: components["schemas"]["CompanyRef"];
            competitors: components["schemas"]["CompetitorView"][];
            contact: components["schemas"]["ContactRef"] | null;
            conversations: components["schemas"]["DealConversationView"][];
            currency: string;
            days_in_stage: number;
            deposit_percent: string | null;
            editable: boolean;
            expected_close_on: string | null;
            expected_ship_on: string | null;
            history: components["schemas"]["StepView"][];
            /** Format: uuid */
            id: string;
            lines: components["schemas"]["DealLineView"][];
            local_time: components["schemas"]["LocalTime"] | null;
            locked_rate: components["schemas"]["LockedRate"] | null;
            lost_note: string | null;
            lost_reason: string | null;
            missing: string[];
            name: string;
            next_follow_up_at: string | null;
            next_step: string | null;
            note: string | null;
            number: number;
            /** Format: date-time */
            opened_at: string;
            own_probability: number | null;
            owner: components["schemas"]["Owner"] | null;
            pace: components["schemas"]["Pace"] | null;
            /** Format: uuid */
            pipeline_id: string;
            probability: number;
            rail: components["schemas"]["StageState"][];
            /** @enum {string} */
            source: "mail" | "manual" | "form" | "api" | "import";
            stage: components["schemas"]["StageRef"];
            /** Format: date-time */
            stage_entered_at: string;
            stale: boolean;
            /** @enum {string} */
            status: "open" | "won" | "lost";
            value: string | null;
            version: number;
        };
        /** DealLineView */
        DealLineView: {
            /** Format: uuid */
            id: string;
            product: string;
            product_id: string | null;
            quantity: string | null;
            unit: string | null;
            unit_price: string | null;
        };
        /** DealPatch */
        DealPatch: {
            amount?: string | null;
            co_owners?: components["schemas"]["GivenCoOwner"][];
            company_id?: string;
            competitors?: components["schemas"]["GivenCompetitor"][];
            contact_id?: string | null;
            currency?: string;
            deposit_percent?: string | null;
            expected_close_on?: string | null;
            expected_ship_on?: string | null;
            lines?: components["schemas"]["GivenLine"][];
            locked_rate?: components["schemas"]["GivenRate"] | null;
            name?: string;
            next_follow_up_at?: string | null;
            next_step?: string | null;
            note?: string | null;
            owner_id?: string | null;
            probability?: number | null;
        };
        /** DealView */
        DealView: {
            /** Format: uuid */
            id: string;
            mine: boolean;
            name: string;
            owner: components["schemas"]["Owner"] | null;
            params: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            sharing: "me" | "team" | "all";
            team_id: string | null;
            version: number;
        };
        /** DealViewList */
        DealViewList: {
            items: components["schemas"]["DealView"][];
        };
        /** DealViewPatch */
        DealViewPatch: {
            name?: string;
            params?: {
                [key: string]: string | number | boolean | null;
            };
            sharing?: "me" | "team" | "all";
            team_id?: string | null;
        };
        /** Decision */
        Decision: {
            approved: boolean;
            /** @default  */
            note?: string;
        };
        /** DecisionView */
        DecisionView: {
            actor_name: string | null;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            by: "rule" | "classifier" | "person";
            confidence: number | null;
            /** @enum {null|string} */
            from_bin: "customer" | "candidate" | "noise" | null;
            /** Format: uuid */
            id: string;
            reasons: components["schemas"]["Reason"][];
            /** @enum {string} */
            to_bin: "customer" | "candidate" | "noise";
            undone_at: string | null;
            undone_by: string | null;
        };
        /** DefectView */
        DefectView: {
            code: string;
            text: string;
        };
        /** DeliveryView */
        DeliveryView: {
            /** Format: uuid */
            alert_id: string;
            attempts: number;
            /** Format: uuid */
            channel_id: string;
            /** Format: date-time */
            due_at: string;
            /** Format: uuid */
            id: string;
            in_digest: boolean;
            problem: string | null;
            said: string | null;
            sent_at: string | null;
            /** @enum {string} */
            state: "waiting" | "sending" | "sent" | "failed" | "dropped";
            title: string;
        };
        /** DeskBar */
        DeskBar: {
            good: boolean;
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until: string;
        };
        /** DeskOpening */
        DeskOpening: {
            address: string;
            /** Format: date-time */
            at: string;
            there: string;
            zone: string;
        };
        /** Differences */
        Differences: {
            after: number;
            before: number;
            fields: components["schemas"]["FieldDifference"][];
            lines: components["schemas"]["LineDifference"][];
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
        /** Dismissal */
        Dismissal: {
            pairs: [
                string,
                string
            ][];
        };
        /** DomainCheckRequest */
        DomainCheckRequest: {
            domain: string;
            selectors?: string[];
        };
        /** DomainCount */
        DomainCount: {
            count: number;
            domain: string;
        };
        /** DomainView */
        DomainView: {
            alarms: components["schemas"]["AlarmView"][];
            checked_at: string | null;
            domain: string;
            findings: components["schemas"]["Finding"][];
            mailboxes: string[];
            selectors: string[];
            /** @enum {string} */
            state: "ok" | "advice" | "problem" | "unknown";
        };
        /** DraftPatch */
        DraftPatch: {
            bcc?: components["schemas"]["Correspondent"][];
            cc?: components["schemas"]["Correspondent"][];
            html?: string;
            sender_id?: string;
            subject?: string;
            template_id?: string | null;
            to?: components["schemas"]["Correspondent"][];
            with_quote?: boolean;
            with_signature?: boolean;
        };
        /** DraftText */
        DraftText: {
            html: string;
            subject: string;
        };
        /** DryRun */
        DryRun: {
            customers: number;
            days: number;
            examples: components["schemas"]["DryRunRow"][];
            later: number;
            now: number;
            owners: components["schemas"]["DryRunOwner"][];
            weeks: components["schemas"]["DryRunWeek"][];
        };
        /** DryRunOwner */
        DryRunOwner: {
            customers: number;
            name: string;
        };
        /** DryRunRow */
        DryRunRow: {
            company: components["schemas"]["CompanyRef"];
            later: string | null;
            /** Format: date */
            on: string;
            owner: components["schemas"]["Owner"] | null;
        };
        /** DryRunWeek */
        DryRunWeek: {
            /** Format: date */
            begins: string;
            customers: number;
        };
        /** DueView */
        DueView: {
            amount: string;
            days: number;
            due_on: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            label: "deposit" | "balance" | "payment";
            /** @enum {string} */
            method: "tt" | "lc" | "dp" | "da" | "oa" | "platform" | "cash";
            overdue_days: number;
            percent: string;
            settled: string;
            /** @enum {string} */
            trigger: "order" | "proforma" | "before_shipment" | "bl" | "invoice" | "arrival" | "presentation" | "release";
        };
        /** DuplicateClusterFile */
        DuplicateClusterFile: {
            fields: string[];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "company" | "contact";
            members: components["schemas"]["DuplicateMember"][];
            names: string[];
            pairs: components["schemas"]["DuplicatePairView"][];
            reasons: ("tax_id" | "domain" | "email" | "phone" | "social" | "name_country" | "name" | "name_elsewhere" | "employer" | "address" | "domain_family" | "name_core" | "person_name" | "same_company")[];
            score: number;
            size: number;
            /** @enum {string} */
            verdict: "certain" | "likely" | "possible";
        };
        /** DuplicateClusterView */
        DuplicateClusterView: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "company" | "contact";
            names: string[];
            reasons: ("tax_id" | "domain" | "email" | "phone" | "social" | "name_country" | "name" | "name_elsewhere" | "employer" | "address" | "domain_family" | "name_core" | "person_name" | "same_company")[];
            score: number;
            size: number;
            /** @enum {string} */
            verdict: "certain" | "likely" | "possible";
        };
        /** DuplicateMember */
        DuplicateMember: {
            contacts_count: number;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            last_contact_on: string | null;
            messages_count: number;
            name: string;
            owner: components["schemas"]["Owner"] | null;
            /** @enum {null|string} */
            stage: "new" | "contacted" | "negotiating" | "customer" | "dormant" | null;
            tags: string[];
            values: {
                [key: string]: string | null;
            };
        };
        /** DuplicatePairView */
        DuplicatePairView: {
            /** Format: uuid */
            high_id: string;
            /** Format: uuid */
            low_id: string;
            reasons: ("tax_id" | "domain" | "email" | "phone" | "social" | "name_country" | "name" | "name_elsewhere" | "employer" | "address" | "domain_family" | "name_core" | "person_name" | "same_company")[];
            score: number;
            /** @enum {string} */
            verdict: "certain" | "likely" | "possible";
        };
        /** DuplicateSearchView */
        DuplicateSearchView: {
            companies: number;
            contacts: number;
            found_at: string | null;
            records: number;
            running: boolean;
            seconds: number;
        };
        /** Employer */
        Employer: {
            company: components["schemas"]["CompanyRef"];
            current: boolean;
            messages: number;
            since: string | null;
            until: string | null;
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
        /** Enrolled */
        Enrolled: {
            enrolled: number;
            left_out: number;
        };
        /** Enrolling */
        Enrolling: {
            deal_id?: string | null;
            include?: ("colleague" | "enrolled-before")[];
            sender_id?: string | null;
            whom: components["schemas"]["EnrolWhom"];
        };
        /** EnrolmentPatch */
        EnrolmentPatch: {
            /** @enum {string} */
            state: "active" | "paused" | "stopped";
        };
        /** EnrolmentView */
        EnrolmentView: {
            address: string;
            author: string;
            away_until: string | null;
            clicked: boolean;
            company: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"];
            ended_at: string | null;
            /** Format: date-time */
            enrolled_at: string;
            /** Format: uuid */
            id: string;
            language: string | null;
            next_at: string | null;
            next_there: string | null;
            opened: boolean;
            reason: string | null;
            reason_text: string | null;
            replied: boolean;
            sender: string;
            /** Format: uuid */
            sequence_id: string;
            sequence_name: string;
            /** @enum {string} */
            state: "active" | "paused" | "held" | "finished" | "stopped";
            step: number;
            steps: number;
            version: number;
        };
        /** EnrolPreview */
        EnrolPreview: {
            asks: number;
            goes_in: number;
            people: components["schemas"]["Planned"][];
            per_day: number;
            sender: string;
            stays_out: number;
        };
        /** EnrolProblem */
        EnrolProblem: {
            code: string;
            text: string;
            /** @enum {string} */
            weight: "stop" | "ask" | "note";
        };
        /** EnrolWhom */
        EnrolWhom: {
            companies?: components["schemas"]["CompanyFilter"] | null;
            company_ids?: string[];
            contact_ids?: string[];
            contacts?: components["schemas"]["ContactFilter"] | null;
            /** @default true */
            one_each?: boolean;
        };
        /** When */
        erp_adapters_engine_mapping_When: {
            /** @default false */
            negated?: boolean;
            path: string;
            values: string[];
        };
        /** Step */
        erp_adapters_engine_transforms_Step: {
            /** @default  */
            more?: string;
            /** @default 0 */
            number?: number;
            /** @enum {string} */
            op: "trim" | "upper" | "lower" | "title" | "digits" | "cut" | "between" | "prefix" | "unprefix" | "split" | "join" | "const" | "round" | "multiply" | "shift_days" | "table" | "link" | "flag" | "replace";
            /** @default  */
            text?: string;
        };
        /** ErpAdapterView */
        ErpAdapterView: {
            name: string;
            settings: components["schemas"]["ErpSetting"][];
            title: string;
            versions: string;
        };
        /** ErpArrivalView */
        ErpArrivalView: {
            entity: string;
            external_id: string;
            /** Format: uuid */
            id: string;
            problem: components["schemas"]["ErpProblem"] | null;
            /** Format: date-time */
            read_at: string;
            record: {
                [key: string]: unknown;
            };
            state: string;
            title: string;
        };
        /** ErpCheck */
        ErpCheck: {
            adapter: string;
            settings: {
                [key: string]: unknown;
            };
        };
        /** ErpCheckFinding */
        ErpCheckFinding: {
            reason: string;
            said: string;
            subject: string;
            title: string;
        };
        /** ErpCheckView */
        ErpCheckView: {
            company: string;
            currency: string;
            ok: boolean;
            problems: components["schemas"]["ErpCheckFinding"][];
            skew_seconds: number | null;
            user: string;
            version: string;
            warnings: components["schemas"]["ErpCheckFinding"][];
            zone: string;
        };
        /** ErpConflictView */
        ErpConflictView: {
            /** Format: date-time */
            created_at: string;
            decided_at: string | null;
            decided_by: string | null;
            entity: string;
            external_number: string | null;
            fields: components["schemas"]["ConflictField"][];
            /** Format: uuid */
            id: string;
            local_id: string | null;
            ours_at: string | null;
            ours_by: string | null;
            state: string;
            theirs_at: string | null;
            theirs_by: string | null;
            title: string;
        };
        /** ErpCreditView */
        ErpCreditView: {
            balance: string | null;
            currency: string | null;
            limit: string | null;
            on_hold: boolean;
            overdue: string | null;
            /** Format: date-time */
            read_at: string;
            warning: boolean;
        };
        /** ErpDocument */
        ErpDocument: {
            amount: string | null;
            currency: string | null;
            entity: string;
            number: string;
            on: string | null;
            open_amount: string | null;
            remote_status: string;
            status: string;
        };
        /** ErpEntityView */
        ErpEntityView: {
            dead: number;
            entity: string;
            incoming: components["schemas"]["ErpFlow"];
            lag_seconds: number | null;
            linked: number;
            mapped: boolean;
            mapping_number: number;
            oldest_waiting_at: string | null;
            outgoing: components["schemas"]["ErpFlow"];
            records_read: number;
            sent_today: number;
            stuck: number;
            through: string | null;
            title: string;
            waiting: number;
        };
        /** ErpFieldPair */
        ErpFieldPair: {
            field: string;
            ours: unknown;
            theirs: unknown;
        };
        /** ErpFindingView */
        ErpFindingView: {
            /** @enum {string} */
            direction: "in" | "out";
            entity: string;
            external_id: string | null;
            fields: components["schemas"]["ErpFieldPair"][];
            /** Format: uuid */
            id: string;
            local_id: string | null;
            /** @enum {string} */
            outcome: "create" | "change" | "skip" | "refuse" | "missing_here" | "missing_there" | "differs" | "unlinked" | "duplicate" | "stale";
            reason: components["schemas"]["ErpProblem"] | null;
            state: string;
            title: string;
        };
        /** ErpFlow */
        ErpFlow: {
            active: boolean;
            approvals_left: number;
            offered: boolean;
            /** @enum {string} */
            scope: "linked" | "all" | "create" | "submit" | "approve";
        };
        /** ErpLinkPatch */
        ErpLinkPatch: {
            name?: string;
            paused?: boolean;
            settings?: {
                [key: string]: unknown;
            };
        };
        /** ErpLinkView */
        ErpLinkView: {
            adapter: string;
            adapter_title: string;
            approvals: number;
            calls_limited: number;
            calls_this_hour: number;
            checked_at: string | null;
            conflicts: number;
            dead: number;
            /** Format: uuid */
            id: string;
            name: string;
            problem: components["schemas"]["ErpProblem"] | null;
            reconciled_at: string | null;
            rehearsed_at: string | null;
            secrets_set: string[];
            server: components["schemas"]["ErpCheckView"] | null;
            settings: {
                [key: string]: unknown;
            };
            state: string;
            stuck: number;
            version: number;
        };
        /** ErpMappingView */
        ErpMappingView: {
            document: components["schemas"]["MappingDocument"];
            entity: string;
            made_at: string | null;
            made_by: string;
            number: number;
        };
        /** ErpOrderPanel */
        ErpOrderPanel: {
            links: components["schemas"]["ErpOrderView"][];
            may_push: boolean;
        };
        /** ErpOrderView */
        ErpOrderView: {
            billing_status: string | null;
            credit: components["schemas"]["ErpCreditView"] | null;
            currency: string | null;
            delivery_status: string | null;
            documents: components["schemas"]["ErpDocument"][];
            external_id: string | null;
            external_number: string | null;
            /** Format: uuid */
            link_id: string;
            link_name: string;
            locked: boolean;
            read_at: string | null;
            remote_status: string | null;
            status: string | null;
            steps: components["schemas"]["ErpStepView"][];
            total: string | null;
        };
        /** ErpProblem */
        ErpProblem: {
            asked: string | null;
            candidates: {
                [key: string]: unknown;
            }[];
            code: string;
            field: string | null;
            said: string;
            title: string;
            what_to_do: string;
        };
        /** ErpRunView */
        ErpRunView: {
            asked_by: string;
            counts: {
                [key: string]: number;
            };
            ended_at: string | null;
            entity: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "check" | "rehearsal" | "read" | "push" | "reconciliation" | "resync";
            problem: components["schemas"]["ErpProblem"] | null;
            /** Format: date-time */
            started_at: string;
            state: string;
            sums: components["schemas"]["ErpSum"][];
        };
        /** ErpSetting */
        ErpSetting: {
            choices: {
                [key: string]: string;
            };
            default: unknown;
            help: string;
            kind: string;
            label: string;
            name: string;
            required: boolean;
            secret: boolean;
        };
        /** ErpStepView */
        ErpStepView: {
            asked_by: string;
            attempts: number;
            /** Format: date-time */
            created_at: string;
            done_at: string | null;
            entity: string;
            exchange: {
                [key: string]: unknown;
            } | null;
            fields: string[];
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            local_id: string;
            /** Format: date-time */
            next_at: string;
            operation: string;
            payload: {
                [key: string]: unknown;
            };
            problem: components["schemas"]["ErpProblem"] | null;
            remote: {
                [key: string]: unknown;
            } | null;
            state: string;
            title: string;
            why: string;
        };
        /** ErpSum */
        ErpSum: {
            currency: string;
            label: string;
            ours: string;
            theirs: string;
        };
        /** ErpValueView */
        ErpValueView: {
            /** Format: uuid */
            id: string;
            ours: string | null;
            table: string;
            theirs: string | null;
        };
        /** Evidence */
        Evidence: {
            end: number;
            field: string;
            /** Format: uuid */
            message_id: string;
            start: number;
            text: string;
        };
        /** Extras */
        Extras: {
            bank_account_id?: string | null;
            /** @default  */
            bank_charges?: string;
            buyer?: components["schemas"]["Party"] | null;
            consignee?: components["schemas"]["Party"] | null;
            /** @default  */
            insurance?: string;
            insured_amount?: string | null;
            insured_on?: string | null;
            latest_shipment?: string | null;
            /** @default  */
            lead_time?: string;
            notify?: components["schemas"]["Party"] | null;
            /** @default 0 */
            pallets?: number;
            partial_shipment?: boolean | null;
            transhipment?: boolean | null;
            valid_until?: string | null;
        };
        /** Fact */
        Fact: {
            confidence: number;
            detail: string | null;
            field: string;
            /** Format: uuid */
            id: string;
            last_at: string | null;
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
        /** Failure */
        Failure: {
            code: string;
            server_said: string | null;
            title: string;
            what_to_do: string;
        };
        /** FeedView */
        FeedView: {
            exists: boolean;
            url: string | null;
        };
        /** FieldChange */
        FieldChange: {
            /** @enum {string} */
            action: "chosen" | "typed" | "cleared" | "rejected" | "restored";
            actor: components["schemas"]["Owner"] | null;
            /** Format: date-time */
            at: string;
            field: string;
            /** Format: uuid */
            id: string;
            previous: string | null;
            value: string | null;
        };
        /** FieldDifference */
        FieldDifference: {
            after: string | null;
            before: string | null;
            field: string;
        };
        /** FileCopy */
        FileCopy: {
            /** Format: uuid */
            attachment_id: string;
            /** Format: uuid */
            message_id: string;
        };
        /** FileRef */
        FileRef: {
            /** Format: date-time */
            created_at: string;
            filename: string;
            /** Format: uuid */
            id: string;
            media_type: string;
            size: number;
        };
        /** FileView */
        FileView: {
            content_type: string;
            filename: string;
            /** Format: uuid */
            id: string;
            inline: boolean;
            size: number;
            url: string;
        };
        /** Finding */
        Finding: {
            code: string;
            found?: string[];
            record?: string | null;
            record_name?: string | null;
            /** @enum {null|string} */
            record_type?: "TXT" | "CNAME" | null;
            /** @enum {string} */
            state: "ok" | "advice" | "problem" | "unknown";
            title: string;
            /** @enum {string} */
            topic: "spf" | "dkim" | "dmarc" | "mx" | "alignment" | "tracking";
            what_to_do: string;
        };
        /** FinishedMailboxSignIn */
        FinishedMailboxSignIn: {
            code?: string | null;
            error?: string | null;
            error_description?: string | null;
            state: string;
        };
        /** Fit */
        Fit: {
            chargeable: string | null;
            count: number;
            filled: string;
            /** @enum {null|string} */
            limit: "volume" | "weight" | "size" | null;
            loaded: string;
            more: components["schemas"]["More"][];
            too_long: string[];
            /** @enum {string} */
            vehicle: "20GP" | "40GP" | "40HQ" | "LCL" | "air" | "express";
            volume: string;
            weight: string;
        };
        /** FolderChange */
        FolderChange: {
            folder: string;
            name: string;
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
        /** Forecast */
        Forecast: {
            attainment: components["schemas"]["Attainment"][];
            /** @enum {string} */
            by: "close" | "ship";
            default_deposit: number;
            months: components["schemas"]["ForecastMonth"][];
            /** Format: uuid */
            pipeline_id: string;
            total: components["schemas"]["Sum"];
            weighted: string;
        };
        /** ForecastMonth */
        ForecastMonth: {
            amount: string;
            balance: string;
            deals: number;
            deposit: string;
            month: string | null;
            overdue: boolean;
            target: string | null;
            weighted: string;
            won: string;
        };
        /** FoundValue */
        FoundValue: {
            field: string;
            value: string;
        };
        /** GivenCompetitor */
        GivenCompetitor: {
            name: string;
            note?: string | null;
            offer?: string | null;
        };
        /** GivenCoOwner */
        GivenCoOwner: {
            /** Format: uuid */
            member_id: string;
            share: string;
        };
        /** GivenLine */
        GivenLine: {
            product: string;
            product_id?: string | null;
            quantity?: string | null;
            unit?: string | null;
            unit_price?: string | null;
        };
        /** GivenLossReason */
        GivenLossReason: {
            id?: string | null;
            name: string;
        };
        /** GivenProof */
        GivenProof: {
            kind: string;
            label?: string | null;
            /** @default false */
            required?: boolean;
        };
        /** GivenRate */
        GivenRate: {
            date?: string | null;
            rate: string;
            source?: string | null;
        };
        /** GivenStage */
        GivenStage: {
            entry_proofs?: components["schemas"]["GivenProof"][];
            exit_proofs?: components["schemas"]["GivenProof"][];
            id?: string | null;
            /**
             * @default other
             * @enum {string}
             */
            kind?: "inquiry" | "quotation" | "sample" | "contract" | "deposit" | "production" | "inspection" | "shipment" | "balance" | "after_sales" | "other";
            name: string;
            probability: number;
            sla_days?: number | null;
        };
        /** GivenTarget */
        GivenTarget: {
            amount: string | null;
            /** @default USD */
            currency?: string;
            member_id?: string | null;
            /** Format: date */
            month: string;
            team_id?: string | null;
        };
        /** GivenTargets */
        GivenTargets: {
            items: components["schemas"]["GivenTarget"][];
        };
        /** Goods */
        Goods: {
            cartons: number;
            gross_weight: string;
            height: string;
            length: string;
            name: string;
            per_carton?: string | null;
            width: string;
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
        /** HitView */
        HitView: {
            /** Format: date-time */
            at: string;
            because: string;
            /** Format: uuid */
            id: string;
            ip: string | null;
            /** @enum {string} */
            kind: "open" | "click" | "trap";
            link: string | null;
            reason: string;
            repeats: boolean;
            user_agent: string | null;
            /** @enum {string} */
            verdict: "machine" | "unknown" | "human" | "certain" | "own";
        };
        /** HoldingPatch */
        HoldingPatch: {
            contract_until?: string | null;
            pinned?: boolean;
        };
        /** HoldingRow */
        HoldingRow: {
            company: components["schemas"]["CompanyRef"];
            contract_until: string | null;
            days_left: number | null;
            leaves_on: string | null;
            paused: string[];
            pinned: boolean;
            protected_until: string | null;
            /** @enum {null|string} */
            request: "open" | "approved" | "refused" | "withdrawn" | null;
            rule: string | null;
            /** Format: date-time */
            since: string;
        };
        /** Holdings */
        Holdings: {
            claimed_today: number;
            claims_a_day: number | null;
            held: number;
            holding_cap: number | null;
            items: components["schemas"]["HoldingRow"][];
            pinned: number;
            pins: number;
        };
        /** Hours */
        Hours: {
            begin: number;
            counts: number[];
            end: number;
            zone: string;
        };
        /** IdentityPatch */
        IdentityPatch: {
            name?: string;
            owner_id?: string | null;
            signature?: string;
            team_id?: string | null;
            used_by?: "owner" | "team" | "all";
        };
        /** ImportFailure */
        ImportFailure: {
            code: string;
            title: string;
            what_to_do: string;
        };
        /** ImportOutcome */
        ImportOutcome: {
            added: number;
            known: number;
            unreadable: string[];
            unreadable_count: number;
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
        /** Insight */
        Insight: {
            cohort: components["schemas"]["CohortStage"][];
            /** Format: date */
            first: string;
            /** Format: date */
            last: string;
            lost: number;
            opened: number;
            /** Format: uuid */
            pipeline_id: string;
            snapshot: components["schemas"]["SnapshotStage"][];
            stages: components["schemas"]["StageTime"][];
            won: number;
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
        /** ItemInput */
        ItemInput: {
            /** @default 0 */
            min_quantity?: string;
            price: string;
            /** Format: uuid */
            product_id: string;
            variant_id?: string | null;
        };
        /** Join */
        Join: {
            /** Format: uuid */
            conversation_id: string;
        };
        /** Journey */
        Journey: {
            place: string | null;
            since: string | null;
            until: string | null;
            zone: string;
        };
        /** Kept */
        Kept: {
            kept: number;
        };
        /** KindView */
        KindView: {
            /** @enum {string} */
            kind: "reminder" | "mention" | "reply" | "inquiry" | "opened" | "send_failed" | "appeal" | "assigned" | "mailbox" | "pool" | "lead" | "export";
            name: string;
        };
        /** Language */
        Language: {
            direction: string;
            name: string;
            tag: string;
        };
        /** LanguageCopy */
        LanguageCopy: {
            language: string;
            source?: string | null;
        };
        /** LanguageForms */
        LanguageForms: {
            /** @enum {string} */
            direction: "ltr" | "rtl";
            language: string;
            name: string;
            plural_forms: string[];
        };
        /** LanguageMark */
        LanguageMark: {
            is_source: boolean;
            language: string;
            name: string;
            outdated: boolean;
            /** @enum {string} */
            status: "draft" | "approved";
        };
        /** LanguageModelEdit */
        LanguageModelEdit: {
            active: boolean;
            api_key?: string | null;
            daily_limit: number;
            model: string;
            url: string;
        };
        /** LanguageModelTrial */
        LanguageModelTrial: {
            found: components["schemas"]["FoundValue"][];
        };
        /** LanguageModelView */
        LanguageModelView: {
            active: boolean;
            asked_today: number;
            daily_limit: number;
            has_key: boolean;
            model: string;
            problem: string | null;
            problem_at: string | null;
            url: string;
            version: number;
        };
        /** LanguageText */
        LanguageText: {
            /** @default true */
            follows_source?: boolean;
            html: string;
            /**
             * @default draft
             * @enum {string}
             */
            status?: "draft" | "approved";
            subject: string;
        };
        /** LanguageVersion */
        LanguageVersion: {
            changed_by: string;
            /** @enum {string} */
            direction: "ltr" | "rtl";
            files: components["schemas"]["TemplateAttachment"][];
            html: string;
            /** Format: uuid */
            id: string;
            is_source: boolean;
            language: string;
            name: string;
            outdated: boolean;
            problems: components["schemas"]["TemplateProblem"][];
            revision: number;
            /** @enum {string} */
            status: "draft" | "approved";
            subject: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        /** LastSaid */
        LastSaid: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            conversation_id: string;
            /** @enum {string} */
            direction: "in" | "out";
            text: string;
        };
        /** Layout */
        Layout: {
            /** @default #0b6b6b */
            accent?: string;
            /** @default false */
            capitals?: boolean;
            clauses?: components["schemas"]["Clause"][];
            columns: ("number" | "item" | "customer_item" | "description" | "spec" | "hs_code" | "origin" | "moq" | "quantity" | "unit_price" | "discount" | "amount" | "carton_numbers" | "per_carton" | "cartons" | "carton_size" | "net_weight" | "gross_weight" | "volume" | "container")[];
            /** @default false */
            flipped?: boolean;
            /** @default  */
            footer?: string;
            /** @default  */
            header?: string;
            logo?: string | null;
            /**
             * @default a4
             * @enum {string}
             */
            page?: "a4" | "us-letter";
            parts: ("words" | "terms" | "schedule" | "shipping" | "marks" | "containers" | "bank" | "signatures" | "seller_ids")[];
            /** @default  */
            signatory?: string;
            signature?: string | null;
            stamp?: string | null;
            /** @default 8.5 */
            text_size?: number;
        };
        /** LayoutTrial */
        LayoutTrial: {
            /** @enum {string} */
            kind: "quotation" | "proforma" | "contract" | "confirmation" | "invoice" | "packing_list" | "shipping_instruction" | "statement";
            languages: ("zh" | "en" | "es" | "ru" | "ar" | "fr" | "pt" | "de" | "ja")[];
            layout: components["schemas"]["Layout"];
        };
        /** LcEvent */
        LcEvent: {
            accepted?: boolean | null;
            /** Format: date */
            on: string;
            text: string;
        };
        /** LcFields */
        LcFields: {
            advising_bank?: string | null;
            amendments?: components["schemas"]["LcEvent"][];
            amount: string;
            confirming_bank?: string | null;
            currency: string;
            discrepancies?: components["schemas"]["LcEvent"][];
            documents?: string[];
            /** Format: date */
            expires_on: string;
            expiry_place?: string | null;
            goods?: string | null;
            issued_on?: string | null;
            issuing_bank?: string | null;
            latest_shipment?: string | null;
            number: string;
            /** @default false */
            partial_shipment?: boolean;
            /** @default 21 */
            presentation_days?: number;
            /**
             * @default issued
             * @enum {string}
             */
            state?: "draft" | "issued" | "presented" | "paid" | "expired" | "cancelled";
            /** @default 0 */
            tolerance?: string;
            /** @default true */
            transhipment?: boolean;
            /** @default 0 */
            usance_days?: number;
        };
        /** LcView */
        LcView: {
            advising_bank?: string | null;
            amendments?: components["schemas"]["LcEvent"][];
            amount: string;
            confirming_bank?: string | null;
            currency: string;
            discrepancies?: components["schemas"]["LcEvent"][];
            documents?: string[];
            /** Format: date */
            expires_on: string;
            expiry_place?: string | null;
            goods?: string | null;
            /** Format: uuid */
            id: string;
            issued_on?: string | null;
            issuing_bank?: string | null;
            latest_shipment?: string | null;
            number: string;
            /** Format: uuid */
            order_id: string;
            /** @default false */
            partial_shipment?: boolean;
            /** @default 21 */
            presentation_days?: number;
            /**
             * @default issued
             * @enum {string}
             */
            state?: "draft" | "issued" | "presented" | "paid" | "expired" | "cancelled";
            /** @default 0 */
            tolerance?: string;
            /** @default true */
            transhipment?: boolean;
            /** @default 0 */
            usance_days?: number;
            version: number;
            warnings: ("amount" | "currency" | "expired" | "shipment_late" | "shipment_after_expiry")[];
        };
        /** Letter */
        Letter: {
            html: string;
            language: string;
            subject: string;
            to_email: string | null;
            to_name: string | null;
        };
        /** LetterResults */
        LetterResults: {
            /** @default 0 */
            bounced?: number;
            /** @default 0 */
            clicked?: number;
            /** @default 0 */
            opened?: number;
            /** @default 0 */
            replied?: number;
            /** @default 0 */
            sent?: number;
            /** @default 0 */
            unsubscribed?: number;
        };
        /** LetterSettingsView */
        LetterSettingsView: {
            company: string;
            language: string;
            phone: string;
            website: string;
        };
        /** Lift */
        Lift: {
            reason: string;
        };
        /** LineDifference */
        LineDifference: {
            change: string;
            fields: components["schemas"]["FieldDifference"][];
            name: string;
            sku: string | null;
        };
        /** LineView */
        LineView: {
            amount: string;
            cost: string | null;
            cost_currency: string | null;
            description: string | null;
            discount: string;
            evidence: components["schemas"]["Evidence"][];
            /** Format: uuid */
            id: string;
            margin: string | null;
            name: string;
            part_number: string | null;
            price_from: string | null;
            prices: components["schemas"]["Price"][];
            product_id: string | null;
            quantity: string;
            sku: string | null;
            tax_rate: string;
            unit: string;
            unit_price: string;
            variant_id: string | null;
        };
        /** Loading */
        Loading: {
            goods: components["schemas"]["Goods"][];
        };
        /** LoadingPlan */
        LoadingPlan: {
            fits: components["schemas"]["Fit"][];
        };
        /** LocalTime */
        LocalTime: {
            clock: string;
            /** @enum {string} */
            day_state: "desk" | "lunch" | "early" | "evening" | "night" | "weekend" | "holiday";
            expected: boolean;
            holiday: string | null;
            offset: string;
            text: string;
            zone: string;
        };
        /** LockedRate */
        LockedRate: {
            currency: string;
            date: string | null;
            rate: string;
            source: string | null;
        };
        /** LossReason */
        LossReason: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** LossReasonList */
        LossReasonList: {
            items: components["schemas"]["GivenLossReason"][];
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
        /** Manner */
        Manner: {
            forms?: {
                [key: string]: string;
            };
            /** @enum {null|string} */
            gender?: "f" | "m" | null;
            honorific?: string | null;
        };
        /** MannerView */
        MannerView: {
            forms?: {
                [key: string]: string;
            };
            /** @enum {null|string} */
            gender?: "f" | "m" | null;
            honorific?: string | null;
            language: string;
            salutation: string;
        };
        /** MappingDocument */
        MappingDocument: {
            entity: string;
            /** @default [] */
            export_when?: string[];
            rules: components["schemas"]["Rule"][];
        };
        /** MappingSample */
        MappingSample: {
            after: {
                [key: string]: unknown;
            };
            before: {
                [key: string]: unknown;
            };
            external_id: string;
            problems: components["schemas"]["ErpProblem"][];
            record: {
                [key: string]: unknown;
            };
            title: string;
        };
        /** MappingTrial */
        MappingTrial: {
            document: components["schemas"]["MappingDocument"];
        };
        /** Mark */
        Mark: {
            end: number;
            field: string;
            start: number;
            value: string;
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
        /** MergeUndo */
        MergeUndo: {
            record_ids: string[];
        };
        /** MergeView */
        MergeView: {
            /** Format: date-time */
            at: string;
            by: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "company" | "contact";
            merged: string[];
            undoable: boolean;
            undone_at: string | null;
            undone_by: string | null;
            /** Format: uuid */
            winner_id: string;
            winner_name: string;
        };
        /** MessageTracking */
        MessageTracking: {
            clicks: components["schemas"]["outreach_tracking_schemas_Counts"];
            details: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            effect: "off" | "aggregate" | "individual";
            forwarded: string | null;
            hits: components["schemas"]["HitView"][];
            hits_left_out: number;
            /** Format: uuid */
            id: string;
            opens: components["schemas"]["outreach_tracking_schemas_Counts"];
            outgoing_id: string | null;
            recipients: components["schemas"]["RecipientStatus"][];
            rules_version: number;
            sent_at: string | null;
            why: string;
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
        /** Milestone */
        Milestone: {
            bl_number?: string | null;
            /** Format: date */
            on: string;
            /** @enum {string} */
            state: "departed" | "arrived" | "delivered";
        };
        /** MissingLanguage */
        MissingLanguage: {
            contacts: number;
            instead: string | null;
            language: string;
            name: string;
            reason: string | null;
        };
        /** MissingVersions */
        MissingVersions: {
            drafts: string[];
            missing: components["schemas"]["MissingLanguage"][];
            name: string;
            outdated: string[];
            /** Format: uuid */
            template_id: string;
        };
        /** Month */
        Month: {
            month: string;
            received: number;
            sent: number;
        };
        /** More */
        More: {
            /** @enum {string} */
            by: "volume" | "weight";
            cartons: number;
            name: string;
            pieces: string | null;
        };
        /** Moved */
        Moved: {
            deal: components["schemas"]["Deal"];
            move_id: string | null;
        };
        /** MoveView */
        MoveView: {
            actor: string;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            company_id: string;
            company_name: string;
            from_owner: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "recycled" | "released" | "claimed" | "assigned" | "imported" | "handed_over" | "returned";
            pool: string | null;
            reason: string | null;
            rule: string | null;
            to_owner: string | null;
        };
        /** MySight */
        MySight: {
            masks: ("phone" | "mail" | "cost")[];
            may_export: boolean;
            reach: {
                [key: string]: "own" | "team" | "all";
            };
        };
        /** NewApiKey */
        NewApiKey: {
            expires_at?: string | null;
            name: string;
            scopes: ("read" | "write" | "admin")[];
        };
        /** NewAppeal */
        NewAppeal: {
            check_id?: string | null;
            company_id?: string | null;
            reason: string;
        };
        /** NewAssignment */
        NewAssignment: {
            /** @default false */
            claim?: boolean;
            /** Format: uuid */
            membership_id: string;
        };
        /** NewComment */
        NewComment: {
            text: string;
        };
        /** NewCompany */
        NewCompany: {
            address?: string | null;
            allow_duplicate?: components["schemas"]["AllowDuplicate"];
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
        /** NewConsent */
        NewConsent: {
            address: string;
            /** @default  */
            note?: string;
            /** @enum {string} */
            state: "granted" | "refused";
        };
        /** NewDeal */
        NewDeal: {
            amount?: string | null;
            co_owners?: components["schemas"]["GivenCoOwner"][];
            company_id?: string | null;
            competitors?: components["schemas"]["GivenCompetitor"][];
            contact_id?: string | null;
            conversation_id?: string | null;
            currency?: string;
            deposit_percent?: string | null;
            expected_close_on?: string | null;
            expected_ship_on?: string | null;
            lines?: components["schemas"]["GivenLine"][];
            locked_rate?: components["schemas"]["GivenRate"] | null;
            name?: string | null;
            next_follow_up_at?: string | null;
            next_step?: string | null;
            note?: string | null;
            owner_id?: string | null;
            pipeline_id?: string | null;
            probability?: number | null;
            /** @enum {null|string} */
            source?: "manual" | "form" | "api" | "import" | null;
            stage_id?: string | null;
        };
        /** NewDealView */
        NewDealView: {
            name: string;
            params: {
                [key: string]: string | number | boolean | null;
            };
            /**
             * @default me
             * @enum {string}
             */
            sharing?: "me" | "team" | "all";
            team_id?: string | null;
        };
        /** NewDecision */
        NewDecision: {
            /** @enum {string} */
            bin: "customer" | "candidate" | "noise";
            subjects?: components["schemas"]["BinSubject"][];
            where?: components["schemas"]["BinWhere"] | null;
        };
        /** NewDraft */
        NewDraft: {
            /** @default  */
            html?: string;
            message_id?: string | null;
            /**
             * @default new
             * @enum {string}
             */
            mode?: "new" | "reply" | "reply_all" | "forward";
            /** @default  */
            subject?: string;
            to?: components["schemas"]["Correspondent"][];
        };
        /** NewErpLink */
        NewErpLink: {
            adapter: string;
            name: string;
            settings: {
                [key: string]: unknown;
            };
        };
        /** NewFact */
        NewFact: {
            detail?: string | null;
            field: string;
            value: string;
        };
        /** NewFile */
        NewFile: {
            content: string;
            filename: string;
            media_type: string;
        };
        /** NewFollowUp */
        NewFollowUp: {
            assignee_id?: string | null;
            text?: string | null;
            when: components["schemas"]["backend_reminders_schemas_When"];
        };
        /** NewIdentity */
        NewIdentity: {
            address: string;
            /** Format: uuid */
            mailbox_id: string;
            /** @default  */
            name?: string;
            owner_id?: string | null;
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
        /** NewMailChannel */
        NewMailChannel: {
            kinds?: ("reminder" | "mention" | "reply" | "inquiry" | "opened" | "send_failed" | "appeal" | "assigned" | "mailbox" | "pool" | "lead" | "export")[];
        };
        /** NewMerge */
        NewMerge: {
            choices?: {
                [key: string]: string;
            };
            /** @enum {string} */
            kind: "company" | "contact";
            loser_ids: string[];
            /** Format: uuid */
            winner_id: string;
        };
        /** NewMove */
        NewMove: {
            reason?: string | null;
            /** Format: uuid */
            stage_id: string;
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
        /** NewOrder */
        NewOrder: {
            charges?: components["schemas"]["Charge"][];
            /** Format: uuid */
            company_id: string;
            contact_id?: string | null;
            courier?: string | null;
            courier_number?: string | null;
            currency: string;
            customer_po?: string | null;
            deal_id?: string | null;
            /** @default 0 */
            discount?: string;
            feedback_due_on?: string | null;
            /** @enum {string} */
            incoterm: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP";
            /**
             * @default order
             * @enum {string}
             */
            kind?: "order" | "sample";
            lines: components["schemas"]["OrderLineInput"][];
            note?: string | null;
            ordered_on?: string | null;
            owner_id?: string | null;
            payment_terms?: string | null;
            /** @default  */
            place?: string;
            port_of_discharge?: string | null;
            port_of_loading?: string | null;
            ship_by?: string | null;
            shipping_marks?: string | null;
            /** @default 0 */
            tolerance?: string;
            /** @enum {null|string} */
            transport?: "sea_container" | "sea_bulk" | "air" | "courier" | "rail" | "road" | null;
        };
        /** NewPayment */
        NewPayment: {
            amount: string;
            /** @default 0 */
            charges?: string;
            /** Format: uuid */
            company_id: string;
            currency: string;
            /**
             * @default tt
             * @enum {string}
             */
            method?: "tt" | "lc" | "dp" | "da" | "oa" | "platform" | "cash";
            note?: string | null;
            parts?: components["schemas"]["PartInput"][];
            payer?: string | null;
            rate?: string | null;
            /** Format: date */
            received_on: string;
            reference?: string | null;
            /**
             * @default received
             * @enum {string}
             */
            state?: "slip" | "received";
        };
        /** NewPicture */
        NewPicture: {
            content: string;
            filename: string;
            media_type: string;
        };
        /** NewPipeline */
        NewPipeline: {
            /** @default USD */
            currency?: string;
            name: string;
            stages?: components["schemas"]["GivenStage"][];
        };
        /** NewPool */
        NewPool: {
            /** @default 10 */
            claims_a_day?: number | null;
            /** @default 7 */
            cool_down_days?: number;
            countries?: string[];
            /** @default 200 */
            holding_cap?: number | null;
            members?: components["schemas"]["PoolPerson"][];
            name: string;
            /** @default true */
            open_to_all?: boolean;
            /** @default 5 */
            pins?: number;
            /** @default 7 */
            protection_days?: number;
            /** @default 50 */
            views_a_day?: number | null;
        };
        /** NewPush */
        NewPush: {
            auth: string;
            endpoint: string;
            name: string;
            p256dh: string;
        };
        /** NewQuote */
        NewQuote: {
            charges?: components["schemas"]["Charge"][];
            /** Format: uuid */
            company_id: string;
            contact_id?: string | null;
            conversation_id?: string | null;
            costs?: components["schemas"]["CostSheet"] | null;
            currency: string;
            deal_id?: string | null;
            /** @default 0 */
            discount?: string;
            lead_time?: string | null;
            lines: components["schemas"]["quotes_schemas_LineInput"][];
            message_id?: string | null;
            note?: string | null;
            offers: components["schemas"]["Offer"][];
            owner_id?: string | null;
            payment_terms?: string | null;
            port_of_discharge?: string | null;
            port_of_loading?: string | null;
            /** @enum {null|string} */
            transport?: "sea_container" | "sea_bulk" | "air" | "courier" | "rail" | "road" | null;
            valid_until?: string | null;
        };
        /** NewRelation */
        NewRelation: {
            /** @enum {string} */
            kind: "branch" | "head_office" | "agent" | "principal" | "forwarder" | "client" | "group";
            note?: string | null;
            /** Format: uuid */
            other_id: string;
        };
        /** NewReminder */
        NewReminder: {
            assignee_id?: string | null;
            company_id?: string | null;
            contact_id?: string | null;
            conversation_id?: string | null;
            rule?: string | null;
            /** @default false */
            skip_free_days?: boolean;
            text: string;
            when: components["schemas"]["backend_reminders_schemas_When"];
        };
        /** NewReparseRun */
        NewReparseRun: {
            below?: number | null;
            mailbox_id?: string | null;
        };
        /** NewRequest */
        NewRequest: {
            days: number;
            reason: string;
        };
        /** NewRobot */
        NewRobot: {
            keyword?: string | null;
            /** @enum {string} */
            kind: "dingtalk" | "wecom" | "feishu";
            kinds?: ("reminder" | "mention" | "reply" | "inquiry" | "opened" | "send_failed" | "appeal" | "assigned" | "mailbox" | "pool" | "lead" | "export")[];
            name: string;
            secret?: string | null;
            /** @default false */
            shared?: boolean;
            url: string;
        };
        /** NewRule */
        NewRule: {
            /** @enum {string} */
            kind: "inquiry_unanswered" | "customer_silent" | "customer_holiday" | "customer_back" | "contact_birthday";
            name?: string | null;
            params?: {
                [key: string]: number;
            };
        };
        /** NewRun */
        NewRun: {
            entity?: string | null;
            /** @enum {string} */
            kind: "rehearsal" | "reconciliation" | "resync";
        };
        /** NewSequence */
        NewSequence: {
            /** @default 50 */
            daily_cap?: number;
            name: string;
            steps?: components["schemas"]["SequenceStepFields"][];
            /** @default true */
            stop_on_stage?: boolean;
            /** @default UTC */
            time_zone?: string;
        };
        /** NewShipment */
        NewShipment: {
            eta?: string | null;
            etd?: string | null;
            lines?: components["schemas"]["shipments_schemas_LineInput"][];
            /** Format: uuid */
            order_id: string;
            /** @enum {null|string} */
            transport?: "sea_container" | "sea_bulk" | "air" | "courier" | "rail" | "road" | null;
        };
        /** NewStep */
        NewStep: {
            /** @enum {string} */
            board: "milestone" | "production";
            kind: string;
            note?: string | null;
            owner_id?: string | null;
            promised_on?: string | null;
            title?: string | null;
        };
        /** NewSuppression */
        NewSuppression: {
            address: string;
            /** @default  */
            note?: string;
        };
        /** NewTeam */
        NewTeam: {
            member_ids?: string[];
            members?: components["schemas"]["TeamPlace"][];
            name: string;
            parent_id?: string | null;
        };
        /** NewTemplate */
        NewTemplate: {
            /** @default  */
            folder?: string;
            /** @default  */
            html?: string;
            language: string;
            name: string;
            /**
             * @default mine
             * @enum {string}
             */
            sharing?: "mine" | "team" | "all";
            /** @default  */
            subject?: string;
            team_id?: string | null;
        };
        /** NewTravel */
        NewTravel: {
            place?: string | null;
            since?: string | null;
            until?: string | null;
            zone: string;
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
        /** Occurrence */
        Occurrence: {
            /** Format: date-time */
            due_at: string;
            ended_at: string | null;
            ended_by: string | null;
            /** Format: date-time */
            fired_at: string;
            /** Format: uuid */
            id: string;
            late: boolean;
            note: string | null;
            /** @enum {null|string} */
            outcome: "done" | "reached" | "no_answer" | "not_needed" | null;
        };
        /** Offer */
        Offer: {
            /** @enum {string} */
            incoterm: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP";
            /** @default  */
            place?: string;
        };
        /** OfferTotal */
        OfferTotal: {
            offer: number;
            total: string | null;
        };
        /** OpenLine */
        OpenLine: {
            charge: string;
            currency: string;
            /** Format: uuid */
            due_line_id: string;
            due_on: string | null;
            label: string;
            money: string;
            open: string;
            /** Format: uuid */
            order_id: string;
            order_number: string;
        };
        /** Order */
        Order: {
            base_currency: string;
            charges: components["schemas"]["Charge"][];
            charges_amount: string;
            /** Format: uuid */
            company_id: string;
            confirmed_at: string | null;
            contact_id: string | null;
            courier: string | null;
            courier_number: string | null;
            /** Format: date-time */
            created_at: string;
            currency: string;
            customer_po: string | null;
            deal_id: string | null;
            discount: string;
            discount_amount: string;
            feedback_due_on: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            incoterm: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP";
            /** @enum {string} */
            kind: "order" | "sample";
            lines: components["schemas"]["OrderLineView"][];
            lock_reason: string | null;
            note: string | null;
            number: string;
            /** Format: date */
            ordered_on: string;
            owner_id: string | null;
            payment_terms: string | null;
            place: string;
            port_of_discharge: string | null;
            port_of_loading: string | null;
            quote_id: string | null;
            quote_number: string | null;
            quote_version: number | null;
            rate: string | null;
            rate_date: string | null;
            rate_source: string | null;
            ship_by: string | null;
            shipping_marks: string | null;
            /** @enum {string} */
            state: "draft" | "confirmed" | "in_production" | "partially_shipped" | "shipped" | "closed" | "cancelled";
            subtotal: string;
            tax: string;
            tolerance: string;
            total: string;
            total_base: string | null;
            /** @enum {null|string} */
            transport: "sea_container" | "sea_bulk" | "air" | "courier" | "rail" | "road" | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        /** OrderContent */
        OrderContent: {
            charges?: components["schemas"]["Charge"][];
            currency: string;
            /** @default 0 */
            discount?: string;
            /** @enum {string} */
            incoterm: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP";
            lines: components["schemas"]["OrderLineInput"][];
            payment_terms?: string | null;
            /** @default  */
            place?: string;
            port_of_discharge?: string | null;
            port_of_loading?: string | null;
            ship_by?: string | null;
            /** @default 0 */
            tolerance?: string;
            /** @enum {null|string} */
            transport?: "sea_container" | "sea_bulk" | "air" | "courier" | "rail" | "road" | null;
        };
        /** OrderFile */
        OrderFile: {
            changes: components["schemas"]["Change"][];
            company: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"] | null;
            costs_hidden: boolean;
            margin: string | null;
            may_approve: boolean;
            may_change: boolean;
            order: components["schemas"]["Order"];
            owner: components["schemas"]["Owner"] | null;
            steps: components["schemas"]["backend_trade_orders_schemas_Step"][];
            warnings: components["schemas"]["OrderNote"][];
        };
        /** OrderLineInput */
        OrderLineInput: {
            carton_height?: string | null;
            carton_length?: string | null;
            carton_width?: string | null;
            description?: string | null;
            /** @default 0 */
            discount?: string;
            gross_weight?: string | null;
            hs_code?: string | null;
            id?: string | null;
            name: string;
            net_weight?: string | null;
            origin?: string | null;
            part_number?: string | null;
            pcs_per_carton?: string | null;
            product_id?: string | null;
            quantity: string;
            quote_line_id?: string | null;
            sku?: string | null;
            /** @default 0 */
            tax_rate?: string;
            /** @default H87 */
            unit?: string;
            unit_price: string;
            variant_id?: string | null;
        };
        /** OrderLineView */
        OrderLineView: {
            amount: string;
            carton_height: string | null;
            carton_length: string | null;
            carton_width: string | null;
            cartons: number | null;
            cost: string | null;
            cost_currency: string | null;
            description: string | null;
            discount: string;
            gross_weight: string | null;
            hs_code: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            net: string;
            net_weight: string | null;
            origin: string | null;
            part_number: string | null;
            pcs_per_carton: string | null;
            position: number;
            product_id: string | null;
            quantity: string;
            quote_line_id: string | null;
            share: string;
            sku: string | null;
            tax_rate: string;
            total_gross_weight: string | null;
            total_net_weight: string | null;
            total_volume: string | null;
            unit: string;
            unit_price: string;
            variant_id: string | null;
        };
        /** OrderMoney */
        OrderMoney: {
            announced: string;
            borne: string;
            credit: components["schemas"]["Credit"];
            currency: string;
            dues: components["schemas"]["DueView"][];
            letters: components["schemas"]["LcView"][];
            outstanding: string;
            parts: components["schemas"]["Part"][];
            payments: components["schemas"]["PaymentView"][];
            received: string;
            terms: string | null;
            terms_understood: boolean;
            total: string;
            waived: string;
        };
        /** OrderNote */
        OrderNote: {
            /** @enum {null|string} */
            better: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP" | null;
            /** @enum {string} */
            code: "sea_rule_off_sea" | "container_sea_rule" | "place_missing";
        };
        /** OrderOfQuote */
        OrderOfQuote: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "order" | "sample";
            number: string;
            state: string;
        };
        /** OrderPapers */
        OrderPapers: {
            contradictions: components["schemas"]["Contradiction"][];
            extras: components["schemas"]["Extras"];
            extras_version: number;
            may_change: boolean;
            papers: components["schemas"]["PaperRow"][];
            suggested_languages: ("zh" | "en" | "es" | "ru" | "ar" | "fr" | "pt" | "de" | "ja")[];
        };
        /** OrderPatch */
        OrderPatch: {
            contact_id?: string | null;
            courier?: string | null;
            courier_number?: string | null;
            customer_po?: string | null;
            deal_id?: string | null;
            feedback_due_on?: string | null;
            note?: string | null;
            owner_id?: string | null;
            shipping_marks?: string | null;
        };
        /** OrderRow */
        OrderRow: {
            company: components["schemas"]["CompanyRef"] | null;
            confirmed_at: string | null;
            contact: components["schemas"]["ContactRef"] | null;
            currency: string;
            customer_po: string | null;
            deal_id: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "order" | "sample";
            next_step: string | null;
            next_step_on: string | null;
            next_step_title: string | null;
            number: string;
            /** Format: date */
            ordered_on: string;
            owner: components["schemas"]["Owner"] | null;
            ship_by: string | null;
            /** @enum {string} */
            state: "draft" | "confirmed" | "in_production" | "partially_shipped" | "shipped" | "closed" | "cancelled";
            total: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        /** OrderWish */
        OrderWish: {
            customer_po?: string | null;
            /**
             * @default order
             * @enum {string}
             */
            kind?: "order" | "sample";
            /** @default 0 */
            offer?: number;
            ship_by?: string | null;
        };
        /** OtherQuote */
        OtherQuote: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            number: string;
            owner: components["schemas"]["Owner"] | null;
            products: string[];
            seen: boolean;
        };
        /** OutgoingView */
        OutgoingView: {
            conversation_id: string | null;
            failure: components["schemas"]["Failure"] | null;
            files: components["schemas"]["FileView"][];
            /** @enum {string} */
            filing: "none" | "pending" | "done" | "failed";
            html: string;
            /** Format: uuid */
            id: string;
            message_id: string | null;
            /** @enum {string} */
            mode: "new" | "reply" | "reply_all" | "forward";
            next_try_at: string | null;
            quote: string | null;
            recipients: components["schemas"]["RecipientView"][];
            schedule: components["schemas"]["ScheduleView"] | null;
            send_at: string | null;
            sender: string;
            sender_id: string | null;
            sender_name: string;
            sent_at: string | null;
            signature: string;
            snippet: string;
            /** @enum {string} */
            state: "draft" | "queued" | "sending" | "checking" | "sent" | "failed" | "cancelled";
            stored_message_id: string | null;
            subject: string;
            template_id: string | null;
            undo_until: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
            with_quote: boolean;
            with_signature: boolean;
        };
        /** Counts */
        outreach_tracking_schemas_Counts: {
            /** @default 0 */
            certain?: number;
            /** @default 0 */
            human?: number;
            /** @default 0 */
            machine?: number;
            /** @default 0 */
            unknown?: number;
        };
        /** OverlapAnswer */
        OverlapAnswer: {
            active: boolean;
            /** @enum {null|string} */
            appeal: "open" | "upheld" | "handed_over" | "shared" | "withdrawn" | null;
            /** @enum {string} */
            asked_kind: "name" | "domain" | "email" | "phone" | "conversation";
            check_id: string | null;
            colleague: string | null;
            company_id: string | null;
            /** @enum {null|string} */
            decided_by: "business" | "contact" | "registration" | null;
            last_contact_on: string | null;
            left: number | null;
            may_appeal: boolean;
            protected_until: string | null;
            reasons: ("tax_id" | "domain" | "email" | "phone" | "social" | "name_country" | "name" | "name_elsewhere" | "employer" | "address" | "domain_family" | "name_core" | "person_name" | "same_company")[];
            registered_on: string | null;
            /** @enum {null|string} */
            sure: "certain" | "likely" | "possible" | null;
            /** @enum {string} */
            verdict: "free" | "yours" | "colleague" | "pool" | "same_group";
        };
        /** OverlapCheckView */
        OverlapCheckView: {
            actor: string;
            asked: string;
            /** @enum {string} */
            asked_kind: "name" | "domain" | "email" | "phone" | "conversation";
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            verdict: "free" | "yours" | "colleague" | "pool" | "same_group";
        };
        /** OverlapNews */
        OverlapNews: {
            decided: number;
            waiting: number;
        };
        /** OverlapQuestion */
        OverlapQuestion: {
            country?: string | null;
            text: string;
        };
        /** OverlapRules */
        OverlapRules: {
            checks_per_day: number;
            checks_per_hour: number;
            protection_days: number;
            show_names: boolean;
        };
        /** Owner */
        Owner: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        /** Pace */
        Pace: {
            /** @enum {string} */
            basis: "country" | "product" | "stage" | "limit";
            cases: number;
            median_days: number | null;
            slow_days: number;
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
        /** Page[AlertView] */
        "Page_backend.alerts.schemas.AlertView_": {
            items: components["schemas"]["AlertView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[DeliveryView] */
        "Page_backend.alerts.schemas.DeliveryView_": {
            items: components["schemas"]["DeliveryView"][];
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
        /** Page[Candidate] */
        "Page_backend.customers.bins.schemas.Candidate_": {
            items: components["schemas"]["Candidate"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[DuplicateClusterView] */
        "Page_backend.customers.duplicates.schemas.DuplicateClusterView_": {
            items: components["schemas"]["DuplicateClusterView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[OverlapCheckView] */
        "Page_backend.customers.overlap.schemas.OverlapCheckView_": {
            items: components["schemas"]["OverlapCheckView"][];
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
        /** Page[CompanyDocument] */
        "Page_backend.customers.schemas.file.CompanyDocument_": {
            items: components["schemas"]["CompanyDocument"][];
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
        /** Page[OutgoingView] */
        "Page_backend.outreach.sending.schemas.OutgoingView_": {
            items: components["schemas"]["OutgoingView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[EnrolmentView] */
        "Page_backend.outreach.sequences.schemas.EnrolmentView_": {
            items: components["schemas"]["EnrolmentView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[SequenceRow] */
        "Page_backend.outreach.sequences.schemas.SequenceRow_": {
            items: components["schemas"]["SequenceRow"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[SuppressionView] */
        "Page_backend.outreach.suppression.schemas.SuppressionView_": {
            items: components["schemas"]["SuppressionView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[TemplateRow] */
        "Page_backend.outreach.templates.schemas.TemplateRow_": {
            items: components["schemas"]["TemplateRow"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[Deal] */
        "Page_backend.pipeline.schemas.deals.Deal_": {
            items: components["schemas"]["Deal"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[MoveView] */
        "Page_backend.pool.schemas.MoveView_": {
            items: components["schemas"]["MoveView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[PoolCard] */
        "Page_backend.pool.schemas.PoolCard_": {
            items: components["schemas"]["PoolCard"][];
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
        /** Page[Reminder] */
        "Page_backend.reminders.schemas.Reminder_": {
            items: components["schemas"]["Reminder"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[OrderRow] */
        "Page_backend.trade.orders.schemas.OrderRow_": {
            items: components["schemas"]["OrderRow"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[PaymentView] */
        "Page_backend.trade.payments.schemas.PaymentView_": {
            items: components["schemas"]["PaymentView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[ProductRow] */
        "Page_backend.trade.products.schemas.ProductRow_": {
            items: components["schemas"]["ProductRow"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[QuoteRow] */
        "Page_backend.trade.quotes.schemas.QuoteRow_": {
            items: components["schemas"]["QuoteRow"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[RateView] */
        "Page_backend.trade.rates.queries.RateView_": {
            items: components["schemas"]["RateView"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** Page[ShipmentRow] */
        "Page_backend.trade.shipments.schemas.ShipmentRow_": {
            items: components["schemas"]["ShipmentRow"][];
            next_cursor: string | null;
            total: number | null;
            total_capped: boolean;
        };
        /** PaperRow */
        PaperRow: {
            /** Format: uuid */
            company_id: string;
            /** Format: date */
            dated_on: string;
            filename: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            issued_at: string;
            issued_by: string;
            /** @enum {string} */
            kind: "quotation" | "proforma" | "contract" | "confirmation" | "invoice" | "packing_list" | "shipping_instruction" | "statement";
            languages: ("zh" | "en" | "es" | "ru" | "ar" | "fr" | "pt" | "de" | "ja")[];
            number: string;
            order_id: string | null;
            reason: string | null;
            shipment_id: string | null;
            size: number;
            /** @enum {string} */
            state: "issued" | "replaced" | "void";
            version: number;
        };
        /** PaperSettings */
        PaperSettings: {
            accounts: components["schemas"]["Account"][];
            layouts: {
                [key: string]: components["schemas"]["Layout"];
            };
            own: ("quotation" | "proforma" | "contract" | "confirmation" | "invoice" | "packing_list" | "shipping_instruction" | "statement")[];
            seller: components["schemas"]["Party"] | null;
        };
        /** PaperWish */
        PaperWish: {
            dated_on?: string | null;
            despite?: string | null;
            /** @enum {string} */
            kind: "quotation" | "proforma" | "contract" | "confirmation" | "invoice" | "packing_list" | "shipping_instruction" | "statement";
            languages: ("zh" | "en" | "es" | "ru" | "ar" | "fr" | "pt" | "de" | "ja")[];
            /** @default  */
            notes?: string;
            shipment_id?: string | null;
        };
        /** Part */
        Part: {
            amount: string;
            /** Format: date-time */
            at: string;
            by_name: string;
            currency: string;
            due_line_id: string | null;
            exchange_difference: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "money" | "bank_charge" | "short_payment";
            /** Format: uuid */
            order_id: string;
            order_number: string;
            payment_id: string | null;
            reason: string | null;
            settles: string;
        };
        /** PartInput */
        PartInput: {
            amount?: string | null;
            due_line_id?: string | null;
            /**
             * @default money
             * @enum {string}
             */
            kind?: "money" | "bank_charge";
            /** Format: uuid */
            order_id: string;
            settles: string;
        };
        /** Party */
        Party: {
            address?: string[];
            /** @default  */
            contact?: string;
            /** @default  */
            country?: string;
            /** @default  */
            email?: string;
            ids?: [
                string,
                string
            ][];
            name: string;
            /** @default  */
            native_name?: string;
            /** @default  */
            phone?: string;
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
        /** PauseView */
        PauseView: {
            name: string;
            text: string;
        };
        /** PaymentPatch */
        PaymentPatch: {
            note?: string | null;
            payer?: string | null;
            reference?: string | null;
        };
        /** PaymentView */
        PaymentView: {
            amount: string;
            charges: string;
            company: components["schemas"]["CompanyRef"] | null;
            /** Format: date-time */
            created_at: string;
            created_by: string;
            currency: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            method: "tt" | "lc" | "dp" | "da" | "oa" | "platform" | "cash";
            note: string | null;
            parts: components["schemas"]["Part"][];
            payer: string | null;
            rate: string | null;
            rate_date: string | null;
            rate_source: string | null;
            /** Format: date */
            received_on: string;
            reference: string | null;
            /** @enum {string} */
            state: "slip" | "received" | "cancelled";
            unallocated: string;
            version: number;
        };
        /** Person */
        Person: {
            address: string;
            name: string;
        };
        /** PersonHours */
        PersonHours: {
            /** Format: uuid */
            contact_id: string;
            hours: components["schemas"]["Hours"];
        };
        /** Picture */
        Picture: {
            filename: string;
            /** Format: uuid */
            id: string;
            media_type: string;
            size: number;
        };
        /** PictureRef */
        PictureRef: {
            digest: string;
        };
        /** Pipeline */
        Pipeline: {
            currency: string;
            /** Format: uuid */
            id: string;
            name: string;
            stages: components["schemas"]["Stage"][];
            version: number;
        };
        /** PipelineList */
        PipelineList: {
            items: components["schemas"]["Pipeline"][];
            loss_reasons: components["schemas"]["LossReason"][];
            proof_kinds: components["schemas"]["ProofKindView"][];
        };
        /** PipelinePatch */
        PipelinePatch: {
            currency?: string;
            name?: string;
            position?: number;
            stages?: components["schemas"]["GivenStage"][];
        };
        /** Plan */
        Plan: {
            /** @enum {string} */
            effect: "off" | "aggregate" | "individual";
            host: string | null;
            recipients: components["schemas"]["RecipientPlan"][];
            /** @enum {string} */
            why: "no_host" | "policy" | "refused" | "no_consent" | "granted" | "unknown_country" | "another_recipient" | "no_html";
        };
        /** Planned */
        Planned: {
            address: string | null;
            company: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"];
            goes_in: boolean;
            letters: components["schemas"]["PlannedLetter"][];
            problems: components["schemas"]["EnrolProblem"][];
            zone: string;
        };
        /** PlannedLetter */
        PlannedLetter: {
            at: string | null;
            language: string | null;
            language_reason: string;
            number: number;
            subject: string;
            template_name: string;
            there: string;
        };
        /** PlanRequest */
        PlanRequest: {
            addresses: string[];
        };
        /** PolicyPatch */
        PolicyPatch: {
            countries?: {
                [key: string]: "off" | "aggregate" | "consent" | "individual";
            } | null;
            /** @enum {null|string} */
            elsewhere?: "off" | "aggregate" | "consent" | "individual" | null;
            host?: string | null;
            keep_sources?: boolean | null;
            /** @default false */
            no_host?: boolean;
            trap_links?: boolean | null;
            /** @enum {null|string} */
            unknown?: "off" | "aggregate" | "consent" | "individual" | null;
        };
        /** PolicyView */
        PolicyView: {
            by_law: string[];
            countries: {
                [key: string]: "off" | "aggregate" | "consent" | "individual";
            };
            /** @enum {string} */
            elsewhere: "off" | "aggregate" | "consent" | "individual";
            host: string | null;
            host_problem: string | null;
            host_target: string;
            host_verified_at: string | null;
            keep_sources: boolean;
            server_host: string | null;
            trap_links: boolean;
            /** @enum {string} */
            unknown: "off" | "aggregate" | "consent" | "individual";
            version: number;
        };
        /** RuleView */
        pool_schemas_RuleView: {
            active: boolean;
            countries: string[];
            days: number;
            follow_ups: ("inbound" | "outbound" | "meeting" | "call" | "note" | "quote")[];
            /** Format: uuid */
            id: string;
            least_chars: number;
            levels: string[];
            name: string;
            pauses: string[];
            /** Format: uuid */
            pool_id: string;
            sources: string[];
            stages: string[];
            /** @enum {string} */
            trigger: "no_contact" | "no_order" | "never_won" | "contract_end" | "owner_left";
            version: number;
        };
        /** PoolCard */
        PoolCard: {
            city: string | null;
            contacts_count: number;
            country: string | null;
            former_owner: string | null;
            /** Format: uuid */
            id: string;
            industry: string | null;
            last_contact_on: string | null;
            name: string;
            pooled_at: string | null;
            reason: string | null;
            /** @enum {string} */
            source: "mail" | "manual" | "import" | "api";
            /** @enum {string} */
            stage: "new" | "contacted" | "negotiating" | "customer" | "dormant";
            tags: string[];
            wait_until: string | null;
        };
        /** PoolCardFile */
        PoolCardFile: {
            city: string | null;
            contacts_count: number;
            conversations_count: number;
            country: string | null;
            former_owner: string | null;
            /** Format: uuid */
            id: string;
            industry: string | null;
            last_contact_on: string | null;
            name: string;
            pooled_at: string | null;
            products: string[];
            reason: string | null;
            /** @enum {string} */
            source: "mail" | "manual" | "import" | "api";
            /** @enum {string} */
            stage: "new" | "contacted" | "negotiating" | "customer" | "dormant";
            tags: string[];
            views_left: number | null;
            wait_until: string | null;
        };
        /** PoolCompanies */
        PoolCompanies: {
            ids: string[];
            owner_id?: string | null;
            /** @default  */
            reason?: string;
        };
        /** PoolMoved */
        PoolMoved: {
            moved: number;
        };
        /** PoolPatch */
        PoolPatch: {
            archived?: boolean;
            claims_a_day?: number | null;
            cool_down_days?: number;
            countries?: string[];
            holding_cap?: number | null;
            members?: components["schemas"]["PoolPerson"][];
            name?: string;
            open_to_all?: boolean;
            pins?: number;
            protection_days?: number;
            views_a_day?: number | null;
        };
        /** PoolPerson */
        PoolPerson: {
            /** @default false */
            admin?: boolean;
            /** Format: uuid */
            id: string;
            /** @default  */
            name?: string;
        };
        /** PoolView */
        PoolView: {
            claims_a_day: number | null;
            cool_down_days: number;
            countries: string[];
            customers: number;
            holding_cap: number | null;
            /** Format: uuid */
            id: string;
            may_claim: boolean;
            may_manage: boolean;
            members: components["schemas"]["PoolPerson"][];
            name: string;
            open_to_all: boolean;
            pins: number;
            protection_days: number;
            version: number;
            views_a_day: number | null;
        };
        /** Portrait */
        Portrait: {
            hours: components["schemas"]["Hours"] | null;
            incoterms: components["schemas"]["Usual"][];
            languages: components["schemas"]["Usual"][];
            messages: number;
            months: components["schemas"]["Month"][];
            needed: number;
            our_reply: components["schemas"]["ReplyTime"] | null;
            people: components["schemas"]["PersonHours"][];
            ports: components["schemas"]["Usual"][];
            products: components["schemas"]["Usual"][];
            received: number;
            since: string | null;
            their_reply: components["schemas"]["ReplyTime"] | null;
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
        /** Preview */
        Preview: {
            contradictions: components["schemas"]["Contradiction"][];
            page_count: number;
            pages: string[];
        };
        /** Price */
        Price: {
            min_quantity: string;
            offer: number;
            price: string;
        };
        /** PriceItem */
        PriceItem: {
            min_quantity: string;
            name: string;
            price: string;
            /** Format: uuid */
            product_id: string;
            sku: string;
            unit: string;
            variant_id: string | null;
        };
        /** PriceListFile */
        PriceListFile: {
            active: boolean;
            currency: string;
            customer_group: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            incoterm: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP";
            items: components["schemas"]["PriceItem"][];
            items_count: number;
            name: string;
            place: string;
            valid_from: string | null;
            valid_until: string | null;
            version: number;
        };
        /** PriceListInput */
        PriceListInput: {
            /** @default true */
            active?: boolean;
            currency: string;
            customer_group?: string | null;
            /** @enum {string} */
            incoterm: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP";
            items?: components["schemas"]["ItemInput"][];
            name: string;
            /** @default  */
            place?: string;
            valid_from?: string | null;
            valid_until?: string | null;
        };
        /** PriceListRow */
        PriceListRow: {
            active: boolean;
            currency: string;
            customer_group: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            incoterm: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP";
            items_count: number;
            name: string;
            place: string;
            valid_from: string | null;
            valid_until: string | null;
            version: number;
        };
        /** Pricing */
        Pricing: {
            charges?: components["schemas"]["Charge"][];
            /** Format: uuid */
            company_id: string;
            costs?: components["schemas"]["CostSheet"] | null;
            currency: string;
            /** @default 0 */
            discount?: string;
            lead_time?: string | null;
            lines: components["schemas"]["quotes_schemas_LineInput"][];
            note?: string | null;
            offers: components["schemas"]["Offer"][];
            payment_terms?: string | null;
            port_of_discharge?: string | null;
            port_of_loading?: string | null;
            /** @enum {null|string} */
            transport?: "sea_container" | "sea_bulk" | "air" | "courier" | "rail" | "road" | null;
            valid_until?: string | null;
        };
        /** ProductFile */
        ProductFile: {
            archived: boolean;
            carton_height: string | null;
            carton_length: string | null;
            carton_volume: string | null;
            carton_width: string | null;
            category: string | null;
            codes: components["schemas"]["CustomerCode"][];
            cost: string | null;
            cost_currency: string | null;
            costs_hidden: boolean;
            description: string | null;
            descriptions: {
                [key: string]: string;
            };
            erp_owned: boolean;
            gross_weight: string | null;
            hs_code: string | null;
            /** Format: uuid */
            id: string;
            lead_days: number | null;
            may_change: boolean;
            moq: string | null;
            name: string;
            names: {
                [key: string]: string;
            };
            net_weight: string | null;
            origin: string | null;
            pcs_per_carton: string | null;
            picture_id: string | null;
            pictures: components["schemas"]["Picture"][];
            rebate_rate: string | null;
            sku: string;
            unit: string;
            /** Format: date-time */
            updated_at: string;
            variants: components["schemas"]["Variant"][];
            version: number;
        };
        /** ProductInput */
        ProductInput: {
            carton_height?: string | null;
            carton_length?: string | null;
            carton_width?: string | null;
            category?: string | null;
            codes?: components["schemas"]["CodeInput"][];
            cost?: string | null;
            cost_currency?: string | null;
            description?: string | null;
            descriptions?: {
                [key: string]: string;
            };
            gross_weight?: string | null;
            hs_code?: string | null;
            lead_days?: number | null;
            moq?: string | null;
            name: string;
            names?: {
                [key: string]: string;
            };
            net_weight?: string | null;
            origin?: string | null;
            pcs_per_carton?: string | null;
            rebate_rate?: string | null;
            sku: string;
            /** @default H87 */
            unit?: string;
            variants?: components["schemas"]["VariantInput"][];
        };
        /** ProductRow */
        ProductRow: {
            archived: boolean;
            carton_volume: string | null;
            category: string | null;
            cost: string | null;
            cost_currency: string | null;
            hs_code: string | null;
            /** Format: uuid */
            id: string;
            moq: string | null;
            name: string;
            pcs_per_carton: string | null;
            picture_id: string | null;
            sku: string;
            unit: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
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
        /** ProofKindView */
        ProofKindView: {
            automatic: boolean;
            kind: string;
            text: string;
        };
        /** ProofState */
        ProofState: {
            at: string | null;
            by_hand: string | null;
            key: string;
            met: boolean;
            note: string | null;
            required: boolean;
            text: string;
            /** @enum {string} */
            when: "entry" | "exit";
        };
        /** ProofView */
        ProofView: {
            kind: string;
            label: string | null;
            required: boolean;
            text: string;
        };
        /** PushKey */
        PushKey: {
            application_server_key: string;
        };
        /** QuoteFile */
        QuoteFile: {
            answered_at: string | null;
            approvals: components["schemas"]["Approval"][];
            company: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"] | null;
            conversation_id: string | null;
            /** Format: date-time */
            created_at: string;
            currency: string;
            current: components["schemas"]["VersionView"];
            deal_id: string | null;
            /** Format: uuid */
            id: string;
            latest: number;
            may_approve: boolean;
            may_change: boolean;
            message_id: string | null;
            number: string;
            orders: components["schemas"]["OrderOfQuote"][];
            others: components["schemas"]["OtherQuote"][];
            owner: components["schemas"]["Owner"] | null;
            refusal_reason: string | null;
            sent_at: string | null;
            /** @enum {string} */
            state: "draft" | "sent" | "accepted" | "refused" | "expired";
            total: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: date */
            valid_until: string;
            version: number;
            versions: components["schemas"]["VersionRef"][];
        };
        /** QuoteRow */
        QuoteRow: {
            company: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"] | null;
            /** Format: date-time */
            created_at: string;
            currency: string;
            deal_id: string | null;
            /** Format: uuid */
            id: string;
            latest: number;
            number: string;
            owner: components["schemas"]["Owner"] | null;
            sent_at: string | null;
            /** @enum {string} */
            state: "draft" | "sent" | "accepted" | "refused" | "expired";
            total: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: date */
            valid_until: string;
            version: number;
        };
        /** LineInput */
        quotes_schemas_LineInput: {
            cost?: string | null;
            description?: string | null;
            /** @default 0 */
            discount?: string;
            evidence?: components["schemas"]["Evidence"][];
            id?: string | null;
            /** @default  */
            name?: string;
            part_number?: string | null;
            prices?: components["schemas"]["Price"][];
            product_id?: string | null;
            quantity: string;
            sku?: string | null;
            /** @default 0 */
            tax_rate?: string;
            unit?: string | null;
            unit_price?: string | null;
            variant_id?: string | null;
        };
        /** RateInput */
        RateInput: {
            base: string;
            on_date?: string | null;
            quote: string;
            rate: string;
        };
        /** Rates */
        Rates: {
            rates: components["schemas"]["RateInput"][];
        };
        /** RateSheet */
        RateSheet: {
            content: string;
            filename: string;
        };
        /** RateSource */
        RateSource: {
            first: string | null;
            last: string | null;
            source: string;
        };
        /** RateView */
        RateView: {
            base: string;
            /** Format: date */
            on_date: string;
            origin: string;
            quote: string;
            rate: string;
            /** @enum {string} */
            source: "entered" | "file" | "feed" | "erp";
        };
        /** Reading */
        Reading: {
            read: boolean;
        };
        /** ReadyChoice */
        ReadyChoice: {
            keys?: string[] | null;
        };
        /** ReadyInstalled */
        ReadyInstalled: {
            made: number;
            updated: number;
        };
        /** ReadyTemplate */
        ReadyTemplate: {
            folder: string;
            key: string;
            languages: string[];
            name: string;
            /** @enum {string} */
            state: "current" | "changed" | "update" | "archived" | "missing";
            template_id: string | null;
        };
        /** Reason */
        Reason: {
            code: string;
            text: string;
        };
        /** ReasonCount */
        ReasonCount: {
            code: string;
            count: number;
            text: string;
        };
        /** RecipientPlan */
        RecipientPlan: {
            address: string;
            /** @enum {string} */
            consent: "unknown" | "granted" | "refused";
            country: string | null;
            /** @enum {string} */
            effect: "off" | "aggregate" | "individual";
            /** @enum {string} */
            why: "no_host" | "policy" | "refused" | "no_consent" | "granted" | "unknown_country" | "another_recipient" | "no_html";
        };
        /** RecipientStatus */
        RecipientStatus: {
            address: string;
            auto_replied_at: string | null;
            bounce: string | null;
            bounce_words: string | null;
            bounced_at: string | null;
            clicked_at: string | null;
            clicks: number;
            complained_at: string | null;
            contact_id: string | null;
            delivered_at: string | null;
            /** Format: uuid */
            id: string;
            name: string;
            opened_at: string | null;
            opens: number;
            read_at: string | null;
            replied_at: string | null;
            role: string;
            /** @enum {string} */
            status: "pending" | "sent" | "delivered" | "opened" | "clicked" | "read" | "auto_replied" | "replied" | "bounced" | "complained" | "unsubscribed";
            unsubscribed_at: string | null;
        };
        /** RecipientView */
        RecipientView: {
            address: string;
            /** @enum {string} */
            kind: "to" | "cc" | "bcc";
            local_time: components["schemas"]["LocalTime"] | null;
            name: string;
            reason: string | null;
            server_said: string | null;
            /** @enum {string} */
            state: "pending" | "accepted" | "refused" | "suppressed";
        };
        /** RecoveryCodes */
        RecoveryCodes: {
            recovery_codes: string[];
        };
        /** RecycleRunView */
        RecycleRunView: {
            /** Format: date */
            day: string;
            ended_at: string | null;
            moved: number;
            /** Format: date-time */
            started_at: string;
            warned: number;
        };
        /** RelationGuess */
        RelationGuess: {
            company: components["schemas"]["CompanyRef"];
            domain: string;
        };
        /** Relations */
        Relations: {
            guesses: components["schemas"]["RelationGuess"][];
            items: components["schemas"]["RelationView"][];
        };
        /** RelationView */
        RelationView: {
            actor: components["schemas"]["Owner"] | null;
            /** Format: date-time */
            at: string;
            company: components["schemas"]["CompanyRef"];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "branch" | "head_office" | "agent" | "principal" | "forwarder" | "client" | "group";
            note: string | null;
        };
        /** ReleaseGiven */
        ReleaseGiven: {
            pool_id?: string | null;
            /** @default  */
            reason?: string;
        };
        /** Reminder */
        Reminder: {
            assignee: components["schemas"]["Owner"] | null;
            clock_change: boolean;
            clock_note: components["schemas"]["ClockNote"] | null;
            company: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"] | null;
            conversation_id: string | null;
            /** Format: date-time */
            created_at: string;
            due: boolean;
            ended_at: string | null;
            /** @enum {null|string} */
            ending: "done" | "cancelled" | "stopped" | null;
            follow_up: boolean;
            /** Format: uuid */
            id: string;
            late: boolean;
            local: string | null;
            local_time: components["schemas"]["LocalTime"] | null;
            missed: number;
            next_at: string | null;
            /** @enum {string} */
            origin: "person" | "rule";
            rule: string | null;
            rule_text: string | null;
            skip_free_days: boolean;
            snoozed: boolean;
            /** Format: date-time */
            start: string;
            text: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
            zone: string;
        };
        /** ReminderFile */
        ReminderFile: {
            assignee: components["schemas"]["Owner"] | null;
            clock_change: boolean;
            clock_note: components["schemas"]["ClockNote"] | null;
            company: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"] | null;
            conversation_id: string | null;
            /** Format: date-time */
            created_at: string;
            due: boolean;
            ended_at: string | null;
            /** @enum {null|string} */
            ending: "done" | "cancelled" | "stopped" | null;
            follow_up: boolean;
            /** Format: uuid */
            id: string;
            late: boolean;
            local: string | null;
            local_time: components["schemas"]["LocalTime"] | null;
            missed: number;
            next_at: string | null;
            occurrences: components["schemas"]["Occurrence"][];
            /** @enum {string} */
            origin: "person" | "rule";
            rule: string | null;
            rule_text: string | null;
            skip_free_days: boolean;
            snoozed: boolean;
            /** Format: date-time */
            start: string;
            text: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
            zone: string;
        };
        /** ReminderPatch */
        ReminderPatch: {
            assignee_id?: string | null;
            rule?: string | null;
            skip_free_days?: boolean;
            text?: string;
            when?: components["schemas"]["backend_reminders_schemas_When"];
        };
        /** RuleView */
        reminders_schemas_RuleView: {
            active: boolean;
            active_since: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "inquiry_unanswered" | "customer_silent" | "customer_holiday" | "customer_back" | "contact_birthday";
            name: string;
            params: {
                [key: string]: number;
            };
            run_at: string | null;
            set_count: number;
            version: number;
        };
        /** Counts */
        reminders_today_Counts: {
            later: number;
            now: number;
            overdue: number;
            waiting: number;
        };
        /** Rendered */
        Rendered: {
            attachments: components["schemas"]["TemplateAttachment"][];
            /** @enum {string} */
            direction: "ltr" | "rtl";
            fragment: string;
            html: string;
            language: string;
            may_send: boolean;
            problems: components["schemas"]["TemplateProblem"][];
            reason: string;
            reason_text: string;
            subject: string;
            /** Format: uuid */
            template_id: string;
            template_name: string;
            text: string;
            wanted: string | null;
        };
        /** Rendering */
        Rendering: {
            /** @default false */
            accept_other_script?: boolean;
            contact_id?: string | null;
            draft?: components["schemas"]["DraftText"] | null;
            given?: {
                [key: string]: unknown;
            };
            language?: string | null;
        };
        /** Repair */
        Repair: {
            /** @enum {string} */
            way: "adopt" | "push" | "ignore";
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
        /** ReplyingView */
        ReplyingView: {
            /** Format: uuid */
            membership_id: string;
            name: string;
        };
        /** ReplyTime */
        ReplyTime: {
            answers: number;
            median_minutes: number;
        };
        /** RequestView */
        RequestView: {
            asked_by: components["schemas"]["Owner"];
            company: components["schemas"]["CompanyRef"];
            /** Format: date-time */
            created_at: string;
            days: number;
            decided_at: string | null;
            decided_by: string | null;
            /** Format: uuid */
            id: string;
            may_decide: boolean;
            note: string | null;
            reason: string;
            /** @enum {string} */
            state: "open" | "approved" | "refused" | "withdrawn";
        };
        /** RevisionChoice */
        RevisionChoice: {
            revision: number;
        };
        /** RolePolicyPatch */
        RolePolicyPatch: {
            changes?: "own" | "team" | "all";
            masks?: ("phone" | "mail" | "cost")[];
            may_export?: boolean;
            pooled?: boolean;
            reach?: {
                [key: string]: "own" | "team" | "all";
            };
            unowned?: boolean;
        };
        /** RolePolicyView */
        RolePolicyView: {
            bound: boolean;
            /** @enum {string} */
            changes: "own" | "team" | "all";
            masks: ("phone" | "mail" | "cost")[];
            may_export: boolean;
            people: number;
            pooled: boolean;
            reach: {
                [key: string]: "own" | "team" | "all";
            };
            /** @enum {string} */
            role: "owner" | "admin" | "manager" | "rep" | "finance" | "viewer" | "api";
            unowned: boolean;
        };
        /** Rule */
        Rule: {
            /** @default false */
            create_only?: boolean;
            default?: string | null;
            field: string;
            /** @default [] */
            items?: components["schemas"]["Rule"][];
            /** @default false */
            money?: boolean;
            /**
             * @default shared
             * @enum {string}
             */
            owner?: "crm" | "erp" | "shared" | "frozen";
            /**
             * @default ask
             * @enum {string}
             */
            policy?: "crm" | "erp" | "newest" | "ask";
            /** @default [] */
            read?: components["schemas"]["erp_adapters_engine_transforms_Step"][];
            /** @default false */
            required?: boolean;
            theirs: string;
            /**
             * @default both
             * @enum {string}
             */
            way?: "both" | "in" | "out";
            when?: components["schemas"]["erp_adapters_engine_mapping_When"] | null;
            /** @default [] */
            write?: components["schemas"]["erp_adapters_engine_transforms_Step"][];
        };
        /** RuleGiven */
        RuleGiven: {
            /** @default false */
            active?: boolean;
            countries?: string[];
            days: number;
            follow_ups?: ("inbound" | "outbound" | "meeting" | "call" | "note" | "quote")[];
            /** @default 20 */
            least_chars?: number;
            levels?: string[];
            name: string;
            pauses?: string[];
            /** Format: uuid */
            pool_id: string;
            sources?: ("mail" | "manual" | "import" | "api")[];
            stages?: ("new" | "contacted" | "negotiating" | "customer" | "dormant")[];
            /** @enum {string} */
            trigger: "no_contact" | "no_order" | "never_won" | "contract_end" | "owner_left";
        };
        /** RuleKindView */
        RuleKindView: {
            /** @enum {string} */
            kind: "inquiry_unanswered" | "customer_silent" | "customer_holiday" | "customer_back" | "contact_birthday";
            parameters: components["schemas"]["RuleParameter"][];
            summary: string;
            title: string;
        };
        /** RuleList */
        RuleList: {
            items: components["schemas"]["reminders_schemas_RuleView"][];
            kinds: components["schemas"]["RuleKindView"][];
        };
        /** RuleParameter */
        RuleParameter: {
            default: number;
            least: number;
            most: number;
            name: string;
        };
        /** RulePatch */
        RulePatch: {
            active?: boolean;
            name?: string;
            params?: {
                [key: string]: number;
            };
        };
        /** RuleTrial */
        RuleTrial: {
            findings: components["schemas"]["TriedFinding"][];
            more: boolean;
        };
        /** RungView */
        RungView: {
            /** @enum {string} */
            incoterm: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP";
            total: string;
        };
        /** ScheduleView */
        ScheduleView: {
            /** @enum {string} */
            kind: "undo" | "at" | "desk";
            there: string | null;
            zone: string | null;
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
        /** SeenAlerts */
        SeenAlerts: {
            ids: string[] | null;
        };
        /** SenderView */
        SenderView: {
            address: string;
            alias: boolean;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            mailbox_id: string;
            name: string;
            owner_id: string | null;
            signature: string;
            team_id: string | null;
            /** @enum {string} */
            used_by: "owner" | "team" | "all";
            version: number;
        };
        /** Sending */
        Sending: {
            accepted?: string[];
            /** @default false */
            at_desk?: boolean;
            send_at?: string | null;
        };
        /** SendingLimitView */
        SendingLimitView: {
            paused_until: string | null;
            per_day: number;
            per_hour: number;
            problem: components["schemas"]["Failure"] | null;
            sent_day: number;
            sent_hour: number;
            sentence: string;
            waiting: number;
        };
        /** SequencePatch */
        SequencePatch: {
            daily_cap?: number;
            name?: string;
            status?: "running" | "paused";
            stop_on_stage?: boolean;
            time_zone?: string;
        };
        /** SequencePeople */
        SequencePeople: {
            /** @default 0 */
            active?: number;
            /** @default 0 */
            finished?: number;
            /** @default 0 */
            held?: number;
            /** @default 0 */
            paused?: number;
            /** @default 0 */
            stopped?: number;
        };
        /** SequenceRow */
        SequenceRow: {
            daily_cap: number;
            /** Format: uuid */
            id: string;
            may_change: boolean;
            name: string;
            owner: components["schemas"]["Owner"] | null;
            people: components["schemas"]["SequencePeople"];
            results: components["schemas"]["LetterResults"];
            sent_today: number;
            /** @enum {string} */
            status: "draft" | "running" | "paused" | "archived";
            steps_count: number;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        /** SequenceStepFields */
        SequenceStepFields: {
            id?: string | null;
            /** Format: uuid */
            template_id: string;
            /**
             * @default same
             * @enum {string}
             */
            thread?: "same" | "new";
            /** @default 0 */
            wait?: number;
            /**
             * @default days
             * @enum {string}
             */
            wait_unit?: "hours" | "days";
        };
        /** SequenceSteps */
        SequenceSteps: {
            steps: components["schemas"]["SequenceStepFields"][];
        };
        /** SequenceStepView */
        SequenceStepView: {
            /** Format: uuid */
            id: string;
            languages: string[];
            position: number;
            removed: boolean;
            results: components["schemas"]["LetterResults"];
            /** Format: uuid */
            template_id: string;
            template_name: string;
            /** @enum {string} */
            thread: "same" | "new";
            wait: number;
            /** @enum {string} */
            wait_unit: "hours" | "days";
        };
        /** SequenceView */
        SequenceView: {
            daily_cap: number;
            /** Format: uuid */
            id: string;
            may_change: boolean;
            name: string;
            owner: components["schemas"]["Owner"] | null;
            people: components["schemas"]["SequencePeople"];
            results: components["schemas"]["LetterResults"];
            sent_today: number;
            /** @enum {string} */
            status: "draft" | "running" | "paused" | "archived";
            steps: components["schemas"]["SequenceStepView"][];
            steps_count: number;
            stop_on_stage: boolean;
            time_zone: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        /** SetOAuthClient */
        SetOAuthClient: {
            client_id: string;
            directory?: string | null;
            secret?: string | null;
        };
        /** Settings */
        Settings: {
            /** @default CNY */
            base_currency?: string;
            feed_format?: string | null;
            feed_url?: string | null;
            /** @default 30 */
            guard_days?: number;
            /** @default 10 */
            margin_floor?: string;
            number_patterns?: {
                [key: string]: string;
            };
            /** @default 30 */
            validity_days?: number;
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
        /** Sheet */
        Sheet: {
            /** @default false */
            apply?: boolean;
            content: string;
            filename: string;
        };
        /** SheetPreview */
        SheetPreview: {
            applied: boolean;
            changes: number;
            columns: {
                [key: string]: string | null;
            };
            creates: number;
            refused: number;
            rows: components["schemas"]["SheetRow"][];
            same: number;
        };
        /** SheetProblem */
        SheetProblem: {
            column: string;
            text: string;
        };
        /** SheetRow */
        SheetRow: {
            action: string;
            name: string;
            number: number;
            problems: components["schemas"]["SheetProblem"][];
            sku: string;
        };
        /** ShipmentPatch */
        ShipmentPatch: {
            bl_kind?: ("original" | "telex" | "seaway") | null;
            bl_number?: string | null;
            booking_number?: string | null;
            carrier?: string | null;
            cy_cutoff?: string | null;
            eta?: string | null;
            etd?: string | null;
            forwarder?: string | null;
            freight?: string | null;
            note?: string | null;
            port_of_discharge?: string | null;
            port_of_loading?: string | null;
            presented_on?: string | null;
            reason?: string | null;
            si_cutoff?: string | null;
            tracking_number?: string | null;
            transport?: "sea_container" | "sea_bulk" | "air" | "courier" | "rail" | "road";
            vessel?: string | null;
            vgm_cutoff?: string | null;
            voyage?: string | null;
        };
        /** ShipmentRow */
        ShipmentRow: {
            arrived_on: string | null;
            carrier: string | null;
            company: components["schemas"]["CompanyRef"] | null;
            delayed_days: number;
            departed_on: string | null;
            eta: string | null;
            etd: string | null;
            /** Format: uuid */
            id: string;
            next_cutoff: string | null;
            /** @enum {null|string} */
            next_cutoff_kind: "si" | "vgm" | "cy" | null;
            number: string;
            /** Format: uuid */
            order_id: string;
            order_number: string;
            port_of_discharge: string | null;
            port_of_loading: string | null;
            /** @enum {string} */
            state: "planned" | "booked" | "departed" | "arrived" | "delivered" | "cancelled";
            /** @enum {string} */
            transport: "sea_container" | "sea_bulk" | "air" | "courier" | "rail" | "road";
            /** Format: date-time */
            updated_at: string;
            version: number;
            vessel: string | null;
            voyage: string | null;
        };
        /** LineInput */
        shipments_schemas_LineInput: {
            /** Format: uuid */
            order_line_id: string;
            quantity: string;
        };
        /** ShipmentView */
        ShipmentView: {
            arrived_on: string | null;
            /** @enum {null|string} */
            bl_kind: "original" | "telex" | "seaway" | null;
            bl_number: string | null;
            booking_number: string | null;
            carrier: string | null;
            company: components["schemas"]["CompanyRef"] | null;
            containers: components["schemas"]["Container"][];
            cy_cutoff: string | null;
            dates: components["schemas"]["DateChange"][];
            delayed_days: number;
            delivered_on: string | null;
            departed_on: string | null;
            eta: string | null;
            etd: string | null;
            forwarder: string | null;
            freight: string | null;
            /** Format: uuid */
            id: string;
            lines: components["schemas"]["ShippedLine"][];
            may_change: boolean;
            next_cutoff: string | null;
            /** @enum {null|string} */
            next_cutoff_kind: "si" | "vgm" | "cy" | null;
            note: string | null;
            number: string;
            /** Format: uuid */
            order_id: string;
            order_number: string;
            port_of_discharge: string | null;
            port_of_loading: string | null;
            presented_on: string | null;
            si_cutoff: string | null;
            /** @enum {string} */
            state: "planned" | "booked" | "departed" | "arrived" | "delivered" | "cancelled";
            tracking_number: string | null;
            /** @enum {string} */
            transport: "sea_container" | "sea_bulk" | "air" | "courier" | "rail" | "road";
            /** Format: date-time */
            updated_at: string;
            version: number;
            vessel: string | null;
            vgm_cutoff: string | null;
            voyage: string | null;
        };
        /** ShippedLine */
        ShippedLine: {
            elsewhere: string;
            name: string;
            /** Format: uuid */
            order_line_id: string;
            ordered: string;
            quantity: string;
            sku: string | null;
            unit: string;
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
        /** SnapshotStage */
        SnapshotStage: {
            back: number;
            left: number;
            lost: number;
            onwards: number;
            onwards_share: number | null;
            probability: number;
            stage: components["schemas"]["StageRef"];
            won: number;
            won_share: number | null;
        };
        /** Snooze */
        Snooze: {
            /** @enum {null|string} */
            choice?: "hour" | "tonight" | "next_working_day" | null;
            /** @default UTC */
            here?: string;
            said_at?: string | null;
            when?: components["schemas"]["backend_reminders_schemas_When"] | null;
        };
        /** Split */
        Split: {
            /** Format: uuid */
            message_id: string;
        };
        /** Stage */
        Stage: {
            deals: number;
            entry_proofs: components["schemas"]["ProofView"][];
            exit_proofs: components["schemas"]["ProofView"][];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "inquiry" | "quotation" | "sample" | "contract" | "deposit" | "production" | "inspection" | "shipment" | "balance" | "after_sales" | "other";
            name: string;
            position: number;
            probability: number;
            sla_days: number | null;
        };
        /** StageRef */
        StageRef: {
            /** Format: uuid */
            id: string;
            kind: string;
            name: string;
        };
        /** StageState */
        StageState: {
            proofs: components["schemas"]["ProofState"][];
            seconds: number;
            stage: components["schemas"]["StageRef"];
            visits: number;
        };
        /** StageTime */
        StageTime: {
            bottleneck: boolean;
            cases: number;
            mean_days: number | null;
            median_days: number | null;
            open: number;
            slow_days: number | null;
            slow_tenth_days: number | null;
            stage: components["schemas"]["StageRef"];
            stale: number;
        };
        /** StepDecision */
        StepDecision: {
            /** @enum {string} */
            action: "retry" | "skip" | "approve" | "confirm";
            /** @default true */
            newest?: boolean;
            /** @default  */
            reason?: string;
            values?: {
                [key: string]: unknown;
            };
        };
        /** StepPatch */
        StepPatch: {
            done_on?: string | null;
            note?: string | null;
            owner_id?: string | null;
            promised_on?: string | null;
            proof?: string | null;
            state?: "open" | "doing" | "done" | "problem";
            title?: string | null;
        };
        /** StepView */
        StepView: {
            actor: string;
            /** Format: date-time */
            at: string;
            from_stage: components["schemas"]["StageRef"] | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "create" | "move" | "undo" | "close" | "reopen";
            reason: string | null;
            seconds: number | null;
            /** @enum {string} */
            status: "open" | "won" | "lost";
            to_stage: components["schemas"]["StageRef"];
            undone: boolean;
        };
        /** StripZone */
        StripZone: {
            bars: components["schemas"]["DeskBar"][];
            country: string | null;
            customers: number;
            label: string;
            local_time: components["schemas"]["LocalTime"];
        };
        /** Sum */
        Sum: {
            amount: string;
            currency: string;
            deals: number;
            rates: components["schemas"]["RateSource"][];
            without_rate: number;
        };
        /** SuppressionImport */
        SuppressionImport: {
            text: string;
        };
        /** SuppressionView */
        SuppressionView: {
            address: string;
            by: string;
            evidence: {
                [key: string]: unknown;
            };
            /** Format: uuid */
            id: string;
            lifted_at: string | null;
            lifted_by: string | null;
            lifted_reason: string | null;
            note: string;
            /** @enum {string} */
            reason: "unsubscribed" | "hard_bounce" | "soft_bounces" | "complaint" | "typed";
            /** Format: date-time */
            since: string;
            /** @enum {string} */
            source: "one_click" | "page" | "mail" | "report" | "typed" | "import";
        };
        /** SwitchChange */
        SwitchChange: {
            active: boolean;
            scope?: "linked" | "all" | "create" | "submit" | "approve";
        };
        /** Tally */
        Tally: {
            clicks: components["schemas"]["outreach_tracking_schemas_Counts"] | null;
            country: string;
            messages: number;
            month: string;
            opens: components["schemas"]["outreach_tracking_schemas_Counts"] | null;
        };
        /** Target */
        Target: {
            amount: string;
            currency: string;
            /** Format: uuid */
            id: string;
            member_id: string | null;
            /** Format: date */
            month: string;
            team_id: string | null;
        };
        /** TargetList */
        TargetList: {
            items: components["schemas"]["Target"][];
        };
        /** TeamPatch */
        TeamPatch: {
            archived?: boolean;
            member_ids?: string[];
            members?: components["schemas"]["TeamPlace"][];
            name?: string;
            parent_id?: string | null;
        };
        /** TeamPerson */
        TeamPerson: {
            active: boolean;
            /** Format: uuid */
            id: string;
            name: string;
            since?: string | null;
            /**
             * @default member
             * @enum {string}
             */
            standing?: "member" | "head" | "deputy";
            until?: string | null;
        };
        /** TeamPlace */
        TeamPlace: {
            /** Format: uuid */
            id: string;
            since?: string | null;
            /**
             * @default member
             * @enum {string}
             */
            standing?: "member" | "head" | "deputy";
            until?: string | null;
        };
        /** TeamView */
        TeamView: {
            archived_at: string | null;
            /** Format: uuid */
            id: string;
            members: components["schemas"]["TeamPerson"][];
            name: string;
            parent_id?: string | null;
            version: number;
        };
        /** TemplateAttachment */
        TemplateAttachment: {
            content_type: string;
            filename: string;
            /** Format: uuid */
            id: string;
            size: number;
        };
        /** TemplateField */
        TemplateField: {
            filters: string[];
            label: string;
            path: string;
            type: string;
        };
        /** TemplateFieldGroup */
        TemplateFieldGroup: {
            fields: components["schemas"]["TemplateField"][];
            given: boolean;
            label: string;
            name: string;
        };
        /** TemplateFields */
        TemplateFields: {
            groups: components["schemas"]["TemplateFieldGroup"][];
            languages: components["schemas"]["LanguageForms"][];
            row_fields: components["schemas"]["TemplateField"][];
        };
        /** TemplateFile */
        TemplateFile: {
            /** @constant */
            format: "lading-templates";
            templates: unknown[];
            version: number;
        };
        /** TemplatePatch */
        TemplatePatch: {
            folder?: string;
            name?: string;
            sharing?: "mine" | "team" | "all";
            source_language?: string;
            team_id?: string | null;
        };
        /** TemplateProblem */
        TemplateProblem: {
            code: string;
            column: number;
            expression: string;
            field: string | null;
            language: string;
            length: number;
            line: number;
            message: string;
            offset: number;
            /** @enum {string} */
            part: "subject" | "body";
            warning: boolean;
        };
        /** TemplateResult */
        TemplateResult: {
            clicked: number;
            country: string | null;
            language: string;
            opened: number;
            replied: number;
            sent: number;
            stage: string | null;
        };
        /** TemplateRevisionView */
        TemplateRevisionView: {
            actor: string;
            /** Format: date-time */
            at: string;
            files: components["schemas"]["TemplateAttachment"][];
            html: string;
            /** Format: uuid */
            id: string;
            is_current: boolean;
            language: string;
            origin: string;
            revision: number;
            subject: string;
        };
        /** TemplateRow */
        TemplateRow: {
            archived_at: string | null;
            folder: string;
            /** Format: uuid */
            id: string;
            languages: components["schemas"]["LanguageMark"][];
            may_change: boolean;
            name: string;
            owner: components["schemas"]["Owner"] | null;
            ready_key: string | null;
            /** @enum {string} */
            sharing: "mine" | "team" | "all";
            source_language: string;
            subject: string;
            team_id: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
        };
        /** TemplatesImported */
        TemplatesImported: {
            drafts: number;
            template_ids: string[];
        };
        /** TemplatesMoved */
        TemplatesMoved: {
            moved: number;
        };
        /** TemplateView */
        TemplateView: {
            archived_at: string | null;
            folder: string;
            /** Format: uuid */
            id: string;
            languages: components["schemas"]["LanguageMark"][];
            may_change: boolean;
            name: string;
            owner: components["schemas"]["Owner"] | null;
            ready_key: string | null;
            /** @enum {string} */
            sharing: "mine" | "team" | "all";
            source_language: string;
            subject: string;
            team_id: string | null;
            /** Format: date-time */
            updated_at: string;
            version: number;
            versions: components["schemas"]["LanguageVersion"][];
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
        /** TermNote */
        TermNote: {
            /** @enum {null|string} */
            better: "EXW" | "FCA" | "FAS" | "FOB" | "CFR" | "CIF" | "CPT" | "CIP" | "DAP" | "DPU" | "DDP" | null;
            /** @enum {string} */
            code: "sea_rule_off_sea" | "container_sea_rule" | "place_missing";
            offer: number;
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
            kind: "message" | "note" | "created" | "call" | "meeting" | "file" | "merge" | "decision" | "sent" | "opened" | "clicked" | "bounced" | "auto_reply" | "unsubscribed" | "reminder" | "stage" | "sequence" | "trade";
            message_id: string | null;
            summary: string;
        };
        /** TimeQuestion */
        TimeQuestion: {
            company_id?: string | null;
            contact_id?: string | null;
            conversation_id?: string | null;
            when: components["schemas"]["backend_reminders_schemas_When"];
        };
        /** TimeReading */
        TimeReading: {
            clock_change: boolean;
            good: boolean;
            here: string;
            /** Format: date-time */
            instant: string;
            /** @enum {null|string} */
            moment: "good" | "desk" | "lunch" | "early" | "evening" | "night" | "weekend" | "holiday" | null;
            next_good_at: string | null;
            rule: string | null;
            rule_text: string | null;
            there: string | null;
            /** Format: date-time */
            wall: string;
            zone: string;
        };
        /** Today */
        Today: {
            counts: components["schemas"]["reminders_today_Counts"];
            /** Format: date-time */
            day_end: string;
            /** Format: date-time */
            day_start: string;
            mine: components["schemas"]["DeskBar"][];
            more: boolean;
            rows: components["schemas"]["TodayRow"][];
            zones: components["schemas"]["StripZone"][];
        };
        /** TodayRow */
        TodayRow: {
            /** Format: date-time */
            at: string;
            at_text: string;
            company: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"] | null;
            conversation_id: string | null;
            email: string | null;
            good: boolean;
            /** @enum {string} */
            group: "now" | "later" | "overdue" | "waiting";
            /** Format: uuid */
            id: string;
            last_said: components["schemas"]["LastSaid"] | null;
            local_time: components["schemas"]["LocalTime"] | null;
            /** @enum {null|string} */
            moment: "good" | "desk" | "lunch" | "early" | "evening" | "night" | "weekend" | "holiday" | null;
            next_good_at: string | null;
            phone: string | null;
            reminder: components["schemas"]["Reminder"] | null;
            reply_hours: string | null;
            subject: string | null;
            travelling: boolean;
            waited_hours: number | null;
            why: string;
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
        /** Sharing */
        trade_payments_schemas_Sharing: {
            parts: components["schemas"]["PartInput"][];
        };
        /** SettingsPatch */
        trade_settings_SettingsPatch: {
            base_currency?: string;
            feed_url?: string | null;
            guard_days?: number;
            margin_floor?: string;
            number_patterns?: {
                [key: string]: string;
            };
            validity_days?: number;
        };
        /** Travel */
        Travel: {
            place: string | null;
            since: string | null;
            until: string | null;
            zone: string;
        };
        /** TriedFinding */
        TriedFinding: {
            /** Format: date-time */
            at: string;
            company: components["schemas"]["CompanyRef"] | null;
            contact: components["schemas"]["ContactRef"] | null;
            over: boolean;
            text: string;
        };
        /** TwinAnswer */
        TwinAnswer: {
            twins: components["schemas"]["TwinView"][];
        };
        /** TwinQuestion */
        TwinQuestion: {
            address?: string | null;
            company_id?: string | null;
            country?: string | null;
            domains?: string[];
            emails?: string[];
            /** @default  */
            name?: string;
            phones?: string[];
            tax_ids?: string[];
            website?: string | null;
        };
        /** TwinReason */
        TwinReason: {
            /** @enum {string} */
            code: "tax_id" | "domain" | "email" | "phone" | "social" | "name_country" | "name" | "name_elsewhere" | "employer" | "address" | "domain_family" | "name_core" | "person_name" | "same_company";
            value: string;
        };
        /** TwinView */
        TwinView: {
            archived: boolean;
            country: string | null;
            /** Format: uuid */
            id: string;
            last_contact_on: string | null;
            name: string;
            owner: components["schemas"]["Owner"] | null;
            reasons: components["schemas"]["TwinReason"][];
            /** Format: date */
            registered_on: string;
            /** @enum {string} */
            verdict: "certain" | "likely" | "possible";
        };
        /** Unit */
        Unit: {
            code: string;
            name: string;
        };
        /** Unrelated */
        Unrelated: {
            /** Format: uuid */
            other_id: string;
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
        /** Usual */
        Usual: {
            fact: components["schemas"]["Fact"];
            messages: number;
            value: string;
        };
        /** ValueChange */
        ValueChange: {
            ours?: string;
            theirs?: string;
        };
        /** Variant */
        Variant: {
            attributes: {
                [key: string]: string;
            };
            cost: string | null;
            /** Format: uuid */
            id: string;
            moq: string | null;
            sku: string;
        };
        /** VariantInput */
        VariantInput: {
            attributes?: {
                [key: string]: string;
            };
            cost?: string | null;
            id?: string | null;
            moq?: string | null;
            sku: string;
        };
        /** VersionRef */
        VersionRef: {
            /** Format: date-time */
            created_at: string;
            created_by: components["schemas"]["Owner"] | null;
            frozen_at: string | null;
            number: number;
            total: string;
            /** Format: date */
            valid_until: string;
        };
        /** VersionView */
        VersionView: {
            base_currency: string;
            charges: components["schemas"]["Charge"][];
            charges_amount: string;
            costs: components["schemas"]["CostSheet"] | null;
            costs_hidden: boolean;
            currency: string;
            discount: string;
            discount_amount: string;
            floor: string | null;
            frozen_at: string | null;
            /** Format: uuid */
            id: string;
            ladder: components["schemas"]["RungView"][];
            lead_time: string | null;
            lines: components["schemas"]["LineView"][];
            margin: string | null;
            needs_approval: boolean;
            note: string | null;
            number: number;
            offer_totals: components["schemas"]["OfferTotal"][];
            offers: components["schemas"]["Offer"][];
            payment_terms: string | null;
            port_of_discharge: string | null;
            port_of_loading: string | null;
            rate: string | null;
            rate_date: string | null;
            rate_source: string | null;
            subtotal: string;
            tax: string;
            total: string;
            total_base: string | null;
            /** @enum {null|string} */
            transport: "sea_container" | "sea_bulk" | "air" | "courier" | "rail" | "road" | null;
            /** Format: date */
            valid_until: string;
            warnings: components["schemas"]["TermNote"][];
        };
        /** Visibility */
        Visibility: {
            private: boolean;
            sharing?: components["schemas"]["conversations_schemas_Sharing"] | null;
        };
        /** Voiding */
        Voiding: {
            reason: string;
        };
        /** Waiver */
        Waiver: {
            due_line_id?: string | null;
            reason: string;
            settles: string;
        };
        /** WarningView */
        WarningView: {
            code: string;
            final: boolean;
            title: string;
        };
        /** ZoneClue */
        ZoneClue: {
            reason: string;
            score: number;
            text: string;
            zones: string[];
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
    ApiV1AlertChannelsIndex: {
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
                    "application/json": components["schemas"]["ChannelView"][];
                };
            };
        };
    };
    ApiV1AlertChannelsChannelIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
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
    ApiV1AlertChannelsChannelIdChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
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
    ApiV1AlertChannelsChannelIdDeliveriesLog: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
            };
            header?: never;
            path: {
                channel_id: string;
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
                    "application/json": components["schemas"]["Page_backend.alerts.schemas.DeliveryView_"];
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
    ApiV1AlertChannelsChannelIdTrialsAttempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                channel_id: string;
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
                    "application/json": components["schemas"]["ChannelView"];
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
    ApiV1AlertChannelsBrowsersBrowser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPush"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
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
    ApiV1AlertChannelsMailMail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMailChannel"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
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
    ApiV1AlertChannelsRobotsRobot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRobot"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelView"];
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
    ApiV1AlertsIndex: {
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
                    "application/json": components["schemas"]["Page_backend.alerts.schemas.AlertView_"];
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
    ApiV1AlertsCountCount: {
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
                    "application/json": components["schemas"]["AlertCount"];
                };
            };
        };
    };
    ApiV1AlertsKindsKinds: {
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
                    "application/json": components["schemas"]["KindView"][];
                };
            };
        };
    };
    ApiV1AlertsPushKeyPushKey: {
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
                    "application/json": components["schemas"]["PushKey"];
                };
            };
        };
    };
    ApiV1AlertsSeenSee: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenAlerts"];
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
    ApiV1AlertsSettingsSettings: {
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
                    "application/json": components["schemas"]["AlertSettingsView"];
                };
            };
        };
    };
    ApiV1AlertsSettingsSet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["alerts_schemas_SettingsPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertSettingsView"];
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
    ApiV1BinClassifierShow: {
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
                    "application/json": components["schemas"]["ClassifierReport"];
                };
            };
        };
    };
    ApiV1BinClassifierReset: {
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
                content?: never;
            };
        };
    };
    ApiV1BinClassifierChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClassifierPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassifierReport"];
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
    ApiV1BinDecisionsIndex: {
        parameters: {
            query?: {
                /** @description About this company. */
                company_id?: string | null;
                /** @description About this person. */
                contact_id?: string | null;
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
                    "application/json": components["schemas"]["DecisionView"][];
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
    ApiV1BinDecisionsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDecision"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Act"];
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
    ApiV1BinDecisionsActIdUndo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                act_id: string;
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
    ApiV1CalendarFeedShow: {
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
                    "application/json": components["schemas"]["FeedView"];
                };
            };
        };
    };
    ApiV1CalendarFeedMake: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["FeedView"];
                };
            };
        };
    };
    ApiV1CalendarFeedEnd: {
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
                content?: never;
            };
        };
    };
    ApiV1CandidatesIndex: {
        parameters: {
            query?: {
                /** @description Candidates unless said otherwise. */
                bin?: "customer" | "candidate" | "noise";
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Their mail domain. */
                domain?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Code of a reason of the decision. */
                reason?: string | null;
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
                    "application/json": components["schemas"]["Page_backend.customers.bins.schemas.Candidate_"];
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
    ApiV1CandidatesCompaniesCompanyIdCompany: {
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
                    "application/json": components["schemas"]["CandidateFile"];
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
    ApiV1CandidatesContactsContactIdContact: {
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
                    "application/json": components["schemas"]["CandidateFile"];
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
    ApiV1CandidatesSummarySummary: {
        parameters: {
            query?: {
                /** @description Candidates unless said otherwise. */
                bin?: "customer" | "candidate" | "noise";
                /** @description Their mail domain. */
                domain?: string | null;
                /** @description Code of a reason of the decision. */
                reason?: string | null;
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
                    "application/json": components["schemas"]["BinSummary"];
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
                /** @description Those whose office works at this minute. */
                awake?: boolean;
                /** @description Customers, candidates, or noise. */
                bin?: "customer" | "candidate" | "noise";
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
                /** @description Those that you starred. */
                starred?: boolean;
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
    ApiV1CompaniesCompanyIdClockClockOfCompany: {
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
                    "application/json": components["schemas"]["Clock"];
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
    ApiV1CompaniesCompanyIdCreditCredit: {
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
                    "application/json": components["schemas"]["Credit"];
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
    ApiV1CompaniesCompanyIdCreditSetCredit: {
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
                "application/json": components["schemas"]["CreditFields"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Credit"];
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
    ApiV1CompaniesCompanyIdDealsCompanyDeals: {
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
                    "application/json": components["schemas"]["Deal"][];
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
    ApiV1CompaniesCompanyIdExtensionsAsk: {
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
                "application/json": components["schemas"]["NewRequest"];
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
    ApiV1CompaniesCompanyIdFactsAddFact: {
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
                "application/json": components["schemas"]["NewFact"];
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
    ApiV1CompaniesCompanyIdFactsFactIdRemoveFact: {
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
    ApiV1CompaniesCompanyIdFieldChangesFieldChanges: {
        parameters: {
            query?: {
                /** @description The history of this field. */
                field?: string | null;
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
                    "application/json": components["schemas"]["FieldChange"][];
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
    ApiV1CompaniesCompanyIdFilesFiles: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
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
                    "application/json": components["schemas"]["Page_backend.customers.schemas.file.CompanyDocument_"];
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
    ApiV1CompaniesCompanyIdFilesUpload: {
        parameters: {
            query?: {
                /** @description Its name. */
                filename?: string;
            };
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
                    "application/json": components["schemas"]["CompanyDocument"];
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
            /** @description The file is larger than 25 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ApiV1CompaniesCompanyIdFilesDocumentIdDownload: {
        parameters: {
            query?: {
                /** @description Show it instead of saving it, where that is safe. */
                inline?: boolean;
            };
            header?: never;
            path: {
                company_id: string;
                document_id: string;
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
    ApiV1CompaniesCompanyIdFilesDocumentIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
                document_id: string;
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
    ApiV1CompaniesCompanyIdFilesDocumentIdRestorationsRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
                document_id: string;
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
    ApiV1CompaniesCompanyIdFollowUpFollowCompany: {
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
                "application/json": components["schemas"]["NewFollowUp"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reminder"];
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
    ApiV1CompaniesCompanyIdHoldingChange: {
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
                "application/json": components["schemas"]["HoldingPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
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
    ApiV1CompaniesCompanyIdPortraitPortrait: {
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
                    "application/json": components["schemas"]["Portrait"];
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
    ApiV1CompaniesCompanyIdRelationsRelations: {
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
                    "application/json": components["schemas"]["Relations"];
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
    ApiV1CompaniesCompanyIdRelationsRelate: {
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
                "application/json": components["schemas"]["NewRelation"];
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
    ApiV1CompaniesCompanyIdRelationsRelationIdUnrelate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
                relation_id: string;
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
    ApiV1CompaniesCompanyIdReleasesRelease: {
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
                "application/json": components["schemas"]["ReleaseGiven"];
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
    ApiV1CompaniesCompanyIdRequestsRequests: {
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
    ApiV1CompaniesCompanyIdStarStar: {
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
    ApiV1CompaniesCompanyIdStarUnstar: {
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
    ApiV1CompaniesCompanyIdTimelineTimeline: {
        parameters: {
            query?: {
                /** @description What this person had a part in. */
                contact_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Entries of these kinds alone; may be repeated. */
                kind?: ("message" | "note" | "created" | "call" | "meeting" | "file" | "merge" | "decision" | "sent" | "opened" | "clicked" | "bounced" | "auto_reply" | "unsubscribed" | "reminder" | "stage" | "sequence" | "trade")[] | null;
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
    ApiV1CompaniesCompanyIdUnrelatedDeny: {
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
                "application/json": components["schemas"]["Unrelated"];
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
                /** @description Customers unless said otherwise; with `company_id`, all but noise. */
                bin?: "customer" | "candidate" | "noise" | null;
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
    ApiV1ContactsContactIdClockClockOfContact: {
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
                    "application/json": components["schemas"]["Clock"];
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
    ApiV1ContactsContactIdEmployersEmployers: {
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
                    "application/json": components["schemas"]["Employer"][];
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
    ApiV1ContactsContactIdFactsAddFact: {
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
                "application/json": components["schemas"]["NewFact"];
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
    ApiV1ContactsContactIdFactsFactIdRemoveFact: {
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
    ApiV1ContactsContactIdFieldChangesFieldChanges: {
        parameters: {
            query?: {
                /** @description The history of this field. */
                field?: string | null;
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
                    "application/json": components["schemas"]["FieldChange"][];
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
    ApiV1ContactsContactIdFilesIndex: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
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
                    "application/json": components["schemas"]["Page_backend.customers.schemas.file.CompanyDocument_"];
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
    ApiV1ContactsContactIdFilesUpload: {
        parameters: {
            query?: {
                /** @description Its name. */
                filename?: string;
            };
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
                    "application/json": components["schemas"]["CompanyDocument"];
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
            /** @description The file is larger than 25 MB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    ApiV1ContactsContactIdFilesDocumentIdDownload: {
        parameters: {
            query?: {
                /** @description Show it instead of saving it, where that is safe. */
                inline?: boolean;
            };
            header?: never;
            path: {
                contact_id: string;
                document_id: string;
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
    ApiV1ContactsContactIdFilesDocumentIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
                document_id: string;
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
    ApiV1ContactsContactIdFilesDocumentIdRestorationsRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                contact_id: string;
                document_id: string;
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
    ApiV1ContactsContactIdFollowUpFollowContact: {
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
                "application/json": components["schemas"]["NewFollowUp"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reminder"];
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
    ApiV1ContactsContactIdMannerManner: {
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
                    "application/json": components["schemas"]["MannerView"];
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
    ApiV1ContactsContactIdMannerSetManner: {
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
                "application/json": components["schemas"]["Manner"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MannerView"];
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
    ApiV1ContactsContactIdRequestsRequests: {
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
                kind?: ("message" | "note" | "created" | "call" | "meeting" | "file" | "merge" | "decision" | "sent" | "opened" | "clicked" | "bounced" | "auto_reply" | "unsubscribed" | "reminder" | "stage" | "sequence" | "trade")[] | null;
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
    ApiV1ContactsContactIdTravelTravel: {
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
                "application/json": components["schemas"]["NewTravel"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
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
    ApiV1ContactsContactIdTravelBackHome: {
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
    ApiV1ConversationsConversationIdAssignmentAssign: {
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
                "application/json": components["schemas"]["NewAssignment"];
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
    ApiV1ConversationsConversationIdAssignmentRelease: {
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
    ApiV1ConversationsConversationIdCommentsComment: {
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
                "application/json": components["schemas"]["NewComment"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentView"];
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
    ApiV1ConversationsConversationIdCommentsCommentIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                comment_id: string;
                conversation_id: string;
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
    ApiV1ConversationsConversationIdDealsConversationDeals: {
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
                    "application/json": components["schemas"]["Deal"][];
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
    ApiV1ConversationsConversationIdReplyingBeginReplying: {
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
    ApiV1ConversationsConversationIdReplyingEndReplying: {
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
    ApiV1ConversationsConversationIdSettlementsSettleInquiry: {
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
                "application/json": components["schemas"]["Completion"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Completed"];
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
    ApiV1ConversationsConversationIdSnoozesSnoozeInquiry: {
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
                "application/json": components["schemas"]["Snooze"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reminder"];
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
    ApiV1ConversationsConversationIdWorkShow: {
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
                    "application/json": components["schemas"]["ConversationWork"];
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
    ApiV1DealTargetsIndex: {
        parameters: {
            query: {
                /** @description A day of the first month. */
                first: string;
                /** @description A day of the last month. */
                last: string;
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
                    "application/json": components["schemas"]["TargetList"];
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
    ApiV1DealTargetsChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenTargets"];
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
    ApiV1DealViewsIndex: {
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
                    "application/json": components["schemas"]["DealViewList"];
                };
            };
        };
    };
    ApiV1DealViewsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDealView"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealView"];
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
    ApiV1DealViewsViewIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: string;
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
    ApiV1DealViewsViewIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                view_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealViewPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealView"];
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
    ApiV1DealsIndex: {
        parameters: {
            query?: {
                /** @description Expected to close from this day. */
                close_from?: string | null;
                /** @description ... until this day. */
                close_until?: string | null;
                /** @description With this company. */
                company_id?: string | null;
                /** @description ISO 3166-1 alpha-2 code. */
                country?: string | null;
                /** @description ISO 4217 code. */
                currency?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Lost for this reason. */
                lost_reason_id?: string | null;
                /** @description The seat of an owner or co-owner. */
                owner_id?: string | null;
                /** @description Of this pipeline. */
                pipeline_id?: string | null;
                /** @description A product asked for. */
                product?: string | null;
                /** @description Name, company or #number. */
                q?: string | null;
                /** @description Expected to ship from this day. */
                ship_from?: string | null;
                /** @description ... until this day. */
                ship_until?: string | null;
                /** @description A field; with `-` before it, descending. */
                sort?: string | null;
                /** @description Where it came from. */
                source?: "mail" | "manual" | "form" | "api" | "import" | null;
                /** @description In this stage. */
                stage_id?: string | null;
                /** @description open, won or lost; all where it is left out. */
                status?: "open" | "won" | "lost" | null;
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
                    "application/json": components["schemas"]["Page_backend.pipeline.schemas.deals.Deal_"];
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
    ApiV1DealsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeal"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealFile"];
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
    ApiV1DealsDealIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
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
                    "application/json": components["schemas"]["DealFile"];
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
    ApiV1DealsDealIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealFile"];
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
    ApiV1DealsDealIdClosureClose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Closure"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deal"];
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
    ApiV1DealsDealIdClosureReopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
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
                    "application/json": components["schemas"]["Deal"];
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
    ApiV1DealsDealIdConversationsConversationIdLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                deal_id: string;
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
                    "application/json": components["schemas"]["DealFile"];
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
    ApiV1DealsDealIdConversationsConversationIdUnlink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conversation_id: string;
                deal_id: string;
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
    ApiV1DealsDealIdMovesMove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMove"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
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
    ApiV1DealsDealIdMovesMoveIdUndo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
                move_id: string;
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
                    "application/json": components["schemas"]["Deal"];
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
    ApiV1DealsDealIdProofsConfirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                deal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Confirmation"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealFile"];
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
    ApiV1DealsDealIdProofsWithdraw: {
        parameters: {
            query: {
                /** @description The proof's key. */
                key: string;
            };
            header?: never;
            path: {
                deal_id: string;
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
                    "application/json": components["schemas"]["DealFile"];
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
    ApiV1DealsBulkEditsBulkEdit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DealBulkEdit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DealBulkResult"];
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
    ApiV1DuplicatesIndex: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                kind?: "company" | "contact";
                /** @description Rows on a page. */
                limit?: number;
                /** @description Clusters of this verdict alone. */
                verdict?: "certain" | "likely" | "possible" | null;
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
                    "application/json": components["schemas"]["Page_backend.customers.duplicates.schemas.DuplicateClusterView_"];
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
    ApiV1DuplicatesClusterIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
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
                    "application/json": components["schemas"]["DuplicateClusterFile"];
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
    ApiV1DuplicatesClusterIdDismissalDismiss: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cluster_id: string;
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
                    "application/json": components["schemas"]["Dismissal"];
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
    ApiV1DuplicatesChecksCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TwinQuestion"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TwinAnswer"];
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
    ApiV1DuplicatesDismissalUndosTakeBack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Dismissal"];
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
    ApiV1DuplicatesSearchSearch: {
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
                    "application/json": components["schemas"]["DuplicateSearchView"];
                };
            };
        };
    };
    ApiV1DuplicatesSearchesLook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
        };
    };
    ApiV1ErpAdaptersAdapters: {
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
                    "application/json": components["schemas"]["ErpAdapterView"][];
                };
            };
        };
    };
    ApiV1ErpArrivalsArrivalIdDecisionsDecideArrival: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                arrival_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArrivalDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErpArrivalView"];
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
    ApiV1ErpChecksCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErpCheck"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErpCheckView"];
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
    ApiV1ErpConflictsConflictIdDecisionDecideConflict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                conflict_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConflictDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErpConflictView"];
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
    ApiV1ErpFindingsFindingIdRepairsRepair: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                finding_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Repair"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErpFindingView"];
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
    ApiV1ErpLinksIndex: {
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
                    "application/json": components["schemas"]["ErpLinkView"][];
                };
            };
        };
    };
    ApiV1ErpLinksCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewErpLink"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErpLinkView"];
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
    ApiV1ErpLinksLinkIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
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
                    "application/json": components["schemas"]["ErpLinkView"];
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
    ApiV1ErpLinksLinkIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
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
    ApiV1ErpLinksLinkIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                link_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErpLinkPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErpLinkView"];
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
    ApiV1ErpLinksLinkIdArrivalsArrivals: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
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
                    "application/json": components["schemas"]["ErpArrivalView"][];
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
    ApiV1ErpLinksLinkIdChecksCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
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
                    "application/json": components["schemas"]["ErpCheckView"];
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
    ApiV1ErpLinksLinkIdConflictsConflicts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
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
                    "application/json": components["schemas"]["ErpConflictView"][];
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
    ApiV1ErpLinksLinkIdEntitiesEntities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
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
                    "application/json": components["schemas"]["ErpEntityView"][];
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
    ApiV1ErpLinksLinkIdMappingsExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
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
                    "application/json": {
                        [key: string]: components["schemas"]["MappingDocument"];
                    };
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
    ApiV1ErpLinksLinkIdMappingsTake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
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
    ApiV1ErpLinksLinkIdMappingsEntityMapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                link_id: string;
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
                    "application/json": components["schemas"]["ErpMappingView"];
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
    ApiV1ErpLinksLinkIdMappingsEntityRemap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                link_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingDocument"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErpMappingView"];
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
    ApiV1ErpLinksLinkIdMappingsEntityTrialsTrial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                link_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingTrial"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappingSample"][];
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
    ApiV1ErpLinksLinkIdRunsRuns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
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
                    "application/json": components["schemas"]["ErpRunView"][];
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
    ApiV1ErpLinksLinkIdRunsRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRun"];
            };
        };
        responses: {
            /** @description Request accepted, processing continues off-line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErpRunView"];
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
    ApiV1ErpLinksLinkIdRunsRunIdFindingsFindings: {
        parameters: {
            query?: {
                /** @description Only this entity. */
                entity?: string | null;
                /** @description Only this outcome. */
                outcome?: string | null;
            };
            header?: never;
            path: {
                link_id: string;
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
                    "application/json": components["schemas"]["ErpFindingView"][];
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
    ApiV1ErpLinksLinkIdStepsSteps: {
        parameters: {
            query?: {
                /** @description Only in this state. */
                of_state?: string | null;
            };
            header?: never;
            path: {
                link_id: string;
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
                    "application/json": components["schemas"]["ErpStepView"][];
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
    ApiV1ErpLinksLinkIdSwitchesEntityDirectionSwitch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                direction: string;
                entity: string;
                link_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErpEntityView"][];
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
    ApiV1ErpLinksLinkIdValuesValues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
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
                    "application/json": components["schemas"]["ErpValueView"][];
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
    ApiV1ErpLinksLinkIdValuesValueIdSetValue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                link_id: string;
                value_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ValueChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErpValueView"];
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
    ApiV1ErpStepsStepIdDecisionsDecideStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErpStepView"];
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
    ApiV1ExchangeRatesIndex: {
        parameters: {
            query?: {
                /** @description Of this currency. */
                base?: string | null;
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
                    "application/json": components["schemas"]["Page_backend.trade.rates.queries.RateView_"];
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
    ApiV1ExchangeRatesEnter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rates"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kept"];
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
    ApiV1ExchangeRatesFetchesFetch: {
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
                    "application/json": components["schemas"]["Kept"];
                };
            };
        };
    };
    ApiV1ExchangeRatesImportsImportSheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RateSheet"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kept"];
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
    ApiV1LanguageModelShow: {
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
                    "application/json": components["schemas"]["LanguageModelView"];
                };
            };
        };
    };
    ApiV1LanguageModelChoose: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LanguageModelEdit"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LanguageModelView"];
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
    ApiV1LanguageModelForget: {
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
                content?: never;
            };
        };
    };
    ApiV1LanguageModelTrialsTrial: {
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
                    "application/json": components["schemas"]["LanguageModelTrial"];
                };
            };
        };
    };
    ApiV1LetterSettingsSettings: {
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
                    "application/json": components["schemas"]["LetterSettingsView"];
                };
            };
        };
    };
    ApiV1LetterSettingsSetSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LetterSettingsView"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterSettingsView"];
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
    ApiV1LettersOfCreditLetterIdChangeLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                letter_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LcFields"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LcView"];
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
    ApiV1LoadingPlansLoadingPlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Loading"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoadingPlan"];
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
    ApiV1LossReasonsChangeLossReasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LossReasonList"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LossReason"][];
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
    ApiV1MailIdentitiesIndex: {
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
                    "application/json": components["schemas"]["SenderView"][];
                };
            };
        };
    };
    ApiV1MailIdentitiesAdd: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewIdentity"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SenderView"];
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
    ApiV1MailIdentitiesIdentityIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                identity_id: string;
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
    ApiV1MailIdentitiesIdentityIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                identity_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SenderView"];
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
    ApiV1MailboxesMailboxIdSendingLimitSendingLimit: {
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
                    "application/json": components["schemas"]["SendingLimitView"];
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
    ApiV1MergesIndex: {
        parameters: {
            query: {
                /** @description The company or contact. */
                record_id: string;
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
                    "application/json": components["schemas"]["MergeView"][];
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
    ApiV1MergesMerge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMerge"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergeView"];
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
    ApiV1MergesMergeIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                merge_id: string;
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
                    "application/json": components["schemas"]["MergeView"];
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
    ApiV1MergesMergeIdUndo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                merge_id: string;
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
                    "application/json": components["schemas"]["MergeUndo"];
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
    ApiV1MessagesMessageIdRequestsRequests: {
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
                    "application/json": components["schemas"]["Asked"];
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
    ApiV1OrderFilesFileIdContentFileBytes: {
        parameters: {
            query?: {
                /** @description Show it in the browser where that is safe. */
                inline?: boolean;
            };
            header?: never;
            path: {
                file_id: string;
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
    ApiV1OrderStepsBoard: {
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
                    "application/json": components["schemas"]["BoardCard"][];
                };
            };
        };
    };
    ApiV1OrderStepsStepIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step_id: string;
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
    ApiV1OrderStepsStepIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                step_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backend_trade_orders_schemas_Step"];
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
    ApiV1OrderStepsStepIdFilesAddFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFile"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backend_trade_orders_schemas_Step"];
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
    ApiV1OrdersIndex: {
        parameters: {
            query?: {
                /** @description Of this company. */
                company_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Of this deal. */
                deal_id?: string | null;
                /** @description Orders or samples. */
                kind?: "order" | "sample" | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Of this seat. */
                owner_id?: string | null;
                /** @description Words: number, PO, company, goods. */
                q?: string | null;
                /** @description A field; with `-` before it, descending. */
                sort?: string | null;
                /** @description Orders in this state. */
                state?: "draft" | "confirmed" | "in_production" | "partially_shipped" | "shipped" | "closed" | "cancelled" | null;
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
                    "application/json": components["schemas"]["Page_backend.trade.orders.schemas.OrderRow_"];
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
    ApiV1OrdersCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
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
    ApiV1OrdersOrderIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
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
                    "application/json": components["schemas"]["OrderFile"];
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
    ApiV1OrdersOrderIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
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
    ApiV1OrdersOrderIdCancellationsCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
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
                    "application/json": components["schemas"]["Order"];
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
    ApiV1OrdersOrderIdChangesAsk: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeWish"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
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
    ApiV1OrdersOrderIdChangesChangeIdDecisionsDecide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                change_id: string;
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
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
    ApiV1OrdersOrderIdConfirmationsConfirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
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
                    "application/json": components["schemas"]["Order"];
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
    ApiV1OrdersOrderIdDraftWrite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderContent"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
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
    ApiV1OrdersOrderIdErpOrderPanel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
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
                    "application/json": components["schemas"]["ErpOrderPanel"];
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
    ApiV1OrdersOrderIdErpPushesPushOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
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
                    "application/json": components["schemas"]["ErpOrderPanel"];
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
    ApiV1OrdersOrderIdLettersOfCreditAddLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LcFields"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LcView"];
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
    ApiV1OrdersOrderIdMoneyMoney: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
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
                    "application/json": components["schemas"]["OrderMoney"];
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
    ApiV1OrdersOrderIdPaperDataExtras: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Extras"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Extras"];
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
    ApiV1OrdersOrderIdPaperPreviewsPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperWish"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
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
    ApiV1OrdersOrderIdPapersOrderPapers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
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
                    "application/json": components["schemas"]["OrderPapers"];
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
    ApiV1OrdersOrderIdPapersIssue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaperWish"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperRow"];
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
    ApiV1OrdersOrderIdStateOnwardsMove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                onwards: "draft" | "confirmed" | "in_production" | "partially_shipped" | "shipped" | "closed" | "cancelled";
                order_id: string;
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
                    "application/json": components["schemas"]["Order"];
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
    ApiV1OrdersOrderIdStepsAddStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStep"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["backend_trade_orders_schemas_Step"];
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
    ApiV1OrdersOrderIdWaiversWaive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Waiver"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderMoney"];
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
    ApiV1OutgoingMessagesIndex: {
        parameters: {
            query?: {
                /** @description Drafts, on their way, failed, sent, or all not done. */
                box?: "drafts" | "scheduled" | "failed" | "sent" | "open";
                /** @description Of this conversation. */
                conversation_id?: string | null;
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
                    "application/json": components["schemas"]["Page_backend.outreach.sending.schemas.OutgoingView_"];
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
    ApiV1OutgoingMessagesBegin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDraft"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingView"];
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
    ApiV1OutgoingMessagesOutgoingIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
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
                    "application/json": components["schemas"]["OutgoingView"];
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
    ApiV1OutgoingMessagesOutgoingIdDiscard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
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
    ApiV1OutgoingMessagesOutgoingIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingView"];
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
    ApiV1OutgoingMessagesOutgoingIdAttachmentCopiesAttachCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileCopy"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileView"];
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
    ApiV1OutgoingMessagesOutgoingIdAttachmentsAttach: {
        parameters: {
            query?: {
                /** @description Its media type. */
                content_type?: string;
                /** @description Its name. */
                filename?: string;
                /** @description To be shown in the text. */
                inline?: boolean;
            };
            header?: never;
            path: {
                outgoing_id: string;
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
                    "application/json": components["schemas"]["FileView"];
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
    ApiV1OutgoingMessagesOutgoingIdAttachmentsFileIdFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
                outgoing_id: string;
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
    ApiV1OutgoingMessagesOutgoingIdAttachmentsFileIdDetach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file_id: string;
                outgoing_id: string;
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
    ApiV1OutgoingMessagesOutgoingIdChecksCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
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
                    "application/json": components["schemas"]["WarningView"][];
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
    ApiV1OutgoingMessagesOutgoingIdDeskOpeningDesk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
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
                    "application/json": components["schemas"]["DeskOpening"] | null;
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
    ApiV1OutgoingMessagesOutgoingIdReopeningsReopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
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
                    "application/json": components["schemas"]["OutgoingView"];
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
    ApiV1OutgoingMessagesOutgoingIdSendingSend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Sending"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingView"];
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
    ApiV1OutgoingMessagesOutgoingIdSendingCallBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
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
                    "application/json": components["schemas"]["OutgoingView"];
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
    ApiV1OutgoingMessagesOutgoingIdSettlementSettle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
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
                    "application/json": components["schemas"]["OutgoingView"];
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
    ApiV1OverlapAppealsIndex: {
        parameters: {
            query?: {
                /** @description Appeals in this state alone. */
                state?: "open" | "upheld" | "handed_over" | "shared" | "withdrawn" | null;
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
                    "application/json": components["schemas"]["AppealView"][];
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
    ApiV1OverlapAppealsMake: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppeal"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealView"];
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
    ApiV1OverlapAppealsAppealIdWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: string;
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
    ApiV1OverlapAppealsAppealIdDecisionDecide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                appeal_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppealView"];
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
    ApiV1OverlapAppealsSeenSeen: {
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
                content?: never;
            };
        };
    };
    ApiV1OverlapChecksChecks: {
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
                    "application/json": components["schemas"]["Page_backend.customers.overlap.schemas.OverlapCheckView_"];
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
    ApiV1OverlapChecksAsk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverlapQuestion"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlapAnswer"];
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
    ApiV1OverlapConversationsConversationIdOfConversation: {
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
                    "application/json": components["schemas"]["OverlapAnswer"];
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
    ApiV1OverlapNewsNews: {
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
                    "application/json": components["schemas"]["OverlapNews"];
                };
            };
        };
    };
    ApiV1OverlapRulesRules: {
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
                    "application/json": components["schemas"]["OverlapRules"];
                };
            };
        };
    };
    ApiV1OverlapRulesSetRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverlapRules"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverlapRules"];
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
    ApiV1PaperSettingsShow: {
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
                    "application/json": components["schemas"]["PaperSettings"];
                };
            };
        };
    };
    ApiV1PaperSettingsAccountsAddAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountInput"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
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
    ApiV1PaperSettingsAccountsAccountIdChangeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountInput"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
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
    ApiV1PaperSettingsAccountsAccountIdApprovalsApprove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account_id: string;
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
                    "application/json": components["schemas"]["Account"];
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
    ApiV1PaperSettingsLayoutsKindLayout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "quotation" | "proforma" | "contract" | "confirmation" | "invoice" | "packing_list" | "shipping_instruction" | "statement";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Layout"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperSettings"];
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
    ApiV1PaperSettingsLayoutsKindUsual: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "quotation" | "proforma" | "contract" | "confirmation" | "invoice" | "packing_list" | "shipping_instruction" | "statement";
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
                    "application/json": components["schemas"]["PaperSettings"];
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
    ApiV1PaperSettingsPicturesPicture: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["PictureRef"];
                };
            };
        };
    };
    ApiV1PaperSettingsSellerSeller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Party"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperSettings"];
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
    ApiV1PaperSettingsTrialsTrial: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LayoutTrial"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
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
    ApiV1PapersPaperIdContentContent: {
        parameters: {
            query?: {
                /** @description The kept PDF, or an editable copy. */
                form?: "pdf" | "xlsx" | "docx";
                /** @description Show it in the browser. */
                inline?: boolean;
            };
            header?: never;
            path: {
                paper_id: string;
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
    ApiV1PapersPaperIdVoidingsVoid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                paper_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Voiding"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaperRow"];
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
    ApiV1PaymentsIndex: {
        parameters: {
            query?: {
                /** @description Of this company. */
                company_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description A field; with `-` before it, descending. */
                sort?: string | null;
                /** @description In this state. */
                state?: "slip" | "received" | "cancelled" | null;
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
                    "application/json": components["schemas"]["Page_backend.trade.payments.schemas.PaymentView_"];
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
    ApiV1PaymentsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayment"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
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
    ApiV1PaymentsPaymentIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: string;
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
                    "application/json": components["schemas"]["PaymentView"];
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
    ApiV1PaymentsPaymentIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
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
    ApiV1PaymentsPaymentIdArrivalsArrive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Arrival"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
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
    ApiV1PaymentsPaymentIdCancellationsCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: string;
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
                    "application/json": components["schemas"]["PaymentView"];
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
    ApiV1PaymentsPaymentIdPartsShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                payment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["trade_payments_schemas_Sharing"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentView"];
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
    ApiV1PaymentsAgeingAgeing: {
        parameters: {
            query?: {
                /** @description Of this company. */
                company_id?: string | null;
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
                    "application/json": components["schemas"]["Ageing"][];
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
    ApiV1PaymentsProposalsPropose: {
        parameters: {
            query: {
                /** @description What was credited. */
                amount: string;
                /** @description Whether we bear the banks' charges. */
                bear?: boolean;
                /** @description What banks took. */
                charges?: string;
                /** @description Of this company. */
                company_id: string;
                /** @description ISO 4217. */
                currency: string;
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
                    "application/json": components["schemas"]["OpenLine"][];
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
    ApiV1PipelinesIndex: {
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
                    "application/json": components["schemas"]["PipelineList"];
                };
            };
        };
    };
    ApiV1PipelinesCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPipeline"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
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
    ApiV1PipelinesPipelineIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pipeline_id: string;
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
                    "application/json": components["schemas"]["Pipeline"];
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
    ApiV1PipelinesPipelineIdArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pipeline_id: string;
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
    ApiV1PipelinesPipelineIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                pipeline_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PipelinePatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pipeline"];
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
    ApiV1PipelinesPipelineIdBoardBoard: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 alpha-2 code. */
                country?: string | null;
                /** @description ISO 4217 code. */
                currency?: string | null;
                /** @description Deals per column. */
                limit?: number;
                /** @description The seat of an owner or co-owner. */
                owner_id?: string | null;
                /** @description A product asked for. */
                product?: string | null;
                /** @description Name, company or #number. */
                q?: string | null;
                /** @description A field; with `-` before it, descending. */
                sort?: string | null;
                /** @description Where it came from. */
                source?: "mail" | "manual" | "form" | "api" | "import" | null;
            };
            header?: never;
            path: {
                pipeline_id: string;
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
                    "application/json": components["schemas"]["Board"];
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
    ApiV1PipelinesPipelineIdCountriesCountries: {
        parameters: {
            query?: {
                /** @description The seat of an owner or co-owner. */
                owner_id?: string | null;
                /** @description A product asked for. */
                product?: string | null;
                /** @description Name, company or #number. */
                q?: string | null;
                /** @description Where it came from. */
                source?: "mail" | "manual" | "form" | "api" | "import" | null;
            };
            header?: never;
            path: {
                pipeline_id: string;
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
                    "application/json": components["schemas"]["CountryDeals"][];
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
    ApiV1PipelinesPipelineIdForecastForecast: {
        parameters: {
            query?: {
                /** @description Expected close, or ETD. */
                by?: "close" | "ship";
                /** @description Months from this one on. */
                months?: number;
                /** @description The seat of an owner or co-owner. */
                owner_id?: string | null;
            };
            header?: never;
            path: {
                pipeline_id: string;
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
                    "application/json": components["schemas"]["Forecast"];
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
    ApiV1PipelinesPipelineIdInsightPace: {
        parameters: {
            query?: {
                /** @description First day; a year ago by default. */
                first?: string | null;
                /** @description Last day; today by default. */
                last?: string | null;
                /** @description The seat of an owner or co-owner. */
                owner_id?: string | null;
            };
            header?: never;
            path: {
                pipeline_id: string;
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
                    "application/json": components["schemas"]["Insight"];
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
    ApiV1PoolHoldingsIndex: {
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
                    "application/json": components["schemas"]["Holdings"];
                };
            };
        };
    };
    ApiV1PoolMovesMoves: {
        parameters: {
            query?: {
                /** @description The moves of one company. */
                company_id?: string | null;
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
                    "application/json": components["schemas"]["Page_backend.pool.schemas.MoveView_"];
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
    ApiV1PoolRequestsRequests: {
        parameters: {
            query?: {
                /** @description Those alone that wait for a decision. */
                open?: boolean;
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
                    "application/json": components["schemas"]["RequestView"][];
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
    ApiV1PoolRequestsPoolRequestIdWithdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pool_request_id: string;
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
    ApiV1PoolRequestsPoolRequestIdDecisionDecide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pool_request_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
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
    ApiV1PoolRulesIndex: {
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
                    "application/json": components["schemas"]["pool_schemas_RuleView"][];
                };
            };
        };
    };
    ApiV1PoolRulesCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleGiven"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["pool_schemas_RuleView"];
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
    ApiV1PoolRulesPoolRuleIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                pool_rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["pool_schemas_RuleView"];
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
    ApiV1PoolRulesPoolRuleIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pool_rule_id: string;
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
    ApiV1PoolRulesDryRunsDryRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleGiven"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
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
    ApiV1PoolRulesPausesPauses: {
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
                    "application/json": components["schemas"]["PauseView"][];
                };
            };
        };
    };
    ApiV1PoolRulesRunsRuns: {
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
                    "application/json": components["schemas"]["RecycleRunView"][];
                };
            };
        };
    };
    ApiV1PoolsIndex: {
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
                    "application/json": components["schemas"]["PoolView"][];
                };
            };
        };
    };
    ApiV1PoolsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPool"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolView"];
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
    ApiV1PoolsPoolIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                pool_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolView"][];
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
    ApiV1PoolsPoolIdAssignmentsGive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pool_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolCompanies"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolMoved"];
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
    ApiV1PoolsPoolIdCustomersCustomers: {
        parameters: {
            query?: {
                /** @description ISO 3166-1 alpha-2 code. */
                country?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Part of its name. */
                q?: string | null;
                /** @description A field; with `-` before it, descending. */
                sort?: string | null;
            };
            header?: never;
            path: {
                pool_id: string;
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
                    "application/json": components["schemas"]["Page_backend.pool.schemas.PoolCard_"];
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
    ApiV1PoolsPoolIdCustomersFill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                pool_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PoolCompanies"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PoolMoved"];
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
    ApiV1PoolsPoolIdCustomersCompanyIdClaimsClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
                pool_id: string;
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
                    "application/json": components["schemas"]["Claimed"];
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
    ApiV1PoolsPoolIdCustomersCompanyIdViewsLook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                company_id: string;
                pool_id: string;
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
                    "application/json": components["schemas"]["PoolCardFile"];
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
    ApiV1PriceListsIndex: {
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
                    "application/json": components["schemas"]["PriceListRow"][];
                };
            };
        };
    };
    ApiV1PriceListsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceListInput"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceListFile"];
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
    ApiV1PriceListsPriceListIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                price_list_id: string;
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
                    "application/json": components["schemas"]["PriceListFile"];
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
    ApiV1PriceListsPriceListIdWrite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                price_list_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceListInput"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceListFile"];
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
    ApiV1PriceListsPriceListIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                price_list_id: string;
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
    ApiV1ProductPicturesPictureIdDropPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                picture_id: string;
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
    ApiV1ProductPicturesPictureIdContentPictureBytes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                picture_id: string;
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
    ApiV1ProductsIndex: {
        parameters: {
            query?: {
                /** @description Those that were put aside instead. */
                archived?: boolean;
                /** @description On this shelf. */
                category_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Words of names, numbers, codes. */
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
                    "application/json": components["schemas"]["Page_backend.trade.products.schemas.ProductRow_"];
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
    ApiV1ProductsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductInput"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductFile"];
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
    ApiV1ProductsProductIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
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
                    "application/json": components["schemas"]["ProductFile"];
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
    ApiV1ProductsProductIdWrite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductInput"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductFile"];
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
    ApiV1ProductsProductIdArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
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
    ApiV1ProductsProductIdPicturesAddPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPicture"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductFile"];
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
    ApiV1ProductsProductIdRestorationsRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                product_id: string;
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
    ApiV1ProductsImportsImportSheet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Sheet"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetPreview"];
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
    ApiV1QuotesIndex: {
        parameters: {
            query?: {
                /** @description To this company. */
                company_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Of this deal. */
                deal_id?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Of this seat. */
                owner_id?: string | null;
                /** @description Words: number, company, goods. */
                q?: string | null;
                /** @description A field; with `-` before it, descending. */
                sort?: string | null;
                /** @description Quotes in this state. */
                state?: "draft" | "sent" | "accepted" | "refused" | "expired" | null;
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
                    "application/json": components["schemas"]["Page_backend.trade.quotes.schemas.QuoteRow_"];
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
    ApiV1QuotesCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuote"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteFile"];
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
    ApiV1QuotesQuoteIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
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
                    "application/json": components["schemas"]["QuoteFile"];
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
    ApiV1QuotesQuoteIdAnswersAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Answer"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteFile"];
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
    ApiV1QuotesQuoteIdApprovalsAsk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteFile"];
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
    ApiV1QuotesQuoteIdApprovalsApprovalIdDecisionsDecide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval_id: string;
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalDecision"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteFile"];
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
    ApiV1QuotesQuoteIdDifferencesCompare: {
        parameters: {
            query: {
                /** @description The later version. */
                after: number;
                /** @description The earlier version. */
                before: number;
            };
            header?: never;
            path: {
                quote_id: string;
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
                    "application/json": components["schemas"]["Differences"];
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
    ApiV1QuotesQuoteIdDraftWrite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Content"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteFile"];
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
    ApiV1QuotesQuoteIdOrdersOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderWish"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
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
    ApiV1QuotesQuoteIdSendingsSend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
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
                    "application/json": components["schemas"]["QuoteFile"];
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
    ApiV1QuotesQuoteIdVersionsFollow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                quote_id: string;
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
                    "application/json": components["schemas"]["QuoteFile"];
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
    ApiV1QuotesQuoteIdVersionsNumberVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: number;
                quote_id: string;
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
                    "application/json": components["schemas"]["VersionView"];
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
    ApiV1QuotesPricingsPrice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Pricing"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionView"];
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
    ApiV1ReadyTemplatesReady: {
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
                    "application/json": components["schemas"]["ReadyTemplate"][];
                };
            };
        };
    };
    ApiV1ReadyTemplatesInstallationsInstallReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadyChoice"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadyInstalled"];
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
    ApiV1ReminderRulesIndex: {
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
                    "application/json": components["schemas"]["RuleList"];
                };
            };
        };
    };
    ApiV1ReminderRulesCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRule"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reminders_schemas_RuleView"];
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
    ApiV1ReminderRulesRuleIdRemove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: string;
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
    ApiV1ReminderRulesRuleIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                rule_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RulePatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["reminders_schemas_RuleView"];
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
    ApiV1ReminderRulesTrialsAttempt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRule"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleTrial"];
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
    ApiV1RemindersIndex: {
        parameters: {
            query?: {
                /** @description The seat of the assignee. */
                assignee_id?: string | null;
                /** @description About this company. */
                company_id?: string | null;
                /** @description About this contact. */
                contact_id?: string | null;
                /** @description About this conversation. */
                conversation_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description open, due (fired and not dealt with) or closed. */
                state?: "open" | "due" | "closed";
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
                    "application/json": components["schemas"]["Page_backend.reminders.schemas.Reminder_"];
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
    ApiV1RemindersCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReminder"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reminder"];
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
    ApiV1RemindersReminderIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reminder_id: string;
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
                    "application/json": components["schemas"]["ReminderFile"];
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
    ApiV1RemindersReminderIdCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reminder_id: string;
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
    ApiV1RemindersReminderIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                reminder_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReminderPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reminder"];
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
    ApiV1RemindersReminderIdCompletionsComplete: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reminder_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Completion"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Completed"];
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
    ApiV1RemindersReminderIdReopeningsReopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reminder_id: string;
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
                    "application/json": components["schemas"]["Reminder"];
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
    ApiV1RemindersReminderIdSnoozesSnooze: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                reminder_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Snooze"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reminder"];
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
    ApiV1RemindersReadingsRead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TimeQuestion"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeReading"];
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
    ApiV1RolePoliciesIndex: {
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
                    "application/json": components["schemas"]["RolePolicyView"][];
                };
            };
        };
    };
    ApiV1RolePoliciesChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role: "owner" | "admin" | "manager" | "rep" | "finance" | "viewer" | "api";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolePolicyPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolePolicyView"][];
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
    ApiV1SendersSenders: {
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
                    "application/json": components["schemas"]["SenderView"][];
                };
            };
        };
    };
    ApiV1SendingDomainsIndex: {
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
                    "application/json": components["schemas"]["DomainView"][];
                };
            };
        };
    };
    ApiV1SendingDomainsAlarmsAlarmIdSettleSettle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alarm_id: string;
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
    ApiV1SendingDomainsChecksCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DomainCheckRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DomainView"];
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
    ApiV1SequenceEnrolmentsIndex: {
        parameters: {
            query?: {
                /** @description Of this company's people. */
                company_id?: string | null;
                /** @description Of this contact. */
                contact_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Only those in this state. */
                state?: "active" | "paused" | "held" | "finished" | "stopped" | null;
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
                    "application/json": components["schemas"]["Page_backend.outreach.sequences.schemas.EnrolmentView_"];
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
    ApiV1SequenceEnrolmentsEnrolmentIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                enrolment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolmentPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentView"];
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
    ApiV1SequencesIndex: {
        parameters: {
            query?: {
                /** @description Those put aside instead. */
                archived?: boolean;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Part of a name. */
                q?: string | null;
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
                    "application/json": components["schemas"]["Page_backend.outreach.sequences.schemas.SequenceRow_"];
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
    ApiV1SequencesCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSequence"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SequenceView"];
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
    ApiV1SequencesSequenceIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sequence_id: string;
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
                    "application/json": components["schemas"]["SequenceView"];
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
    ApiV1SequencesSequenceIdArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sequence_id: string;
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
    ApiV1SequencesSequenceIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                sequence_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SequencePatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SequenceView"];
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
    ApiV1SequencesSequenceIdEnrolmentsPeople: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Only those in this state. */
                state?: "active" | "paused" | "held" | "finished" | "stopped" | null;
            };
            header?: never;
            path: {
                sequence_id: string;
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
                    "application/json": components["schemas"]["Page_backend.outreach.sequences.schemas.EnrolmentView_"];
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
    ApiV1SequencesSequenceIdEnrolmentsEnrol: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sequence_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Enrolling"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolled"];
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
    ApiV1SequencesSequenceIdPreviewsPreview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sequence_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Enrolling"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolPreview"];
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
    ApiV1SequencesSequenceIdStepsPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                sequence_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SequenceSteps"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SequenceView"];
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
    ApiV1ShipmentsIndex: {
        parameters: {
            query?: {
                /** @description Of this company. */
                company_id?: string | null;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Of this order. */
                order_id?: string | null;
                /** @description A field; with `-` before it, descending. */
                sort?: string | null;
                /** @description In this state. */
                state?: "planned" | "booked" | "departed" | "arrived" | "delivered" | "cancelled" | null;
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
                    "application/json": components["schemas"]["Page_backend.trade.shipments.schemas.ShipmentRow_"];
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
    ApiV1ShipmentsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShipment"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentView"];
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
    ApiV1ShipmentsShipmentIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shipment_id: string;
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
                    "application/json": components["schemas"]["ShipmentView"];
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
    ApiV1ShipmentsShipmentIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                shipment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipmentPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentView"];
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
    ApiV1ShipmentsShipmentIdCancellationsCancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shipment_id: string;
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
                    "application/json": components["schemas"]["ShipmentView"];
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
    ApiV1ShipmentsShipmentIdCargoLoad: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                shipment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cargo"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentView"];
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
    ApiV1ShipmentsShipmentIdDelayLetterLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shipment_id: string;
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
                    "application/json": components["schemas"]["Letter"];
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
    ApiV1ShipmentsShipmentIdMilestonesReach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shipment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Milestone"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShipmentView"];
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
    ApiV1SightMine: {
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
                    "application/json": components["schemas"]["MySight"];
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
    ApiV1SuppressionsIndex: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Only those suppressed for it. */
                reason?: "unsubscribed" | "hard_bounce" | "soft_bounces" | "complaint" | "typed" | null;
                /** @description Those in force, those lifted, or all. */
                state?: "open" | "lifted" | "all";
                /** @description Part of an address or note. */
                text?: string | null;
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
                    "application/json": components["schemas"]["Page_backend.outreach.suppression.schemas.SuppressionView_"];
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
    ApiV1SuppressionsCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSuppression"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionView"];
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
    ApiV1SuppressionsSuppressionIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                suppression_id: string;
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
                    "application/json": components["schemas"]["SuppressionView"];
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
    ApiV1SuppressionsSuppressionIdLiftLift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                suppression_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Lift"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressionView"];
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
    ApiV1SuppressionsImportsBringIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuppressionImport"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOutcome"];
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
    ApiV1TemplateExportsExport: {
        parameters: {
            query?: {
                /** @description Only these; all that you see without it. */
                id?: string[] | null;
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
                    "application/json": components["schemas"]["TemplateFile"];
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
    ApiV1TemplateFieldsFields: {
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
                    "application/json": components["schemas"]["TemplateFields"];
                };
            };
        };
    };
    ApiV1TemplateFoldersFolders: {
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
                    "application/json": string[];
                };
            };
        };
    };
    ApiV1TemplateFoldersRenamesRenameFolder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FolderChange"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatesMoved"];
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
    ApiV1TemplateImportsBringIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateFile"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatesImported"];
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
    ApiV1TemplateReportReport: {
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
                    "application/json": components["schemas"]["MissingVersions"][];
                };
            };
        };
    };
    ApiV1TemplatesIndex: {
        parameters: {
            query?: {
                /** @description Those put aside instead. */
                archived?: boolean;
                /** @description `next_cursor` of the page before. */
                cursor?: string | null;
                /** @description Only this folder; empty: those in none. */
                folder?: string | null;
                /** @description Rows on a page. */
                limit?: number;
                /** @description Part of a name or subject. */
                q?: string | null;
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
                    "application/json": components["schemas"]["Page_backend.outreach.templates.schemas.TemplateRow_"];
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
    ApiV1TemplatesCreate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTemplate"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
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
    ApiV1TemplatesTemplateIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
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
                    "application/json": components["schemas"]["TemplateView"];
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
    ApiV1TemplatesTemplateIdArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
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
    ApiV1TemplatesTemplateIdChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplatePatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateView"];
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
    ApiV1TemplatesTemplateIdCopiesCopy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
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
                    "application/json": components["schemas"]["TemplateView"];
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
    ApiV1TemplatesTemplateIdLanguagesAddLanguage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LanguageCopy"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LanguageVersion"];
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
    ApiV1TemplatesTemplateIdLanguagesSaveLanguage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path: {
                language: string;
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LanguageText"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LanguageVersion"];
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
    ApiV1TemplatesTemplateIdLanguagesRemoveLanguage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: string;
                template_id: string;
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
    ApiV1TemplatesTemplateIdLanguagesFilesAddFile: {
        parameters: {
            query?: {
                /** @description Its name. */
                filename?: string;
            };
            header?: never;
            path: {
                language: string;
                template_id: string;
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
                    "application/json": components["schemas"]["LanguageVersion"];
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
    ApiV1TemplatesTemplateIdLanguagesFilesTemplateFileIdReadFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: string;
                template_file_id: string;
                template_id: string;
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
    ApiV1TemplatesTemplateIdLanguagesFilesTemplateFileIdRemoveFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: string;
                template_file_id: string;
                template_id: string;
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
                    "application/json": components["schemas"]["LanguageVersion"];
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
    ApiV1TemplatesTemplateIdLanguagesRestorationsRestoreRevision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: string;
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevisionChoice"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LanguageVersion"];
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
    ApiV1TemplatesTemplateIdLanguagesRevisionsRevisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                language: string;
                template_id: string;
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
                    "application/json": components["schemas"]["TemplateRevisionView"][];
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
    ApiV1TemplatesTemplateIdRenderingsRender: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Rendering"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rendered"];
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
    ApiV1TemplatesTemplateIdRestorationsRestore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
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
                    "application/json": components["schemas"]["TemplateView"];
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
    ApiV1TemplatesTemplateIdResultsResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template_id: string;
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
                    "application/json": components["schemas"]["TemplateResult"][];
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
    ApiV1TodayToday: {
        parameters: {
            query?: {
                /** @description My time zone (IANA). */
                here?: string;
                /** @description mine, or all: the whole team's. */
                scope?: "mine" | "all";
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
                    "application/json": components["schemas"]["Today"];
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
    ApiV1TodayAlertsAlerts: {
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
                    "application/json": components["schemas"]["Reminder"][];
                };
            };
        };
    };
    ApiV1TrackingConsentsSaid: {
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
                    "application/json": components["schemas"]["ConsentView"][];
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
    ApiV1TrackingConsentsSay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConsent"];
            };
        };
        responses: {
            /** @description Document created, URL follows */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentView"];
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
    ApiV1TrackingMessagesOutgoingIdShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outgoing_id: string;
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
                    "application/json": components["schemas"]["MessageTracking"];
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
    ApiV1TrackingPlansForesee: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanRequest"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
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
    ApiV1TrackingPolicyPolicy: {
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
                    "application/json": components["schemas"]["PolicyView"];
                };
            };
        };
    };
    ApiV1TrackingPolicyChoose: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the changed version. */
                "If-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView"];
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
    ApiV1TrackingRejudgementsJudgeAgain: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
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
                    "application/json": {
                        [key: string]: number;
                    };
                };
            };
        };
    };
    ApiV1TrackingTalliesNumbers: {
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
                    "application/json": components["schemas"]["Tally"][];
                };
            };
        };
    };
    ApiV1TradeSettingsShowSettings: {
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
                    "application/json": components["schemas"]["Settings"];
                };
            };
        };
    };
    ApiV1TradeSettingsPatchSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["trade_settings_SettingsPatch"];
            };
        };
        responses: {
            /** @description Request fulfilled, document follows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
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
    ApiV1UnitsUnits: {
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
                    "application/json": components["schemas"]["Unit"][];
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
