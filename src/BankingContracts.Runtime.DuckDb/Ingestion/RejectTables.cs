using BankingContracts.Runtime.DuckDb.Dialects;

namespace BankingContracts.Runtime.DuckDb.Ingestion;

/// <summary>The temporary tables into which the engine writes the records that it cannot read.</summary>
internal sealed class RejectTables(string load)
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;

    /// <summary>The name of the table of errors, as text.</summary>
    public string ErrorsName => Sql.Text("_rejects_" + load);

    /// <summary>The name of the table of scans, as text.</summary>
    public string ScansName => Sql.Text("_reject_scans_" + load);

    /// <summary>The table of errors.</summary>
    public string Errors => Sql.Working("_rejects_" + load);

    /// <summary>The statements that drop both.</summary>
    public string Drop => $"drop table if exists {Errors}; drop table if exists {Sql.Working("_reject_scans_" + load)}";
}
