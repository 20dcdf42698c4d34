-- One schema per room, so that ownership shows in every table name. Personal data has its own.
create schema if not exists personal;
create schema if not exists intake;
create schema if not exists incident;
create schema if not exists events;
create schema if not exists notify;
create schema if not exists media;
create schema if not exists identity;
