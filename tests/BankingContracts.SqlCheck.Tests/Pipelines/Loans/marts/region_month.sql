with opened as (
    select
        coalesce(b.region, 'none') as region,
        cast(date_trunc('month', v.event_date) as date) as month_date,
        v.principal_amount
    from int_loan_event as v
    inner join int_loan_in_euro as l using (loan_id)
    left join snap_branch as b on b.branch_id = l.branch_id and b.dbt_valid_to is null
    where v.event_kind_id = 'opened'
)

select
    region,
    month_date,
    cast(sum(principal_amount) as decimal(38, 2)) as opened_amount,
    cast(round(100.0 * cast(sum(principal_amount) as double) / nullif(cast(sum(sum(principal_amount)) over (partition by month_date) as double), 0), 4) as decimal(9, 4)) as opened_share_pct
from opened
group by region, month_date
