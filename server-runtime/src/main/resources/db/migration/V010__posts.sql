-- What was written for all channels: a draft without a channel has no delivery that could carry its words.
alter table post add column parts jsonb not null default '[]';
create index post_newest on post (workspace_id, id desc) where removed_at is null;
create index part_words on part using gin (to_tsvector('simple', text));

-- One post per key of a client, however often the client asks.
create table post_request (
    workspace_id uuid not null references workspace on delete cascade,
    key          text not null,
    digest       bytea not null,
    post_id      uuid not null,
    created_at   timestamptz not null default now(),
    primary key (workspace_id, key)
);
create index post_request_age on post_request (created_at);

-- An OAuth connection on its way through the browser: single use, short-lived, its memory sealed.
create table channel_attempt (
    id           uuid primary key,
    state_hash   bytea not null unique,
    workspace_id uuid not null references workspace on delete cascade,
    channel_id   uuid references channel on delete cascade,    -- reconnects this one; null: a new channel
    network      text not null,
    base_url     text,
    name         text,
    memory       bytea not null,
    expires_at   timestamptz not null
);

-- What stood before a repair, so that it can be undone until something was published.
create table repair (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    action       text not null,
    actor        text not null,
    before       jsonb not null,
    token_hash   bytea not null unique,
    done_at      timestamptz not null default clock_timestamp(),
    undone_at    timestamptz
);
create index repair_age on repair (done_at);
