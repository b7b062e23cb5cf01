"""Searching for words that very many messages hold takes a bounded time."""

from typing import Final

from alembic import op

from tenants.policies import APP_ROLE, SEARCH_ROLE

revision = "0056"
down_revision = "0055"

# Conversations that answer to words and filters and that the reader may see, newest first.
#
# Few hits are gathered from the index of words and sorted. Of words that thousands of messages hold, the newest
# conversations of the list are looked at one by one, which nearly always fills a page; where it does not, since the
# words are dense in older mail only or a filter leaves few, all hits are gathered. Either way the work is bounded: by
# `walked` conversations, and by the hits. Whether a message holds a phrase is only known when it is looked at, so of
# phrases fewer hits are gathered at first.
# `sight` says what the reader may see: `mailboxes` (null: all), `own` ones, `teams`; null where nothing is closed.
SEARCH_DOOR: Final = """
CREATE FUNCTION search_conversations(
    query text, led boolean, sent_from timestamptz, sent_before timestamptz, folders uuid[],
    mailbox uuid, place text, kind_is text, companies uuid[], contact uuid, files boolean,
    reader uuid, unread boolean, since timestamptz, sight jsonb,
    after_at timestamptz, after_id uuid, most integer, counted boolean
) RETURNS TABLE (conversation_id uuid, last_message_at timestamptz, total integer, more boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_custom_plan
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
DECLARE
    tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    fewest CONSTANT integer := CASE WHEN query LIKE '%<%>%' THEN 1000 ELSE 10000 END;
    walked CONSTANT integer := 1000;
    words tsquery := query::tsquery;
    seen uuid[]; own uuid[]; teams uuid[];
    ids uuid[]; hits uuid[]; messages uuid[];
    sparse boolean := false;
    found integer; beyond boolean := false;
    conditions text := '';
    of_message text := '';
    visible text := '';
    of_hits text := '';
    listed text;
    behind text := '';
    newest text;
    page uuid[]; page_at timestamptz[]; there integer;
BEGIN
    IF tenant IS NULL THEN
        RETURN;
    END IF;
    IF sight IS NOT NULL THEN
        own := ARRAY(SELECT jsonb_array_elements_text(sight -> 'own')::uuid);
        teams := ARRAY(SELECT jsonb_array_elements_text(sight -> 'teams')::uuid);
        IF sight ->> 'mailboxes' IS NOT NULL THEN
            seen := ARRAY(SELECT jsonb_array_elements_text(sight -> 'mailboxes')::uuid);
        END IF;
        -- A message is seen where it lies in a mailbox that is open to the reader, or its conversation is shared.
        visible := ' AND (CASE WHEN c.private THEN (SELECT true FROM message_placement p WHERE p.tenant_id = $1'
            || ' AND p.message_id = s.id AND p.mailbox_id = ANY ($8) LIMIT 1)'
            || CASE WHEN seen IS NULL THEN ' ELSE true END)' ELSE
                ' WHEN c.shared AND (c.shared_team_id IS NULL OR c.shared_team_id = ANY ($9)) THEN true'
                || ' ELSE (SELECT true FROM message_placement p WHERE p.tenant_id = $1'
                || ' AND p.message_id = s.id AND p.mailbox_id = ANY ($7) LIMIT 1) END)' END;
    END IF;
    IF led THEN
        SELECT array_agg(h.conversation_id), array_agg(h.message_id) INTO hits, messages
        FROM search_message_hits(query, sent_from, sent_before, folders, fewest + 1) h;
        found := coalesce(cardinality(hits), 0);
        IF found = 0 THEN
            RETURN;
        END IF;
        sparse := found <= fewest;
        of_hits := ' AND c.id = ANY ($6)' || CASE WHEN sight IS NULL THEN ''
            ELSE ' AND (SELECT true FROM message_search s WHERE s.tenant_id = $1 AND s.conversation_id = c.id'
                || ' AND s.id = ANY ($10)' || visible || ' LIMIT 1)' END;
    END IF;
    IF companies IS NOT NULL OR contact IS NOT NULL THEN
        ids := ARRAY(
            SELECT DISTINCT p.conversation_id FROM participation p
            WHERE p.tenant_id = tenant AND (companies IS NULL OR p.company_id = ANY (companies))
              AND (contact IS NULL OR p.contact_id = contact)
        );
        conditions := conditions || ' AND c.id = ANY ($5)';
    END IF;
    IF NOT sparse THEN
        of_message := CASE WHEN query IS NULL THEN '' ELSE ' AND s.words @@ $2' END
            || CASE WHEN sent_from IS NULL THEN '' ELSE ' AND s.sent_at >= $3' END
            || CASE WHEN sent_before IS NULL THEN '' ELSE ' AND s.sent_at < $4' END
            || CASE WHEN folders IS NULL THEN '' ELSE ' AND (SELECT true FROM message_placement p'
                || ' WHERE p.tenant_id = $1 AND p.message_id = s.id AND p.folder_id = ANY ($11) LIMIT 1)' END
            || visible;
        IF of_message <> '' THEN
            of_message := ' AND (SELECT true FROM message_search s WHERE s.tenant_id = $1'
                || ' AND s.conversation_id = c.id' || of_message || ' LIMIT 1)';
        END IF;
        -- What the summary knows spares a look at the messages.
        IF sent_from IS NOT NULL THEN
            conditions := conditions || ' AND c.last_message_at >= $3';
        END IF;
        IF sent_before IS NOT NULL THEN
            conditions := conditions || ' AND c.first_message_at < $4';
        END IF;
    END IF;
    IF files THEN
        conditions := conditions || ' AND c.has_attachments';
    END IF;
    IF kind_is IS NOT NULL THEN
        conditions := conditions || ' AND c.kind = $12';
    END IF;
    IF mailbox IS NULL AND place IS NOT NULL THEN
        conditions := conditions || CASE place WHEN 'inbox' THEN ' AND c.in_inbox' ELSE ' AND c.in_sent' END;
    ELSIF mailbox IS NOT NULL AND place IS NOT NULL THEN
        conditions := conditions || CASE place WHEN 'inbox' THEN ' AND m.in_inbox' ELSE ' AND m.in_sent' END;
    END IF;
    IF unread IS NOT NULL THEN
        conditions := conditions || CASE WHEN unread THEN ' AND ' ELSE ' AND NOT ' END
            || '(SELECT coalesce(bool_or(r.marked_unread), false)'
            || ' OR coalesce(c.unseen_at > coalesce(max(r.read_until), $14), false)'
            || ' FROM conversation_reading r WHERE r.tenant_id = $1 AND r.membership_id = $13'
            || ' AND r.conversation_id = c.id)';
    END IF;
    listed := CASE WHEN mailbox IS NULL THEN
        'SELECT c.id, c.last_message_at AS last_at, c.private, c.shared, c.shared_team_id FROM conversation c'
            || ' WHERE c.tenant_id = $1 AND c.merged_into_id IS NULL' || conditions
    ELSE
        'SELECT m.conversation_id AS id, m.last_message_at AS last_at, c.private, c.shared, c.shared_team_id'
            || ' FROM conversation_mailbox m'
            || ' JOIN conversation c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id'
            || ' WHERE m.tenant_id = $1 AND m.mailbox_id = $15 AND c.merged_into_id IS NULL' || conditions
    END;
    IF after_at IS NOT NULL THEN
        behind := CASE WHEN mailbox IS NULL THEN ' AND (c.last_message_at, c.id) < ($16, $17)'
            ELSE ' AND (m.last_message_at, m.conversation_id) < ($16, $17)' END;
    END IF;
    newest := CASE WHEN mailbox IS NULL THEN ' ORDER BY c.last_message_at DESC, c.id DESC'
        ELSE ' ORDER BY m.last_message_at DESC, m.conversation_id DESC' END;
    IF counted THEN
        IF led AND NOT sparse THEN
            -- At least so many: those of the first hits, where no filter says that they are fewer.
            found := CASE WHEN sight IS NULL AND companies IS NULL AND contact IS NULL AND kind_is IS NULL
                AND place IS NULL AND mailbox IS NULL AND unread IS NULL AND NOT files
                THEN (SELECT count(DISTINCT h.id)::integer FROM unnest(hits) AS h(id)) END;
            beyond := true;
        ELSE
            EXECUTE 'SELECT count(*)::integer FROM (' || listed || CASE WHEN led THEN of_hits ELSE of_message END
                || ' LIMIT 10001) AS counted'
                INTO found
                USING tenant, words, sent_from, sent_before, ids, hits, seen, own, teams, messages, folders,
                      kind_is, reader, since, mailbox;
            beyond := found > 10000;
        END IF;
    ELSE
        found := NULL;
    END IF;
    found := CASE WHEN found < 10000 THEN found ELSE 10000 * sign(found)::integer END;
    IF led AND NOT sparse THEN
        EXECUTE 'SELECT array_agg(w.id), array_agg(w.last_at) FROM (SELECT c.id, c.last_at FROM ('
                || listed || behind || newest || ' LIMIT $18) AS c WHERE true' || of_message || ' LIMIT $19) AS w'
            INTO page, page_at
            USING tenant, words, sent_from, sent_before, ids, hits, seen, own, teams, messages, folders,
                  kind_is, reader, since, mailbox, after_at, after_id, walked, most;
        IF coalesce(cardinality(page), 0) < most THEN
            EXECUTE 'SELECT count(*)::integer FROM (' || listed || behind || ' LIMIT $18) AS l'
                INTO there
                USING tenant, words, sent_from, sent_before, ids, hits, seen, own, teams, messages, folders,
                      kind_is, reader, since, mailbox, after_at, after_id, walked;
        END IF;
        IF there < walked OR cardinality(page) >= most THEN
            RETURN QUERY SELECT u.id, u.last_at, found, beyond FROM unnest(page, page_at) AS u(id, last_at);
            RETURN;
        END IF;
        -- Dense somewhere, but not here: all hits are gathered after all.
        SELECT array_agg(DISTINCT h.conversation_id), array_agg(h.message_id) INTO hits, messages
        FROM search_message_hits(query, sent_from, sent_before, folders, NULL) h;
    END IF;
    RETURN QUERY EXECUTE
        'SELECT id, last_at, $18, $19 FROM (' || listed || CASE WHEN led THEN of_hits ELSE of_message END
            || behind || newest || ' LIMIT $20) AS page'
        USING tenant, words, sent_from, sent_before, ids, hits, seen, own, teams, messages, folders,
              kind_is, reader, since, mailbox, after_at, after_id, found, beyond, most;
END
$$
"""

_DOOR: Final = (
    "search_conversations(text, boolean, timestamptz, timestamptz, uuid[], uuid, text, text, uuid[], uuid, boolean,"
    " uuid, boolean, timestamptz, jsonb, timestamptz, uuid, integer, boolean)"
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    # The owner of the schema may drop another role's function, but not replace it.
    op.execute(f"DROP FUNCTION {_DOOR}")
    op.execute(SEARCH_DOOR)
    op.execute(f"REVOKE ALL ON FUNCTION {_DOOR} FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION {_DOOR} TO {APP_ROLE}")
    # A function's new owner must be allowed to create in the schema at that moment.
    op.execute(f"GRANT CREATE ON SCHEMA public TO {SEARCH_ROLE}")
    op.execute(f"ALTER FUNCTION {_DOOR} OWNER TO {SEARCH_ROLE}")
    op.execute(f"REVOKE CREATE ON SCHEMA public FROM {SEARCH_ROLE}")
