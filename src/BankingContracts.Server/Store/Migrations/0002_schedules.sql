create table schedules (
    name text not null primary key,
    since bigint not null,
    is_paused bigint not null
);

-- One row for each time at which a schedule was due: it is written before its run waits, so that no time has two runs.
create table due_times (
    schedule text not null,
    due_at bigint not null,
    outcome text not null,
    run_id text,
    primary key (schedule, due_at)
);

-- One row for each set of contents that started a run.
create table arrivals (
    schedule text not null,
    contents text not null,
    arrived_at bigint not null,
    run_id text not null,
    primary key (schedule, contents)
);
