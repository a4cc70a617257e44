-- When a further attempt may begin; null at once.
alter table runs add column not_before bigint;

-- A run of a day of a backfill: the backfill, and its last day as yyyy-MM-dd. When such a run has succeeded, the next day follows it.
alter table runs add column backfill text;
alter table runs add column backfill_to text;

create index runs_by_previous on runs (previous);
create index runs_by_backfill on runs (backfill);

create table backfills (
    id text not null primary key,
    from_day text not null,
    to_day text not null,
    request text not null,
    requested_by text not null,
    requested_at bigint not null,
    ended_at bigint
);

-- The last run of each model is kept.
create index run_stages_by_model on run_stages (model, run_id);
