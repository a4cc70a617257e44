with current_rate as (
    select
        currency_id,
        euro_rate,
        row_number() over (partition by currency_id order by rate_date desc) as place
    from snap_fx_rate
    where dbt_valid_to is null
)

select
    l.loan_id,
    l.branch_id,
    l.currency_id,
    l.principal_amount,
    cast(round(cast(l.principal_amount as decimal(28, 2)) * r.euro_rate, 2) as decimal(28, 2)) as euro_amount,
    extract(day from cast(l.matured_date as timestamp) - cast(l.opened_date as timestamp)) as term_days_count,
    l.principal_amount >= 100000.00 as large_flag,
    l.booked_at
from snap_loan as l
left join current_rate as r
    on l.currency_id = r.currency_id and r.place = 1
where l.dbt_valid_to is null and not l.dbt_is_deleted and l.active_flag
