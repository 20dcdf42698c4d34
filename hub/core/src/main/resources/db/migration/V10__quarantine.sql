-- Room: intake. What became of an item that could not be read, once anything did: no row means "new, seen once". A clerk's
-- reason may name somebody, hence the schema.
create table personal.quarantine (
    submission_id bigint      primary key references personal.submission (id),
    state         text        not null check (state in ('new', 'reprocessed', 'dismissed')),
    attempts      int         not null,
    last_at       timestamptz not null,
    decided_by    text,
    reason        text
);
create index submission_quarantined on personal.submission (jurisdiction, id) where state = 'quarantined';
