namespace BankingContracts.Generators.Tests.Infrastructure;

/// <summary>A small pipeline with one model of every kind.</summary>
internal static class SampleContracts
{
    public const string Source = "source/src_account.yml";
    public const string Staging = "staging/stg_account.yml";
    public const string Snapshot = "snapshots/snap_account.yml";
    public const string Mart = "marts/open_account.yml";
    public const string MartSql = "marts/open_account.sql";
    public const string SingularTest = "tests/no_account_is_lost.sql";

    public const string Schedules = "schedules.yml";

    /// <summary>Schedules of every kind for the pipeline.</summary>
    public const string SchedulesText =
        """
        holidays:
          target2: [2026-12-25, 2027-01-01]
        schedules:
          - name: nightly
            description: Everything, before the bank opens.
            cron: "30 2 * * 1-5"
            time_zone: Europe/Berlin
            holidays: target2
            missed: skip
            business_date: business_day_before
            retries: 5
            retry_after: 2m
            must_finish_by: "06:05"
          - name: on_arrival
            on_files: {all_of: [accounts.csv], settle: 5m, done_marker: "*.done"}
            select: [+open_account, "layer:staging"]
            exclude: snap_account
            overlap: skip
            must_arrive_by: "05:30"
          - name: rebuild
            after: nightly
            full_refresh: true

        """;

    public const string LockFile = "contracts.lock.yml";

    /// <summary>A lock file of the mart.</summary>
    public const string LockFileText =
        """
        version: 1
        models:
          - name: open_account
            layer: marts
            model_version: 1
            key: [account_id]
            export: [csv]
            columns:
              - {name: account_id, data_type: varchar, not_null: true}
              - {name: balance_amount, data_type: 'decimal(18,2)', not_null: true}
              - {name: calculated_at, data_type: timestamp, not_null: true}

        """;

    public const string Alerts = "alerts.yml";

    /// <summary>Alerts of every kind for the pipeline with its schedules.</summary>
    public const string AlertsText =
        """
        destinations:
          - name: operations
            smtp:
              host: smtp.bank.example
              port: 2525
              security: tls
              user: pipeline
              password: ${ALERT_SMTP_PASSWORD}
              from: pipeline@bank.example
              to: [operations@bank.example, "${ALERT_TO}"]
          - name: chat
            webhook: {url: "${ALERT_CHAT_URL}", format: slack}
          - name: tickets
            webhook: {url: "https://tickets.bank.example/new", token: "${TICKET_TOKEN}"}
        rules:
          - events: [failure, late_file, late_finish, quarantine]
            above: 0.05
            to: [operations, tickets]
          - events: [recovery]
            to: chat
            schedules: nightly

        """;

    public static readonly (string Path, string Text)[] All =
    [
        (Source,
            """
            version: 2
            models:
              - name: src_account
                description: Accounts as received.
                source: {file: accounts.csv}
                columns:
                  - name: account_id
                    data_type: varchar
                  - name: balance
                    data_type: varchar
                  - name: loaded_at
                    data_type: timestamp
                    constraints: [{type: not_null}]
                    generated: loaded_at

            """),
        (Staging,
            """
            version: 2
            models:
              - name: stg_account
                description: Cleaned accounts.
                config: {from: src_account, unique_key: account_id}
                columns:
                  - name: account_id
                    description: The bank's account number.
                    data_type: varchar
                    constraints: [{type: not_null}]
                    clean: {from: account_id}
                  - name: balance_amount
                    description: Balance in euros.
                    data_type: decimal(18,2)
                    constraints: [{type: not_null}]
                    clean: {from: balance}
                    quarantine: [{when: negative}]
                  - name: loaded_at
                    data_type: timestamp
                    constraints: [{type: not_null}]
                    clean: {from: loaded_at}

            """),
        (Snapshot,
            """
            version: 2
            snapshots:
              - name: snap_account
                relation: stg_account
                config: {unique_key: account_id, strategy: check, check_cols: all}

            """),
        (Mart,
            """
            version: 2
            models:
              - name: open_account
                description: Accounts that are open.
                config: {unique_key: account_id, export: [csv]}
                columns:
                  - name: account_id
                    data_type: varchar
                    constraints: [{type: not_null}]
                  - name: balance_amount
                    description: Balance in euros.
                    data_type: decimal(18,2)
                    constraints: [{type: not_null}]
                    data_tests: [non_negative_value]
                  - name: calculated_at
                    data_type: timestamp
                    constraints: [{type: not_null}]
                    generated: changed_at

            """),
        (MartSql,
            """
            select account_id, balance_amount
            from snap_account
            where dbt_valid_to is null

            """),
        (SingularTest,
            """
            select account_id from stg_account
            where account_id not in (select account_id from open_account)

            """),
    ];
}
