-- stage: export
copy (select * from marts.account_summary order by account_id) to '{output}/account_summary.csv'
    (format csv, header, timestampformat '%Y-%m-%dT%H:%M:%S.%fZ');
copy (select * replace (calculated_at::timestamptz as calculated_at) from marts.account_summary order by account_id)
    to '{output}/account_summary.parquet' (format parquet, compression snappy);
copy (select * from marts.customer_profile order by customer_id) to '{output}/customer_profile.csv'
    (format csv, header, timestampformat '%Y-%m-%dT%H:%M:%S.%fZ');
copy (select * replace (calculated_at::timestamptz as calculated_at) from marts.customer_profile order by customer_id)
    to '{output}/customer_profile.parquet' (format parquet, compression snappy);
