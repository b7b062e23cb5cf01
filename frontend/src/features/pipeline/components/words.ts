import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Deal } from "@/api/types";

export const SOURCE_NAMES: Record<Deal["source"], MessageDescriptor> = {
  mail: msg`Mail`,
  manual: msg`By hand`,
  form: msg`Form`,
  api: msg`API`,
  import: msg`Import`,
};

export const STATUS_NAMES: Record<Deal["status"], MessageDescriptor> = {
  open: msg`Open`,
  won: msg`Won`,
  lost: msg`Lost`,
};
