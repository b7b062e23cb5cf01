import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { RelationKind } from "@/api/types";

/** What another company is to this one, in the order in which they are offered. */
export const RELATION_NAMES: Record<RelationKind, MessageDescriptor> = {
  head_office: msg`Head office`,
  branch: msg`Branch`,
  group: msg`Same group`,
  agent: msg({ message: "Agent", context: "of a company" }),
  principal: msg`Principal, whose agent this one is`,
  forwarder: msg`Forwarder`,
  client: msg`Client, for whom this one forwards`,
};

/** The same in a word or two, beside a company's name. */
export const RELATION_WORDS: Record<RelationKind, MessageDescriptor> = {
  ...RELATION_NAMES,
  principal: msg`Principal`,
  client: msg`Client of this forwarder`,
};
