select
    e.branch_id,
    e.branch_name,
    e.region,
    e.loans_count,
    e.large_loans_count,
    e.euro_amount,
    e.last_booked_at,
    rank() over (partition by e.region order by e.euro_amount desc nulls last) as region_place_count
from (
    select
        l.branch_id,
        b.branch_name,
        coalesce(b.region, 'none') as region,
        count(*) as loans_count,
        cast(count_if(l.large_flag) as bigint) as large_loans_count,
        cast(sum(l.euro_amount) as decimal(38, 2)) as euro_amount,
        max(l.booked_at) as last_booked_at
    from int_loan_in_euro as l
    left join snap_branch as b
        on l.branch_id = b.branch_id and b.dbt_valid_to is null
    group by
        l.branch_id,
        b.branch_name,
        coalesce(b.region, 'none')
    having count(*) > 0
) as e
