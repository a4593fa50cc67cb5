-- The feed that Belfry serves itself. Our key makes a repeat meet the first try.
create table local_feed_entry (
    id              uuid primary key default uuidv7(),
    channel_id      uuid not null references channel on delete cascade,
    idempotency_key text not null,
    parent_id       uuid references local_feed_entry on delete set null,
    text            text not null,
    published_at    timestamptz not null default clock_timestamp(),
    unique (channel_id, idempotency_key)
);
create index local_feed_newest on local_feed_entry (channel_id, published_at desc, id desc);

-- What stands here is public, and nothing else of the media is.
create table local_feed_media (
    entry_id uuid not null references local_feed_entry on delete cascade,
    position integer not null,
    media_id uuid not null references media on delete cascade,
    alt_text text not null,
    primary key (entry_id, position)
);
create index local_feed_media_of on local_feed_media (media_id);
