select
    card_id,
    holder_id,
    row_number() over (partition by holder_id order by limit_amount desc, card_id) as rank_count
from snap_card
where dbt_valid_to is null
