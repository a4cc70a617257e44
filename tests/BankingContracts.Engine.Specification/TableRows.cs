using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Dialects;

namespace BankingContracts.Engine.Specification;

/// <summary>Reads tables through the engine, every value as text.</summary>
/// <param name="fixture">The engine.</param>
/// <param name="reader">An open database.</param>
public sealed class TableRows(EngineFixture fixture, IEngineReader reader)
{
    /// <summary>All columns of a model.</summary>
    public Task<List<IReadOnlyList<string?>>> AllAsync(ModelDefinition model) => OfAsync(model.Name, model.Columns.Select(c => c.Name));

    /// <summary>Some columns of a table.</summary>
    public async Task<List<IReadOnlyList<string?>>> OfAsync(string table, IEnumerable<string> columns) =>
        await TextsAsync(await reader.QueryAsync(Select(table, columns), CancellationToken.None));

    /// <summary>All columns of a model as of a time.</summary>
    public Task<List<IReadOnlyList<string?>>> AsOfAsync(ModelDefinition model, DateTime at) => AsOfAsync(model, model.Columns.Select(c => c.Name), at);

    /// <summary>Some columns of a model as of a time.</summary>
    public async Task<List<IReadOnlyList<string?>>> AsOfAsync(ModelDefinition model, IEnumerable<string> columns, DateTime at, bool recomputes = false) =>
        await TextsAsync(await reader.QueryAsOfAsync(Select(model.Name, columns), new PastTime(at, recomputes), CancellationToken.None));

    /// <summary>The names and types of the columns of a model, without the hidden ones.</summary>
    public async Task<IEnumerable<string>> TypesAsync(ModelDefinition model)
    {
        var rows = await TextsAsync(await reader.QueryAsync($"describe {model.Name}", CancellationToken.None), columns: 2);
        return rows.Where(r => r[0] is not (RowIdentity.Hash or RowIdentity.Copy)).Select(r => $"{r[0]} {r[1]}");
    }

    /// <summary>The first columns of rows that are texts; all columns unless a number is given.</summary>
    public static async Task<List<IReadOnlyList<string?>>> TextsAsync(DbDataReader reader, int? columns = null)
    {
        await using (reader)
        {
            var rows = new List<IReadOnlyList<string?>>();
            while (await reader.ReadAsync())
                rows.Add([.. Enumerable.Range(0, columns ?? reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]);
            return rows;
        }
    }

    private string Select(string table, IEnumerable<string> columns) => $"select {string.Join(", ", columns.Select(fixture.AsText))} from {table}";
}
