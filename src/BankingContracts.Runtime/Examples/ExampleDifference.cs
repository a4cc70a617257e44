namespace BankingContracts.Runtime.Examples;

/// <summary>What differs between what an example expects and what came out.</summary>
public enum DifferenceKind
{
    /// <summary>A value.</summary>
    Value,

    /// <summary>An expected row that did not come.</summary>
    MissingRow,

    /// <summary>A row that is not expected.</summary>
    UnexpectedRow,

    /// <summary>The number of rows.</summary>
    Count,

    /// <summary>The example stopped; nothing came out.</summary>
    Stopped,
}

/// <summary>One difference.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Part">The key under <c>expect</c>: <c>rows</c>, <c>contains</c>, <c>quarantined</c> or <c>count</c>; empty for an example that stopped.</param>
/// <param name="Model">The model whose rows are compared.</param>
/// <param name="Row">The number of the expected row, from 0; null where there is none.</param>
/// <param name="Column">The column; null where a whole row or a number differs.</param>
/// <param name="Expected">The expected value, row or number; null for NULL or nothing.</param>
/// <param name="Found">The value, row or number that came out, or why the example stopped; null for NULL or nothing.</param>
public sealed record ExampleDifference(DifferenceKind Kind, string Part, string Model, int? Row, string? Column, string? Expected, string? Found);
