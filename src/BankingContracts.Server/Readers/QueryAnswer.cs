using BankingContracts.Runtime.Histories;

namespace BankingContracts.Server.Readers;

/// <summary>The rows that a query found.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The first rows: a value for each column, null for NULL.</param>
/// <param name="HasMore">Whether there are more rows.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record QueryAnswer(IReadOnlyList<QueryColumn> Columns, IReadOnlyList<object?[]> Rows, bool HasMore, TimeSpan Elapsed)
{
    /// <summary>When the first run was, UTC, where the query asks for a time before it: every model was empty then. Else null.</summary>
    public DateTime? FirstRunAt => Past?.FirstRunAt;

    /// <summary>What an answer as of a time is about; null for now.</summary>
    public PastAnswer? Past { get; init; }
}

/// <summary>A column of a query.</summary>
/// <param name="Name">Its name; two may have the same.</param>
/// <param name="Type">The engine's name of its type.</param>
/// <param name="IsNumber">Whether its values are numbers.</param>
/// <param name="IsTimestamp">Whether its values are points in time, UTC.</param>
public sealed record QueryColumn(string Name, string Type, bool IsNumber, bool IsTimestamp);
