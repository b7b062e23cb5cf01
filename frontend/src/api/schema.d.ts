// The API's contract in the shape that openapi-typescript writes.

interface Page<Row> {
  items: Row[];
  next_cursor: string | null;
  total: number | null;
  total_capped: boolean;
}

export interface paths {
  "/sign-up": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["SignUp"] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Me"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/session": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Me"] } } } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["SignIn"] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Me"] } } } };
    delete: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/session/tenant": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { tenant_id: string } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Me"] } } } };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/profile": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Profile"] } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["ProfileChange"] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Profile"] } } } };
    trace?: never;
  };
  "/profile/password": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["PasswordChange"] } }; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/profile/totp": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { code: string } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["RecoveryCodes"] } } } };
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { password: string } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["TotpSetup"] } } } };
    delete: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { password: string } } }; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/users": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; sort?: string; q?: string; with_total?: boolean }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Page<components["schemas"]["User"]> } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/users/{seat_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: { parameters: { query?: never; header: { "If-Match": string }; path: { seat_id: string }; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["UserChange"] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["User"] } } } };
    trace?: never;
  };
  "/invitations": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; sort?: string; q?: string; with_total?: boolean }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Page<components["schemas"]["Invitation"]> } } } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { email: string; role: components["schemas"]["Role"] } } }; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["InvitationWithLink"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/invitations/{invitation_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { invitation_id: string }; cookie?: never }; requestBody?: never; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/invitation-previews": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { token: string } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["InvitationPreview"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/invitation-acceptances": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { token: string; name?: string; password: string } } }; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Me"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api-keys": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; sort?: string; q?: string; with_total?: boolean }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Page<components["schemas"]["ApiKey"]> } } } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { name: string; scopes: components["schemas"]["Scope"][]; expires_at?: string | null } } }; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ApiKeyWithSecret"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/api-keys/{key_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { key_id: string }; cookie?: never }; requestBody?: never; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/audit-entries": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; sort?: string; q?: string; with_total?: boolean }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Page<components["schemas"]["AuditEntry"]> } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/preferences/{key}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { key: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Preference"] } } } };
    put: { parameters: { query?: never; header?: never; path: { key: string }; cookie?: never }; requestBody: { content: { "application/json": { value: unknown } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Preference"] } } } };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/dead-letters": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; sort?: string; q?: string; with_total?: boolean }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Page<components["schemas"]["DeadLetter"]> } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/dead-letters/{dead_letter_id}/retries": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { dead_letter_id: string }; cookie?: never }; requestBody?: never; responses: { 202: { headers: { [name: string]: unknown }; content?: never } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/dead-letters/{dead_letter_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { dead_letter_id: string }; cookie?: never }; requestBody?: never; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/meta": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Meta"] } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/mailboxes": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; sort?: string; q?: string; with_total?: boolean }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Page<components["schemas"]["Mailbox"]> } } } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["MailboxNew"] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Mailbox"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/mailboxes/{mailbox_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { mailbox_id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Mailbox"] } } } };
    put?: never;
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { mailbox_id: string }; cookie?: never }; requestBody?: never; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    options?: never;
    head?: never;
    patch: { parameters: { query?: never; header: { "If-Match": string }; path: { mailbox_id: string }; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["MailboxChange"] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Mailbox"] } } } };
    trace?: never;
  };
  "/mailboxes/{mailbox_id}/folders": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { mailbox_id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MailboxFolder"][] } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/mailboxes/{mailbox_id}/sync-requests": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { mailbox_id: string }; cookie?: never }; requestBody?: never; responses: { 202: { headers: { [name: string]: unknown }; content?: never } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/mailbox-checks": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["MailboxCheckRequest"] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MailboxCheck"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/mailbox-settings": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query: { address: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MailboxSettings"] } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/conversations": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; sort?: string; q?: string; with_total?: boolean; mailbox_id?: string; company_id?: string; contact_id?: string; folder?: "inbox" | "sent" | "all"; kind?: "human" | "machine"; unread?: boolean }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Page<components["schemas"]["Conversation"]> } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/conversations/{conversation_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { conversation_id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["ConversationFile"] } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/conversations/{conversation_id}/reading": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put: { parameters: { query?: never; header?: never; path: { conversation_id: string }; cookie?: never }; requestBody: { content: { "application/json": { read: boolean } } }; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/messages/{message_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { message_id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Message"] } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/messages/{message_id}/body": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { remote_images?: "show" }; header?: never; path: { message_id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["MessageBody"] } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/companies": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; sort?: string; q?: string; with_total?: boolean; country?: string; owner_id?: string; stage?: components["schemas"]["Stage"]; source?: "mail" | "manual" | "import" | "api"; domain?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Page<components["schemas"]["Company"]> } } } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["CompanyNew"] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Company"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/companies/{company_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { company_id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["CompanyFile"] } } } };
    put?: never;
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { company_id: string }; cookie?: never }; requestBody?: never; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    options?: never;
    head?: never;
    patch: { parameters: { query?: never; header: { "If-Match": string }; path: { company_id: string }; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["CompanyChange"] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Company"] } } } };
    trace?: never;
  };
  "/companies/{company_id}/restorations": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { company_id: string }; cookie?: never }; requestBody?: never; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Company"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/companies/bulk-edits": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": { ids: string[]; changes: components["schemas"]["BulkChanges"] } } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": { changed: number } } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/companies/{company_id}/contacts": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; sort?: string; q?: string; with_total?: boolean }; header?: never; path: { company_id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Page<components["schemas"]["Contact"]> } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/companies/{company_id}/facts": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { company_id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Fact"][] } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/companies/{company_id}/facts/{fact_id}/rejection": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { company_id: string; fact_id: string }; cookie?: never }; requestBody?: never; responses: { 201: { headers: { [name: string]: unknown }; content?: never } } };
    delete: { parameters: { query?: never; header?: never; path: { company_id: string; fact_id: string }; cookie?: never }; requestBody?: never; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/companies/{company_id}/timeline": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; sort?: string; q?: string; with_total?: boolean }; header?: never; path: { company_id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Page<components["schemas"]["TimelineItem"]> } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/companies/{company_id}/notes": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { company_id: string }; cookie?: never }; requestBody: { content: { "application/json": { text: string } } }; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["TimelineItem"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/contacts": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: { limit?: number; cursor?: string; sort?: string; q?: string; with_total?: boolean; company_id?: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": Page<components["schemas"]["Contact"]> } } } };
    put?: never;
    post: { parameters: { query?: never; header?: never; path?: never; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["ContactChange"] } }; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Contact"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/contacts/{contact_id}": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { contact_id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Contact"] } } } };
    put?: never;
    post?: never;
    delete: { parameters: { query?: never; header?: never; path: { contact_id: string }; cookie?: never }; requestBody?: never; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    options?: never;
    head?: never;
    patch: { parameters: { query?: never; header: { "If-Match": string }; path: { contact_id: string }; cookie?: never }; requestBody: { content: { "application/json": components["schemas"]["ContactChange"] } }; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Contact"] } } } };
    trace?: never;
  };
  "/contacts/{contact_id}/restorations": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { contact_id: string }; cookie?: never }; requestBody?: never; responses: { 201: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Contact"] } } } };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/contacts/{contact_id}/facts": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query?: never; header?: never; path: { contact_id: string }; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["Fact"][] } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/contacts/{contact_id}/facts/{fact_id}/rejection": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get?: never;
    put?: never;
    post: { parameters: { query?: never; header?: never; path: { contact_id: string; fact_id: string }; cookie?: never }; requestBody?: never; responses: { 201: { headers: { [name: string]: unknown }; content?: never } } };
    delete: { parameters: { query?: never; header?: never; path: { contact_id: string; fact_id: string }; cookie?: never }; requestBody?: never; responses: { 204: { headers: { [name: string]: unknown }; content?: never } } };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/search": {
    parameters: { query?: never; header?: never; path?: never; cookie?: never };
    get: { parameters: { query: { q: string }; header?: never; path?: never; cookie?: never }; requestBody?: never; responses: { 200: { headers: { [name: string]: unknown }; content: { "application/json": components["schemas"]["SearchResults"] } } } };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

export interface components {
  schemas: {
    ProblemField: { field: string; code: string; message: string };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail?: string | null;
      instance?: string | null;
      reference?: string | null;
      errors?: components["schemas"]["ProblemField"][];
    };
    Tenant: { id: string; slug: string; name: string };
    TenantMembership: { id: string; slug: string; name: string; role: components["schemas"]["Role"] };
    Role: "owner" | "admin" | "manager" | "rep" | "finance" | "viewer";
    Profile: {
      id: string;
      name: string;
      email: string;
      locale: string;
      time_zone: string;
      theme: "auto" | "light" | "dark";
      totp_enabled: boolean;
    };
    Me: {
      user: components["schemas"]["Profile"];
      tenant: components["schemas"]["Tenant"];
      tenants: components["schemas"]["TenantMembership"][];
      role: components["schemas"]["Role"];
      permissions: string[];
      membership_id: string;
    };
    SignUp: {
      tenant_name: string;
      name: string;
      email: string;
      password: string;
      locale: string;
      time_zone: string;
    };
    SignIn: { email: string; password: string; totp_code?: string | null };
    ProfileChange: { name?: string; locale?: string; time_zone?: string; theme?: "auto" | "light" | "dark" };
    PasswordChange: { current_password: string; new_password: string };
    TotpSetup: { secret: string; uri: string; qr_svg: string };
    RecoveryCodes: { recovery_codes: string[] };
    User: {
      id: string;
      user_id: string;
      name: string;
      email: string;
      role: components["schemas"]["Role"];
      active: boolean;
      totp_enabled: boolean;
      last_seen_at: string | null;
      version: number;
    };
    UserChange: { role?: components["schemas"]["Role"]; active?: boolean };
    Invitation: {
      id: string;
      email: string;
      role: components["schemas"]["Role"];
      created_at: string;
      expires_at: string;
      accepted_at: string | null;
      invited_by: string | null;
    };
    InvitationWithLink: components["schemas"]["Invitation"] & { link: string };
    InvitationPreview: {
      tenant_name: string;
      email: string;
      role: components["schemas"]["Role"];
      has_account: boolean;
    };
    ApiKey: {
      id: string;
      name: string;
      prefix: string;
      scopes: components["schemas"]["Scope"][];
      created_at: string;
      last_used_at: string | null;
      expires_at: string | null;
    };
    Scope: "read" | "write" | "admin";
    ApiKeyWithSecret: components["schemas"]["ApiKey"] & { key: string };
    AuditEntry: {
      id: string;
      at: string;
      actor_kind: string;
      actor_name: string | null;
      action: string;
      subject_kind: string | null;
      subject_id: string | null;
      summary: string;
      details: unknown;
    };
    Preference: { key: string; value: unknown };
    DeadLetter: {
      id: string;
      job: string;
      event_type: string | null;
      error: string;
      attempts: number;
      created_at: string;
    };
    Meta: {
      version: string;
      languages: { tag: string; name: string; direction: "ltr" | "rtl" }[];
      sign_up_open: boolean;
      time_zones: string[];
      api_docs_url: string | null;
    };
    Server: { host: string; port: number; security: "tls" | "starttls" };
    MailboxProblem: {
      code: string;
      title: string;
      what_to_do: string;
      since: string;
      server_said: string | null;
    };
    MailboxProgress: {
      found: number;
      stored: number;
      skipped: number;
      left: number;
      newest_at: string | null;
      started_at: string | null;
      finished_at: string | null;
    };
    Mailbox: {
      id: string;
      address: string;
      display_name: string | null;
      provider: string | null;
      imap: components["schemas"]["Server"];
      smtp: components["schemas"]["Server"] | null;
      username: string;
      status: "new" | "syncing" | "live" | "paused" | "needs_attention";
      visibility: string;
      problem: components["schemas"]["MailboxProblem"] | null;
      progress: components["schemas"]["MailboxProgress"];
      last_checked_at: string | null;
      created_at: string;
      version: number;
    };
    MailboxNew: {
      address: string;
      display_name?: string | null;
      username?: string | null;
      secret: string;
      imap: components["schemas"]["Server"];
      smtp?: components["schemas"]["Server"] | null;
      sync_since?: string | null;
    };
    MailboxChange: {
      display_name?: string | null;
      username?: string;
      secret?: string;
      paused?: boolean;
      imap?: components["schemas"]["Server"];
      smtp?: components["schemas"]["Server"] | null;
    };
    MailboxFolder: {
      id: string;
      name: string;
      role: "inbox" | "sent" | "archive" | "drafts" | "junk" | "trash" | "other";
      selected: boolean;
      on_server: number | null;
      stored: number;
      skipped: number;
      left: number;
      last_checked_at: string | null;
      skip_reasons: { reason: string; count: number; text: string }[];
    };
    MailboxCheckRequest: {
      address: string;
      username?: string | null;
      secret: string;
      imap: components["schemas"]["Server"];
      smtp?: components["schemas"]["Server"] | null;
    };
    CheckProblem: { code: string; title: string; what_to_do: string; server_said: string | null };
    CheckStep: {
      step: "resolve" | "connect" | "tls" | "sign_in" | "folders" | "smtp";
      ok: boolean;
      problem: components["schemas"]["CheckProblem"] | null;
    };
    MailboxCheck: {
      ok: boolean;
      steps: components["schemas"]["CheckStep"][];
      folders: { name: string; role: string; messages: number | null }[];
    };
    MailboxSettings: {
      address: string;
      provider: string | null;
      provider_name: string | null;
      imap: components["schemas"]["Server"] | null;
      smtp: components["schemas"]["Server"] | null;
      username: string;
      secret_kind: "password" | "authorization_code" | "app_password" | "oauth";
      help: string | null;
      sources: ("provider_table" | "srv" | "guess")[];
    };
    LocalTime: {
      zone: string;
      clock: string;
      offset: string;
      day_state: "desk" | "early" | "evening" | "night" | "weekend";
      text: string;
    };
    Person: { name: string; address: string };
    CompanyRef: { id: string; name: string; country: string | null };
    ContactRef: { id: string; name: string };
    Conversation: {
      id: string;
      subject: string;
      snippet: string;
      last_message_at: string;
      message_count: number;
      unread: boolean;
      has_attachments: boolean;
      participants: components["schemas"]["Person"][];
      direction_last: "in" | "out";
      mailbox_ids: string[];
      company: components["schemas"]["CompanyRef"] | null;
      contact: components["schemas"]["ContactRef"] | null;
      kind: "human" | "machine";
      local_time: components["schemas"]["LocalTime"] | null;
    };
    ConversationFile: components["schemas"]["Conversation"] & { messages: components["schemas"]["Message"][] };
    MessageBody: {
      html: string | null;
      text: string | null;
      quoted_from_html: boolean;
      remote_images_blocked: number;
      new_html: string | null;
      quoted_html: string | null;
      new_text: string | null;
      quoted_text: string | null;
    };
    Attachment: {
      id: string;
      filename: string;
      content_type: string;
      size: number;
      inline: boolean;
      previewable: "image" | "pdf" | "text" | null;
    };
    Message: {
      id: string;
      conversation_id: string;
      message_id_header: string | null;
      subject: string;
      from: components["schemas"]["Person"];
      to: components["schemas"]["Person"][];
      cc: components["schemas"]["Person"][];
      bcc: components["schemas"]["Person"][];
      reply_to: components["schemas"]["Person"][];
      sent_at: string;
      received_at: string;
      direction: "in" | "out";
      snippet: string;
      has_html: boolean;
      body: components["schemas"]["MessageBody"];
      attachments: components["schemas"]["Attachment"][];
      defects: { code: string; text: string }[];
      mailbox_ids: string[];
      kind: "human" | "machine";
      list_unsubscribe: boolean;
    };
    Owner: { id: string; name: string };
    Stage: "new" | "contacted" | "negotiating" | "customer" | "dormant";
    Company: {
      id: string;
      name: string;
      domain: string | null;
      domains: string[];
      website: string | null;
      country: string | null;
      city: string | null;
      address: string | null;
      industry: string | null;
      phone: string | null;
      language: string | null;
      time_zone: string | null;
      local_time: components["schemas"]["LocalTime"] | null;
      owner: components["schemas"]["Owner"] | null;
      stage: components["schemas"]["Stage"];
      source: "mail" | "manual" | "import" | "api";
      tags: string[];
      note: string | null;
      contacts_count: number;
      conversations_count: number;
      last_message_at: string | null;
      archived_at: string | null;
      created_at: string;
      updated_at: string;
      version: number;
    };
    CompanyPerson: {
      id: string;
      name: string;
      email: string | null;
      phone: string | null;
      title: string | null;
      language: string | null;
      time_zone: string | null;
      messages_count: number;
      last_message_at: string | null;
    };
    CompanyFile: components["schemas"]["Company"] & { people: components["schemas"]["CompanyPerson"][] };
    BulkChanges: {
      stage?: components["schemas"]["Stage"];
      owner_id?: string | null;
      country?: string | null;
      industry?: string | null;
      language?: string | null;
      time_zone?: string | null;
      add_tags?: string[];
      remove_tags?: string[];
      archived?: boolean;
    };
    CompanyNew: { name: string } & components["schemas"]["CompanyChange"];
    CompanyChange: {
      name?: string;
      domain?: string | null;
      website?: string | null;
      country?: string | null;
      city?: string | null;
      address?: string | null;
      industry?: string | null;
      phone?: string | null;
      language?: string | null;
      time_zone?: string | null;
      owner_id?: string | null;
      stage?: components["schemas"]["Stage"];
      tags?: string[];
      note?: string | null;
    };
    Fact: {
      id: string;
      field: string;
      value: string;
      confidence: number;
      typed: boolean;
      source: {
        message_id: string;
        conversation_id: string;
        part: string;
        start: number;
        end: number;
        quote: string;
        at: string;
        reason: string | null;
      } | null;
      shown: boolean;
      sources: number;
      rejected: boolean;
    };
    TimelineItem: {
      id: string;
      kind: "message" | "note" | "created";
      at: string;
      actor: components["schemas"]["Owner"] | null;
      contact: components["schemas"]["ContactRef"] | null;
      summary: string;
      conversation_id: string | null;
      message_id: string | null;
      direction: "in" | "out" | null;
    };
    Contact: {
      id: string;
      name: string;
      given_name: string | null;
      family_name: string | null;
      email: string | null;
      emails: string[];
      phone: string | null;
      title: string | null;
      company: components["schemas"]["CompanyRef"] | null;
      language: string | null;
      time_zone: string | null;
      local_time: components["schemas"]["LocalTime"] | null;
      last_message_at: string | null;
      messages_count: number;
      source: "mail" | "manual" | "import" | "api";
      archived_at: string | null;
      created_at: string;
      updated_at: string;
      version: number;
    };
    ContactChange: {
      name?: string;
      given_name?: string | null;
      family_name?: string | null;
      email?: string | null;
      phone?: string | null;
      title?: string | null;
      company_id?: string | null;
      language?: string | null;
      time_zone?: string | null;
    };
    SearchResults: {
      companies: { id: string; name: string; country: string | null; domain: string | null }[];
      contacts: { id: string; name: string; email: string | null; company_name: string | null }[];
      conversations: { id: string; subject: string; snippet: string; last_message_at: string }[];
    };
  };
}
