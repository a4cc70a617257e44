using BankingContracts.SqlCheck.Analysis.Binding;

namespace BankingContracts.SqlCheck.Analysis.Nullability;

/// <summary>A FULL JOIN: each of its rows has one side at least.</summary>
internal sealed record FullJoin(PresentSide Left, PresentSide Right)
{
    /// <summary>Whether one of <paramref name="columns"/> has a value in every row.</summary>
    public bool Gives(IReadOnlySet<BoundColumn> columns) => Left.Gives(columns) && Right.Gives(columns);
}

/// <summary>What a side of a FULL JOIN gives where it is not missing.</summary>
/// <param name="Members">Its columns.</param>
/// <param name="NotNull">The columns that are never NULL then.</param>
/// <param name="Within">The full joins that it contains.</param>
internal sealed record PresentSide(IReadOnlySet<BoundColumn> Members, IReadOnlySet<BoundColumn> NotNull, IReadOnlyList<FullJoin> Within)
{
    /// <summary>Whether one of <paramref name="columns"/> has a value in every row of the side.</summary>
    public bool Gives(IReadOnlySet<BoundColumn> columns) => NotNull.Overlaps(columns) || Within.Any(f => f.Gives(columns));
}
