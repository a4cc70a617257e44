using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Runtime.Origins;

/// <summary>Rows, and the rows that they came from, step by step down to the lines of files.</summary>
/// <param name="Roots">The rows that were asked for: places in <paramref name="Rows"/>.</param>
/// <param name="Rows">All rows; a row that several others came from is there once.</param>
public sealed record RowTrace(IReadOnlyList<int> Roots, IReadOnlyList<TracedRow> Rows)
{
    /// <summary>The most rows of one step that are listed.</summary>
    public const int MostOfAStep = 10;

    /// <summary>The most rows that are followed.</summary>
    public const int MostRows = 250;
}

/// <summary>A row of a model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Layer">Its layer.</param>
/// <param name="Key">What identifies it among the rows of the model; empty for a row of a source, which has a place instead.</param>
/// <param name="Values">All its values.</param>
/// <param name="From">Where it comes from, a step for each model; empty for a row of a source.</param>
/// <param name="Place">Where a row of a source was received; null for any other row.</param>
public sealed record TracedRow(
    string Model, ModelLayer Layer, IReadOnlyList<TracedValue> Key, IReadOnlyList<TracedValue> Values, IReadOnlyList<TracedStep> From, TracedPlace? Place = null);

/// <summary>A value of a row.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value as text; null for NULL.</param>
public sealed record TracedValue(string Column, string? Value);

/// <summary>The rows of one model that a row came from.</summary>
/// <param name="Model">The model.</param>
/// <param name="Count">The number of rows.</param>
/// <param name="Rows">The first of them: places in <see cref="RowTrace.Rows"/>.</param>
/// <param name="Note">What is not known exactly, a clause; empty when these rows are exactly those.</param>
public sealed record TracedStep(string Model, long Count, IReadOnlyList<int> Rows, string Note);

/// <summary>Where a row of a source was received.</summary>
/// <param name="File">The name of the file; null where it is not known.</param>
/// <param name="Line">The line on which the record begins; null where it is not known.</param>
/// <param name="Sha256">The hash of the file, lower-case hex; null where the ledger has no such file.</param>
/// <param name="LoadedAt">The run in which this content arrived, UTC.</param>
public sealed record TracedPlace(string? File, long? Line, string? Sha256, DateTime LoadedAt);
