import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Tone } from "@/ui/records/StatusText";
import type { Fit, ShipmentRow } from "./types";

export const SHIPMENT_STATES: Record<ShipmentRow["state"], { name: MessageDescriptor; tone: Tone }> = {
  planned: { name: msg`Planned`, tone: "quiet" },
  booked: { name: msg`Booked`, tone: "busy" },
  departed: { name: msg`In transit`, tone: "busy" },
  arrived: { name: msg`Arrived`, tone: "ok" },
  delivered: { name: msg`Delivered`, tone: "ok" },
  cancelled: { name: msg`Cancelled`, tone: "danger" },
};

export const CUTOFFS = {
  si: msg`shipping instruction`,
  vgm: msg`verified weight (VGM)`,
  cy: msg`container yard`,
} as const;

export const VEHICLES: Record<Fit["vehicle"], MessageDescriptor> = {
  "20GP": msg`20-foot container`,
  "40GP": msg`40-foot container`,
  "40HQ": msg`40-foot high cube`,
  LCL: msg`Shared container (LCL)`,
  air: msg`Air freight`,
  express: msg`Express courier`,
};
