import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { describe, expect, it, vi } from "vitest";
import { activateLocale, initialLocale } from "./activate";
import { later } from "./later";

describe("language of the page", () => {
  it("turns the page right to left for Arabic and back", async () => {
    await activateLocale("ar");
    expect(document.documentElement).toHaveAttribute("dir", "rtl");
    expect(document.documentElement).toHaveAttribute("lang", "ar");
    await activateLocale("zh-CN");
    expect(document.documentElement).toHaveAttribute("dir", "ltr");
  });

  it("brings the texts of later rooms with the first of them, and in the next language at once", async () => {
    await activateLocale("en");
    const room = later(async () => "room");
    expect(await room()).toBe("room");
    expect(i18n._(msg`Propose a meeting`)).toBe("Propose a meeting");
    await activateLocale("zh-CN");
    expect(i18n._(msg`Propose a meeting`)).toBe("约会议");
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
