import { describe, expect, it } from "vitest";
import { formats } from "./formats";

const now = Date.parse("2026-11-22T06:00:00Z");

describe("formats", () => {
  it("says how long ago below a day, the date above it, the year only when it is another", () => {
    const en = formats("en", "Asia/Shanghai");
    expect(en.ago("2026-11-22T05:59:40Z", now)).toBe("now");
    expect(en.ago("2026-11-22T05:30:00Z", now)).toBe("30 min. ago");
    expect(en.ago("2026-11-22T03:00:00Z", now)).toBe("3 hr. ago");
    expect(en.ago("2026-11-20T03:00:00Z", now)).toBe("Nov 20");
    expect(en.ago("2025-03-05T03:00:00Z", now)).toBe("Mar 5, 2025");
  });

  it("reads instants in the user's zone, not the browser's", () => {
    // 17:30 UTC on the 21st is already the 22nd in Shanghai.
    expect(formats("en", "Asia/Shanghai").stamp("2026-11-21T17:30:00Z", now)).toBe("01:30");
    expect(formats("en", "America/Sao_Paulo").stamp("2026-11-21T17:30:00Z", now)).toBe("Nov 21");
  });

  it("writes Chinese dates and keeps Latin digits in Arabic", () => {
    expect(formats("zh-CN", "Asia/Shanghai").date("2026-03-05T03:00:00Z")).toBe("2026年3月5日");
    expect(formats("ar", "Asia/Riyadh").time("2026-03-05T03:07:00Z")).toBe("06:07");
    expect(formats("ar", null).number(12_408)).toBe("12,408");
  });

  it("names countries and languages, and leaves unknown codes as they are", () => {
    expect(formats("zh-CN", null).country("BR")).toBe("巴西");
    expect(formats("en", null).country("not a code")).toBe("not a code");
    expect(formats("en", null).language("pt")).toBe("Portuguese");
  });

  it("writes money with its ISO code and sizes in units that people read", () => {
    expect(formats("en", null).money("1234.5", "USD").replace(/\s/u, " ")).toBe("USD 1,234.50");
    expect(formats("en", null).bytes(2_400_000)).toBe("2.4 MB");
  });
});
