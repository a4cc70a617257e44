using BankingContracts.Runtime.Sql.Sessions;
using DuckDB.NET.Data;

namespace BankingContracts.Runtime.DuckDb.Sessions;

/// <summary>Rows of a bulk load.</summary>
internal sealed class AppendedRows(DuckDBAppender appender) : IRowWriter
{
    /// <inheritdoc/>
    public void Add(params ReadOnlySpan<object?> values)
    {
        var row = appender.CreateRow();
        foreach (var value in values)
        {
            _ = value switch
            {
                null => row.AppendNullValue(),
                string text => row.AppendValue(text),
                bool flag => row.AppendValue(flag),
                int number => row.AppendValue(number),
                long number => row.AppendValue(number),
                double number => row.AppendValue(number),
                DateTime time => row.AppendValue(time),
                DateOnly day => row.AppendValue(day),
                _ => throw new InvalidOperationException($"No column of a bulk load has the type {value.GetType()}."),
            };
        }

        row.EndRow();
    }
}
