import { describe, expect, it, vi } from "vitest";
import { activateLocale, initialLocale } from "./activate";

describe("language of the page", () => {
  it("turns the page right to left for Arabic and back", async () => {
    await activateLocale("ar");
    expect(document.documentElement).toHaveAttribute("dir", "rtl");
    expect(document.documentElement).toHaveAttribute("lang", "ar");
    await activateLocale("zh-CN");
    expect(document.documentElement).toHaveAttribute("dir", "ltr");
  });

  it("remembers the choice, else follows the browser, else English", async () => {
    vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr-FR", "zh-TW"]);
    expect(initialLocale()).toBe("zh-CN");
    vi.spyOn(navigator, "languages", "get").mockReturnValue(["fr-FR"]);
    expect(initialLocale()).toBe("en");
    await activateLocale("ar");
    expect(initialLocale()).toBe("ar");
  });
});
