-- Of a key only its hash is kept. A name belongs to one key that is not revoked.
create table api_keys (
    id text not null primary key,
    name text not null,
    hash text not null,
    role text not null,
    sees_values bigint not null,
    created_at bigint not null,
    expires_at bigint,
    revoked_at bigint,
    last_used_at bigint
);

create unique index api_keys_by_name on api_keys (name) where revoked_at is null;
