import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fakeApi, problem } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import { SignUpPage } from "./SignUpPage";

async function fill() {
  const app = renderApp(<SignUpPage />, { at: "/sign-up" });
  await app.user.type(await screen.findByLabelText("Name of your company"), "Ningbo Fasteners");
  await app.user.type(screen.getByLabelText("Your name"), "Lin Wei");
  await app.user.type(screen.getByLabelText("Mail address"), "lin@ningbo.example");
  await app.user.type(screen.getByLabelText("Password"), "a good sentence");
  return app;
}

describe("SignUpPage", () => {
  it("puts each refusal at its field and the rest into the summary", async () => {
    fakeApi({
      "POST /sign-up": () =>
        problem("validation-failed", 400, {
          title: "Please check what you typed.",
          errors: [
            { field: "email", code: "taken", message: "This address has an account." },
            { field: "plan", code: "closed", message: "Sign-up is closed." },
          ],
        }),
    });
    const { user } = await fill();
    await user.click(screen.getByRole("button", { name: "Open the account" }));
    const summary = await screen.findByRole("alert");
    expect(summary).toHaveTextContent("Sign-up is closed.");
    expect(summary).not.toHaveTextContent("This address has an account.");
    expect(screen.getByLabelText("Mail address")).toHaveAccessibleDescription("This address has an account.");
  });

  it("keeps what was typed over a reload, but not the password", async () => {
    fakeApi({});
    const { unmount } = await fill();
    unmount();
    renderApp(<SignUpPage />, { at: "/sign-up" });
    expect(await screen.findByLabelText("Name of your company")).toHaveValue("Ningbo Fasteners");
    expect(screen.getByLabelText("Password")).toHaveValue("");
    expect(JSON.stringify(localStorage)).not.toContain("a good sentence");
  });

  it("says that the server cannot be reached, and keeps the form", async () => {
    fakeApi({
      "POST /sign-up": () => {
        throw new TypeError("Failed to fetch");
      },
    });
    const { user } = await fill();
    await user.click(screen.getByRole("button", { name: "Open the account" }));
    await waitFor(() => expect(screen.getByRole("alert")).toHaveTextContent("The server cannot be reached."));
    expect(screen.getByLabelText("Your name")).toHaveValue("Lin Wei");
  });
});
