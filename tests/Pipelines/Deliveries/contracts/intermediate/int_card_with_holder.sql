select
    c.card_id,
    c.holder_id,
    h.region_id,
    h.holder_name,
    c.limit_amount
from snap_card as c
left join snap_holder as h
    on c.holder_id = h.holder_id and h.dbt_valid_to is null
where c.dbt_valid_to is null
