import type { ReactNode } from "react";

/** What a template put into the message. */
export interface Filled {
  template_id: string;
  language: string;
  /** What the recipient reads, and why it is this version: codes of the server. */
  wanted: string | null;
  reason: string;
  subject: string;
  preheader: string;
  html: string;
  /** Whether files go along with this version. */
  files: boolean;
}

/** What the other parts of outreach bring to a message that is written. */
export interface ComposeSlots {
  /** The choice of a template; `contact` is whom the message is to. */
  templates?: (props: { recipient: string | null; onFill: (filled: Filled) => void }) => ReactNode;
  /** What will be recorded of the message. */
  tracking?: (addresses: readonly string[]) => ReactNode;
}
