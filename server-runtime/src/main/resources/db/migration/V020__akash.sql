-- Accounts of Akash that are watched. The chain is the truth of what they own; here stands what it last said.
create table akash_account (
    id           uuid primary key default uuidv7(),
    workspace_id uuid not null references workspace on delete cascade,
    name         text not null,
    kind         text not null,                              -- ADDRESS, CONSOLE
    owner        text,                                       -- akash1…; null until Console has told it
    rest_url     text not null,
    console_url  text not null,
    api_key      bytea,                                      -- sealed
    look         jsonb,                                      -- the last good answer
    answered_at  timestamptz,                                -- and its age
    tried_at     timestamptz,
    problem      jsonb,                                      -- why the newest attempt gave nothing
    created_at   timestamptz not null default clock_timestamp(),
    removed_at   timestamptz                                 -- kept for a while, so that it can be taken back
);
create unique index akash_account_owner on akash_account (workspace_id, owner) where removed_at is null and kind = 'ADDRESS';

-- What each deployment had left over time: providers and nodes forget.
create table akash_point (
    account_id uuid not null references akash_account on delete cascade,
    dseq       text not null,
    at         timestamptz not null,
    height     bigint not null,
    amount     numeric not null,
    denom      text not null,
    blocks     bigint,
    primary key (account_id, dseq, at)
);
