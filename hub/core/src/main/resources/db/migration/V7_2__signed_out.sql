-- Sessions that were ended before their time; forgotten when they would have ended by themselves.
create table identity.signed_out (
    session_id text        primary key,
    until      timestamptz not null
);
create index signed_out_until on identity.signed_out (until);
