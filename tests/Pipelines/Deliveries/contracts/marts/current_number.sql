select
    claim_id as number_id,
    'claim' as kind_code,
    cast(sum(claim_amount) as decimal(38, 2)) as total_amount
from snap_claim
group by claim_id
union all
select
    branch_id as number_id,
    'branch' as kind_code,
    cast(0 as decimal(38, 2)) as total_amount
from snap_branch
where dbt_valid_to is null
