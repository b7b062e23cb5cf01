import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { hideNotification, showNotification } from "@mantine/notifications";
import { closable } from "@/ui/feedback/toast";

const ID = "sign-out-with-waiting";

/** Signing out takes everything off this device, also what was written and not sent: that cannot be undone. */
export function askBeforeLosing(count: number, onAgreed: () => void): void {
  showNotification({
    ...closable(),
    id: ID,
    color: "red",
    autoClose: false,
    message: (
      <>
        <p style={{ margin: "0 0 8px" }}>
          <Plural
            value={count}
            one="# thing you wrote has not been sent. Signing out deletes it."
            other="# things you wrote have not been sent. Signing out deletes them."
          />
        </p>
        <Button
          size="sm"
          color="red"
          onClick={() => {
            hideNotification(ID);
            onAgreed();
          }}
        >
          <Trans>Sign out all the same</Trans>
        </Button>
      </>
    ),
  });
}
