/** The service worker marks with this, and the time of reading, what it answers from the device. */
export const READ_AT = "X-Lading-Read-At";

/** The cache in which the service worker keeps what was read. */
export const READ_CACHE = "lading-read";
