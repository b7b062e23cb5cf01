import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fakeApi } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import { aMessage } from "../testing";
import { MessageCard } from "./MessageCard";

const show = (change: Parameters<typeof aMessage>[0] = {}, words?: string) =>
  renderApp(<MessageCard message={aMessage(change)} open onToggle={vi.fn()} words={words} />, {
    at: "/inbox",
  });

const body = (change: object) => ({ ...aMessage().body, ...change });
const frame = () => screen.findByTitle<HTMLIFrameElement>("Text of the mail");

describe("MessageCard", () => {
  it("folds the quoted text behind a button", async () => {
    const { user } = show();
    expect(await screen.findByText("Please send your best price")).toBeInTheDocument();
    expect(screen.queryByText(/Dear Mehmet/)).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Show the quoted text" }));
    expect(screen.getByText(/Dear Mehmet/)).toHaveAttribute("data-depth", "1");
  });

  it("shows HTML in a frame that runs no scripts", async () => {
    const html = "<p>Hello <b>there</b></p>";
    show({ has_html: true, body: body({ html, text: null, new_text: null, quoted_text: null }) });
    const sandbox = (await frame()).getAttribute("sandbox");
    expect(sandbox).not.toContain("allow-scripts");
    expect(sandbox).not.toContain("allow-forms");
    expect((await frame()).srcdoc).toContain(html);
    expect((await frame()).srcdoc).not.toContain("<style");
  });

  it("folds what is quoted in HTML as well, and unfolds to all of it", async () => {
    const { user } = show({
      has_html: true,
      body: body({ html: "<p>New</p><p>Old</p>", new_html: "<p>New</p>", quoted_html: "<p>Old</p>" }),
    });
    expect((await frame()).srcdoc).not.toContain("Old");
    await user.click(screen.getByRole("button", { name: "Show the quoted text" }));
    expect((await frame()).srcdoc).toContain("Old");
  });

  it("asks the server for images from outside only when told to", async () => {
    const html = "<img alt='chart'>";
    const message = { has_html: true, body: body({ html, remote_images_blocked: 2, new_text: null }) };
    const calls = fakeApi({
      "GET /messages/m1/body": { ...message.body, html: "<img src='/proxied'>", remote_images_blocked: 0 },
    });
    const { user } = show(message);
    expect(await screen.findByText(/2 images from outside were not loaded/)).toBeInTheDocument();
    expect(calls).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: "Show images" }));
    await waitFor(async () => expect((await frame()).srcdoc).toContain("/proxied"));
    expect(calls[0]?.query.get("remote_images")).toBe("show");
    expect(screen.queryByText(/were not loaded/)).not.toBeInTheDocument();
  });

  it("shows the words that a fact was found in, even inside a quotation", async () => {
    show({}, "how are you?");
    expect((await screen.findByText("how are you?")).tagName).toBe("MARK");
  });

  it("lists everybody and the source on request", async () => {
    const { user } = show({ cc: [{ name: "", address: "logistics@ningbo.example" }] });
    await user.click(await screen.findByRole("button", { name: /to Sales, logistics@ningbo.example/ }));
    expect(screen.getByText("sales@ningbo.example")).toBeInTheDocument();
    expect(screen.getByText("<1@anadolu.example>")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Download as .eml" })).toHaveAttribute(
      "href",
      "/api/v1/messages/m1/raw",
    );
  });

  it("offers attachments for a look or a download, without the images of the text itself", async () => {
    const file = { size: 2_000, inline: false };
    show({
      has_html: true,
      attachments: [
        { id: "a1", filename: "offer.pdf", content_type: "application/pdf", previewable: "pdf", ...file },
        {
          id: "a2",
          filename: "list.xlsx",
          content_type: "application/vnd.ms-excel",
          previewable: null,
          ...file,
        },
        {
          id: "a3",
          filename: "logo.png",
          content_type: "image/png",
          previewable: "image",
          size: 9,
          inline: true,
        },
      ],
    });
    const list = await screen.findByRole("list", { name: "Attachments" });
    expect(within(list).getByRole("link", { name: /offer.pdf 2 kB/ })).toHaveAttribute(
      "href",
      "/inbox?attachment=a1",
    );
    expect(within(list).getByRole("link", { name: "Download list.xlsx" })).toHaveAttribute(
      "href",
      "/api/v1/messages/m1/attachments/a2",
    );
    expect(within(list).queryByText("logo.png")).not.toBeInTheDocument();
  });

  it("tells quietly what was mended", async () => {
    show({ defects: [{ code: "date-missing", text: "The mail has no date." }] });
    expect(await screen.findByText(/1 thing was mended/)).toBeInTheDocument();
    expect(screen.getByText("The mail has no date.")).toBeInTheDocument();
  });
});
