select
    _text_account_id as account_id,
    _value_customer_id as customer_id,
    case when _fault_balance_amount is null then _value_balance_amount end as balance_amount,
    case when _fault_account_type is null then _text_account_type end as account_type,
    loaded_at,
    _raw_account_id,
    _raw_customer_id,
    _raw_balance,
    _raw_account_type,
    case when _fault_account_id is not null or _fault_customer_id is not null or _fault_balance_amount is not null or _fault_account_type is not null then concat_ws('; ',
        case _fault_account_id when 1 then 'Invalid account_id: missing value (' end || coalesce(_raw_account_id, 'NULL') || ')',
        case _fault_customer_id when 1 then 'Invalid customer_id: missing value (' when 2 then 'Invalid customer_id: invalid format (' when 3 then 'Invalid customer_id: out of range (' end || coalesce(_raw_customer_id, 'NULL') || ')',
        case _fault_balance_amount when 1 then 'Invalid balance: missing value (' when 2 then 'Invalid balance: invalid format (' when 3 then 'Invalid balance: too many decimals (' when 4 then 'Invalid balance: out of range (' when 5 then 'Invalid balance: negative value (' end || coalesce(_raw_balance, 'NULL') || ')',
        case _fault_account_type when 1 then 'Invalid account_type: missing value (' when 2 then 'Invalid account_type: not an accepted value (' end || coalesce(_raw_account_type, 'NULL') || ')'
    ) end as _failure_reason,
    case when _fault_account_id is not null or _fault_customer_id is not null or _fault_balance_amount is not null or _fault_account_type is not null then concat_ws(';',
        case _fault_account_id when 1 then 'account_id:missing' end,
        case _fault_customer_id when 1 then 'customer_id:missing' when 2 then 'customer_id:format' when 3 then 'customer_id:range' end,
        case _fault_balance_amount when 1 then 'balance:missing' when 2 then 'balance:format' when 3 then 'balance:decimals' when 4 then 'balance:range' when 5 then 'balance:sign' end,
        case _fault_account_type when 1 then 'account_type:missing' when 2 then 'account_type:not_accepted' end
    ) end as _failure_kinds
from (
    select
        *,
        case when _text_account_id is null then 1 end as _fault_account_id,
        case when _text_customer_id is null then 1 when _value_customer_id is null then case when not (regexp_full_match(_text_customer_id, '[+-]?[0-9]+')) then 2 else 3 end end as _fault_customer_id,
        case when _text_balance_amount is null then 1 when _value_balance_amount is null then case when not (regexp_full_match(_text_balance_amount, '[+-]?[0-9]+(\.[0-9]+)?')) then 2 when not (regexp_full_match(_text_balance_amount, '[+-]?[0-9]+(\.[0-9]{1,2})?')) then 3 else 4 end when _value_balance_amount < 0 then 5 end as _fault_balance_amount,
        case when _text_account_type is null then 1 when _text_account_type not in ('savings', 'checking') then 2 end as _fault_account_type
    from (
        select
            *,
            case when regexp_full_match(_text_customer_id, '[+-]?[0-9]+') then try_cast(_text_customer_id as integer) end as _value_customer_id,
            case when regexp_full_match(_text_balance_amount, '[+-]?[0-9]+(\.[0-9]{1,2})?') then try_cast(_text_balance_amount as decimal(18,2)) end as _value_balance_amount
        from (
            select
                *,
                case when strlen(_trimmed_account_id) <= 4 and lower(_trimmed_account_id) in ('', 'null', 'n/a', 'none') then null else _trimmed_account_id end as _text_account_id,
                case when strlen(_trimmed_customer_id) <= 4 and lower(_trimmed_customer_id) in ('', 'null', 'n/a', 'none') then null else _trimmed_customer_id end as _text_customer_id,
                case when strlen(_trimmed_balance_amount) <= 4 and lower(_trimmed_balance_amount) in ('', 'null', 'n/a', 'none') then null else _trimmed_balance_amount end as _text_balance_amount,
                case when strlen(_trimmed_account_type) <= 4 and _trimmed_account_type in ('', 'null', 'n/a', 'none') then null else _trimmed_account_type end as _text_account_type
            from (
                select
                    account_id as _raw_account_id,
                    customer_id as _raw_customer_id,
                    balance as _raw_balance,
                    account_type as _raw_account_type,
                    loaded_at,
                    case when account_id < '!' or ends_with(account_id, ' ') or ends_with(account_id, E'\n') or ends_with(account_id, E'\r') or ends_with(account_id, E'\t') then trim(account_id, E' \t\r\n') else account_id end as _trimmed_account_id,
                    case when customer_id < '!' or ends_with(customer_id, ' ') or ends_with(customer_id, E'\n') or ends_with(customer_id, E'\r') or ends_with(customer_id, E'\t') then trim(customer_id, E' \t\r\n') else customer_id end as _trimmed_customer_id,
                    case when balance < '!' or ends_with(balance, ' ') or ends_with(balance, E'\n') or ends_with(balance, E'\r') or ends_with(balance, E'\t') then trim(balance, E' \t\r\n') else balance end as _trimmed_balance_amount,
                    lower(case when account_type < '!' or ends_with(account_type, ' ') or ends_with(account_type, E'\n') or ends_with(account_type, E'\r') or ends_with(account_type, E'\t') then trim(account_type, E' \t\r\n') else account_type end) as _trimmed_account_type
                from src_account
            )
        )
    )
)
