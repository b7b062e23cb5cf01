/** The rule and why in words, each in its own direction: a rule's name is as a colleague wrote it. */
export function Reason({ lead }: { lead: { rule?: string | null; why: string } }) {
  return (
    <>
      {lead.rule ? <bdi>{lead.rule}</bdi> : null}
      {lead.rule && lead.why ? ": " : null}
      <span>{lead.why}</span>
    </>
  );
}
