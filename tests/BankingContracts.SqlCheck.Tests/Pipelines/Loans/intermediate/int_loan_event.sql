select
    loan_id,
    opened_date as event_date,
    'opened' as event_kind_id,
    principal_amount
from snap_loan
where dbt_valid_to is null
union all
select
    loan_id,
    coalesce(matured_date, opened_date),
    'matured',
    -principal_amount
from snap_loan
where dbt_valid_to is null and matured_date is not null
