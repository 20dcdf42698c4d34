-- One row per content, not per attachment: equal bytes are kept once. Name and declared type belong to whoever sent them.
create table media.file (
    ref text primary key check (ref ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size >= 0),
    sniffed_type text not null,
    width integer,
    height integer,
    gps_lat double precision check (gps_lat between -90 and 90),
    gps_lon double precision check (gps_lon between -180 and 180),
    gps_precision_m double precision,
    taken_at timestamptz,
    perceptual_hash bigint,
    problem text,
    created_at timestamptz not null
);
comment on column media.file.ref is 'SHA-256 of the bytes, lower-case hex; also the name of the file';
comment on column media.file.problem is 'stable code of what is wrong with the bytes themselves';
