import type { Conversation, Person } from "@/api/types";

/** What to call somebody: their name, or the address when they sent none. */
export const nameOf = ({ name, address }: Person): string => name.trim() || address;

/** Those of a conversation who are not our own mailboxes; everybody when only we wrote. */
export function others(conversation: Conversation, own: ReadonlySet<string>): Person[] {
  const people = conversation.participants.filter(({ address }) => !own.has(address.toLowerCase()));
  return people.length > 0 ? people : conversation.participants;
}

/** Who a row is about: the contact that we know, else whoever takes part. */
export function headName(conversation: Conversation, own: ReadonlySet<string>): string {
  if (conversation.contact) return conversation.contact.name;
  return others(conversation, own).map(nameOf).slice(0, 2).join(", ");
}
