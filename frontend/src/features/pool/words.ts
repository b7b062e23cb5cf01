import { msg } from "@lingui/core/macro";
import type { Move, Rule } from "./types";

export const TRIGGERS = {
  no_contact: msg`No valid follow-up`,
  no_order: msg`No order`,
  never_won: msg`Never became a customer`,
  contract_end: msg`Contract ended`,
  owner_left: msg`Owner left`,
} satisfies Record<Rule["trigger"], unknown>;

export const FOLLOW_UPS = {
  inbound: msg`Mail from the customer`,
  outbound: msg`Mail that one of us wrote`,
  meeting: msg`Meeting`,
  call: msg`Call`,
  note: msg`Note`,
  quote: msg`Quote sent`,
} satisfies Record<Rule["follow_ups"][number], unknown>;

export const MOVES = {
  recycled: msg`Taken by a rule`,
  released: msg`Released`,
  claimed: msg`Claimed`,
  assigned: msg`Given out`,
  imported: msg`Put in`,
  handed_over: msg`Handed over`,
  returned: msg`Came back`,
} satisfies Record<Move["kind"], unknown>;
