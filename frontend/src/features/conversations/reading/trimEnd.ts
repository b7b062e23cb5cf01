const SHOWS = "img, hr, table, video, audio, object, iframe, svg";

const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;

const isEmpty = (node: Node): boolean =>
  node.textContent?.trim() === "" && !(isElement(node) && (node.matches(SHOWS) || node.querySelector(SHOWS)));

/** Takes off the empty lines at the end, which are left where a quotation was cut off. */
export function trimEnd(element: Element): void {
  for (let last = element.lastChild; last; last = element.lastChild) {
    if (!isEmpty(last)) {
      if (isElement(last)) trimEnd(last);
      return;
    }
    last.remove();
  }
}
