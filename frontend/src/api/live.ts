import type { QueryClient } from "@tanstack/react-query";
import { setReachable } from "@/offline/connection";
import { apiUrl } from "./client";
import type { paths } from "./schema";

interface Change {
  kind: string;
  id: string;
}

type Path = keyof paths;

/** Which resources show a record of each kind; a change makes them stale. */
const SHOWN_IN: Record<string, readonly Path[]> = {
  quote: ["/quotes", "/quotes/{quote_id}"],
  order: ["/orders", "/orders/{order_id}", "/order-steps", "/quotes/{quote_id}"],
  product: ["/products", "/products/{product_id}"],
  custom_field: ["/forms/{object_}", "/custom-fields"],
  conversation: [
    "/conversations",
    "/conversations/{conversation_id}",
    "/conversations/{conversation_id}/work",
    "/companies/{company_id}/timeline",
    "/today",
  ],
  lead: ["/leads", "/leads/{lead_id}", "/leads/counts", "/lead-rules", "/lead-submissions"],
  reminder: ["/today", "/reminders", "/reminders/{reminder_id}"],
  reminder_due: ["/today", "/today/alerts"],
  message: ["/conversations", "/conversations/{conversation_id}", "/messages/{message_id}"],
  company: [
    "/companies",
    "/companies/{company_id}",
    "/companies/{company_id}/facts",
    "/companies/{company_id}/timeline",
    "/companies/{company_id}/contacts",
    "/companies/{company_id}/requests",
    "/companies/{company_id}/relations",
    "/companies/{company_id}/files",
    "/companies/{company_id}/field-changes",
    "/merges",
  ],
  contact: [
    "/contacts",
    "/contacts/{contact_id}",
    "/contacts/{contact_id}/facts",
    "/contacts/{contact_id}/timeline",
    "/contacts/{contact_id}/field-changes",
    "/companies/{company_id}/contacts",
  ],
  duplicates: ["/duplicates", "/duplicates/search", "/duplicates/{cluster_id}"],
  overlap: ["/overlap/appeals", "/overlap/news", "/overlap/conversations/{conversation_id}"],
  meeting: ["/meetings", "/companies/{company_id}/timeline", "/contacts/{contact_id}/timeline"],
  outgoing_message: [
    "/outgoing-messages",
    "/outgoing-messages/{outgoing_id}",
    "/tracking/conversations/{conversation_id}",
  ],
  tracked_message: [
    "/tracking/conversations/{conversation_id}",
    "/tracking/messages/{outgoing_id}",
    "/companies/{company_id}/timeline",
    "/contacts/{contact_id}/timeline",
  ],
  bin: ["/candidates", "/candidates/summary", "/companies", "/contacts", "/bin-classifier"],
  template: [
    "/templates",
    "/templates/{template_id}",
    "/template-folders",
    "/template-report",
    "/ready-templates",
  ],
  sequence: [
    "/sequences",
    "/sequences/{sequence_id}",
    "/sequences/{sequence_id}/enrolments",
    "/sequence-enrolments",
  ],
  mailbox: ["/mailboxes", "/mailboxes/{mailbox_id}", "/mailboxes/{mailbox_id}/folders"],
  customer_import: [
    "/customer-imports",
    "/customer-imports/{import_id}",
    "/customer-imports/{import_id}/rows",
  ],
  import_run: ["/import-runs", "/import-runs/{run_id}/problems"],
  user: ["/users", "/session"],
  invitation: ["/invitations"],
  api_key: ["/api-keys"],
  webhook: ["/webhooks", "/webhooks/{webhook_id}", "/webhooks/{webhook_id}/deliveries"],
  dead_letter: ["/dead-letters"],
  erp_link: [
    "/erp-links",
    "/erp-links/{link_id}",
    "/erp-links/{link_id}/entities",
    "/erp-links/{link_id}/steps",
    "/erp-links/{link_id}/arrivals",
    "/erp-links/{link_id}/conflicts",
  ],
  erp_order: ["/orders/{order_id}/erp"],
  pool: [
    "/pools",
    "/pools/{pool_id}/customers",
    "/pool-holdings",
    "/pool-moves",
    "/pool-requests",
    "/pool-rules",
  ],
  handover: ["/handovers", "/users"],
  sight: ["/sight", "/role-policies", "/companies", "/contacts"],
  team: ["/teams", "/teams/{team_id}"],
  deal: [
    "/deals",
    "/deals/{deal_id}",
    "/pipelines/{pipeline_id}/board",
    "/pipelines/{pipeline_id}/countries",
    "/pipelines/{pipeline_id}/forecast",
    "/pipelines/{pipeline_id}/insight",
    "/companies/{company_id}/deals",
    "/conversations/{conversation_id}/deals",
  ],
  pipeline: ["/pipelines", "/deal-views", "/deal-targets", "/pipelines/{pipeline_id}/forecast"],
  alert: ["/alerts", "/alerts/count"],
  alert_channel: ["/alert-channels", "/alert-channels/{channel_id}/deliveries"],
};

// A sync sends many changes a second; the screen follows at this pace.
const BATCH_MS = 400;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/**
 * Follows the server's events and marks what they touch as stale. Reconnects with growing pauses; since
 * events may have been missed meanwhile, everything live is stale after a reconnect. Returns a stop function.
 */
export function followChanges(queries: QueryClient): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let flush: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_RETRY_MS;
  let missed = false;
  const stale = new Set<string>();

  const invalidate = () => {
    flush = undefined;
    const touched = new Set(stale);
    stale.clear();
    void queries.invalidateQueries({ predicate: ({ queryKey }) => touched.has(String(queryKey[0])) });
  };

  const touch = (touched: readonly string[]) => {
    for (const path of touched) stale.add(path);
    flush ??= setTimeout(invalidate, BATCH_MS);
  };

  const connect = () => {
    source = new EventSource(apiUrl("/events"));
    source.addEventListener("open", () => {
      pause = FIRST_RETRY_MS;
      setReachable(true);
      if (missed) touch(Object.values(SHOWN_IN).flat());
      missed = false;
    });
    source.addEventListener("change", (event) => {
      const change = JSON.parse(event.data as string) as Change;
      touch(SHOWN_IN[change.kind] ?? []);
    });
    source.addEventListener("error", () => {
      missed = true;
      // The browser retries dropped connections, but gives up for good on an answer that is no stream.
      source?.close();
      retry = setTimeout(connect, pause);
      pause = Math.min(pause * 2, LAST_RETRY_MS);
    });
  };

  connect();
  return () => {
    source?.close();
    clearTimeout(retry);
    clearTimeout(flush);
  };
}
