-- Times are microseconds since 1970 in UTC; yes and no are 1 and 0. The same text runs on SQLite and on PostgreSQL.
create table runs (
    id text not null primary key,
    cause text not null,
    schedule text,
    due_at bigint,
    requested_by text not null,
    requested_at bigint not null,
    request text not null,
    previous text,
    attempt bigint not null,
    state text not null,
    started_at bigint,
    ended_at bigint,
    exit_code bigint,
    message text not null,
    is_committed bigint not null,
    failed bigint not null,
    warned bigint not null,
    changed bigint not null
);

create index runs_by_time on runs (requested_at, id);
create index runs_by_state on runs (state, requested_at);

create table run_stages (
    run_id text not null,
    position bigint not null,
    stage text not null,
    model text,
    started_at bigint not null,
    ended_at bigint,
    rows bigint,
    added bigint,
    changed bigint,
    removed bigint,
    note text not null,
    primary key (run_id, position)
);

create table run_reports (
    run_id text not null primary key,
    report text not null
);
