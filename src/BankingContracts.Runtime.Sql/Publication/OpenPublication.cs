namespace BankingContracts.Runtime.Sql.Publication;

/// <summary>A publication that was begun.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Steps">Everything that it does.</param>
/// <param name="Tables">The tables of models and hidden tables afterwards; null in a marker of an earlier version.</param>
public sealed record OpenPublication(string RunId, IReadOnlyList<PublicationStep> Steps, IReadOnlyList<PublicationTable>? Tables = null)
{
    /// <summary>What is done after everything else, because it cannot be undone; null in a marker of an earlier version.</summary>
    public IReadOnlyList<PublicationStep>? LastSteps { get; init; }
}

/// <summary>A table or view after a publication.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Table">Its name in it.</param>
/// <param name="IsView">Whether it is a view.</param>
/// <param name="Columns">The names of its columns, hidden ones included.</param>
/// <param name="Rows">The number of its rows; null where it is not known.</param>
public sealed record PublicationTable(string Schema, string Table, bool IsView, IReadOnlyList<string> Columns, long? Rows);
