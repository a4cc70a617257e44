using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Connections;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.Sql.Queries;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Tables;

/// <summary>
/// The engine's statistics of columns. It shows statistics only of committed rows, so they are read outside the run's transaction.
/// </summary>
internal sealed partial class ColumnStatistics(Func<SqlSession> open) : IColumnStatistics, IAsyncDisposable
{
    private static readonly DuckDbDialect Sql = DuckDbDialect.Instance;
    private SqlSession? _beside;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<double?>> DistinctAsync(ModelDefinition model, IReadOnlyList<string> columns)
    {
        List<double?> nothing = [.. columns.Select(_ => (double?)null)];
        try
        {
            var known = await (_beside ??= open()).RowsAsync(
                $"select {string.Join(", ", columns.Select(c => $"stats({Sql.Name(c)})"))} from {DuckDbDatabase.Catalog}.{Sql.Table(model)} limit 1",
                r => columns.Select((_, i) => Distinct(r.GetString(i))).ToList());
            return known.FirstOrDefault(nothing);
        }
        catch (DbException)
        {
            return nothing;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_beside is not null)
            await _beside.DisposeAsync();
        _beside = null;
    }

    private static double? Distinct(string statistics) => ApproximateDistinct().Match(statistics) is { Success: true } match
        ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
        : null;

    [GeneratedRegex(@"\[Approx Unique: ([0-9]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex ApproximateDistinct();
}
