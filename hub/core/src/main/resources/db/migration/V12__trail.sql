-- Room: intake. What each channel did with each item, in codes: no words, no contacts. Kept for a while.
create table intake.trail (
    id       bigint generated always as identity primary key,
    instance text        not null,
    key      text        not null collate "C",
    at       timestamptz not null,
    step     text        not null,
    code     text,
    kept_at  timestamptz not null
);
create index trail_item on intake.trail (instance, key, at);
create index trail_kept on intake.trail using brin (kept_at);
