import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";

/** Leads to customers from a spreadsheet. */
export function ImportLink() {
  return (
    <Button
      variant="default"
      leftSection={<IconFileImport size={16} aria-hidden />}
      renderRoot={(props) => <Link to="/imports" {...props} />}
    >
      <Trans>Import</Trans>
    </Button>
  );
}
