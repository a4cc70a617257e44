using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Pipeline.Tests.Deferred;

/// <summary>DuckDB as an engine without row ids: rows are found by stored columns, and working relations are tables that outlive a session.</summary>
internal sealed class DeferredDialect : DuckDbDialect
{
    /// <summary>The schema of the working relations.</summary>
    public const string WorkingSchema = "working";

    /// <inheritdoc/>
    public override string ContentHashType => "varchar";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Age => [];

    /// <inheritdoc/>
    public override string ContentHash(IEnumerable<string> columns) => RowHash(columns);

    /// <inheritdoc/>
    public override string Working(string name) => WorkingSchema + "." + Name(name);

    /// <inheritdoc/>
    public override string CreateWorking(string relation, string query) => $"create or replace table {relation} as {query}";

    /// <inheritdoc/>
    public override string CreateWorking(string relation, IEnumerable<StoredColumn> columns) => $"create or replace table {relation} ({Columns(columns)})";

    /// <inheritdoc/>
    public override string DropWorking(IEnumerable<string> relations) => string.Join("; ", relations.Select(r => "drop table if exists " + r));

    /// <inheritdoc/>
    public override RowIdentity IdentityOf(StoredTable table) => RowIdentity.Stored(this, table);
}
