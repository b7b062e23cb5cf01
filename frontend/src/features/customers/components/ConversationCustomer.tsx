import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconRobot, IconUserQuestion } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useMay } from "@/api/session";
import type { Conversation } from "@/api/types";
import { EmptyState } from "@/ui/feedback/EmptyState";
import { ConversationOverlap } from "../overlap/ConversationOverlap";
import { CompanyBrief } from "./CompanyBrief";
import { ContactBrief } from "./ContactBrief";
import classes from "./customers.module.css";

/** Whom a conversation is with: the company's brief, the person's, or that nobody is known. */
export function ConversationCustomer({ conversation }: { conversation: Conversation }) {
  const mayCreate = useMay("companies.write");
  const { id, company, contact, kind, participants } = conversation;
  if (company)
    return (
      <div className={classes.brief}>
        <ConversationOverlap id={id} />
        <CompanyBrief key={company.id} id={company.id} conversation={id} />
      </div>
    );
  if (contact) return <ContactBrief key={contact.id} id={contact.id} conversation={id} />;
  if (kind === "machine") {
    return (
      <EmptyState icon={IconRobot}>
        <Trans>A machine sent this. Machines get no file.</Trans>
      </EmptyState>
    );
  }
  const domain = participants[0]?.address.split("@")[1];
  return (
    <EmptyState
      icon={IconUserQuestion}
      action={
        mayCreate ? (
          <Button
            renderRoot={(props) => <Link to="/companies" search={{ panel: "new", domain }} {...props} />}
            variant="default"
            size="xs"
          >
            <Trans>Make a company of them</Trans>
          </Button>
        ) : null
      }
    >
      <Trans>Nobody in this conversation is in your files yet.</Trans>
    </EmptyState>
  );
}
