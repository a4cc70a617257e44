using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Runtime.Sql.State;

/// <summary>The tables of the pipeline's own state.</summary>
internal sealed class StateTables(SqlDialect sql)
{
    private static readonly ColumnType Text = new(ColumnKind.Varchar);
    private static readonly ColumnType Time = new(ColumnKind.Timestamp);
    private static readonly ColumnType Long = new(ColumnKind.BigInt);
    private static readonly ColumnType Flag = new(ColumnKind.Boolean);

    /// <summary>The version of the meaning of these tables.</summary>
    public StoredTable State => Of("state", ["version"], ("version", new(ColumnKind.Integer)));

    /// <summary>The committed runs.</summary>
    public StoredTable Runs => Of("runs", ["run_id"], ("run_id", Text), ("run_at", Time), ("started_at", Time), ("finished_at", Time));

    /// <summary>The days that their files are about, of the runs that have one. Databases of earlier versions do not have the table before their next run.</summary>
    public StoredTable BusinessDates => Of("business_dates", ["run_id"], ("run_id", Text), ("business_date", new(ColumnKind.Date)));

    /// <summary>What was asked of the committed runs. Databases of earlier versions do not have the table before their next run.</summary>
    public StoredTable Requests => Of("requests", ["run_id"], ("run_id", Text), ("request", Text));

    /// <summary>The files that the committed runs loaded, in the order of their arrival. Databases of earlier versions do not have the table before their next run.</summary>
    public StoredTable Arrivals => Of(
        "arrivals",
        ["run_id", "position"],
        ("run_id", Text),
        ("position", Long),
        ("source", Text),
        ("file", Text),
        ("hash", Text),
        ("bytes", Long),
        ("rows", Long),
        ("columns", Text),
        ("is_archived", Flag));

    /// <summary>What their stages did.</summary>
    public StoredTable Stages => Of(
        "stages",
        ["run_id", "position"],
        ("run_id", Text),
        ("position", new(ColumnKind.Integer)),
        ("stage", Text),
        ("model", Text),
        ("rows", Long),
        ("added", Long),
        ("changed", Long),
        ("removed", Long),
        ("milliseconds", new(ColumnKind.Double)),
        ("note", Text));

    /// <summary>The ledger: which file was loaded when. The rows of a run have an order, their position.</summary>
    public StoredTable Files => Of("files", ["source", "file", "run_at"], ("source", Text), ("file", Text), ("hash", Text), ("run_at", Time), ("rows", Long), ("position", Long));

    /// <summary>The models after the last run.</summary>
    public StoredTable Models => Of("models", ["model"], ("model", Text), ("fingerprint", Text), ("shape", Text), ("is_stale", Flag), ("rows", Long), ("changed_by", Text));

    /// <summary>The audits after the last run.</summary>
    public StoredTable Audits => Of("audits", ["audit"], ("audit", Text), ("fingerprint", Text), ("status", Text), ("failing_rows", Long));

    /// <summary>The results of the audits of each run.</summary>
    public StoredTable AuditResults => Of("audit_results", ["run_id", "audit"], ("run_id", Text), ("audit", Text), ("status", Text), ("failing_rows", Long));

    /// <summary>The totals after the last run.</summary>
    public StoredTable Totals => Of("totals", ["model", "kind"], ("model", Text), ("kind", Text), ("totals", Text));

    /// <summary>The records of runs, each with a hash that the next one holds.</summary>
    public StoredTable Chain => Of("chain", ["run_id"], ("position", Long), ("run_id", Text), ("record", Text), ("hash", Text));

    /// <summary>Number and hash of the rows of each table after the last run.</summary>
    public StoredTable Seals => Of(
        "seals", ["schema_name", "table_name"], ("schema_name", Text), ("table_name", Text), ("columns", Text), ("rows", Long), ("hash", Text));

    /// <summary>All of them.</summary>
    public IReadOnlyList<StoredTable> All => [State, Runs, BusinessDates, Requests, Arrivals, Stages, Files, Models, Audits, AuditResults, Totals, Chain, Seals];

    private StoredTable Of(string name, IReadOnlyList<string> key, params IEnumerable<(string Name, ColumnType Type)> columns) =>
        new(SqlDialect.StateSchema, name, [.. columns.Select(c => new StoredColumn(c.Name, sql.Type(c.Type)))], key);
}
