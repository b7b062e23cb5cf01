import type { Conversation, ConversationFile, Message } from "@/api/types";

/** Records of this feature for tests; each takes what the test is about. */
export const aConversation = (change: Partial<Conversation> = {}): Conversation => ({
  id: "c1",
  subject: "Hex bolts DIN 933",
  snippet: "Please send your best price",
  last_message_at: "2026-11-20T08:00:00Z",
  message_count: 2,
  unread: true,
  has_attachments: false,
  participants: [
    { name: "Mehmet Yılmaz", address: "mehmet@anadolu.example" },
    { name: "Sales", address: "sales@ningbo.example" },
  ],
  direction_last: "in",
  mailbox_ids: ["m1"],
  company: { id: "k1", name: "Anadolu Bağlantı", country: "TR" },
  contact: { id: "p1", name: "Mehmet Yılmaz" },
  kind: "human",
  local_time: {
    zone: "Europe/Istanbul",
    clock: "11:00",
    offset: "+03:00",
    day_state: "desk",
    text: "11:00 there",
  },
  ...change,
});

export const aMessage = (change: Partial<Message> = {}): Message => ({
  id: "m1",
  conversation_id: "c1",
  message_id_header: "<1@anadolu.example>",
  subject: "Hex bolts DIN 933",
  from: { name: "Mehmet Yılmaz", address: "mehmet@anadolu.example" },
  to: [{ name: "Sales", address: "sales@ningbo.example" }],
  cc: [],
  bcc: [],
  reply_to: [],
  sent_at: "2026-11-20T08:00:00Z",
  received_at: "2026-11-20T08:00:05Z",
  direction: "in",
  snippet: "Please send your best price",
  has_html: false,
  body: {
    html: null,
    text: "Please send your best price\n\n> Dear Mehmet,\n> how are you?",
    quoted_from_html: false,
    remote_images_blocked: 0,
    new_html: null,
    quoted_html: null,
    new_text: "Please send your best price",
    quoted_text: "> Dear Mehmet,\n> how are you?",
  },
  attachments: [],
  defects: [],
  mailbox_ids: ["m1"],
  kind: "human",
  list_unsubscribe: false,
  ...change,
});

export const aFile = (messages: Message[], change: Partial<Conversation> = {}): ConversationFile => ({
  ...aConversation({ message_count: messages.length, ...change }),
  messages,
});
