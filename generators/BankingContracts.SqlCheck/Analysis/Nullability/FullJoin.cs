using BankingContracts.SqlCheck.Analysis.Binding;

namespace BankingContracts.SqlCheck.Analysis.Nullability;

/// <summary>A FULL JOIN: each of its rows has at least one side.</summary>
internal sealed record FullJoin(PresentSide Left, PresentSide Right)
{
    /// <summary>Whether in every row at least one of <paramref name="columns"/> has a value.</summary>
    public bool Gives(IReadOnlySet<BoundColumn> columns) => Left.Gives(columns) && Right.Gives(columns);
}

/// <summary>What a side of a FULL JOIN gives in rows where the side is not missing.</summary>
/// <param name="Members">Its columns.</param>
/// <param name="NotNull">The columns that are never NULL in these rows.</param>
/// <param name="Within">The full joins that it contains.</param>
internal sealed record PresentSide(IReadOnlySet<BoundColumn> Members, IReadOnlySet<BoundColumn> NotNull, IReadOnlyList<FullJoin> Within)
{
    /// <summary>Whether in every row of the side at least one of <paramref name="columns"/> has a value.</summary>
    public bool Gives(IReadOnlySet<BoundColumn> columns) => NotNull.Overlaps(columns) || Within.Any(f => f.Gives(columns));
}
