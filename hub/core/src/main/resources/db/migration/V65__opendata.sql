-- Room: opendata. One row a day and city: whoever claims it first writes the files, a claim that was left is taken over.
create schema opendata;
create table opendata.snapshot (
    jurisdiction text        not null,
    day          date        not null,
    lease_until  timestamptz not null,
    written_at   timestamptz,
    files        json,
    statistics   json,
    primary key (jurisdiction, day)
);
