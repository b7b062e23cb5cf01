import paper from "./paper.css?url";

/** What a mail may do in its frame: be measured by us and open links in a new tab. No scripts, no forms, no top. */
export const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";

/**
 * The document of a mail's frame. `html` has been sanitized by the server; the sandbox and the page's content
 * security policy, which the frame inherits, hold even if that failed. The paper's style comes as a file, since the
 * policy allows no `<style>`.
 */
export function mailDocument(html: string): string {
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    '<meta name="referrer" content="no-referrer"><base target="_blank">',
    `<link rel="stylesheet" href="${paper}"></head>`,
    `<body dir="auto">${html}</body></html>`,
  ].join("");
}
