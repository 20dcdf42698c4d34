-- Room: notify. One row per message owed; unique, so that no event ever speaks twice to one reporter.
create table notify.cursor (
    jurisdiction text   primary key,
    position     bigint not null
);
create table notify.notice (
    id             uuid        primary key,
    jurisdiction   text        not null,
    contact_id     bigint      not null,
    incident_id    bigint      not null,
    event_id       uuid        not null,
    event_position bigint      not null,
    report_id      bigint      not null,
    template       text        not null,
    channel        text        not null,
    instance       text        not null,
    state          text        not null,
    attempt        int         not null default 0,
    due_at         timestamptz not null,
    lease_until    timestamptz,
    provider_id    text,
    last_code      text,
    created_at     timestamptz not null,
    sent_at        timestamptz,
    unique (contact_id, incident_id, event_id)
);
create index notice_due on notify.notice (due_at) where state in ('due', 'sending');
create index notice_dead on notify.notice (jurisdiction, created_at desc) where state in ('dead', 'held');
create index notice_contact_sent on notify.notice (contact_id, sent_at);
create index notice_provider on notify.notice (instance, provider_id) where provider_id is not null;

-- Everything a channel later said about a message, also about messages we do not know (yet).
create table notify.delivery (
    instance    text        not null,
    provider_id text        not null,
    state       text        not null,
    code        text        not null,
    notice_id   uuid,
    heard_at    timestamptz not null,
    primary key (instance, provider_id, state, code)
);
