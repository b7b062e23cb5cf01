import "@testing-library/jest-dom/vitest";
import { i18n } from "@lingui/core";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { messages as later } from "@/i18n/later/en.po";
import { messages } from "@/i18n/locales/en.po";

// What jsdom lacks and Mantine or the virtual list asks for.
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);
window.matchMedia = (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;
// Nothing is laid out here; a virtual list shows what would fit into a screen of this size.
for (const [name, value] of Object.entries({
  offsetHeight: 800,
  clientHeight: 800,
  offsetWidth: 1_000,
  clientWidth: 1_000,
})) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, value });
}
window.scrollTo = () => undefined;
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;

configure({ asyncUtilTimeout: 20_000 });

beforeEach(() => {
  localStorage.clear();
  i18n.loadAndActivate({ locale: "en", messages: { ...messages, ...later } });
});
afterEach(cleanup);
