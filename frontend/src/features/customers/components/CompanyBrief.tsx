import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { query } from "@/api/query";
import { ErrorState } from "@/ui/feedback/ErrorState";
import { TextSkeleton } from "@/ui/feedback/Skeletons";
import { Block } from "@/ui/shell/Block";
import { CompanyAbout } from "./CompanyAbout";
import { CompanyMeta } from "./CompanyMeta";
import { CustomerConversations } from "./CustomerConversations";
import classes from "./customers.module.css";
import { People } from "./People";

const FEW = 5;

interface Props {
  id: string;
  /** The conversation being read beside it. */
  conversation?: string;
  /** Leaves the name to whoever shows the brief. */
  untitled?: boolean;
}

/** A company in brief: who, where, what time it is there, what is known, its people, its latest mail. */
export function CompanyBrief({ id, conversation, untitled = false }: Props) {
  const { data, error, refetch } = useQuery(
    query("/companies/{company_id}", { params: { path: { company_id: id } } }),
  );
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <TextSkeleton lines={8} />;
  return (
    <div className={classes.brief}>
      {untitled ? null : (
        <h2 className={classes.briefName}>
          <Link to="/companies/$id" params={{ id }}>
            <bdi>{data.name}</bdi>
          </Link>
        </h2>
      )}
      <CompanyMeta company={data} />
      <Block level={3} title={<Trans>About</Trans>}>
        <CompanyAbout company={data} />
      </Block>
      {data.people.length > 0 ? (
        <Block level={3} title={<Trans>People</Trans>}>
          <People people={data.people.slice(0, FEW)} />
        </Block>
      ) : null}
      <Block level={3} title={<Trans>Latest conversations</Trans>}>
        <CustomerConversations company={id} limit={FEW} current={conversation} />
      </Block>
    </div>
  );
}
