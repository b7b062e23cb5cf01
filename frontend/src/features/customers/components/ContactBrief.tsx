import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Block } from "@/ui/shell/Block";
import { ContactAbout } from "./ContactAbout";
import { ContactMeta } from "./ContactMeta";
import { CustomerConversations } from "./CustomerConversations";
import classes from "./customers.module.css";

const FEW = 6;

interface Props {
  id: string;
  conversation?: string;
  untitled?: boolean;
}

/** A person in brief: who, where, what time it is there, what is known, their latest mail. */
export function ContactBrief({ id, conversation, untitled = false }: Props) {
  const { data, error, refetch } = useQuery(
    query("/contacts/{contact_id}", { params: { path: { contact_id: id } } }),
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton lines={8} />;
  return (
    <div className={classes.brief}>
      {untitled ? null : (
        <h2 className={classes.briefName}>
          <Link to="/contacts/$id" params={{ id }}>
            <bdi>{data.name}</bdi>
          </Link>
        </h2>
      )}
      <ContactMeta contact={data} />
      <Block level={3} title={<Trans>About</Trans>}>
        <ContactAbout contact={data} />
      </Block>
      <Block level={3} title={<Trans>Latest conversations</Trans>}>
        <CustomerConversations contact={id} limit={FEW} current={conversation} />
      </Block>
    </div>
  );
}
