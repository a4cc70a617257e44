namespace BankingContracts.SqlCheck.Rewriting;

/// <summary>Where a call is written.</summary>
/// <param name="Name">The index of its name among the tokens.</param>
/// <param name="Start">The start of its name.</param>
/// <param name="Inside">The place after its opening bracket.</param>
/// <param name="Close">The place of its closing bracket.</param>
/// <param name="Arguments">The parts between its commas.</param>
/// <param name="End">The end of the call, with WITHIN GROUP, FILTER and OVER.</param>
internal sealed record CallPlace(int Name, int Start, int Inside, int Close, IReadOnlyList<(int Start, int End)> Arguments, int End)
{
    /// <summary>The end of the part between the brackets and of the closing bracket.</summary>
    public int AfterClose => Close + 1;
}
