using System.Text.Json;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.State;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Publication;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Pipeline.Tests.Deferred;

/// <summary>Keeps markers in a table of a DuckDB file.</summary>
internal sealed class MarkerTable(SqlSession session, DeferredDialect sql) : IMarkedDatabase
{
    private readonly StoredTable _markers = new(
        SqlDialect.StateSchema, "publication", [new("run_id", sql.Type(new(ColumnKind.Varchar))), new("publication", sql.Type(new(ColumnKind.Varchar)))], ["run_id"]);

    /// <inheritdoc/>
    public async Task PrepareAsync(IReadOnlyList<StoredTable> own)
    {
        foreach (var table in own.Append(_markers))
            await session.ExecuteAsync(sql.CreateTable(table, replaces: false));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<OpenPublication>> OpenAsync() => await session.RowsAsync(
        $"select run_id, publication from {sql.Table(_markers)}",
        static r => JsonSerializer.Deserialize<OpenPublication>(r.GetString(1))!);

    /// <summary>Nobody else opens the file.</summary>
    public Task RefuseForeignChangesAsync(IEnumerable<StoredTable>? tables) => Task.CompletedTask;

    /// <summary>Nobody else opens the file.</summary>
    public Task KeepLockAsync() => Task.CompletedTask;

    /// <summary>DuckDB keeps no earlier versions of a table.</summary>
    public Task<bool> TryUndoAsync(OpenPublication publication) => Task.FromResult(false);

    /// <inheritdoc/>
    public Task MarkAsync(OpenPublication publication) => session.ExecuteAsync(
        $"insert into {sql.Table(_markers)} (run_id, publication) select {sql.Text(publication.RunId)}, {sql.Text(JsonSerializer.Serialize(publication))}");

    /// <inheritdoc/>
    public Task UnmarkAsync(OpenPublication publication) => session.ExecuteAsync($"delete from {sql.Table(_markers)} where run_id = {sql.Text(publication.RunId)}");

    /// <inheritdoc/>
    public Task<PublishedTable?> LookAsync(string schema, string table) => Task.FromResult(StoredShapes.Published(session).GetValueOrDefault((schema, table)));

    /// <inheritdoc/>
    public Task ClearWorkingAsync() => session.ExecuteAsync(
        $"begin transaction; drop schema if exists {DeferredDialect.WorkingSchema} cascade; create schema {DeferredDialect.WorkingSchema}; commit");

    /// <inheritdoc/>
    public string ReplaceRows(StoredTable table, string query)
    {
        var columns = sql.List(table.Columns.Concat(sql.IdentityOf(table).Hidden).Select(c => c.Name));
        return $"begin transaction; delete from {sql.Table(table)}; insert into {sql.Table(table)} ({columns}) {query}; commit";
    }

    /// <inheritdoc/>
    public string Drop(StoredTable table, bool isView) => $"drop {(isView ? "view" : "table")} {sql.Table(table)}";
}
