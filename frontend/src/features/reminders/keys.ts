import { msg } from "@lingui/core/macro";

export const TODAY_KEYS = msg`Today`;
