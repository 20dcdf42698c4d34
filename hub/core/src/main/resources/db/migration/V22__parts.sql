-- Room: intake. What comes in pieces (a telephone call) waits here until its last piece came, or for a while.
alter table personal.submission
    add column held_until timestamptz,
    -- key of what it is a part of, same instance; for parts only
    add column part_of    text,
    -- from then on no other part is awaited; for last parts only
    add column last_at    timestamptz;
create index submission_held on personal.submission (jurisdiction, instance, part_of)
    where state = 'received' and held_until is not null;
