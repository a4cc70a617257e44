select
    holder_id,
    count(*) as cards_count,
    cast(sum(limit_amount) as decimal(38, 2)) as total_limit_amount
from snap_card
where dbt_valid_to is null
group by holder_id
