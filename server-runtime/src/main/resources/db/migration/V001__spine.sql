-- The truth. Every other store (Redis, Temporal, files of a process) may vanish at any moment.

create table workspace (
    id                  uuid primary key default uuidv7(),
    name                text not null,
    zone                text not null,                       -- IANA name
    late_window_minutes integer not null default 60 check (late_window_minutes >= 0),
    created_at          timestamptz not null default now(),
    version             bigint not null default 1
);

create table account (
    id            uuid primary key default uuidv7(),
    email         text not null,
    name          text not null,
    password_hash text,                                       -- Argon2id in PHC form; null: cannot log in by password
    created_at    timestamptz not null default now(),
    disabled_at   timestamptz
);
create unique index account_email on account (lower(email));

create table member (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null references account on delete cascade,
    role         text not null,
    added_at     timestamptz not null default now(),
    primary key (workspace_id, account_id)
);

create table api_key (
    id           uuid primary key default uuidv7(),
    workspace_id uuid not null references workspace on delete cascade,
    name         text not null,
    prefix       text not null unique,                        -- shown in lists; finds the row
    secret_hash  bytea not null,                              -- SHA-256; the secret has 256 bits, a slow hash adds nothing
    role         text not null,
    created_by   uuid references account,
    created_at   timestamptz not null default now(),
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked_at   timestamptz
);

-- Sessions live in Redis; this table serves while Redis is away.
create table session (
    id_hash    bytea primary key,
    account_id uuid not null references account on delete cascade,
    created_at timestamptz not null default now(),
    seen_at    timestamptz not null default now(),
    expires_at timestamptz not null
);

create table channel (
    id                uuid primary key default uuidv7(),
    workspace_id      uuid not null references workspace on delete cascade,
    network           text not null,
    remote_account_id text not null,
    name              text not null,
    handle            text not null,
    avatar_url        text,
    base_url          text,                                   -- instance or proxy, when not the network's own
    facts             jsonb not null default '{}',            -- limits of the instance and the like; never secrets
    credential        bytea,                                  -- sealed: see CredentialTable
    credential_version bigint not null default 0,
    token_expires_at  timestamptz,
    health            text not null default 'OK',             -- OK, EXPIRING, REAUTHORISE, ERROR
    problem           jsonb,
    held_until        timestamptz,                            -- breaker: nothing of this channel starts before
    disabled_at       timestamptz,
    removed_at        timestamptz,
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now(),
    version           bigint not null default 1
);
create unique index channel_once on channel (workspace_id, network, remote_account_id, coalesce(base_url, ''))
    where removed_at is null;

create table channel_slot (
    channel_id uuid not null references channel on delete cascade,
    weekday    smallint not null check (weekday between 1 and 7),  -- ISO: Monday is 1
    at         time not null,                                      -- in the workspace's zone
    primary key (channel_id, weekday, at)
);

create table media (
    id              uuid primary key default uuidv7(),
    workspace_id    uuid not null references workspace on delete cascade,
    sha256          bytea not null,
    content_type    text not null,                            -- by content, never by name
    byte_size       bigint not null,
    width           integer,
    height          integer,
    duration_millis bigint,
    file_name       text not null,
    alt_text        text not null default '',
    created_at      timestamptz not null default now(),
    removed_at      timestamptz
);
create index media_of_workspace on media (workspace_id, id desc) where removed_at is null;

create table post (
    id           uuid primary key default uuidv7(),
    workspace_id uuid not null references workspace on delete cascade,
    due_at       timestamptz,                                 -- null only for drafts without a time
    local_time   timestamp,                                   -- what the person chose, with its zone: re-resolved
    zone         text,                                        -- when the zone's rules change
    excerpt      text not null default '',
    source       text not null default 'console',             -- console, api, cli, welcome, import
    author_id    uuid references account,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    removed_at   timestamptz,
    version      bigint not null default 1
);
-- The calendar: one month of one workspace, whatever the size of the table.
create index post_calendar on post (workspace_id, due_at, id) where removed_at is null;
create index post_drafts on post (workspace_id, updated_at desc) where due_at is null and removed_at is null;

create table delivery (
    id              uuid primary key default uuidv7(),
    post_id         uuid not null references post on delete cascade,
    workspace_id    uuid not null references workspace on delete cascade,
    channel_id      uuid not null references channel,
    network         text not null,
    state           text not null,                            -- belfry.core.post.DeliveryState
    due_at          timestamptz,                              -- copied from the post: the clock reads one table
    settings        jsonb not null default '{}',
    revision        integer not null default 1,               -- rises with each edit of what will be sent
    fence           bigint not null default 0,                -- rises with each claim; every ledger write checks it
    owner           uuid,                                     -- process that holds the claim
    claimed_until   timestamptz,
    next_try_at     timestamptz,                              -- QUEUED again after a refusal that may pass
    tries           integer not null default 0,
    prepared_at     timestamptz,
    workflow_id     text,
    hold_reason     text,
    problem         jsonb,
    published_at    timestamptz,
    lateness_millis bigint,                                   -- first side effect visible minus due
    remote_url      text,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now()
);
create index delivery_of_post on delivery (post_id);
create index delivery_of_channel on delivery (channel_id, state);
-- What the due clock reads; small, because finished deliveries leave it.
create index delivery_due on delivery (coalesce(next_try_at, due_at)) where state = 'QUEUED';
create index delivery_claimed on delivery (claimed_until) where state = 'PUBLISHING';
create index delivery_attention on delivery (workspace_id, state, due_at)
    where state in ('FAILED', 'MISSED', 'UNCONFIRMED', 'HELD');

create table part (
    id              uuid primary key default uuidv7(),
    delivery_id     uuid not null references delivery on delete cascade,
    position        integer not null,
    text            text not null,
    delay_seconds   integer not null default 0,               -- after the part before it
    media           jsonb not null default '[]',              -- [{"mediaId": …, "altText": …}]
    phase           text not null default 'WAITING',          -- belfry.core.publish.PartPhase
    idempotency_key text not null,                            -- made once, before the first call; never changes
    record_time     timestamptz,                              -- the createdAt sent to the network: a resend must repeat it
    prepared        jsonb not null default '{}',              -- handles: blobs, containers, media ids
    remote_id       text,
    remote_url      text,
    remote_facts    jsonb not null default '{}',              -- what the next part needs: cid, root, …
    published_at    timestamptz,
    unique (delivery_id, position)
);

-- One row per remote side effect, written before it and closed after it. Append-only but for its closing.
create table ledger (
    id              uuid primary key default uuidv7(),
    delivery_id     uuid not null references delivery on delete cascade,
    part_id         uuid not null references part on delete cascade,
    channel_id      uuid not null references channel,
    revision        integer not null,
    attempt         integer not null,
    step            text not null,                            -- PREPARE or COMMIT
    idempotency_key text not null,
    request_digest  bytea not null,
    fence           bigint not null,
    status          text not null default 'STARTED',          -- STARTED, SENT, DONE, REFUSED, NOT_SENT, ABSENT, UNKNOWN
    started_at      timestamptz not null default clock_timestamp(),
    sent_at         timestamptz,
    closed_at       timestamptz,
    http_status     integer,
    remote_id       text,
    remote_url      text,
    problem         jsonb,
    lookups         integer not null default 0,               -- how often a lost answer was looked for
    unique (part_id, step, attempt)
);
create index ledger_of_delivery on ledger (delivery_id, id);
-- At most one commit of a part may be open or done: the database itself refuses the second.
create unique index ledger_one_commit on ledger (part_id)
    where step = 'COMMIT' and status in ('STARTED', 'SENT', 'DONE', 'UNKNOWN');
create unique index ledger_remote_once on ledger (channel_id, remote_id)
    where step = 'COMMIT' and remote_id is not null and status = 'DONE';

-- Who claims deliveries, so that the claims of a process that is provably gone need not wait for their end.
create table claimant (
    id         uuid primary key,
    place      text not null,                                 -- machine, boot and process space: where the pid means something
    pid        bigint not null,
    started_at timestamptz not null                           -- of the process, so that a reused pid is told apart
);

-- A whole network, or one instance of it, that refuses everybody for a while.
create table network_hold (
    network    text not null,
    base_url   text not null default '',
    held_until timestamptz not null,
    problem    jsonb not null,
    primary key (network, base_url)
);

create table delivery_history (
    id          bigint generated always as identity primary key,
    delivery_id uuid not null references delivery on delete cascade,
    at          timestamptz not null default clock_timestamp(),
    from_state  text,
    to_state    text not null,
    actor       text not null,                                -- account name, api key name, clock, workflow, supervisor
    reason      text not null
);
create index delivery_history_of on delivery_history (delivery_id, id);

create table incident (
    id           uuid primary key default uuidv7(),
    workspace_id uuid references workspace on delete cascade,  -- null: concerns the installation
    code         text not null,
    subject      text not null,                                -- what it is about: queue, process, channel id, …
    severity     text not null,
    summary      text not null,
    cause        text not null,
    evidence     jsonb not null default '[]',
    remedies     jsonb not null default '[]',
    affected     jsonb not null default '[]',
    opened_at    timestamptz not null default clock_timestamp(),
    updated_at   timestamptz not null default clock_timestamp(),
    closed_at    timestamptz,
    closed_why   text
);
create unique index incident_open on incident (code, subject) where closed_at is null;
create index incident_recent on incident (opened_at desc);

create table incident_entry (
    id          bigint generated always as identity primary key,
    incident_id uuid not null references incident on delete cascade,
    at          timestamptz not null default clock_timestamp(),
    text        text not null
);
create index incident_entry_of on incident_entry (incident_id, id);

create table process (
    id                uuid primary key,
    name              text not null,                            -- server, orchestrator-1, redis, …
    role              text not null,
    host              text not null,
    pid               bigint,
    version           text not null,
    status            text not null,                            -- online, launching, errored, stopped, waiting restart, ghost
    started_at        timestamptz,
    ready_at          timestamptz,
    beat_at           timestamptz not null default clock_timestamp(),
    restarts          integer not null default 0,
    unstable_restarts integer not null default 0,
    cpu_percent       real,
    memory_bytes      bigint,
    port              integer,
    last_exit         jsonb,                                    -- {"at":…, "code":…, "signal":…, "problem":{…}}
    facts             jsonb not null default '{}'
);
create unique index process_name on process (host, name);

-- What happened, for the event stream: small facts; a reader fetches what it needs.
create table event (
    id           bigint generated always as identity primary key,
    workspace_id uuid,
    at           timestamptz not null default clock_timestamp(),
    kind         text not null,
    subject_id   text not null,
    version      bigint not null default 0
);

create table setting (
    scope      text not null,                                   -- 'installation' or a workspace id
    key        text not null,
    value      jsonb not null,
    updated_at timestamptz not null default now(),
    primary key (scope, key)
);

create table audit (
    id           bigint generated always as identity primary key,
    workspace_id uuid,
    at           timestamptz not null default clock_timestamp(),
    actor        text not null,
    action       text not null,
    subject      text not null,
    detail       jsonb not null default '{}'
);

-- Wakes the due clock (payload: delivery id) and the event stream (payload: event id).
create function notify_due() returns trigger language plpgsql as $$
begin
    perform pg_notify('belfry_due', new.id::text);
    return null;
end $$;
create trigger delivery_due_added after insert on delivery
    for each row when (new.state = 'QUEUED') execute function notify_due();
-- A claim is not told: the clock that made it knows. Everything else that touches a waiting delivery is.
create trigger delivery_due_changed after update of state, due_at, next_try_at, revision on delivery
    for each row when (new.state <> 'PUBLISHING' and (old.state = 'QUEUED' or new.state = 'QUEUED'))
    execute function notify_due();

create function notify_event() returns trigger language plpgsql as $$
begin
    perform pg_notify('belfry_event', new.id::text);
    return null;
end $$;
create trigger event_added after insert on event for each row execute function notify_event();
