-- Room: transcript. Recordings of callers at a provider, and our copy of each for as long as the city keeps it. No words are here.
create table personal.recording (
    jurisdiction  text        not null,
    instance      text        not null,
    -- the provider's own
    name          text        not null,
    -- the call, or what else it belongs to
    submission_id bigint      not null,
    told_at       timestamptz not null,
    -- our copy, a reference of the media room; null for none
    ref           text,
    media_type    text,
    -- when our copy was deleted: there will be no other
    dropped_at    timestamptz,
    -- since when the provider has it no more
    gone_at       timestamptz,
    tries         int         not null default 0,
    next_at       timestamptz,
    primary key (jurisdiction, instance, name)
);
create index recording_submission on personal.recording (submission_id);
create index recording_alive on personal.recording (jurisdiction, told_at) where ref is not null or gone_at is null;
