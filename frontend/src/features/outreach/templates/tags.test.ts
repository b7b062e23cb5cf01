import { describe, expect, it } from "vitest";
import { fromEditor, isBlock, tagIndexAt, tagText, toEditor } from "./tags";

const SOURCE =
  '<p>{{ contact|salutation }},</p>\n<p>{% if order.total > 3 %}a &amp; b{% endif %} <a href="{{ company.website }}">us</a></p>';

describe("tags in the editor", () => {
  it("come back as they were", () => {
    expect(fromEditor(toEditor(SOURCE))).toBe(SOURCE);
  });

  it("keep quotes and comparisons", () => {
    const source = '<p>{{ order.cartons|plural(one="# carton", other="# cartons") }}</p>';
    expect(toEditor(source)).not.toContain('plural(one="');
    expect(fromEditor(toEditor(source))).toBe(source);
  });

  it("stay in attributes, where no element can stand", () => {
    expect(toEditor(SOURCE)).toContain('<a href="{{ company.website }}">');
  });

  it("are found by their place", () => {
    expect(tagIndexAt(SOURCE, SOURCE.indexOf("contact"))).toBe(0);
    expect(tagIndexAt(SOURCE, SOURCE.indexOf("endif"))).toBe(2);
    expect(tagIndexAt(SOURCE, 0)).toBe(-1);
  });

  it("say what they are", () => {
    expect(tagText("{{ contact.name }}")).toBe("contact.name");
    expect(tagText("{%- if\n order.total %}")).toBe("if order.total");
    expect(isBlock("{% endif %}")).toBe(true);
  });
});
