import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Role } from "@/api/types";

export const ROLES: readonly Role[] = ["owner", "admin", "manager", "rep", "finance", "viewer"];

/** What can be given to somebody; the owner is made by sign-up. */
export const GIVABLE_ROLES: readonly Role[] = ROLES.filter((role) => role !== "owner");

export const roleNames: Record<Role, MessageDescriptor> = {
  owner: msg({ message: "Owner", context: "role" }),
  admin: msg`Administrator`,
  manager: msg`Sales manager`,
  rep: msg`Sales rep`,
  finance: msg`Finance`,
  viewer: msg`Viewer`,
};

export const roleHelp: Record<Role, MessageDescriptor> = {
  owner: msg`Everything, including the account itself.`,
  admin: msg`Mailboxes, users, keys and every record.`,
  manager: msg`Every customer and conversation, and the team's work.`,
  rep: msg`Customers and conversations.`,
  finance: msg`Reads customers; works on orders and payments.`,
  viewer: msg`Reads; changes nothing.`,
};
