using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.SqlCheck.Binding;
using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.Analysis.Pipeline;

/// <summary>Reports comparisons of texts with other types, which no engine refuses before it meets a row: BKC3015.</summary>
/// <param name="connection">An engine, to read the texts that stand in a query as values.</param>
internal sealed class ComparisonCheck(DuckDBConnection connection)
{
    private readonly Dictionary<(string Text, string Type), bool> _values = [];

    /// <summary>Every such place in a query; a text that is a value of the other type, such as a date's, is none.</summary>
    public IEnumerable<ContractDiagnostic> Run(QueryAnalysis analysis, SqlText text) => analysis.Comparisons
        .Where(c => c.Text is null || !IsValue(c.Text, c.Type))
        .Select(c => ContractDiagnostic.Create(SqlRules.DoesNotBind, text.TokenSpan(c.Location < 0 ? 0 : text.FromUtf8(c.Location)), Words(c)));

    private static string Words(MixedComparison found)
    {
        var type = Assignability.InContract(found.Type)?.ToString() ?? found.Type.ToLowerInvariant();
        return found.Text is { } text
            ? $"'{text}' is compared with {type} and is no value of it"
            : $"varchar is compared with {type}, which fails at the first text that is none; cast one of the two";
    }

    private bool IsValue(string text, string type)
    {
        if (_values.TryGetValue((text, type), out var known))
            return known;
        using var command = connection.CreateCommand();
        command.CommandText = "select try_cast(cast($text as varchar) as " + type + ") is not null";
        command.Parameters.Add(new DuckDBParameter("text", text));
        return _values[(text, type)] = (bool)command.ExecuteScalar()!;
    }
}
