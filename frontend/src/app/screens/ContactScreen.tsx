import { Trans } from "@lingui/react/macro";
import { QuickLogDoor } from "@/features/customers/quick/QuickLogDoor";
import { ContactPage } from "@/features/customers/routes/ContactPage";
import { ProposeMeeting } from "@/features/meetings/ProposeMeeting";
import { SequenceBox } from "@/features/outreach/sequences/SequenceBox";
import { ConsentBox } from "@/features/outreach/tracking/ConsentBox";
import { ClockWhy } from "@/features/reminders/components/ClockWhy";
import { FollowUp } from "@/features/reminders/components/FollowUp";
import { Block } from "@/ui/shell/Block";

/** A person's file; what other domains know of them takes its places here. */
export function ContactScreen() {
  return (
    <ContactPage
      around={({ id, email }) => (
        <>
          <SequenceBox contact={id} />
          {email ? (
            <Block title={<Trans>Tracking</Trans>}>
              <ConsentBox key={email} address={email} />
            </Block>
          ) : null}
        </>
      )}
      followUp={({ id, name, email, company, next_follow_up_at, version }) => (
        <>
          <FollowUp contact={id} company={company?.id} at={next_follow_up_at} />
          <ClockWhy owner={{ kind: "contact", id, version }} />
          <QuickLogDoor about={{ kind: "contact", id, name }} />
          {email ? <ProposeMeeting to={[email]} /> : null}
        </>
      )}
    />
  );
}
