-- stage: schema
create schema source;
create schema staging;
create schema snapshots;
create schema intermediate;
create schema marts;

create table source.src_customer (customer_id varchar, name varchar, has_loan varchar, loaded_at timestamp not null);
create table source.src_account (account_id varchar, customer_id varchar, balance varchar, account_type varchar, loaded_at timestamp not null);

create table staging.stg_customer (
    customer_id integer not null, customer_name varchar not null, has_loan_flag boolean not null, loaded_at timestamp not null);
create table staging.stg_account (
    account_id varchar not null, customer_id integer not null, balance_amount decimal(18, 2) not null, account_type varchar not null,
    loaded_at timestamp not null);
create table staging.quarantine_stg_customer (
    customer_id varchar, name varchar, has_loan varchar, failure_reason varchar not null, quarantined_at timestamp not null);
create table staging.quarantine_stg_account (
    account_id varchar, customer_id varchar, balance varchar, account_type varchar, failure_reason varchar not null,
    quarantined_at timestamp not null);

create table snapshots.snap_customer (
    dbt_scd_id varchar not null, dbt_updated_at timestamp not null, dbt_valid_from timestamp not null, dbt_valid_to timestamp,
    customer_id integer not null, customer_name varchar not null, has_loan_flag boolean not null, loaded_at timestamp not null);
create table snapshots.snap_account (
    dbt_scd_id varchar not null, dbt_updated_at timestamp not null, dbt_valid_from timestamp not null, dbt_valid_to timestamp,
    account_id varchar not null, customer_id integer not null, balance_amount decimal(18, 2) not null, account_type varchar not null,
    loaded_at timestamp not null);

create table intermediate.int_account_with_customer (
    account_id varchar not null, customer_id integer not null, customer_name varchar not null, balance_amount decimal(18, 2) not null,
    account_type varchar not null, has_loan_flag boolean not null, valid_from_at timestamp not null, valid_to_at timestamp);
create table intermediate.int_savings_account_only (
    account_id varchar not null, customer_id integer not null, customer_name varchar not null, balance_amount decimal(18, 2) not null,
    has_loan_flag boolean not null, valid_from_at timestamp not null, valid_to_at timestamp);

create table marts.account_summary (
    account_id varchar not null, customer_id integer not null, original_balance_amount decimal(18, 2) not null,
    interest_rate_pct decimal(5, 3) not null, annual_interest_amount decimal(18, 2) not null, new_balance_amount decimal(19, 2) not null,
    calculated_at timestamp not null);
create table marts.customer_profile (
    customer_id integer not null, customer_name varchar not null, has_loan_flag boolean not null, total_accounts_count bigint not null,
    total_balance_amount decimal(38, 2) not null, total_annual_interest_amount decimal(38, 2) not null, calculated_at timestamp not null);

-- How a received row is cleaned and judged: used for all rows and for those that changed.
create macro source.text_of(field) as
    case when lower(trim(field, E' \t\r\n')) in ('', 'null', 'n/a', 'none') then null else trim(field, E' \t\r\n') end;

create macro source.judged_customer(received) as table
with texts as (
    select *, source.text_of(customer_id) as id_text, source.text_of(name) as name_text, lower(source.text_of(has_loan)) as loan_text
    from query_table(received)
),
typed as (
    select *,
        case when regexp_full_match(id_text, '[+-]?[0-9]+') then try_cast(id_text as integer) end as id_value,
        case when loan_text is null or loan_text in ('no', 'n', 'false', '0') then false when loan_text in ('yes', 'y', 'true', '1') then true end as loan_value
    from texts
)
select customer_id, name, has_loan, loaded_at, id_value, lower(name_text) as name_value, loan_value,
    case when id_value is null or name_text is null or loan_value is null then concat_ws('; ',
        case when id_value is not null then null
            when id_text is null then 'Invalid customer_id: missing value (' || coalesce(customer_id, 'NULL') || ')'
            when not regexp_full_match(id_text, '[+-]?[0-9]+') then 'Invalid customer_id: invalid format (' || customer_id || ')'
            else 'Invalid customer_id: out of range (' || customer_id || ')' end,
        case when name_text is null then 'Invalid name: missing value (' || coalesce(name, 'NULL') || ')' end,
        case when loan_value is null then 'Invalid has_loan: invalid format (' || has_loan || ')' end)
    end as failure_reason
from typed;

create macro source.judged_account(received) as table
with texts as (
    select *, source.text_of(account_id) as id_text, source.text_of(customer_id) as owner_text, source.text_of(balance) as balance_text,
        lower(source.text_of(account_type)) as type_text
    from query_table(received)
),
typed as (
    select *,
        case when regexp_full_match(owner_text, '[+-]?[0-9]+') then try_cast(owner_text as integer) end as owner_value,
        case when regexp_full_match(balance_text, '[+-]?[0-9]+(\.[0-9]{1,2})?') then try_cast(balance_text as decimal(18, 2)) end as balance_value
    from texts
)
select account_id, customer_id, balance, account_type, loaded_at, id_text as id_value, owner_value, balance_value, type_text as type_value,
    case when id_text is null or owner_value is null or balance_value is null or balance_value < 0 or type_text is null
            or type_text not in ('savings', 'checking') then concat_ws('; ',
        case when id_text is null then 'Invalid account_id: missing value (' || coalesce(account_id, 'NULL') || ')' end,
        case when owner_value is not null then null
            when owner_text is null then 'Invalid customer_id: missing value (' || coalesce(customer_id, 'NULL') || ')'
            when not regexp_full_match(owner_text, '[+-]?[0-9]+') then 'Invalid customer_id: invalid format (' || customer_id || ')'
            else 'Invalid customer_id: out of range (' || customer_id || ')' end,
        case when balance_value >= 0 then null
            when balance_value < 0 then 'Invalid balance: negative value (' || balance || ')'
            when balance_text is null then 'Invalid balance: missing value (' || coalesce(balance, 'NULL') || ')'
            when not regexp_full_match(balance_text, '[+-]?[0-9]+(\.[0-9]+)?') then 'Invalid balance: invalid format (' || balance || ')'
            when not regexp_full_match(balance_text, '[+-]?[0-9]+(\.[0-9]{1,2})?') then 'Invalid balance: too many decimals (' || balance || ')'
            else 'Invalid balance: out of range (' || balance || ')' end,
        case when type_text is null then 'Invalid account_type: missing value (' || coalesce(account_type, 'NULL') || ')'
            when type_text not in ('savings', 'checking') then 'Invalid account_type: not an accepted value (' || account_type || ')' end)
    end as failure_reason
from typed;
