namespace BankingContracts.Engine.Specification.Oracle;

/// <summary>The records of one file.</summary>
/// <param name="Rows">Those with the right number of fields.</param>
/// <param name="Ragged">The reasons of the others.</param>
public sealed record Received<TRow>(IReadOnlyList<TRow> Rows, IReadOnlyList<Rejection> Ragged)
{
    /// <summary>Rows read.</summary>
    public int Count => Rows.Count + Ragged.Count;
}
