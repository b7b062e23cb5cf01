import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderApp } from "@/lib/testing/render";
import { aConversation } from "../testing";
import { ConversationRow } from "./ConversationRow";

const own: ReadonlySet<string> = new Set(["sales@ningbo.example"]);

async function row(change: Parameters<typeof aConversation>[0] = {}) {
  renderApp(
    <ConversationRow
      conversation={aConversation(change)}
      own={own}
      index={0}
      current={false}
      reachable
      urgent={undefined}
    />,
    { at: "/inbox" },
  );
  return screen.findByRole("link");
}

describe("ConversationRow", () => {
  it("says who, what, and what time it is there, and leads to the conversation", async () => {
    const link = await row();
    expect(link).toHaveTextContent(
      /Mehmet Yılmaz.*Anadolu Bağlantı.*Hex bolts DIN 933.*Please send your best price/,
    );
    expect(within(link).getByText("Unread")).toBeInTheDocument();
    expect(within(link).getByRole("img", { name: "Customer" })).toBeInTheDocument();
    expect(within(link).getByLabelText("At the desk")).toBeInTheDocument();
    expect(link).toHaveAttribute("href", "/inbox?conversation=c1");
  });

  it("names a stranger by the address, never by our own mailbox", async () => {
    const link = await row({
      company: null,
      contact: null,
      role: "stranger",
      local_time: null,
      participants: [
        { name: "Sales", address: "Sales@ningbo.example" },
        { name: "", address: "who@else.example" },
      ],
    });
    expect(link).toHaveTextContent("who@else.example");
    expect(link).not.toHaveTextContent("Sales");
    expect(within(link).getByRole("img", { name: "Not in your files yet" })).toBeInTheDocument();
  });

  it("marks what a machine sent, attachments, and that we wrote last", async () => {
    const link = await row({
      kind: "machine",
      role: "machine",
      company: null,
      has_attachments: true,
      direction_last: "out",
      unread: false,
    });
    expect(within(link).getByRole("img", { name: "Sent by a machine" })).toBeInTheDocument();
    expect(within(link).getByLabelText("With attachments")).toBeInTheDocument();
    expect(within(link).getByLabelText("We wrote last")).toBeInTheDocument();
    expect(within(link).queryByText("Unread")).not.toBeInTheDocument();
  });

  it("has words for a conversation without a subject", async () => {
    expect(await row({ subject: "" })).toHaveTextContent("(no subject)");
  });
});
